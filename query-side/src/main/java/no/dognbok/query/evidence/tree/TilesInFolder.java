package no.dognbok.query.evidence.tree;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import no.dognbok.log.LogUnavailable;
import no.dognbok.log.sqlite.OwnerOnly;

/** Tiles in files beside the log, one for each level, each tile at its place. */
public final class TilesInFolder implements Tiles, AutoCloseable {

  private static final String NAME = "tiles-";

  private final Path folder;
  private final List<FileChannel> levels = new ArrayList<>();

  /** In a folder that is made where there is none. */
  public TilesInFolder(Path folder) {
    this.folder = folder;
  }

  @Override
  public byte[] read(int level, long index) {
    try {
      FileChannel file = level(level);
      ByteBuffer hashes = ByteBuffer.allocate(BYTES);
      long place = index * BYTES;
      while (hashes.hasRemaining()) {
        int read = file.read(hashes, place + hashes.position());
        if (read < 0) {
          break;
        }
      }
      return Arrays.copyOf(hashes.array(), hashes.position());
    } catch (IOException e) {
      throw unavailable(level, e);
    }
  }

  @Override
  public synchronized void keep(int level, long index, byte[] hashes) {
    try {
      FileChannel file = level(level);
      ByteBuffer bytes = ByteBuffer.wrap(hashes);
      while (bytes.hasRemaining()) {
        file.write(bytes, index * BYTES + bytes.position());
      }
    } catch (IOException e) {
      throw unavailable(level, e);
    }
  }

  @Override
  public synchronized void force() {
    for (int level = 0; level < levels.size(); level++) {
      try {
        levels.get(level).force(false);
      } catch (IOException e) {
        throw unavailable(level, e);
      }
    }
  }

  @Override
  public synchronized void clear() {
    for (int level = 0; Files.exists(path(level)); level++) {
      try {
        level(level).truncate(0);
      } catch (IOException e) {
        throw unavailable(level, e);
      }
    }
  }

  private synchronized FileChannel level(int level) throws IOException {
    while (levels.size() <= level) {
      Files.createDirectories(folder);
      Path file = path(levels.size());
      levels.add(
          FileChannel.open(
              file,
              Set.of(
                  StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
              OwnerOnly.attributes(file)));
    }
    return levels.get(level);
  }

  private Path path(int level) {
    return folder.resolve(NAME + level);
  }

  @Override
  public synchronized void close() {
    for (int level = 0; level < levels.size(); level++) {
      try {
        levels.get(level).close();
      } catch (IOException e) {
        throw unavailable(level, e);
      }
    }
  }

  private LogUnavailable unavailable(int level, IOException e) {
    return new LogUnavailable("%s cannot be read or written: %s".formatted(path(level), e), e);
  }
}
