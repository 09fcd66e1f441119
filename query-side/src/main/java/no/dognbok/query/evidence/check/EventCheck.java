package no.dognbok.query.evidence.check;

import java.util.List;
import no.dognbok.query.evidence.check.Keyring.Signer;
import org.jspecify.annotations.Nullable;

/** Whether an event is in the log. */
final class EventCheck {

  private EventCheck() {}

  /**
   * Checks an event by itself. It never throws: what cannot be read does not hold.
   *
   * @param facts its facts block; null where only its commit is to be shown
   * @param proof of its commit
   * @param checkpoint that the proof has to lead to; null where any does that is signed
   * @param keyring whose signature counts
   */
  static List<Finding> check(
      @Nullable NamedBytes facts,
      NamedBytes proof,
      @Nullable NamedBytes checkpoint,
      Keyring keyring) {
    return Report.of(report -> {
      event(facts, proof, keyring, report);
      compare(checkpoint, proof, report);
      keyring.noteWhereItCameFrom(report);
    });
  }

  static ProvenEvent event(
      @Nullable NamedBytes facts, NamedBytes proof, Keyring keyring, Report report) {
    InclusionProof read = ProvenEvent.proof(proof.name(), proof.bytes());
    Signer signer = keyring.signerOf(proof.name(), read.checkpoint().note(), report);
    requireOrigin(proof.name(), read.checkpoint().origin(), signer);
    report.holds(Sentence.LOG, read.checkpoint().size());
    String name = facts == null ? proof.name() : facts.name();
    ProvenEvent event =
        ProvenEvent.of(
            name, facts == null ? null : facts.bytes(), read, read.checkpoint(), signer.until());
    event.tell(name, report);
    return event;
  }

  /** Whether a checkpoint by itself is the one in the proof. */
  static void compare(@Nullable NamedBytes checkpoint, NamedBytes proof, Report report) {
    if (checkpoint == null) {
      return;
    }
    String proven = ProvenEvent.proof(proof.name(), proof.bytes()).checkpoint().toString();
    if (ProvenEvent.text(checkpoint.bytes()).equals(proven)) {
      report.holds(Sentence.COPIED_CHECKPOINT, checkpoint.name());
    } else {
      report.doesNotHold(Sentence.COPIED_OTHERWISE, checkpoint.name());
    }
  }

  /** A key of one ledger says nothing about the log of another. */
  static void requireOrigin(String name, String origin, Signer signer) {
    if (!origin.equals(signer.key().name())) {
      throw new DoesNotHold(Sentence.OTHER_ORIGIN, name, origin, signer.key().name());
    }
  }
}
