package no.dognbok.query.stay;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
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

  /** Before this nothing was recorded that anybody could ask for. */
  private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

  /**
   * Reads the parameters {@code asOf} and {@code knownAt}: local times in Norway, times with an
   * offset, or a date, which means its end. {@code asOf} is {@code knownAt} where only that is
   * given, and now by default.
   *
   * <p>{@code knownAt} is by default all that is recorded, and that is later than now where the
   * clock went back: what the ledger has just acknowledged must not be invisible.
   *
   * @param recordedUntil when the last commit of the log was recorded
   * @throws Refusal where a moment cannot be read, or lies further off than it makes sense to
   *     judge, day by day
   */
  public static When of(
      @Nullable String asOf, @Nullable String knownAt, Clock clock, Instant recordedUntil) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Optional<Instant> known = parse("knownAt", knownAt, now);
    Instant everything = recordedUntil.isAfter(now) ? recordedUntil : now;
    return new When(parse("asOf", asOf, now).or(() -> known).orElse(now), known.orElse(everything));
  }

  static Optional<Instant> parse(String name, @Nullable String text, Instant now) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    // A plus sign in a query string is a blank.
    String plain = text.strip().replace(' ', '+');
    LocalDate latest = LocalDate.ofInstant(now, Moment.OSLO).plusYears(1);
    Instant moment;
    try {
      moment = LocalTimes.parse(plain, When::endOf).instant();
    } catch (DateTimeException e) {
      throw invalid(name, text, latest);
    }
    if (moment.isBefore(EARLIEST.atStartOfDay(Moment.OSLO).toInstant())
        || moment.isAfter(endOf(latest).instant())) {
      throw invalid(name, text, latest);
    }
    return Optional.of(moment);
  }

  private static Moment endOf(LocalDate date) {
    return Moment.exact(date.plusDays(1).atStartOfDay(Moment.OSLO).toInstant().minusNanos(1_000));
  }

  private static Refusal invalid(String name, String text, LocalDate latest) {
    return new Refusal(
        Refusal.Code.INVALID_VALUE,
        "'%s' is not valid in '%s': expected a local time such as 2025-05-12T12:00, or a date, from %s to %s"
            .formatted(text, name, EARLIEST, latest),
        Map.of("field", name));
  }
}
