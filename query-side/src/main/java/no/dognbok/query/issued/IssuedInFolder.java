package no.dognbok.query.issued;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import no.dognbok.log.LogUnavailable;
import no.dognbok.log.sqlite.InPlace;

/**
 * What was issued, as files beside the log: statements as {@code
 * issued/<trust>/<municipality>/<month>.json}, dossiers as {@code issued/dossier/<of
 * what>-<position>.zip}. A file is put in its place whole, and forced to the disk.
 */
public final class IssuedInFolder implements Issued {

  /** Name of the folder in the data folder. */
  public static final String NAME = "issued";

  private static final Pattern FILE =
      Pattern.compile(
          "[0-9]{9}/[0-9]{4}/[0-9]{4}-[0-9]{2}\\.[a-z.]+|dossier/[a-z]+(-[0-9a-f]+)+\\.zip");

  private final Path folder;

  /** Below a data folder. */
  public IssuedInFolder(Path data) {
    this.folder = data.resolve(NAME);
  }

  @Override
  public Optional<byte[]> find(String name) {
    try {
      return Optional.of(Files.readAllBytes(folder.resolve(name)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw unavailable(name, e);
    }
  }

  @Override
  public byte[] keep(String name, byte[] bytes) {
    Optional<byte[]> before = find(name);
    if (before.isPresent()) {
      return before.get();
    }
    Path place = folder.resolve(name);
    try {
      Files.createDirectories(place.resolveSibling(""));
      InPlace.write(bytes, place);
      return bytes;
    } catch (FileAlreadyExistsException e) {
      return find(name).orElseThrow(() -> unavailable(name, e)); // another was quicker
    } catch (IOException e) {
      throw unavailable(name, e);
    }
  }

  @Override
  public List<String> names() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    try {
      Files.walkFileTree(folder, new Names(names));
    } catch (IOException e) {
      throw new LogUnavailable("%s cannot be read: %s".formatted(folder, e), e);
    }
    names.sort(Comparator.naturalOrder());
    return names;
  }

  /** A server may be writing meanwhile: a draft that is gone when it is looked at is no error. */
  private final class Names extends SimpleFileVisitor<Path> {
    private final List<String> names;

    private Names(List<String> names) {
      this.names = names;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String name = folder.relativize(file).toString().replace(File.separatorChar, '/');
      if (isName(name)) {
        names.add(name);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      if (e instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw e;
    }
  }

  /** Whether something can be kept under this name; what is being written has another. */
  static boolean isName(String name) {
    return FILE.matcher(name).matches();
  }

  private LogUnavailable unavailable(String name, IOException e) {
    return new LogUnavailable(
        "%s cannot be read or written: %s".formatted(folder.resolve(name), e), e);
  }
}
