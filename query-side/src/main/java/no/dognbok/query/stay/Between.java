package no.dognbok.query.stay;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import no.dognbok.events.Moment;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import org.jspecify.annotations.Nullable;

/**
 * Two states of knowledge, judged as of one moment.
 *
 * @param before what was known first
 * @param after what was known later
 */
public record Between(When before, When after) {

  /**
   * Reads the parameters {@code from}, {@code to} and {@code asOf}, as {@link When} does. {@code
   * to} is all that is recorded by default, {@code asOf} is {@code to} where only that is given,
   * and now by default.
   *
   * @param recordedUntil when the last commit of the log was recorded
   * @throws Refusal where {@code from} is missing or later than {@code to}, or a moment cannot be
   *     read
   */
  static Between of(
      @Nullable String from,
      @Nullable String to,
      @Nullable String asOf,
      Clock clock,
      Instant recordedUntil) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Instant first =
        When.parse("from", from, now)
            .orElseThrow(() ->
                new Refusal(
                    Code.MISSING_FIELD,
                    "say with 'from' from which moment's knowledge on, such as 2025-05-12T12:00",
                    Map.of("field", "from")));
    Optional<Instant> second = When.parse("to", to, now);
    Instant last = second.orElse(recordedUntil.isAfter(now) ? recordedUntil : now);
    if (first.isAfter(last)) {
      throw new Refusal(
          Code.INVALID_VALUE,
          "'from' is %s and later than 'to', which is %s: ask from the earlier to the later"
              .formatted(local(first), local(last)),
          Map.of("field", "from"));
    }
    Instant judged = When.parse("asOf", asOf, now).or(() -> second).orElse(now);
    return new Between(new When(judged, first), new When(judged, last));
  }

  private static String local(Instant moment) {
    return moment.atZone(Moment.OSLO).toOffsetDateTime().toString();
  }
}
