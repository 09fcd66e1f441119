package no.dognbok.query.evidence.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which check the files ask for, and what it finds. */
final class Verification {

  private final GivenFiles files;
  private final Trust trust;

  /**
   * What came of a check.
   *
   * @param name of what was checked, as it was given
   * @param findings line by line
   */
  record Result(String name, List<Finding> findings) {}

  private Verification(GivenFiles files, Trust trust) {
    this.files = files;
    this.trust = trust;
  }

  /**
   * Checks what was named.
   *
   * @return what was found, in the order in which it was named
   * @throws NotChecked where nothing can be, or a file has no part in what is
   */
  static List<Result> of(GivenFiles files, Trust trust) {
    return new Verification(files, trust).findings();
  }

  private List<Result> findings() {
    NamedBytes statement = files.one(FileKind.STATEMENT);
    NamedBytes proof = files.one(FileKind.PROOF);
    List<NamedBytes> checkpoints = files.all(FileKind.CHECKPOINT);
    if (!files.dossiers().isEmpty()) {
      return dossiers();
    } else if (statement != null) {
      return List.of(new Result(statement.name(), statement(statement)));
    } else if (proof != null) {
      return List.of(new Result(proof.name(), event(proof)));
    } else if (!checkpoints.isEmpty()) {
      return List.of(new Result(names(checkpoints), checkpoints(checkpoints)));
    }
    throw new NotChecked(Sentence.NOTHING_TO_CHECK);
  }

  private static String names(List<NamedBytes> several) {
    return String.join(", ", several.stream().map(NamedBytes::name).toList());
  }

  /** What was handed in and is not looked at would seem to hold. */
  private void requireOnly(Set<FileKind> used, String checked) {
    for (FileKind kind : FileKind.values()) {
      if (files.has(kind) && !used.contains(kind)) {
        throw new NotChecked(Sentence.NO_PART_IN_IT, names(files.all(kind)), checked);
      }
    }
  }

  private List<Result> dossiers() {
    String names = String.join(", ", files.dossiers().stream().map(Path::toString).toList());
    requireOnly(EnumSet.noneOf(FileKind.class), names);
    List<Result> found = new ArrayList<>();
    for (Path path : files.dossiers()) {
      NamedBytes file = GivenFiles.read(path);
      found.add(new Result(file.name(), DossierCheck.check(file.bytes(), trust)));
    }
    return found;
  }

  private List<Finding> event(NamedBytes proof) {
    requireOnly(
        EnumSet.of(FileKind.PROOF, FileKind.FACTS, FileKind.CHECKPOINT, FileKind.KEYS),
        proof.name());
    return EventCheck.check(
        files.one(FileKind.FACTS), proof, files.one(FileKind.CHECKPOINT), keyring());
  }

  private List<Finding> statement(NamedBytes statement) {
    requireOnly(
        EnumSet.of(
            FileKind.STATEMENT, FileKind.FACTS, FileKind.PROOF, FileKind.CHECKPOINT, FileKind.KEYS),
        statement.name());
    return StatementCheck.check(
        statement,
        there(FileKind.FACTS, statement),
        there(FileKind.PROOF, statement),
        files.one(FileKind.CHECKPOINT),
        keyring());
  }

  private NamedBytes there(FileKind kind, NamedBytes beside) {
    NamedBytes file = files.one(kind);
    if (file == null) {
      throw new NotChecked(Sentence.NOT_BESIDE, GivenFiles.ending(kind), beside.name());
    }
    return file;
  }

  private List<Finding> checkpoints(List<NamedBytes> checkpoints) {
    if (checkpoints.size() > 2) {
      throw new NotChecked(Sentence.TOO_MANY, names(checkpoints));
    }
    Set<FileKind> used = EnumSet.of(FileKind.CHECKPOINT, FileKind.KEYS);
    if (checkpoints.size() == 2) {
      used.add(FileKind.CONSISTENCY);
    }
    requireOnly(used, names(checkpoints));
    NamedBytes proof = files.one(FileKind.CONSISTENCY);
    if (proof == null && checkpoints.size() == 2) {
      requireSameSize(size(checkpoints.getFirst()), size(checkpoints.getLast()));
    }
    return CheckpointCheck.check(checkpoints, proof, keyring());
  }

  private static void requireSameSize(@Nullable Long one, @Nullable Long other) {
    if (one != null && other != null && !one.equals(other)) {
      throw new NotChecked(Sentence.NO_PROOF_BETWEEN, Math.min(one, other), Math.max(one, other));
    }
  }

  /** Null where it is none: the check says so. */
  private static @Nullable Long size(NamedBytes checkpoint) {
    try {
      return Checkpoint.parse(ProvenEvent.text(checkpoint.bytes())).size();
    } catch (Unreadable e) {
      return null;
    }
  }

  private Keyring keyring() {
    NamedBytes shown = files.one(FileKind.KEYS);
    try {
      Keyring keyring =
          Keyring.of(trust, shown == null ? null : PublishedKeys.parse(shown.bytes()));
      if (keyring.keys().isEmpty()) {
        throw new NotChecked(Sentence.NO_KEY);
      }
      return keyring;
    } catch (Unreadable e) {
      throw new NotChecked(Sentence.UNREADABLE, DossierFiles.KEYS, String.valueOf(e.getMessage()));
    }
  }
}
