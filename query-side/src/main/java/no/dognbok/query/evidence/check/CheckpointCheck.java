package no.dognbok.query.evidence.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether checkpoints are signed, and the log of the larger one begins with that of the other. */
final class CheckpointCheck {

  private CheckpointCheck() {}

  /**
   * Checks one checkpoint or two. It never throws: what cannot be read does not hold.
   *
   * @param checkpoints one, or two in any order
   * @param proof that one begins with the other; null where both are of one size, or there is one
   * @param keyring whose signature counts
   */
  static List<Finding> check(
      List<NamedBytes> checkpoints, @Nullable NamedBytes proof, Keyring keyring) {
    return Report.of(report -> {
      List<Checkpoint> signed = new ArrayList<>();
      for (NamedBytes one : checkpoints) {
        Checkpoint checkpoint =
            Report.read(one.name(), () -> Checkpoint.parse(ProvenEvent.text(one.bytes())));
        EventCheck.requireOrigin(
            one.name(),
            checkpoint.origin(),
            keyring.signerOf(one.name(), checkpoint.note(), report));
        report.holds(Sentence.LOG, checkpoint.size());
        signed.add(checkpoint);
      }
      if (signed.size() == 2) {
        signed.sort(Comparator.comparingLong(Checkpoint::size));
        compare(signed.getFirst(), signed.getLast(), proof, report);
      }
      keyring.noteWhereItCameFrom(report);
    });
  }

  private static void compare(
      Checkpoint before, Checkpoint after, @Nullable NamedBytes proof, Report report) {
    if (!before.origin().equals(after.origin())) {
      throw new DoesNotHold(Sentence.TWO_ORIGINS, before.origin(), after.origin());
    }
    if (before.size() == after.size()) {
      if (!before.root().equals(after.root())) {
        throw new DoesNotHold(Sentence.FORK, before.size());
      }
      report.holds(Sentence.SAME_LOG, before.size());
    }
    if (proof != null) {
      extend(before, after, proof, report);
    } else if (before.size() != after.size()) {
      throw new DoesNotHold(Sentence.DOES_NOT_EXTEND, after.size(), before.size());
    }
  }

  private static void extend(Checkpoint before, Checkpoint after, NamedBytes proof, Report report) {
    ConsistencyProof read = Report.read(proof.name(), () -> ConsistencyProof.parse(proof.bytes()));
    if (read.from() != before.size() || read.to() != after.size()) {
      throw new DoesNotHold(
          Sentence.PROOF_OF_OTHERS,
          proof.name(),
          read.from(),
          read.to(),
          before.size(),
          after.size());
    }
    if (!read.holds(before, after)) {
      throw new DoesNotHold(Sentence.DOES_NOT_EXTEND, after.size(), before.size());
    }
    report.holds(Sentence.EXTENDS, after.size(), before.size());
  }
}
