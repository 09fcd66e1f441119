package no.dognbok.command.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import no.dognbok.command.intake.Placement.Extent;
import no.dognbok.events.StayEvent;
import no.dognbok.log.EventJson;
import no.dognbok.log.EventLog;
import no.dognbok.log.StoredEvent;

/**
 * The stays of a patient, found by claims: stay <i>n</i> of a patient in a trust is opened by the commit that claims
 * {@code patient/<trust>/<pseudonym>/<n>}. A trust can be known by several addresses, and a patient by several pseudonyms.
 */
final class PatientStays {

  private static final int EVENTS = 10_000;

  private final EventLog log;

  PatientStays(EventLog log) {
    this.log = log;
  }

  /** Where the numbers of a patient's stays are claimed. */
  static String prefix(String trust, String pseudonym) {
    return "patient/%s/%s/".formatted(trust, pseudonym);
  }

  /** The extents of all stays that are claimed under any of these. */
  List<Extent> under(List<String> prefixes) {
    Set<String> streams = new LinkedHashSet<>();
    for (String prefix : prefixes) {
      long last = lastNumber(prefix);
      for (long number = 1; number <= last; number++) {
        log.find(numbered(prefix, number))
            .flatMap(claim -> stayOf(claim.position()))
            .ifPresent(streams::add);
      }
    }
    return streams.stream().flatMap(stream -> extent(stream).stream()).toList();
  }

  /** The claims with which the next stay is opened under each of these. */
  Set<String> next(List<String> prefixes) {
    Set<String> claims = new LinkedHashSet<>();
    prefixes.forEach(prefix -> claims.add(numbered(prefix, lastNumber(prefix) + 1)));
    return claims;
  }

  private long lastNumber(String prefix) {
    return log.last(prefix)
        .map(claim -> Long.parseLong(claim.claim().substring(prefix.length())))
        .orElse(0L);
  }

  /** Six digits, so that the order of the characters is that of the numbers. */
  private static String numbered(String prefix, long number) {
    return prefix + "%06d".formatted(number);
  }

  /** The stay that a commit is about. */
  Optional<String> stayOf(long position) {
    return log.commits(position, 1).getFirst().events().stream()
        .flatMap(event -> Stream.ofNullable(event.stream()))
        .filter(stream -> stream.startsWith("stay/"))
        .findFirst();
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
    (standing.isEmpty() ? events : standing)
        .forEach(event -> times.add(event.told().occurredAt()));
    return times.stream()
        .min(Instant::compareTo)
        .map(
            first ->
                new Extent(
                    stream,
                    earliest(standing, StayEvent.PatientAdmitted.class),
                    Stream.of(StayEvent.PatientDeparted.class, StayEvent.PatientDied.class)
                        .flatMap(type -> Stream.ofNullable(earliest(standing, type)))
                        .min(Instant::compareTo)
                        .orElse(null),
                    first));
  }

  private static @org.jspecify.annotations.Nullable Instant earliest(
      List<StayEvent> events, Class<? extends StayEvent> type) {
    return events.stream()
        .filter(type::isInstance)
        .map(event -> event.told().occurredAt())
        .min(Instant::compareTo)
        .orElse(null);
  }
}
