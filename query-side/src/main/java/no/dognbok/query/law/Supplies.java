package no.dognbok.query.law;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import no.dognbok.events.Obligation;
import no.dognbok.events.StayEvent.PatientDeparted;
import no.dognbok.events.StayEvent.SuppliesPrepared;
import no.dognbok.events.StayEvent.SuppliesRequested;
import no.dognbok.events.StayEvent.Supply;
import no.dognbok.query.law.Duty.Limit;
import org.jspecify.annotations.Nullable;

/**
 * Vedlegg 3.1 b, 3.1.2 d: what the municipality asked for is ready to go with the patient. Asked
 * for and got ready for a discharge that came to nothing, it says nothing of the next one.
 */
final class Supplies {

  private final History history;

  /** What ended a period, or the stay, in order. */
  private final List<Fact> ends;

  Supplies(Hearing hearing) {
    this.history = hearing.history();
    this.ends =
        Stream.concat(
                hearing.periods().stream().map(Readiness::end).filter(Objects::nonNull),
                history.departure().stream())
            .distinct()
            .sorted(ProcessOrder.COMPARATOR)
            .toList();
  }

  /** A duty for each request. */
  List<Duty> duties() {
    return history.all(SuppliesRequested.class).map(this::duty).toList();
  }

  private Duty duty(Fact request) {
    Fact end = ends.stream().filter(fact -> !fact.isBefore(request)).findFirst().orElse(null);
    Set<Supply> lacking = new TreeSet<>(((SuppliesRequested) request.event()).supplies());
    Fact last = null;
    for (Fact prepared : preparedFor(request, end)) {
      if (lacking.removeAll(((SuppliesPrepared) prepared.event()).supplies())) {
        last = prepared;
      }
    }
    Duty.Draft draft =
        Duty.of(Obligation.SUPPLIES)
            .since(request)
            .wanting(lacking.stream().map(Supplies::requirement).toList());
    if (lacking.isEmpty()) {
      draft.fulfilled(last);
    }
    if (end == null || !(end.event() instanceof PatientDeparted)) {
      return draft.ended(end).apply();
    }
    if (!end.day().equals(request.day())) {
      draft.doubting(List.of(Doubt.of(Doubt.Code.ASKED_ON_ANOTHER_DAY, request, end)));
    }
    return draft.due(end.at().latest(), Limit.STATED).endedOnceDue().apply();
  }

  /** Since the period before ended; where this one came to nothing, until then. */
  private List<Fact> preparedFor(Fact request, @Nullable Fact end) {
    Optional<Instant> before =
        ends.stream()
            .filter(fact -> fact.isBefore(request))
            .reduce((_, later) -> later)
            .map(fact -> fact.at().earliest());
    boolean leaves = end == null || end.event() instanceof PatientDeparted;
    return history
        .all(SuppliesPrepared.class)
        .filter(fact -> before.filter(over -> !fact.at().instant().isAfter(over)).isEmpty())
        .filter(fact -> leaves || end == null || !end.isBefore(fact))
        .toList();
  }

  static Requirement requirement(Supply supply) {
    return switch (supply) {
      case MEDICATION -> Requirement.MEDICATION_PREPARED;
      case EQUIPMENT -> Requirement.EQUIPMENT_PREPARED;
    };
  }
}
