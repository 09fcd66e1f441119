package no.dognbok.query.stay;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.dognbok.events.StayEvent.MessageCancelled;
import no.dognbok.events.StayEvent.RecordedInError;
import no.dognbok.query.law.Fact;
import no.dognbok.query.law.Judgement;
import no.dognbok.query.law.Recorded;

/** What of a stay stands, and why the rest does not. */
public final class StandingFacts {

  /** Whether what was told stands. */
  public enum Standing {
    STANDS,
    /** A fact of it was corrected. */
    CORRECTED,
    /** A later wording of the same message stands in its place. */
    REPLACED,
    CANCELLED,
    RECORDED_IN_ERROR
  }

  private final Map<String, Fact> standing = new HashMap<>();
  private final Set<UUID> cancelled = new HashSet<>();
  private final Set<String> inError = new HashSet<>();

  private StandingFacts() {}

  /** As a stay was judged. */
  public static StandingFacts of(Judgement judgement) {
    StandingFacts all = new StandingFacts();
    for (Fact fact : judgement.facts()) {
      all.standing.put(fact.id(), fact);
      switch (fact.event()) {
        case MessageCancelled cancellation -> all.cancelled.add(cancellation.cancels());
        case RecordedInError error -> all.inError.add(error.event());
        default -> {
          // says nothing about others
        }
      }
    }
    return all;
  }

  /** What was told, as it reads now; empty where it does not stand. */
  public Optional<Fact> fact(Recorded recorded) {
    return Optional.ofNullable(standing.get(recorded.id()));
  }

  /** Whether something that happened before the moment of judgement stands. */
  public Standing of(Recorded recorded) {
    Fact fact = standing.get(recorded.id());
    if (fact != null) {
      return fact.event().equals(recorded.event()) ? Standing.STANDS : Standing.CORRECTED;
    }
    if (inError.contains(recorded.id())) {
      return Standing.RECORDED_IN_ERROR;
    }
    return cancelled.contains(recorded.event().told().message())
        ? Standing.CANCELLED
        : Standing.REPLACED;
  }
}
