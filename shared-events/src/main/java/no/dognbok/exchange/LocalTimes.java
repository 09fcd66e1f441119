package no.dognbok.exchange;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.function.Function;
import no.dognbok.events.Moment;

/** Times as people and senders write them: local in Norway, with an offset, or only a date. */
public final class LocalTimes {

  private LocalTimes() {}

  /**
   * Reads a time.
   *
   * @param placing where a date without a time is placed
   * @throws DateTimeException where it is none
   */
  public static Moment parse(String text, Function<LocalDate, Moment> placing) {
    return text.length() <= 10 ? placing.apply(LocalDate.parse(text)) : parse(text);
  }

  /**
   * Reads a time that is not only a date.
   *
   * @throws DateTimeException where it is none
   */
  public static Moment parse(String text) {
    boolean offset = text.endsWith("Z") || text.lastIndexOf('+') > 10 || text.lastIndexOf('-') > 10;
    return offset
        ? Moment.exact(OffsetDateTime.parse(text).toInstant())
        : Moment.local(LocalDateTime.parse(text));
  }
}
