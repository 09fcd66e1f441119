package no.dognbok.query.evidence.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which check the files ask for, and what it finds. */
final class Verification {

  private final GivenFiles files;
  private final Trust trust;

  private Verification(GivenFiles files, Trust trust) {
    this.files = files;
    this.trust = trust;
  }

  /**
   * Checks what was named.
   *
   * @return what was found, by the name of what was checked
   * @throws NotChecked where nothing can be
   */
  static Map<String, List<Finding>> of(GivenFiles files, Trust trust) {
    return new Verification(files, trust).findings();
  }

  private Map<String, List<Finding>> findings() {
    NamedBytes statement = files.one(FileKind.STATEMENT);
    NamedBytes proof = files.one(FileKind.PROOF);
    List<NamedBytes> checkpoints = files.all(FileKind.CHECKPOINT);
    if (files.has(FileKind.DOSSIER)) {
      return dossiers();
    } else if (statement != null) {
      return Map.of(statement.name(), statement(statement));
    } else if (proof != null) {
      return Map.of(proof.name(), EventCheck.check(files.one(FileKind.FACTS), proof, keyring()));
    } else if (!checkpoints.isEmpty()) {
      return Map.of(names(checkpoints), checkpoints(checkpoints));
    }
    throw new NotChecked(Sentence.NOTHING_TO_CHECK);
  }

  private static String names(List<NamedBytes> several) {
    return String.join(", ", several.stream().map(NamedBytes::name).toList());
  }

  private Map<String, List<Finding>> dossiers() {
    for (FileKind kind : FileKind.values()) {
      if (kind != FileKind.DOSSIER && files.has(kind)) {
        throw new NotChecked(
            Sentence.TOO_MANY, names(files.all(FileKind.DOSSIER)) + ", " + names(files.all(kind)));
      }
    }
    Map<String, List<Finding>> found = new LinkedHashMap<>();
    for (NamedBytes file : files.all(FileKind.DOSSIER)) {
      found.put(file.name(), DossierCheck.check(file.bytes(), trust));
    }
    return found;
  }

  private List<Finding> statement(NamedBytes statement) {
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
