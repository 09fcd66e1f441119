package no.dognbok.query.stay;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import no.dognbok.events.Moment;
import no.dognbok.events.Refusal;
import no.dognbok.exchange.LocalTimes;
import org.jspecify.annotations.Nullable;

/**
 * As of when, and with what knowledge, something is asked.
 *
 * @param asOf the moment of judgement; what happened later is dropped
 * @param knownAt what was recorded later is dropped
 */
public record When(Instant asOf, Instant knownAt) {

  /**
   * Reads the parameters {@code asOf} and {@code knownAt}: local times in Norway, times with an
   * offset, or a date, which means its end. Both are now by default; {@code asOf} is {@code
   * knownAt} where only that is given.
   */
  public static When of(@Nullable String asOf, @Nullable String knownAt, Clock clock) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Instant known = parse("knownAt", knownAt).orElse(now);
    return new When(parse("asOf", asOf).orElse(knownAt == null ? now : known), known);
  }

  private static Optional<Instant> parse(String name, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    try {
      // A plus sign in a query string is a blank.
      String plain = text.strip().replace(' ', '+');
      return Optional.of(
          LocalTimes.parse(
                  plain,
                  date ->
                      Moment.exact(
                          date.plusDays(1).atStartOfDay(Moment.OSLO).toInstant().minusNanos(1_000)))
              .instant());
    } catch (DateTimeException e) {
      throw new Refusal(
          Refusal.Code.INVALID_VALUE,
          "'%s' is not valid in '%s': expected a local time such as 2025-05-12T12:00, or a date"
              .formatted(text, name),
          Map.of("field", name));
    }
  }
}
