package no.dognbok.query.dossier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.dognbok.query.dispute.DisputeRecord;
import no.dognbok.query.law.DisputeEntry;
import no.dognbok.query.law.Disputed;
import no.dognbok.query.statement.Statement;
import no.dognbok.query.stay.StayQuestions.Seen;
import org.jspecify.annotations.Nullable;

/**
 * Of what a dossier is made, as the asker sees it.
 *
 * @param recordedAt of the commit at the position that is asked for
 * @param stay that it is about
 * @param seen what the asker sees of the stay; empty where that is nothing
 * @param disputes about the stay
 * @param minded disputes that its days are judged with: none whose parties are others
 * @param allDisputes whether there are no others that would belong here
 * @param statement in which the stay stands; only where it is about that
 * @param steps what was done about that statement
 */
record Matter(
    Instant recordedAt,
    UUID stay,
    Optional<Seen> seen,
    List<DisputeRecord> disputes,
    List<Disputed> minded,
    boolean allDisputes,
    @Nullable Statement statement,
    List<SourceEvent> steps) {

  /** Whether whoever else may ask for it sees the same. */
  boolean isCommon() {
    return allDisputes && seen.map(Seen::whole).orElse(false);
  }

  /**
   * Whether the asker sees only a part of the stay. That there are disputes between others is not
   * said: it would tell of them.
   */
  boolean isExtract() {
    return !seen.map(Seen::whole).orElse(false);
  }

  /** All events that go into it. */
  List<SourceEvent> sources() {
    List<SourceEvent> sources = new ArrayList<>(steps);
    seen.ifPresent(
        some -> some.part().entries().forEach(entry -> sources.add(SourceEvent.of(stay, entry))));
    for (DisputeRecord dispute : disputes) {
      int sequence = 0;
      for (DisputeEntry entry : dispute.entries()) {
        sources.add(SourceEvent.of(dispute.id(), entry, sequence++));
      }
    }
    return sources;
  }
}
