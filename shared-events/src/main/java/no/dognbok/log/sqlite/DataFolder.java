package no.dognbok.log.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import no.dognbok.log.LogUnavailable;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which one process keeps its data. Whoever has it open holds a lock of the operating
 * system on it, which goes with the process, however that ends. A server leaves its address in the
 * folder, so that the command line can go through it.
 */
public final class DataFolder implements AutoCloseable {

  private static final String LOCK = "lock";
  private static final String SERVER = "server-address";

  /**
   * The folders that this process holds. POSIX gives a lock up when the process closes any channel
   * on the file, so a folder that is ours must not be opened a second time to look.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel channel;
  private final FileLock lock;

  private DataFolder(Path path, FileChannel channel, FileLock lock) {
    this.path = path;
    this.channel = channel;
    this.lock = lock;
  }

  /** Another process holds the folder. */
  public static final class InUse extends LogUnavailable {
    private static final long serialVersionUID = 1L;
    private final @Nullable String server;

    private InUse(Path path, Optional<String> server) {
      super(
          "the data folder %s is in use by another process%s"
              .formatted(path, server.map(s -> ", a server at " + s).orElse("")));
      this.server = server.orElse(null);
    }

    /** The address of the server that holds it, where it is a server. */
    public Optional<String> server() {
      return Optional.ofNullable(server);
    }
  }

  /**
   * Takes the folder for this process, and makes it where there is none, readable by its owner
   * only.
   *
   * @throws InUse where another process, or another part of this one, holds it
   */
  public static DataFolder open(Path path) {
    try {
      create(path);
      Path real = path.toRealPath();
      if (!HELD.add(real)) {
        throw new InUse(path, serverIn(real));
      }
      try {
        return take(real);
      } catch (IOException | RuntimeException e) {
        HELD.remove(real);
        throw e;
      }
    } catch (IOException e) {
      throw new LogUnavailable("the data folder %s cannot be opened: %s".formatted(path, e), e);
    }
  }

  private static DataFolder take(Path path) throws IOException {
    Path file = path.resolve(LOCK);
    FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
            OwnerOnly.attributes(file));
    FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      throw new InUse(path, serverIn(path));
    }
    OwnerOnly.restrict(file);
    Files.deleteIfExists(path.resolve(SERVER)); // left behind by a process that was killed
    return new DataFolder(path, channel, lock);
  }

  /** Whether a log lies in a folder. */
  public static boolean hasLog(Path path) {
    return Files.isRegularFile(path.resolve(LogFile.NAME));
  }

  /** Where the server listens that holds this folder right now; empty where none does. */
  public static Optional<String> server(Path path) {
    if (!Files.exists(path.resolve(LOCK))) {
      return Optional.empty();
    }
    if (isHeldHere(path)) {
      return serverIn(path);
    }
    try (FileChannel channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.WRITE)) {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        lock.release();
        return Optional.empty();
      }
      return serverIn(path);
    } catch (IOException e) {
      throw new LogUnavailable("the data folder %s cannot be opened: %s".formatted(path, e), e);
    }
  }

  public Path path() {
    return path;
  }

  /** Leaves the address under which this process serves. */
  public void serving(String address) {
    try {
      Path draft = path.resolve(SERVER + ".draft");
      Files.deleteIfExists(draft);
      Files.createFile(draft, OwnerOnly.attributes(draft));
      Files.writeString(draft, address);
      Files.move(
          draft,
          path.resolve(SERVER),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new LogUnavailable("the address cannot be left in " + path, e);
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(path.resolve(SERVER));
      lock.release();
      channel.close();
      HELD.remove(path);
    } catch (IOException e) {
      throw new LogUnavailable("the data folder %s cannot be released".formatted(path), e);
    }
  }

  private static boolean isHeldHere(Path path) {
    try {
      return HELD.contains(path.toRealPath());
    } catch (IOException e) {
      throw new LogUnavailable("the data folder %s cannot be opened: %s".formatted(path, e), e);
    }
  }

  private static Optional<String> serverIn(Path path) {
    try {
      return Optional.of(Files.readString(path.resolve(SERVER)).strip());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new LogUnavailable("the address in %s cannot be read: %s".formatted(path, e), e);
    }
  }

  private static void create(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      return;
    }
    Files.createDirectories(path);
    if (Files.getFileStore(path).supportsFileAttributeView("posix")
        && Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
    }
  }
}
