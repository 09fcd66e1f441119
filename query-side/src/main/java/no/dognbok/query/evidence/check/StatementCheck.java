package no.dognbok.query.evidence.check;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What holds of a frozen statement (låst avregning), and what does not. */
final class StatementCheck {

  private StatementCheck() {}

  /**
   * Checks a statement. It never throws: what cannot be read does not hold.
   *
   * @param statement its JSON
   * @param facts the facts block of the event that froze it
   * @param proof of that event's commit
   * @param checkpoint the one that lies beside it; null where none does
   * @param keyring whose signature counts
   */
  static List<Finding> check(
      NamedBytes statement,
      NamedBytes facts,
      NamedBytes proof,
      @Nullable NamedBytes checkpoint,
      Keyring keyring) {
    return Report.of(report -> {
      StatementDigest digest =
          Report.read(statement.name(), () -> StatementDigest.of(statement.bytes()));
      ProvenEvent event = EventCheck.event(facts, proof, keyring, report);
      FrozenStatement frozen = event.facts() == null ? null : event.facts().frozen();
      if (frozen == null) {
        String type = event.facts() == null ? "" : event.facts().type();
        throw new DoesNotHold(Sentence.NOT_FROZEN, facts.name(), type);
      }
      compare(digest, frozen, report);
      EventCheck.compare(checkpoint, proof, report);
      if (!digest.others().isEmpty()) {
        report.note(Sentence.OUTSIDE, String.join(", ", digest.others()));
      }
      keyring.noteWhereItCameFrom(report);
    });
  }

  private static void compare(StatementDigest digest, FrozenStatement frozen, Report report) {
    if (digest.sha256().equals(frozen.digest())) {
      report.holds(Sentence.DIGEST, digest.sha256());
    } else {
      report.doesNotHold(Sentence.DIGEST_OTHERWISE, digest.sha256(), frozen.digest());
    }
    if (digest.stated() != null && !digest.stated().equals(digest.sha256())) {
      report.doesNotHold(Sentence.STATED_OTHERWISE, digest.stated());
    }
    if (digest.trust().equals(frozen.trust())
        && digest.municipality().equals(frozen.municipality())
        && digest.month().equals(frozen.month())) {
      report.holds(Sentence.SAME_STATEMENT, frozen.trust(), frozen.municipality(), frozen.month());
    } else {
      report.doesNotHold(
          Sentence.OTHER_STATEMENT,
          frozen.trust(),
          frozen.municipality(),
          frozen.month(),
          digest.trust(),
          digest.municipality(),
          digest.month());
    }
  }
}
