package no.dognbok.command.stay;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.dognbok.events.EventFields;
import no.dognbok.events.StayEvent;

/**
 * What stands of a stay's events, as far as placing needs it: without what was cancelled, recorded
 * in error or worded anew, and at the times that were corrected. Only what an organisation told
 * itself can it change. What the law makes of the rest is not decided here.
 */
public final class StandingEvents {

  private final Map<String, StayEvent> byId;
  private final Map<UUID, UUID> replaces = new HashMap<>();

  private StandingEvents(Map<String, StayEvent> byId) {
    this.byId = byId;
    byId.values().forEach(this::link);
  }

  /** The events that stand, by the ids and in the order in which they were recorded. */
  public static List<StayEvent> of(Map<String, StayEvent> events) {
    return new StandingEvents(new LinkedHashMap<>(events)).standing();
  }

  /** When the patient left or died, the first that was told of; empty where nothing was. */
  public static Optional<Instant> leftAt(List<StayEvent> standing) {
    return standing.stream()
        .filter(event ->
            event instanceof StayEvent.PatientDeparted || event instanceof StayEvent.PatientDied)
        .map(event -> event.told().occurredAt())
        .min(Instant::compareTo);
  }

  /** Updated information that refers to a notice is no new wording of the notice. */
  private void link(StayEvent event) {
    UUID replaced = event.told().replaces();
    boolean sameKind =
        byId.values().stream()
            .anyMatch(other ->
                other.told().message().equals(replaced)
                    && other.getClass().equals(event.getClass())
                    && isBySame(other, event));
    if (sameKind) {
      replaces.put(event.told().message(), replaced);
    }
  }

  private static boolean isBySame(StayEvent one, StayEvent other) {
    return one.told().by().equals(other.told().by());
  }

  /** The first wording of a message: cancelling any wording cancels all of them. */
  private UUID root(UUID message) {
    Set<UUID> seen = new HashSet<>();
    UUID root = message;
    while (seen.add(root) && replaces.containsKey(root)) {
      root = replaces.get(root);
    }
    return root;
  }

  private List<StayEvent> standing() {
    Set<UUID> cancelled = new HashSet<>();
    Set<String> inError = new HashSet<>();
    for (StayEvent event : List.copyOf(byId.values())) {
      switch (event) {
        case StayEvent.MessageCancelled cancellation -> cancel(cancellation, cancelled);
        case StayEvent.RecordedInError error -> {
          if (isBySame(error, byId.getOrDefault(error.event(), error))) {
            inError.add(error.event());
          }
        }
        case StayEvent.FactCorrected correction -> correct(correction);
        default -> {
          // everything else only tells
        }
      }
    }
    return byId.entrySet().stream()
        .filter(entry -> !inError.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .filter(event -> !isAboutOthers(event))
        .filter(event -> !cancelled.contains(root(event.told().message())))
        .filter(event -> !replaces.containsValue(event.told().message()))
        .toList();
  }

  private void cancel(StayEvent.MessageCancelled cancellation, Set<UUID> cancelled) {
    boolean own =
        byId.values().stream()
            .filter(event -> event.told().message().equals(cancellation.cancels()))
            .allMatch(event -> isBySame(event, cancellation));
    if (own) {
      cancelled.add(root(cancellation.cancels()));
    }
  }

  private void correct(StayEvent.FactCorrected correction) {
    StayEvent event = byId.get(correction.event());
    if (event != null
        && correction.field().equals("occurredAt")
        && correction.newValue() != null
        && isBySame(event, correction)) {
      byId.put(
          correction.event(),
          EventFields.with(event, "occurredAt", Instant.parse(correction.newValue()).toString()));
    }
  }

  private static boolean isAboutOthers(StayEvent event) {
    return event instanceof StayEvent.MessageCancelled
        || event instanceof StayEvent.RecordedInError
        || event instanceof StayEvent.FactCorrected;
  }
}
