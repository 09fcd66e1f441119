package no.dognbok.query.stay;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;

/**
 * The stays of which the ledger holds an event that the views could not take. What is known of them
 * is not all, and whatever the event says can concern anybody: a list that could contain such a
 * stay names it, whoever asks.
 */
public interface IncompleteStays {

  /** Where a view stops rather than leave out an event there are none. */
  IncompleteStays NONE = List::of;

  /** Their ids, in order. */
  List<UUID> ids();

  /**
   * Lets nobody ask for one of them.
   *
   * @throws Refusal where it is one
   */
  default void refuse(UUID stay) {
    if (ids().contains(stay)) {
      throw new Refusal(
          Code.STAY_INCOMPLETE,
          "the ledger holds an event of the stay %s that the views could not take; an auditor finds it under /api/v1/dead-letters"
              .formatted(stay),
          Map.of("stay", stay.toString()));
    }
  }
}
