package no.dognbok.query.stay;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.MessageCancelled;
import no.dognbok.events.StayEvent.RecordedInError;
import no.dognbok.query.law.Fact;
import no.dognbok.query.law.Judgement;
import no.dognbok.query.law.Recorded;

/** Whether what was told of a stay stands, by a judgement of it. */
public final class Standings {

  private final Instant asOf;
  private final Map<String, Fact> facts = new HashMap<>();
  private final Set<UUID> cancelled = new HashSet<>();
  private final Set<String> inError = new HashSet<>();

  private Standings(Instant asOf) {
    this.asOf = asOf;
  }

  /** Whether what was told stands. */
  public enum Standing {
    STANDS,
    /** A fact of it was corrected; {@code facts} are those that hold. */
    CORRECTED,
    /** A later wording of the same message stands in its place. */
    REPLACED,
    CANCELLED,
    RECORDED_IN_ERROR
  }

  /** By this judgement. */
  public static Standings of(Judgement judgement) {
    Standings standings = new Standings(judgement.asOf());
    for (Fact fact : judgement.facts()) {
      standings.facts.put(fact.id(), fact);
      switch (fact.event()) {
        case MessageCancelled cancellation -> standings.cancelled.add(cancellation.cancels());
        case RecordedInError error -> standings.inError.add(error.event());
        default -> {
          // says nothing about others
        }
      }
    }
    return standings;
  }

  /**
   * Whether an event stands; empty where it happened after the moment of judgement, and was not
   * looked at.
   */
  public Optional<Standing> of(Recorded recorded) {
    Fact fact = facts.get(recorded.id());
    if (fact != null) {
      return Optional.of(
          fact.event().equals(recorded.event()) ? Standing.STANDS : Standing.CORRECTED);
    }
    if (recorded.event().told().occurredAt().isAfter(asOf)) {
      return Optional.empty();
    }
    if (inError.contains(recorded.id())) {
      return Optional.of(Standing.RECORDED_IN_ERROR);
    }
    return Optional.of(
        cancelled.contains(recorded.event().told().message())
            ? Standing.CANCELLED
            : Standing.REPLACED);
  }

  /** An event as it reads now, where it stands; else as it was told. */
  public StayEvent asItReads(Recorded recorded) {
    Fact fact = facts.get(recorded.id());
    return fact == null ? recorded.event() : fact.event();
  }
}
