package no.dognbok.query.docket;

import java.time.Instant;
import java.util.List;
import no.dognbok.events.StayEvent;
import no.dognbok.query.law.Fact;
import org.jspecify.annotations.Nullable;

/**
 * Between when and when the patient can have been ready and waiting, by what stands of all that was
 * told.
 *
 * @param ready the first time that somebody said so; absent where nobody did
 * @param left when the patient left; absent where nobody told
 */
record Waiting(@Nullable Instant ready, @Nullable Instant left) {

  static Waiting of(List<Fact> facts) {
    Instant ready = null;
    Instant left = null;
    for (Fact fact : facts) {
      switch (fact.event()) {
        case StayEvent.DeclaredReady _, StayEvent.ReadyNoticeSent _ -> ready = first(ready, fact);
        case StayEvent.PatientDeparted _, StayEvent.PatientDied _ -> left = first(left, fact);
        default -> {
          // neither begins a wait nor ends one
        }
      }
    }
    return new Waiting(ready, left);
  }

  private static Instant first(@Nullable Instant found, Fact fact) {
    Instant at = fact.at().instant();
    return found == null || at.isBefore(found) ? at : found;
  }

  /** Whether somebody said it before some months were over. */
  boolean isBeforeEndOf(Months months) {
    return ready != null && ready.isBefore(months.end());
  }

  /** Whether a day of the months can be one of readiness. */
  boolean reaches(Months months) {
    return ready != null
        && ready.isBefore(months.end())
        && (left == null || !left.isBefore(months.begin()));
  }
}
