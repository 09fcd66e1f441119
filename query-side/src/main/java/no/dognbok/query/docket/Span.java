package no.dognbok.query.docket;

import java.time.Instant;
import no.dognbok.query.law.Recorded;
import no.dognbok.query.stay.StayRecord;
import no.dognbok.query.stay.When;

/**
 * From when to when a stay was told of, in both times.
 *
 * @param firstOccurred the earliest that anything told of happened
 * @param lastOccurred the latest
 * @param firstRecorded when the ledger was first told
 * @param lastRecorded when it was last told
 */
record Span(
    Instant firstOccurred, Instant lastOccurred, Instant firstRecorded, Instant lastRecorded) {

  static Span of(StayRecord stay) {
    Instant firstOccurred = Instant.MAX;
    Instant lastOccurred = Instant.MIN;
    for (Recorded recorded : stay.recorded()) {
      Instant at = recorded.event().told().occurredAt();
      firstOccurred = at.isBefore(firstOccurred) ? at : firstOccurred;
      lastOccurred = at.isAfter(lastOccurred) ? at : lastOccurred;
    }
    return new Span(
        firstOccurred,
        lastOccurred,
        stay.entries().getFirst().recorded().recordedAt(),
        stay.entries().getLast().recorded().recordedAt());
  }

  /** Nothing had happened by then, or nothing was known of it. */
  boolean isAfter(When when) {
    return firstOccurred.isAfter(when.asOf()) || firstRecorded.isAfter(when.knownAt());
  }

  /** Everything had happened by then, and was known. */
  boolean isBefore(When when) {
    return !lastOccurred.isAfter(when.asOf()) && !lastRecorded.isAfter(when.knownAt());
  }
}
