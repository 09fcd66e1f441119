package no.dognbok.query.evidence;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import no.dognbok.log.LogDamaged;
import no.dognbok.log.LogUnavailable;
import no.dognbok.log.sqlite.InPlace;
import no.dognbok.log.sqlite.OwnerOnly;
import no.dognbok.query.evidence.check.Checkpoint;
import no.dognbok.query.evidence.check.Unreadable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tree heads in one file beside the log, one after the other as they were signed, with an empty
 * line between them. It is only ever written behind what there is, and not through a channel: a
 * reader that is interrupted would close that for all.
 */
public final class HeadsInFolder implements Heads, AutoCloseable {

  /** Name of the folder in the data folder. */
  public static final String FOLDER = "evidence";

  /** Name of the file with the heads. */
  static final String NAME = "checkpoints";

  private static final Logger LOG = LoggerFactory.getLogger(HeadsInFolder.class);
  private static final String ALARM = "alarm";

  /** Three of the text, an empty one, one of the signature, an empty one behind it. */
  private static final int LINES = 6;

  private final Path folder;
  private final RandomAccessFile file;

  /** Of each head, by its size, where in the file it lies. */
  private final NavigableMap<Long, Place> places = new TreeMap<>();

  /** Where the last whole one ends. */
  private long end;

  private record Place(long from, int length) {}

  private HeadsInFolder(Path folder, RandomAccessFile file) {
    this.folder = folder;
    this.file = file;
  }

  /**
   * Opens those of a data folder.
   *
   * @throws LogDamaged where something else stands in the file; it is left as it is
   */
  public static HeadsInFolder open(Path data) {
    Path folder = data.resolve(FOLDER);
    Path path = folder.resolve(NAME);
    try {
      Files.createDirectories(folder);
      RandomAccessFile file = OwnerOnly.open(path);
      HeadsInFolder heads = new HeadsInFolder(folder, file);
      try {
        heads.readAll();
        return heads;
      } catch (IOException | RuntimeException e) {
        file.close();
        throw e;
      }
    } catch (IOException e) {
      throw new LogUnavailable("%s cannot be read: %s".formatted(path, e), e);
    }
  }

  /** Of what stands in such a file, what is whole. */
  static byte[] whole(byte[] bytes) {
    int end = 0;
    int lines = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n' && ++lines % LINES == 0) {
        end = i + 1;
      }
    }
    return Arrays.copyOf(bytes, end);
  }

  private void readAll() throws IOException {
    byte[] bytes = new byte[Math.toIntExact(file.length())];
    read(bytes, 0);
    int from = 0;
    int lines = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n' && ++lines == LINES) {
        Checkpoint head = parsed(bytes, from, i);
        places.put(head.size(), new Place(from, i - from));
        from = i + 1;
        lines = 0;
      }
    }
    end = from;
    if (from < bytes.length) { // nobody was told of it
      LOG.warn("the last checkpoint in {} is not whole, and is dropped", folder.resolve(NAME));
      file.setLength(from);
    }
  }

  private Checkpoint parsed(byte[] bytes, int from, int to) {
    try {
      Checkpoint head =
          Checkpoint.parse(new String(bytes, from, to - from, StandardCharsets.UTF_8));
      if (!places.isEmpty() && head.size() <= places.lastKey()) {
        throw new Unreadable("its size is not above that of the one before it");
      }
      return head;
    } catch (Unreadable e) {
      throw new LogDamaged(
          "what stands in %s at byte %d is no checkpoint (%s); it is left as it is: restore a backup"
              .formatted(folder.resolve(NAME), from, e.getMessage()),
          e);
    }
  }

  @Override
  public synchronized Optional<Checkpoint> last() {
    return Optional.ofNullable(places.lastEntry()).map(this::at);
  }

  @Override
  public synchronized Optional<Checkpoint> above(long commits) {
    return Optional.ofNullable(places.higherEntry(commits)).map(this::at);
  }

  @Override
  public synchronized List<Checkpoint> after(long commits, int limit) {
    List<Checkpoint> heads = new ArrayList<>();
    for (Map.Entry<Long, Place> entry : places.tailMap(commits, false).entrySet()) {
      if (heads.size() == limit) {
        break;
      }
      heads.add(at(entry));
    }
    return heads;
  }

  private Checkpoint at(Map.Entry<Long, Place> entry) {
    byte[] note = new byte[entry.getValue().length()];
    try {
      read(note, entry.getValue().from());
    } catch (IOException e) {
      throw unavailable(e);
    }
    return Checkpoint.parse(new String(note, StandardCharsets.UTF_8));
  }

  private void read(byte[] into, long from) throws IOException {
    file.seek(from);
    file.readFully(into);
  }

  @Override
  public synchronized void keep(Checkpoint head) {
    if (!places.isEmpty() && head.size() <= places.lastKey()) {
      return;
    }
    byte[] record = (head + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      if (file.length() != end) { // what an earlier one left that could not be written whole
        file.setLength(end);
      }
      file.seek(end);
      file.write(record);
      file.getFD().sync();
      places.put(head.size(), new Place(end, record.length - 1));
      end += record.length;
    } catch (IOException e) {
      throw unavailable(e);
    }
  }

  @Override
  public Optional<String> alarm() {
    Path alarm = folder.resolve(ALARM);
    try {
      return Files.exists(alarm) ? Optional.of(Files.readString(alarm)) : Optional.empty();
    } catch (IOException e) {
      throw unavailable(e);
    }
  }

  @Override
  public void alarm(@Nullable String what) {
    Path alarm = folder.resolve(ALARM);
    try {
      if (what == null) {
        Files.deleteIfExists(alarm);
      } else {
        Files.writeString(alarm, what);
        OwnerOnly.restrict(alarm);
        InPlace.force(alarm);
      }
    } catch (IOException e) {
      throw unavailable(e);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw unavailable(e);
    }
  }

  private LogUnavailable unavailable(IOException e) {
    return new LogUnavailable("%s cannot be read or written: %s".formatted(folder, e), e);
  }
}
