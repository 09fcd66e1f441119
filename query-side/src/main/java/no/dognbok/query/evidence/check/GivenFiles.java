package no.dognbok.query.evidence.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The files that were named, and those that lie beside them and belong to them. */
final class GivenFiles {

  /** In bytes: many times a dossier. What is checked takes some times as much memory. */
  private static final long LARGEST = 64_000_000;

  /** Each can be large: they are read again, one at a time, as they are checked. */
  private final List<Path> dossiers = new ArrayList<>();

  private final Map<FileKind, List<NamedBytes>> files = new EnumMap<>(FileKind.class);

  /**
   * Reads files.
   *
   * @throws NotChecked where one is not there, or is nothing that can be checked
   */
  static GivenFiles of(List<String> names) {
    GivenFiles given = new GivenFiles();
    List<Path> paths = names.stream().map(GivenFiles::path).toList();
    paths.forEach(given::add);
    paths.forEach(given::addWhatLiesBeside);
    return given;
  }

  private static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new NotChecked(Sentence.NO_SUCH_FILE, name);
    }
  }

  static NamedBytes read(Path path) {
    if (!Files.isRegularFile(path)) {
      throw new NotChecked(Sentence.NO_SUCH_FILE, path);
    }
    try {
      if (Files.size(path) > LARGEST) {
        throw new NotChecked(Sentence.TOO_LARGE, path);
      }
      return new NamedBytes(path.toString(), Files.readAllBytes(path));
    } catch (IOException e) {
      throw new NotChecked(Sentence.FILE_NOT_READ, path, String.valueOf(e.getMessage()));
    }
  }

  private void add(Path path) {
    NamedBytes file = read(path);
    FileKind kind = FileKind.of(file);
    if (kind == FileKind.UNKNOWN) {
      throw new NotChecked(Sentence.UNKNOWN_FILE, file.name());
    } else if (kind == FileKind.DOSSIER) {
      dossiers.add(path);
      return;
    }
    files.computeIfAbsent(kind, _ -> new ArrayList<>()).add(file);
  }

  /** Of a statement its event, the proof and the checkpoint; of anything the keys. */
  private void addWhatLiesBeside(Path path) {
    String name = String.valueOf(path.getFileName());
    if (has(FileKind.STATEMENT) && name.endsWith(".json")) {
      String month = name.substring(0, name.length() - ".json".length());
      for (FileKind kind : List.of(FileKind.FACTS, FileKind.PROOF, FileKind.CHECKPOINT)) {
        addMissing(kind, path.resolveSibling(month + ending(kind)));
      }
    }
    if (dossiers.isEmpty()) {
      addMissing(FileKind.KEYS, path.resolveSibling(DossierFiles.KEYS));
    }
  }

  static String ending(FileKind kind) {
    return "." + kind.name().toLowerCase(Locale.ROOT);
  }

  private void addMissing(FileKind kind, Path path) {
    if (!has(kind) && Files.isRegularFile(path)) {
      files.put(kind, List.of(read(path)));
    }
  }

  /** Those that were named, in order; not read. */
  List<Path> dossiers() {
    return List.copyOf(dossiers);
  }

  /** Whether there is one of a kind, which is not that of dossiers. */
  boolean has(FileKind kind) {
    return files.containsKey(kind);
  }

  List<NamedBytes> all(FileKind kind) {
    return files.getOrDefault(kind, List.of());
  }

  /**
   * The file of a kind; null where there is none.
   *
   * @throws NotChecked where there are several
   */
  @Nullable NamedBytes one(FileKind kind) {
    List<NamedBytes> all = all(kind);
    if (all.size() > 1) {
      throw new NotChecked(
          Sentence.TOO_MANY, String.join(", ", all.stream().map(NamedBytes::name).toList()));
    }
    return all.isEmpty() ? null : all.getFirst();
  }
}
