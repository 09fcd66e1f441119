package no.dognbok.query.evidence.check;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that is in the log, as its proof shows.
 *
 * @param leaf of its commit
 * @param place in the commit, from 0; −1 where the facts are not shown
 * @param facts what the event says of itself; null where they are not shown
 */
record ProvenEvent(LeafBytes leaf, int place, @Nullable FactsBlock facts) {

  /** So much the ledger's clock may be ahead of the one by which a key was replaced. */
  private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

  /**
   * Checks an event.
   *
   * @param name of its files, for whoever reads the answer
   * @param facts its facts block; null where it is not shown
   * @param proof of its commit
   * @param checkpoint that the proof must lead to
   * @param until from when on the key signs no more that has signed the checkpoint; null while it
   *     does
   * @throws DoesNotHold where anything of it does not
   */
  static ProvenEvent of(
      String name,
      byte @Nullable [] facts,
      InclusionProof proof,
      Checkpoint checkpoint,
      @Nullable Instant until) {
    if (!proof.checkpoint().toString().equals(checkpoint.toString())) {
      throw new DoesNotHold(Sentence.OTHER_CHECKPOINT, name);
    }
    LeafBytes leaf = Report.read(name, () -> LeafBytes.parse(proof.leafBytes()));
    if (leaf.position() != proof.position()) {
      throw new DoesNotHold(Sentence.OTHER_POSITION, name, proof.position(), leaf.position());
    }
    if (!proof.holds()) {
      throw new DoesNotHold(Sentence.NOT_IN_LOG, name, leaf.position());
    }
    if (until != null && leaf.recordedAt().isAfter(until.plus(CLOCKS_APART))) {
      throw new DoesNotHold(Sentence.AFTER_RETIREMENT, name, leaf.recordedAt(), until);
    }
    if (facts == null) {
      return new ProvenEvent(leaf, -1, null);
    }
    int place = leaf.placeOf(facts);
    if (place < 0) {
      throw new DoesNotHold(Sentence.NOT_IN_COMMIT, name, leaf.position());
    }
    return new ProvenEvent(leaf, place, Report.read(name, () -> FactsBlock.parse(facts)));
  }

  static InclusionProof proof(String name, byte[] proof) {
    return Report.read(name, () -> InclusionProof.parse(text(proof)));
  }

  /** What is not UTF-8 becomes a character that no signed text has. */
  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Whether it comes after another one in the log. */
  boolean isAfter(ProvenEvent other) {
    return leaf.position() > other.leaf.position()
        || leaf.position() == other.leaf.position()
            && (place < 0 || other.place < 0 || place > other.place);
  }

  /** Says of it what may be said to anybody: type, stream, number, times. */
  void tell(String name, Report report) {
    if (facts == null) {
      report.holds(Sentence.WITHHELD, name, leaf.position(), leaf.recordedAt());
      return;
    }
    String kind = facts.kind();
    report.holds(
        Sentence.EVENT,
        name,
        facts.type(),
        kind == null
            ? Said.of(Sentence.NO_STREAM)
            : Said.of(Sentence.NUMBER_IN_STREAM, facts.sequence(), kind),
        leaf.position(),
        leaf.recordedAt());
  }
}
