package no.dognbok.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A folder for one benchmark, deleted afterwards. */
public final class ScratchFolder implements AutoCloseable {

  private static final Set<String> IN_MEMORY = Set.of("tmpfs", "ramfs", "ramdisk");

  private final Path path;

  private ScratchFolder(Path path) {
    this.path = path;
  }

  /**
   * A new folder in another one.
   *
   * @throws IllegalStateException where that lies in memory: what is forced to the disk there costs
   *     nothing
   */
  public static ScratchFolder onDisk(Path parent) throws IOException {
    Files.createDirectories(parent);
    String type = Files.getFileStore(parent).type();
    if (IN_MEMORY.contains(type)) {
      throw new IllegalStateException(
          "%s lies in memory (%s), where nothing waits for a disk; name a folder on one with --folder"
              .formatted(parent, type));
    }
    return new ScratchFolder(Files.createTempDirectory(parent, "dognbok-bench"));
  }

  public Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> files = Files.walk(path)) {
      deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : deepestFirst) {
      Files.delete(file);
    }
  }
}
