package no.dognbok.query.count;

import java.util.Optional;
import no.dognbok.events.CountEvent;
import no.dognbok.log.StoredEvent;
import no.dognbok.query.scope.Scope;

/** What was counted from outside, by the parties and the month. */
public interface TakenCounts {

  /** The month whose count an event of the log is, where it is one. */
  static Optional<String> matterOf(StoredEvent stored) {
    String stream = stored.stream();
    return stream != null && stream.startsWith(CountEvent.STREAM)
        ? Optional.of(stream.substring(CountEvent.STREAM.length()))
        : Optional.empty();
  }

  /** What was counted of a month that somebody may see; nothing where they may not. */
  CountRecord find(CountedMonth month, Scope scope);
}
