package no.dognbok.query.law;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import no.dognbok.events.EventFields;
import no.dognbok.events.Moment;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.*;
import no.dognbok.events.Told;

/**
 * Which tellings stand. A message and its later wordings (status {@code M}, {@code O}) are one
 * telling: cancelling any wording cancels it, the last wording says what it says, and it keeps when
 * it was first sent. Only the organisation that told something can take it back or correct it; what
 * others send is left without effect and shown as a doubt.
 */
final class Tellings {

  private final Map<UUID, List<Recorded>> byMessage = new HashMap<>();
  private final Map<UUID, UUID> replaces = new HashMap<>();
  private final List<Doubt> doubts = new ArrayList<>();
  private final List<Fact> standing;

  Tellings(List<Recorded> told, Instant asOf) {
    for (Recorded recorded : told) {
      byMessage
          .computeIfAbsent(recorded.event().told().message(), _ -> new ArrayList<>())
          .add(recorded);
    }
    told.forEach(this::link);
    this.standing = List.copyOf(read(told, asOf));
  }

  List<Fact> standing() {
    return standing;
  }

  List<Doubt> doubts() {
    return List.copyOf(doubts);
  }

  /** The first wording of a message: the key under which all its wordings are one. */
  UUID root(UUID message) {
    return wordings(message).getLast();
  }

  /** A message and what it replaces, back to the first wording. */
  private List<UUID> wordings(UUID message) {
    List<UUID> chain = new ArrayList<>();
    UUID next = message;
    while (next != null && !chain.contains(next)) {
      chain.add(next);
      next = replaces.get(next);
    }
    return chain;
  }

  private void link(Recorded recorded) {
    Told told = recorded.event().told();
    UUID replaced = told.replaces();
    if (replaced == null || replaced.equals(told.message())) {
      return;
    }
    List<Recorded> others = byMessage.getOrDefault(replaced, List.of());
    if (!others.isEmpty() && others.stream().noneMatch(sameKind(told.message()))) {
      return; // updated information that refers to a notice is no new wording of the notice
    }
    if (toldByAnother(told, others)) {
      doubts.add(doubt(Doubt.Code.TOLD_BY_ANOTHER, recorded));
    } else {
      replaces.put(told.message(), replaced);
    }
  }

  private Predicate<Recorded> sameKind(UUID message) {
    return other ->
        byMessage.getOrDefault(message, List.of()).stream()
            .anyMatch(own -> own.event().getClass().equals(other.event().getClass()));
  }

  private static boolean toldByAnother(Told told, List<Recorded> others) {
    return others.stream().anyMatch(other -> !other.event().told().by().equals(told.by()));
  }

  private List<Fact> read(List<Recorded> told, Instant asOf) {
    List<Recorded> known =
        told.stream()
            .filter(recorded -> !isAboutOthers(recorded) || happenedBy(recorded.event(), asOf))
            .toList();
    Set<UUID> cancelled = cancelled(known);
    List<Recorded> kept =
        known.stream()
            .filter(recorded -> !cancelled.contains(root(recorded.event().told().message())))
            .toList();
    Set<String> inError = inError(kept);
    List<Fact> facts =
        corrected(kept.stream().filter(recorded -> !inError.contains(recorded.id())).toList())
            .stream()
            .filter(fact -> happenedBy(fact.event(), asOf))
            .toList();
    return lastWordings(facts);
  }

  private static boolean happenedBy(StayEvent event, Instant asOf) {
    return !event.told().occurredAt().isAfter(asOf);
  }

  private static boolean isAboutOthers(Recorded recorded) {
    return recorded.event() instanceof MessageCancelled
        || recorded.event() instanceof FactCorrected
        || recorded.event() instanceof RecordedInError;
  }

  /**
   * The tellings that were taken back, by their roots. A cancellation that was itself cancelled
   * takes nothing back.
   */
  private Set<UUID> cancelled(List<Recorded> known) {
    List<Recorded> cancellations =
        known.stream().filter(recorded -> recorded.event() instanceof MessageCancelled).toList();
    Set<UUID> cancelled = new HashSet<>();
    for (Recorded cancellation : cancellations) {
      if (stands(cancellation, cancellations, new HashSet<>())) {
        UUID target = target(cancellation);
        if (mayTakeBack(cancellation, target)) {
          cancelled.add(target);
        } else {
          doubts.add(doubt(Doubt.Code.TOLD_BY_ANOTHER, cancellation));
        }
      }
    }
    return cancelled;
  }

  private UUID target(Recorded cancellation) {
    return root(((MessageCancelled) cancellation.event()).cancels());
  }

