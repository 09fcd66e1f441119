package no.dognbok.query.law;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.dognbok.events.EventFields;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.FactCorrected;
import no.dognbok.events.StayEvent.RecordedInError;

/**
 * What was told wrongly, set right: events that do not belong here are left out, and facts are
 * corrected in the order in which that was done. Only who told a thing can correct it.
 */
final class Corrections {

  private final List<Recorded> told;
  private final Map<String, StayEvent> asFirstTold = new HashMap<>();
  private final Map<String, Fact> facts = new LinkedHashMap<>();
  private final Map<String, List<Fact>> applied = new HashMap<>();
  private final List<Doubt> doubts = new ArrayList<>();

  Corrections(List<Recorded> told) {
    this.told = told;
    Set<String> inError = inError();
    for (Recorded recorded : told) {
      if (!inError.contains(recorded.id())) {
        asFirstTold.put(recorded.id(), recorded.event());
        facts.put(recorded.id(), new Fact(recorded.id(), recorded.event()));
      }
    }
    told.stream()
        .filter(recorded -> facts.containsKey(recorded.id()))
        .filter(recorded -> recorded.event() instanceof FactCorrected)
        .sorted(
            Comparator.comparing((Recorded recorded) -> recorded.event().told().occurredAt())
                .thenComparing(recorded -> recorded.event().told().message()))
        .forEach(recorded -> apply(recorded, (FactCorrected) recorded.event()));
  }

  private Set<String> inError() {
    Set<String> ids = new HashSet<>();
    for (Recorded recorded : told) {
      if (recorded.event() instanceof RecordedInError error) {
        if (isToldBySame(recorded, error.event())) {
          ids.add(error.event());
        } else {
          doubt(Doubt.Code.TOLD_BY_ANOTHER, recorded);
        }
      }
    }
    return ids;
  }

  private boolean isToldBySame(Recorded about, String event) {
    return told.stream()
        .filter(other -> other.id().equals(event))
        .allMatch(other -> other.event().told().by().equals(about.event().told().by()));
  }

  /** A correction must find a fact that it fits. */
  private void apply(Recorded recorded, FactCorrected correction) {
    Fact fact = facts.get(correction.event());
    if (fact == null) {
      return;
    }
    if (!isToldBySame(recorded, fact.id())) {
      doubt(Doubt.Code.TOLD_BY_ANOTHER, recorded);
      return;
    }
    try {
      StayEvent corrected =
          EventFields.with(fact.event(), correction.field(), correction.newValue());
      if (!stands(correction, fact.event())) {
        doubt(Doubt.Code.CORRECTION_OF_ANOTHER_VALUE, recorded);
      }
      facts.put(fact.id(), new Fact(fact.id(), ReckonedTime.within(corrected)));
      applied
          .computeIfAbsent(fact.id(), _ -> new ArrayList<>())
          .add(new Fact(recorded.id(), correction));
    } catch (IllegalArgumentException e) {
      doubt(Doubt.Code.CORRECTION_DOES_NOT_FIT, recorded);
    }
  }

  /** Whether what is to be corrected stands there, where the correction says what that is. */
  private static boolean stands(FactCorrected correction, StayEvent event) {
    String old = correction.oldValue();
    if (old == null) {
      return true;
    }
    Optional<String> value = EventFields.value(event, correction.field());
    try {
      StayEvent before = EventFields.with(event, correction.field(), old);
      return EventFields.value(before, correction.field()).equals(value);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private void doubt(Doubt.Code code, Recorded recorded) {
    doubts.add(new Doubt(code, List.of(recorded.id())));
  }

  /** Everything that belongs here, set right. */
  List<Fact> facts() {
    return List.copyOf(facts.values());
  }

  /** An event as it was told, before anybody corrected it. */
  StayEvent asFirstTold(Fact fact) {
    return asFirstTold.getOrDefault(fact.id(), fact.event());
  }

  /** The corrections of an event that had an effect, in the order in which they were made. */
  List<Fact> of(Fact fact) {
    return applied.getOrDefault(fact.id(), List.of());
  }

  List<Doubt> doubts() {
    return doubts;
  }
}
