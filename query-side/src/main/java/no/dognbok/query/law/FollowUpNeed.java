package no.dognbok.query.law;

import java.time.Instant;
import java.util.Optional;
import no.dognbok.events.StayEvent.FollowUpNotNeeded;
import no.dognbok.events.StayEvent.PatientDeparted;
import no.dognbok.events.StayEvent.PatientDied;

/**
 * § 9 tredje og fjerde ledd: a joint plan and contact with the outpatient unit are asked for where
 * there is need of them. Whether there was is about the patient, so it may be said whenever; it
 * holds for the period of readiness that it was said in, or before (I).
 */
final class FollowUpNeed {

  private FollowUpNeed() {}

  /** What says that there is no need; empty where nothing does. */
  static Optional<Fact> denied(
      History history, Readiness period, FollowUpNotNeeded.FollowUp followUp) {
    Instant before = period.before();
    return history
        .all(FollowUpNotNeeded.class)
        .filter(fact -> ((FollowUpNotNeeded) fact.event()).notNeeded().contains(followUp))
        .filter(fact -> before == null || fact.at().instant().isAfter(before))
        .filter(fact -> !isAfter(fact, period))
        .findFirst();
  }

  /** After a readiness that came to nothing; who has left is not assessed anew. */
  private static boolean isAfter(Fact fact, Readiness period) {
    Fact end = period.end();
    return end != null
        && !(end.event() instanceof PatientDeparted)
        && !(end.event() instanceof PatientDied)
        && end.isBefore(fact);
  }
}
