package no.dognbok.identity;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The file with the secret keys of pseudonyms: a key a line, {@code k1 <64 hexadecimal digits>},
 * oldest first. A key that is given up for good keeps its line, {@code k1 retired}: patients are
 * not looked for under it any more.
 */
final class KeyFile {

  private static final Pattern LINE =
      Pattern.compile("([A-Za-z0-9]{1,16}) (retired|[0-9a-fA-F]{64})");

  private final Path file;

  KeyFile(Path file) {
    this.file = file;
  }

  /**
   * A line of the file.
   *
   * @param id of the key
   * @param secret absent where the key is retired
   */
  record Line(String id, byte @Nullable [] secret) {}

  /** Whether there are no keys: no file, or an empty one that a killed start left. */
  boolean isMissing() throws IOException {
    if (Files.isSymbolicLink(file) && !Files.exists(file)) {
      throw new IllegalStateException(
          "%s is a link to %s, and nothing is there: is the disk mounted?"
              .formatted(file, Files.readSymbolicLink(file)));
    }
    return !Files.exists(file) || Files.size(file) == 0;
  }

  /** Makes a first key. It is whole and on the disk, or the file is not there. */
  void make() throws IOException {
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    byte[] line =
        ("k1 " + HexFormat.of().formatHex(secret) + "\n").getBytes(StandardCharsets.US_ASCII);
    Path draft = file.resolveSibling(file.getFileName() + ".draft");
    Files.deleteIfExists(draft);
    try (FileChannel channel =
        FileChannel.open(
            draft,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            ownerOnly(draft))) {
      channel.write(ByteBuffer.wrap(line));
      channel.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    forceFolder();
  }

  private static FileAttribute<?>[] ownerOnly(Path file) {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private void forceFolder() {
    try (FileChannel folder =
        FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    } catch (IOException e) {
      // Not every system can open a folder; there its own order of writing has to do.
    }
  }

  /**
   * Reads the file.
   *
   * @throws IllegalStateException where it cannot be used; the message says which line, never what
   *     stands there
   */
  List<Line> read() throws IOException {
    List<Line> lines = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    int number = 0;
    for (String text : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
      number++;
      if (text.isBlank() || text.startsWith("#")) {
        continue;
      }
      Line line = line(text.strip(), number);
      if (!ids.add(line.id())) {
        throw new IllegalStateException(
            "line %d of %s has the id of a key further up; each key must have an id of its own"
                .formatted(number, file));
      }
      lines.add(line);
    }
    if (lines.stream().allMatch(line -> line.secret() == null)) {
      throw new IllegalStateException("%s has no key in it".formatted(file));
    }
    return lines;
  }

  private Line line(String text, int number) {
    Matcher matcher = LINE.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalStateException(
          "line %d of %s is no key: expected a key id and 64 hexadecimal digits"
              .formatted(number, file));
    }
    String secret = matcher.group(2);
    return new Line(
        matcher.group(1), secret.equals("retired") ? null : HexFormat.of().parseHex(secret));
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
