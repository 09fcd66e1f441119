package no.dognbok.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the project lies. */
final class House {

  private House() {}

  /** The top of the project: the nearest folder above that holds the events. */
  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("shared-events"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  /** All hand-written Java sources. */
  static List<Path> sources() {
    try (Stream<Path> files = Files.walk(root())) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file ->
              Stream.of("main", "test", "fuzz", "mongo", "evidence")
                  .anyMatch(kind -> isUnder(file, kind)))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isUnder(Path file, String kind) {
    return file.toString().contains("/src/" + kind + "/java/");
  }
}
