package no.dognbok.standalone.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import no.dognbok.log.sqlite.InPlace;
import no.dognbok.log.sqlite.OwnerOnly;

/**
 * Puts files into a folder, all of them or none: they are gathered beside it first, and named as
 * what is to be delivered when all are there. A delivery that was broken off after that is finished
 * by the next.
 */
final class Delivery {

  private static final String DUE = ".delivery";
  private static final String GATHERED = ".gathered";

  private final Path folder;

  private Delivery(Path folder) {
    this.folder = folder;
  }

  /** Into a folder, which is made where there is none; what is due is delivered first. */
  static Delivery into(Path folder) throws IOException {
    Files.createDirectories(folder);
    Delivery delivery = new Delivery(folder);
    delivery.finish();
    return delivery;
  }

  Draft draft() throws IOException {
    Path gathered = folder.resolve(GATHERED);
    remove(gathered); // of a run that was broken off
    return new Draft(Files.createDirectory(gathered));
  }

  /** The manifest goes last: what it names is there. */
  private void finish() throws IOException {
    Path due = folder.resolve(DUE);
    if (!Files.exists(due)) {
      return;
    }
    for (Path file : filesOf(due)) {
      if (!file.endsWith(Manifest.NAME)) {
        put(file, folder.resolve(file.getFileName()));
      }
    }
    Path manifest = due.resolve(Manifest.NAME);
    if (Files.exists(manifest)) {
      Files.move(
          manifest,
          folder.resolve(Manifest.NAME),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    }
    InPlace.forceFolder(folder);
    Files.delete(due);
  }

  private static void put(Path file, Path place) throws IOException {
    if (!Files.exists(place)) {
      InPlace.put(file, place);
    } else if (Files.mismatch(file, place) >= 0) {
      throw new IllegalStateException(
          "%s is not overwritten: move it away, and run again".formatted(place));
    }
    Files.deleteIfExists(file);
  }

  private static void remove(Path folder) throws IOException {
    if (Files.exists(folder)) {
      for (Path file : filesOf(folder)) {
        Files.delete(file);
      }
      Files.delete(folder);
    }
  }

  private static List<Path> filesOf(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      all.forEach(files::add);
    }
    return files;
  }

  /** What is being gathered; thrown away unless it is delivered. */
  final class Draft implements AutoCloseable {

    private final Path gathered;

    private Draft(Path gathered) {
      this.gathered = gathered;
    }

    void add(String name, byte[] bytes) throws IOException {
      Path file = gathered.resolve(name);
      Files.createFile(file, OwnerOnly.attributes(file));
      Files.write(file, bytes);
      InPlace.force(file);
    }

    void deliver() throws IOException {
      InPlace.forceFolder(gathered);
      Files.move(gathered, folder.resolve(DUE), StandardCopyOption.ATOMIC_MOVE);
      finish();
    }

    @Override
    public void close() throws IOException {
      remove(gathered);
    }
  }
}
