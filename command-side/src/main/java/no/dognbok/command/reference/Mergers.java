package no.dognbok.command.reference;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import no.dognbok.events.Municipality;
import no.dognbok.events.ReferenceEvent.MunicipalityMerged;
import no.dognbok.log.EventJson;
import no.dognbok.log.EventLog;

/** Which municipality took over another right now, read from its own stream. */
final class Mergers {

  private final EventLog log;

  Mergers(EventLog log) {
    this.log = log;
  }

  /** Whether a municipality was taken over, perhaps by others in between, by another. */
  boolean leads(Municipality from, Municipality to) {
    return leads(from, to, this::successor);
  }

  /** The same by what is known elsewhere of who took over whom. */
  static boolean leads(
      Municipality from,
      Municipality to,
      Function<Municipality, Optional<Municipality>> successor) {
    Set<Municipality> seen = new HashSet<>();
    Municipality at = from;
    while (!at.equals(to)) {
      Optional<Municipality> next = successor.apply(at);
      if (next.isEmpty() || !seen.add(at)) {
        return false;
      }
      at = next.get();
    }
    return true;
  }

  private Optional<Municipality> successor(Municipality municipality) {
    return log.lastEvent(MunicipalityMerged.stream(municipality))
        .map(last -> ((MunicipalityMerged) EventJson.read(last)).successor());
  }
}
