package no.dognbok.query.law;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.*;
import no.dognbok.events.Told;

/**
 * Which tellings stand. A message and its later wordings (status {@code M}, {@code O}) are one
 * telling: cancelling any wording cancels it, and the last wording says what it says ({@link
 * Wordings}). Only the organisation that told something can take it back or correct it; what others
 * send is left without effect and shown as a doubt.
 */
final class Tellings {

  private final Map<UUID, List<Recorded>> byMessage = new HashMap<>();
  private final Map<UUID, UUID> replaces = new HashMap<>();
  private final List<Doubt> doubts = new ArrayList<>();
  private final Corrections corrections;
  private final List<Wordings> standing;

  Tellings(List<Recorded> all, Instant asOf) {
    List<Recorded> told = all.stream().map(Tellings::reckoned).toList();
    for (Recorded recorded : told) {
      byMessage
          .computeIfAbsent(recorded.event().told().message(), _ -> new ArrayList<>())
          .add(recorded);
    }
    told.forEach(this::link);
    this.corrections = new Corrections(notCancelled(told, asOf));
    doubts.addAll(corrections.doubts());
    this.standing =
        wordings(
            corrections.facts().stream().filter(fact -> happenedBy(fact.event(), asOf)).toList());
  }

  private static Recorded reckoned(Recorded recorded) {
    return new Recorded(
        recorded.id(),
        ReckonedTime.within(recorded.event()),
        recorded.position(),
        recorded.recordedAt());
  }

  /** Each telling that stands, in all its wordings. */
  List<Wordings> standing() {
    return standing;
  }

  /** What was corrected in them. */
  Corrections corrections() {
    return corrections;
  }

  List<Doubt> doubts() {
    return List.copyOf(doubts);
  }

  /** The first wording of a message: the key under which all its wordings are one. */
  private UUID root(UUID message) {
    return chain(message).getLast();
  }

  /** A message and what it replaces, back to the first wording. */
  private SequencedSet<UUID> chain(UUID message) {
    SequencedSet<UUID> chain = new LinkedHashSet<>();
    UUID next = message;
    while (next != null && chain.add(next)) {
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

  /** What is told about other tellings has to have happened by then; the rest may be moved. */
  private List<Recorded> notCancelled(List<Recorded> told, Instant asOf) {
    List<Recorded> known =
        told.stream()
            .filter(recorded -> !isAboutOthers(recorded) || happenedBy(recorded.event(), asOf))
            .toList();
    Set<UUID> cancelled = cancelled(known);
    return known.stream()
        .filter(recorded -> !cancelled.contains(root(recorded.event().told().message())))
        .toList();
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
        if (byMessage.keySet().stream().noneMatch(message -> root(message).equals(target))) {
          doubts.add(doubt(Doubt.Code.CANCELS_NOTHING_KNOWN, cancellation));
        } else if (mayTakeBack(cancellation, target)) {
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

  /** Of each telling the wordings of each kind of event; what the wordings do not repeat stands. */
  private List<Wordings> wordings(List<Fact> facts) {
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
    return groups.values().stream().map(all -> new Wordings(last(all), all)).toList();
  }

  /** The wording that no other replaces; of several, the one that was sent last. */
  private Fact last(List<Fact> wordings) {
    List<Fact> ends =
        wordings.stream().filter(fact -> !isReplaced(fact.told().message(), wordings)).toList();
    return (ends.isEmpty() ? wordings : ends).stream().max(SENT_LAST).orElseThrow();
  }

  private boolean isReplaced(UUID message, List<Fact> wordings) {
    return wordings.stream()
        .map(fact -> fact.told().message())
        .anyMatch(other -> !other.equals(message) && chain(other).contains(message));
  }

  private static final Comparator<Fact> SENT_LAST =
      Comparator.comparing(
              (Fact fact) -> fact.told().sentAt(), Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(fact -> fact.at().instant())
          .thenComparing(fact -> fact.told().message())
          .thenComparing(Fact::id);

  private static Doubt doubt(Doubt.Code code, Recorded recorded) {
    return new Doubt(code, List.of(recorded.id()));
  }
}
