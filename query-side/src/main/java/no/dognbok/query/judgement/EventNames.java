package no.dognbok.query.judgement;

import java.util.List;

/** How an answer refers to events: by id, or by number where the asker numbered them. */
@FunctionalInterface
public interface EventNames {

  /** Events of the ledger are called by their id. */
  EventNames BY_ID = id -> id;

  Object of(String eventId);

  default List<Object> of(List<String> eventIds) {
    return eventIds.stream().map(this::of).toList();
  }
}
