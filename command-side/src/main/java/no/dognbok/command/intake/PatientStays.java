package no.dognbok.command.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import no.dognbok.command.intake.Placement.Extent;
import no.dognbok.events.StayEvent;
import no.dognbok.log.EventJson;
import no.dognbok.log.EventLog;
import no.dognbok.log.PatientClaims;
import no.dognbok.log.StoredEvent;
import org.jspecify.annotations.Nullable;

/** The stays of a patient with their extents, read from the log. */
final class PatientStays {

  private static final int EVENTS = 10_000;

  private final EventLog log;
  private final PatientClaims claims;

  PatientStays(EventLog log) {
    this.log = log;
    this.claims = new PatientClaims(log);
  }

  /** The extents of all stays that are claimed under any of these. */
  List<Extent> under(List<String> prefixes) {
    return prefixes.stream()
        .flatMap(claims::stays)
        .distinct()
        .flatMap(stream -> extent(stream).stream())
        .toList();
  }

  private Optional<Extent> extent(String stream) {
    List<StoredEvent> stored = log.stream(stream, 0, EVENTS);
    List<StayEvent> events =
        stored.stream().map(event -> (StayEvent) EventJson.read(event)).toList();
    Set<UUID> cancelled = new HashSet<>();
    events.stream()
        .filter(StayEvent.MessageCancelled.class::isInstance)
        .forEach(event -> cancelled.add(((StayEvent.MessageCancelled) event).cancels()));
    List<StayEvent> standing =
        events.stream()
            .filter(event -> !cancelled.contains(event.told().message()))
            .filter(event -> !(event instanceof StayEvent.MessageCancelled))
            .toList();
    List<Instant> times = new ArrayList<>();
    (standing.isEmpty() ? events : standing).forEach(event -> times.add(event.told().occurredAt()));
    return times.stream()
        .min(Instant::compareTo)
        .map(first ->
            new Extent(
                stream,
                earliest(standing, StayEvent.PatientAdmitted.class),
                Stream.of(StayEvent.PatientDeparted.class, StayEvent.PatientDied.class)
                    .flatMap(type -> Stream.ofNullable(earliest(standing, type)))
                    .min(Instant::compareTo)
                    .orElse(null),
                first));
  }

  private static @Nullable Instant earliest(
      List<StayEvent> events, Class<? extends StayEvent> type) {
    return events.stream()
        .filter(type::isInstance)
        .map(event -> event.told().occurredAt())
        .min(Instant::compareTo)
        .orElse(null);
  }
}
