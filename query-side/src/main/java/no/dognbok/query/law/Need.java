package no.dognbok.query.law;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.dognbok.events.StayEvent.NeedAssessed;

/**
 * § 7: whether the patient may need help from the municipality. Where nobody assessed it, a need is
 * taken for granted.
 */
final class Need {

  private final List<Fact> assessments;

  Need(History history) {
    this.assessments = history.all(NeedAssessed.class).toList();
  }

  List<Fact> assessments() {
    return assessments;
  }

  /** The last assessment of a day decides that day. */
  Optional<Fact> deniedOn(LocalDate day) {
    return assessments.stream()
        .filter(fact -> !fact.day().isAfter(day))
        .reduce((_, later) -> later)
        .filter(fact -> !needed(fact));
  }

  /** The last word there is. */
  Optional<Fact> denied() {
    return assessments.isEmpty()
        ? Optional.empty()
        : Optional.of(assessments.getLast()).filter(fact -> !needed(fact));
  }

  static boolean needed(Fact assessment) {
    return ((NeedAssessed) assessment.event()).needed();
  }
}
