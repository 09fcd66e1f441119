package no.dognbok.log.sqlite;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that their owner alone can read, also in a folder that somebody made beforehand and that
 * others can enter.
 */
public final class OwnerOnly {

  private static final Logger LOG = LoggerFactory.getLogger(OwnerOnly.class);
  private static final Set<PosixFilePermission> READ_AND_WRITE =
      Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private OwnerOnly() {}

  /** With what a file is made. */
  public static FileAttribute<?>[] attributes(Path path) {
    return isPosix(path)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(READ_AND_WRITE)}
        : new FileAttribute<?>[0];
  }

  /**
   * Opens a file to read and write, and makes it where there is none. Not as a channel: a reader
   * that is interrupted would close that for all.
   */
  public static RandomAccessFile open(Path path) throws IOException {
    if (!Files.exists(path)) {
      Files.createFile(path, attributes(path));
      InPlace.forceFolder(path.toAbsolutePath().resolveSibling(""));
    }
    return new RandomAccessFile(path.toFile(), "rw");
  }

  /**
   * Takes away what others may do with a file, where there is one. By its name: a channel on a file
   * that is in use would, when it is closed, give up the locks that the process has on it.
   */
  public static void restrict(Path path) {
    if (!isPosix(path) || !Files.exists(path)) {
      return;
    }
    try {
      Files.setPosixFilePermissions(path, READ_AND_WRITE);
    } catch (IOException e) {
      LOG.warn("others may be able to read {}: its permissions cannot be changed", path, e);
    }
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
