package no.dognbok.exchange;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import no.dognbok.events.Moment;

/**
 * The years that a stay can lie in. A year with a digit too few or too many is a slip; let in, it
 * would have days counted over centuries, or be no time at all in another calendar.
 */
public final class Bounds {

  public static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
  public static final LocalDate LAST = LocalDate.of(2100, 1, 1);

  private static final Instant BEGIN = FIRST.atStartOfDay(Moment.OSLO).toInstant();
  private static final Instant END = LAST.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();

  private Bounds() {}

  /**
   * The date itself.
   *
   * @throws DateTimeException where it lies outside
   */
  public static LocalDate check(LocalDate date) {
    if (date.isBefore(FIRST) || date.isAfter(LAST)) {
      throw outside();
    }
    return date;
  }

  /**
   * The instant itself.
   *
   * @throws DateTimeException where it lies outside
   */
  public static Instant check(Instant instant) {
    if (instant.isBefore(BEGIN) || instant.isAfter(END)) {
      throw outside();
    }
    return instant;
  }

  private static DateTimeException outside() {
    return new DateTimeException("outside %s to %s".formatted(FIRST, LAST));
  }
}
