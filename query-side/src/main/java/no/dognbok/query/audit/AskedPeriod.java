package no.dognbok.query.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import java.util.function.LongPredicate;
import no.dognbok.events.Moment;
import no.dognbok.exchange.Bounds;
import no.dognbok.query.docket.Months;
import no.dognbok.query.docket.Tally;
import no.dognbok.query.stay.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * Days in Norway, from one to another, both among them.
 *
 * @param from the first day
 * @param to the last day
 */
record AskedPeriod(LocalDate from, LocalDate to) {

  /** Five years; what somebody owes is due again and again, and each stay of a page is judged. */
  private static final int MOST_DAYS = 5 * 366;

  private static final int MONTH = "2025-10".length();

  /**
   * Reads the parameters {@code from} and {@code to}: a date each, or a month, which means its
   * first day, or its last. A year to the day that is asked about where nothing is said.
   *
   * @throws no.dognbok.events.Refusal where one is neither, they are in the wrong order, or too far
   *     from each other
   */
  static AskedPeriod of(@Nullable String from, @Nullable String to, Instant asOf) {
    LocalDate first = day("from", from, month -> month.atDay(1));
    LocalDate last = day("to", to, YearMonth::atEndOfMonth);
    LocalDate today = LocalDate.ofInstant(asOf, Moment.OSLO);
    LocalDate end = last != null ? last : first != null && first.isAfter(today) ? first : today;
    LocalDate begin = first != null ? first : end.minusYears(1).plusDays(1);
    if (end.isBefore(begin)) {
      throw Parameters.invalid("to", end.toString(), "expected a day that is not before " + begin);
    }
    if (ChronoUnit.DAYS.between(begin, end) >= MOST_DAYS) {
      throw Parameters.invalid(
          "from",
          begin.toString(),
          "expected at most %d days, here %s or later"
              .formatted(MOST_DAYS, end.minusDays(MOST_DAYS - 1L)));
    }
    return new AskedPeriod(begin, end);
  }

  private static @Nullable LocalDate day(
      String name, @Nullable String text, Function<YearMonth, LocalDate> ofMonth) {
    return Parameters.value(
        name,
        text,
        given -> {
          try {
            LocalDate day =
                given.length() == MONTH
                    ? ofMonth.apply(YearMonth.parse(given))
                    : LocalDate.parse(given);
            return Bounds.check(day);
          } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                "expected a date such as 2025-10-05, or a month such as 2025-10, from %s to %s"
                    .formatted(Bounds.FIRST, Bounds.LAST),
                e);
          }
        });
  }

  /** The months in which they lie. */
  Months months() {
    return Months.of(YearMonth.from(from), YearMonth.from(to));
  }

  /** Whether a moment, in microseconds since 1970-01-01T00:00Z, lies in one of them. */
  LongPredicate moments() {
    long first = Tally.micros(from.atStartOfDay(Moment.OSLO).toInstant());
    long end = Tally.micros(to.plusDays(1).atStartOfDay(Moment.OSLO).toInstant());
    return micros -> micros >= first && micros < end;
  }
}
