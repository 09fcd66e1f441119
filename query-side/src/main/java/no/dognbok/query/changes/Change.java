package no.dognbok.query.changes;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That something changed: enough to decide whether to ask for the stay again, and nothing of whom
 * it is about.
 *
 * @param position of the commit in the log
 * @param index of the event in the log; absent where a stay came into sight by an event that the
 *     asker does not see
 * @param recordedAt when the ledger was told
 * @param kind what it is about
 * @param stay id of the stay; absent where it is about none
 * @param dispute id of the dispute, where it is about one
 * @param event event id
 * @param type stored name of the event's type
 * @param name what people call it, in Norwegian
 * @param subject what around the stays it is about, {@code reference/daily-rate/2026}, or which
 *     statement, {@code statements/983974791/5006/2025-10}
 * @param occurredAt when it happened
 * @param own whether the asker's organisation told it
 * @param references the asker's own references to the stay
 * @param sight how much of the stay the asker sees from here on, where that is not as before
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Change(
    long position,
    @Nullable Long index,
    OffsetDateTime recordedAt,
    Kind kind,
    @Nullable UUID stay,
    @Nullable UUID dispute,
    @Nullable String event,
    @Nullable String type,
    @Nullable String name,
    @Nullable String subject,
    @Nullable OffsetDateTime occurredAt,
    boolean own,
    List<String> references,
    @Nullable Sight sight) {

  /** What a change is about. */
  enum Kind {
    STAY,
    /** A dispute of the asker's about a stay; a settlement can move its days. */
    DISPUTE,
    /** A statement of the asker's was presented, frozen or invoiced; {@code subject} says which. */
    STATEMENT,
    /** Rates, addresses, terms, holidays, the rule set: any answer may be another from here on. */
    REFERENCE
  }

  /** How what the asker sees of a stay becomes another. */
  enum Sight {
    /**
     * The first that the asker hears of the stay, or events that lie before this one have come into
     * sight: the stay is to be fetched whole.
     */
    OPENED,
    /**
     * Another municipality is the right one: from here on the asker hears of what goes to it or
     * comes from it, and keeps what it had been sent.
     */
    CLOSED
  }
}
