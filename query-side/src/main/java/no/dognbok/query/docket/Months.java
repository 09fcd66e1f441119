package no.dognbok.query.docket;

import java.time.Instant;
import java.time.YearMonth;
import no.dognbok.events.Moment;

/** Calendar months in Norway, one after the other. */
public final class Months {

  /** All that there are: whenever something fell due. */
  public static final Months ALL =
      new Months(
          YearMonth.of(-999_999, 1), YearMonth.of(999_999, 12), Long.MIN_VALUE, Long.MAX_VALUE);

  private final YearMonth from;
  private final YearMonth to;
  private final long first;
  private final long last;

  private Months(YearMonth from, YearMonth to, long first, long last) {
    this.from = from;
    this.to = to;
    this.first = first;
    this.last = last;
  }

  /**
   * The months from one to another, both among them.
   *
   * @throws IllegalArgumentException where the second comes before the first
   */
  public static Months of(YearMonth from, YearMonth to) {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("%s comes before %s".formatted(to, from));
    }
    return new Months(from, to, beginning(from), beginning(to.plusMonths(1)) - 1);
  }

  public YearMonth from() {
    return from;
  }

  public YearMonth to() {
    return to;
  }

  /** When a month begins, in microseconds since 1970-01-01T00:00Z. */
  public static long beginning(YearMonth month) {
    return Tally.micros(month.atDay(1).atStartOfDay(Moment.OSLO).toInstant());
  }

  /** When they are over. */
  Instant end() {
    return to.plusMonths(1).atDay(1).atStartOfDay(Moment.OSLO).toInstant();
  }

  /** Whether a moment, in microseconds, lies in one of them. */
  public boolean include(long micros) {
    return micros >= first && micros <= last;
  }

  @Override
  public String toString() {
    return from + " to " + to;
  }
}
