package no.dognbok.query.statement;

import java.time.Instant;
import java.time.YearMonth;
import no.dognbok.events.Moment;
import no.dognbok.events.StayEvent;
import no.dognbok.query.stay.StayRecord;
import org.jspecify.annotations.Nullable;

/**
 * Cheaply: from when to when a patient can have waited. Where something was told anew the times may
 * be others than they seem, and it can be any time.
 *
 * @param ready the first time that somebody said that the patient was; absent where nobody did
 * @param left the first time that somebody said that the patient had left; absent where nobody did
 * @param any whether it can be any time
 */
record Reach(@Nullable Instant ready, @Nullable Instant left, boolean any) {

  static Reach of(StayRecord stay) {
    Instant ready = null;
    Instant left = null;
    for (StayRecord.Entry entry : stay.entries()) {
      Instant at = entry.event().told().occurredAt();
      if (entry.event().told().replaces() != null) {
        return new Reach(null, null, true);
      }
      switch (entry.event()) {
        case StayEvent.DeclaredReady _, StayEvent.ReadyNoticeSent _ -> ready = earlier(ready, at);
        case StayEvent.PatientDeparted _, StayEvent.PatientDied _ -> left = earlier(left, at);
        case StayEvent.FactCorrected _,
            StayEvent.MessageCancelled _,
            StayEvent.RecordedInError _ -> {
          return new Reach(null, null, true);
        }
        default -> {
          // neither begins a wait nor ends one
        }
      }
    }
    return new Reach(ready, left, false);
  }

  private static Instant earlier(@Nullable Instant one, Instant other) {
    return one == null || other.isBefore(one) ? other : one;
  }

  /** Whether the patient can have been ready, and not have left, in a month. */
  boolean reaches(YearMonth month) {
    Instant start = month.atDay(1).atStartOfDay(Moment.OSLO).toInstant();
    Instant end = month.plusMonths(1).atDay(1).atStartOfDay(Moment.OSLO).toInstant();
    return any || ready != null && ready.isBefore(end) && (left == null || !left.isBefore(start));
  }
}
