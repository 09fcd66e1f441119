package no.dognbok.query.statistics;

import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import no.dognbok.events.Moment;
import no.dognbok.query.docket.Months;
import no.dognbok.query.stay.Parameters;
import org.jspecify.annotations.Nullable;

/** The months that are asked about, as an asker wrote them. */
final class AskedMonths {

  /** Ten years. */
  private static final int MOST_MONTHS = 120;

  private static final int A_YEAR = 12;

  private AskedMonths() {}

  /**
   * The months from one to another; twelve of them, up to the moment that is asked about, where
   * nothing is said.
   */
  static Months of(@Nullable String from, @Nullable String to, Instant asOf) {
    return of(from, to, asOf, A_YEAR, MOST_MONTHS);
  }

  /**
   * The same with other numbers of months.
   *
   * @param usual how many there are where nothing is said
   * @param most how many may be asked for
   */
  static Months of(@Nullable String from, @Nullable String to, Instant asOf, int usual, int most) {
    @Nullable YearMonth first = Parameters.month("from", from);
    @Nullable YearMonth last = Parameters.month("to", to);
    YearMonth present = YearMonth.from(asOf.atZone(Moment.OSLO));
    YearMonth end = last != null ? last : first != null && first.isAfter(present) ? first : present;
    YearMonth begin = first == null ? end.minusMonths(usual - 1L) : first;
    if (end.isBefore(begin)) {
      throw Parameters.invalid(
          "to", end.toString(), "expected a month that is not before " + begin);
    }
    if (ChronoUnit.MONTHS.between(begin, end) >= most) {
      throw Parameters.invalid(
          "from",
          begin.toString(),
          "expected at most %d months, here %s or later"
              .formatted(most, end.minusMonths(most - 1L)));
    }
    return Months.of(begin, end);
  }
}
