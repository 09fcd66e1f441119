package no.dognbok.command.dispute;

import java.util.UUID;
import no.dognbok.command.matter.PartyFinder;
import no.dognbok.command.stay.StayCommand;
import no.dognbok.events.DisputeEvent;
import no.dognbok.log.EventLog;
import org.springframework.stereotype.Component;

/** Reads from the log how far disputes have come. */
@Component
final class DisputesNow {

  private static final int EVENTS = 10_000;

  private final EventLog log;
  private final PartyFinder parties;

  DisputesNow(EventLog log) {
    this.log = log;
    this.parties = new PartyFinder(log);
  }

  DisputeNow read(UUID dispute) {
    Course course = Course.of(log.stream(DisputeEvent.stream(dispute), 0, EVENTS));
    return new DisputeNow(
        dispute, course, parties, stay -> log.lastSequence(StayCommand.stream(stay)).isPresent());
  }
}
