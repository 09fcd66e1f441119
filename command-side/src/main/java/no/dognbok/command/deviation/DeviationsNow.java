package no.dognbok.command.deviation;

import java.util.UUID;
import no.dognbok.command.matter.PartyFinder;
import no.dognbok.events.DeviationEvent;
import no.dognbok.log.EventJson;
import no.dognbok.log.EventLog;
import org.springframework.stereotype.Component;

/** Reads from the log how far the handling of deviations has come. */
@Component
final class DeviationsNow {

  private static final int EVENTS = 10_000;

  private final EventLog log;
  private final PartyFinder finder;
  private final StayParties stays;

  DeviationsNow(EventLog log) {
    this.log = log;
    this.finder = new PartyFinder(log);
    this.stays = new StayParties(log, finder);
  }

  DeviationNow read(UUID deviation) {
    Handling handling =
        Handling.of(
            log.stream(DeviationEvent.stream(deviation), 0, EVENTS).stream()
                .map(stored -> (DeviationEvent) EventJson.read(stored))
                .toList());
    return new DeviationNow(deviation, handling, finder, stays);
  }
}
