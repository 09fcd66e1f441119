package no.dognbok.query.statement;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import no.dognbok.events.DisputeGround;

/**
 * What the municipality has against a day (innsigelse): a dispute that it has opened and that is
 * not settled.
 *
 * @param dispute id of the dispute
 * @param raisedAt when the ledger was told of it
 * @param inTime whether that was before the window of the statement closed
 * @param heldBack whether the day waits for the settlement before it is billed: in time, and the
 *     agreement says so
 * @param grounds why
 */
public record Objection(
    UUID dispute,
    OffsetDateTime raisedAt,
    boolean inTime,
    boolean heldBack,
    List<DisputeGround.Code> grounds) {
  public Objection {
    grounds = List.copyOf(grounds);
  }
}