  private boolean stands(Recorded one, List<Recorded> cancellations, Set<String> visited) {
    if (!visited.add(one.id())) {
      return false; // cancellations that cancel each other in a ring
    }
    UUID own = root(one.event().told().message());
    return cancellations.stream()
        .filter(other -> !other.equals(one) && target(other).equals(own))
        .filter(other -> mayTakeBack(other, own))
        .noneMatch(other -> stands(other, cancellations, visited));
  }

  private boolean mayTakeBack(Recorded cancellation, UUID target) {
    return byMessage.entrySet().stream()
        .filter(entry -> root(entry.getKey()).equals(target))
        .noneMatch(entry -> toldByAnother(cancellation.event().told(), entry.getValue()));
  }

  private Set<String> inError(List<Recorded> kept) {
    Set<String> ids = new HashSet<>();
    for (Recorded recorded : kept) {
      if (recorded.event() instanceof RecordedInError error) {
        if (toldBySame(recorded, error.event(), kept)) {
          ids.add(error.event());
        } else {
          doubts.add(doubt(Doubt.Code.TOLD_BY_ANOTHER, recorded));
        }
      }
    }
    return ids;
  }

  private static boolean toldBySame(Recorded about, String event, List<Recorded> all) {
    return all.stream()
        .filter(other -> other.id().equals(event))
        .allMatch(other -> other.event().told().by().equals(about.event().told().by()));
  }

  /** Corrections in the order in which they were made; each must find what it says it found. */
  private List<Fact> corrected(List<Recorded> kept) {
    Map<String, Fact> facts = new LinkedHashMap<>();
    kept.forEach(recorded -> facts.put(recorded.id(), new Fact(recorded.id(), recorded.event())));
    kept.stream()
        .filter(recorded -> recorded.event() instanceof FactCorrected)
        .sorted(
            Comparator.comparing((Recorded r) -> r.event().told().occurredAt())
                .thenComparing(r -> r.event().told().message()))
        .forEach(recorded -> {
          FactCorrected correction = (FactCorrected) recorded.event();
          Fact fact = facts.get(correction.event());
          if (fact == null) {
            return;
          }
          if (!toldBySame(recorded, fact.id(), kept)) {
            doubts.add(doubt(Doubt.Code.TOLD_BY_ANOTHER, recorded));
            return;
          }
          try {
            facts.put(
                fact.id(),
                new Fact(
                    fact.id(),
                    EventFields.with(fact.event(), correction.field(), correction.newValue())));
          } catch (IllegalArgumentException e) {
            doubts.add(doubt(Doubt.Code.CORRECTION_DOES_NOT_FIT, recorded));
          }
        });
    return List.copyOf(facts.values());
  }

  /**
   * Of each telling the last wording of each kind of event; what the wordings do not repeat stands.
   */
  private List<Fact> lastWordings(List<Fact> facts) {
    Map<String, List<Fact>> groups = new LinkedHashMap<>();
    for (Fact fact : facts) {
      boolean alone =
          !replaces.containsKey(fact.told().message())
              && !replaces.containsValue(fact.told().message());
      String key =
          alone
              ? fact.id()
              : root(fact.told().message()) + "/" + fact.event().getClass().getSimpleName();
      groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(fact);
    }
    return groups.values().stream().map(this::lastWording).toList();
  }

  private Fact lastWording(List<Fact> wordings) {
    Fact last =
        wordings.stream()
            .max(
                Comparator.comparing((Fact fact) -> wordings(fact.told().message()).size())
                    .thenComparing(fact -> fact.at().instant())
                    .thenComparing(fact -> fact.told().message()))
            .orElseThrow();
    return wordings.size() == 1 ? last : firstSent(last, wordings);
  }

  /** What is told is new; when the municipality was first told is not. */
  private static Fact firstSent(Fact last, List<Fact> wordings) {
    Told told = last.told();
    Instant sentAt =
        wordings.stream()
            .flatMap(fact -> Stream.ofNullable(fact.told().sentAt()))
            .min(Comparator.naturalOrder())
            .orElse(null);
    Told first = told.sent(told.to(), sentAt);
    if (happensByBeingSent(last.event())) {
      Moment at =
          wordings.stream().map(Fact::at).min(Comparator.comparing(Moment::instant)).orElseThrow();
      first = first.at(at);
    }
    return new Fact(last.id(), EventFields.retold(last.event(), first));
  }

  private static boolean happensByBeingSent(StayEvent event) {
    return switch (event) {
      case AdmissionNoticeSent _, HealthInformationUpdated _, ReadyNoticeSent _ -> true;
      case AdmissionReportSent _, SupplementaryInformationSent _ -> true;
      case DischargeReportSent _, DischargeSummarySent _ -> true;
      default -> false;
    };
  }

  private static Doubt doubt(Doubt.Code code, Recorded recorded) {
    return new Doubt(code, List.of(recorded.id()));
  }
}
