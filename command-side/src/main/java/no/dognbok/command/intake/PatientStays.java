package no.dognbok.command.intake;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.dognbok.command.intake.Placement.Extent;
import no.dognbok.command.stay.StandingEvents;
import no.dognbok.events.StayEvent;
import no.dognbok.log.EventJson;
import no.dognbok.log.EventLog;
import no.dognbok.log.PatientClaims;
import no.dognbok.log.StoredEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The stays of a patient with their extents, read from the log. */
final class PatientStays {

  /** More than a stay has. */
  static final int EVENTS = 10_000;

  private final EventLog log;
  private final PatientClaims claims;

  PatientStays(EventLog log) {
    this.log = log;
    this.claims = new PatientClaims(log);
  }

  /** The extents of all stays that are claimed under any of these. */
  List<Extent> under(List<String> prefixes) {
    return streams(prefixes).stream().flatMap(stream -> extent(stream).stream()).toList();
  }

  /** The streams of all stays that are claimed under any of these. */
  List<String> streams(List<String> prefixes) {
    return prefixes.stream().flatMap(claims::stays).distinct().toList();
  }

  /** Everybody whom a stay is said to be about; nobody where nobody said it, or it was erased. */
  Set<String> patientsOf(String stream) {
    Set<String> patients = new HashSet<>();
    for (StoredEvent event : log.stream(stream, 0, EVENTS)) {
      JsonNode identity = JsonMapper.shared().readTree(event.metadataOrNothing());
      for (String field : List.of("patient", "linkedPatient")) {
        Optional.ofNullable(identity.get(field)).map(JsonNode::asString).ifPresent(patients::add);
      }
    }
    return patients;
  }

  private Optional<Extent> extent(String stream) {
    Map<String, StayEvent> events = new LinkedHashMap<>();
    log.stream(stream, 0, EVENTS)
        .forEach(event -> events.put(event.id(), (StayEvent) EventJson.read(event)));
    List<StayEvent> standing = StandingEvents.of(events);
    return (standing.isEmpty() ? events.values() : standing)
        .stream()
            .map(event -> event.told().occurredAt())
            .min(Instant::compareTo)
            .map(first ->
                new Extent(
                    stream,
                    admittedAt(standing),
                    StandingEvents.leftAt(standing).orElse(null),
                    first));
  }

  /** What another message mentions stands in while the admission itself has not been told. */
  private static @Nullable Instant admittedAt(List<StayEvent> events) {
    Instant told = earliest(events, StayEvent.PatientAdmitted.class);
    return told == null ? earliest(events, StayEvent.AdmissionMentioned.class) : told;
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
