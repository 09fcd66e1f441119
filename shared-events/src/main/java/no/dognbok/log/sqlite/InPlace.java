package no.dognbok.log.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Puts a file that was made beside its place there whole, and replaces nothing. */
public final class InPlace {

  private InPlace() {}

  /**
   * A link cannot replace what is there; nor can the move, where the folder cannot link.
   *
   * @throws FileAlreadyExistsException where something is there
   */
  public static void put(Path draft, Path place) throws IOException {
    try {
      Files.createLink(place, draft);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (FileSystemException | UnsupportedOperationException e) {
      Files.move(draft, place);
    }
  }

  /**
   * Writes a file that its owner alone can read: whole and on the disk, or not at all. The folder
   * is there.
   *
   * @throws FileAlreadyExistsException where something is in its place
   */
  public static void write(byte[] content, Path place) throws IOException {
    Path folder = place.toAbsolutePath().resolveSibling("");
    Path draft = Files.createTempFile(folder, "draft-", ".tmp");
    try {
      OwnerOnly.restrict(draft);
      Files.write(draft, content);
      force(draft);
      put(draft, place);
      forceFolder(folder);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** Sees to it that what is in a file is on the disk. */
  public static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** Sees to it that the names in a folder are on the disk. */
  public static void forceFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Not every system can open a folder; then the next write that is forced takes the name
      // along.
    }
  }
}
