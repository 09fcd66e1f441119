package no.dognbok.command.erasure;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.dognbok.command.stay.StandingEvents;
import no.dognbok.events.StayEvent;
import no.dognbok.log.EventJson;
import no.dognbok.log.StoredEvent;

/**
 * From when on the identity of a stay is kept for its period: the departure, or, where none is
 * known, the last that happened in it. What was cancelled, or never belonged here, counts for
 * neither.
 *
 * @param at the moment
 * @param left whether the patient is known to have left
 */
record Ending(Instant at, boolean left) {

  static Ending of(List<StoredEvent> stream) {
    Map<String, StayEvent> events = new LinkedHashMap<>();
    for (StoredEvent stored : stream) {
      StayEvent event = (StayEvent) EventJson.read(stored);
      if (!(event instanceof StayEvent.IdentityErased)) {
        events.put(stored.id(), event);
      }
    }
    List<StayEvent> standing = StandingEvents.of(events);
    Optional<Instant> left = StandingEvents.leftAt(standing);
    return new Ending(
        left.orElseGet(() -> last(standing.isEmpty() ? List.copyOf(events.values()) : standing)),
        left.isPresent());
  }

  private static Instant last(List<StayEvent> events) {
    return events.stream()
        .map(event -> event.told().occurredAt())
        .max(Instant::compareTo)
        .orElse(Instant.MAX);
  }
}
