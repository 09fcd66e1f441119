package no.dognbok.exchange;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.dognbok.events.Moment;
import org.jspecify.annotations.Nullable;

/** Times as people and senders write them: local in Norway, with an offset, or only a date. */
public final class LocalTimes {

  private static final int DATE = 10;

  /** What XML Schema lets a sender write; finer fractions than a nanosecond are cut off. */
  private static final Pattern TIME =
      Pattern.compile(
          "([^T]{10})T([0-9]{2}:[0-9]{2}(?::[0-9]{2})?)(\\.[0-9]{1,9})?[0-9]*(Z|[+-][0-9]{2}:[0-9]{2})?");

  /** The end of a day, which is the start of the next. */
  private static final Pattern MIDNIGHT = Pattern.compile("24:00(?::00)?");

  private LocalTimes() {}

  /**
   * Reads a time.
   *
   * @param placing where a date without a time is placed
   * @throws DateTimeException where it is none, or none that {@link Bounds} lets in
   */
  public static Moment parse(String text, Function<LocalDate, Moment> placing) {
    return text.length() <= DATE ? placing.apply(date(text)) : parse(text);
  }

  /**
   * Reads a date.
   *
   * @throws DateTimeException where it is none, or none that {@link Bounds} lets in
   */
  public static LocalDate date(String text) {
    return Bounds.check(LocalDate.parse(text));
  }

  /**
   * Reads a time that is not only a date.
   *
   * @throws DateTimeException where it is none, or none that {@link Bounds} lets in
   */
  public static Moment parse(String text) {
    Matcher written = TIME.matcher(text);
    if (!written.matches()) {
      throw new DateTimeException("no time of the form 2024-04-08T12:00");
    }
    LocalDateTime local = local(date(written.group(1)), written.group(2), written.group(3));
    String offset = written.group(4);
    return offset == null
        ? Moment.local(local)
        : Moment.exact(local.toInstant(ZoneOffset.of(offset)));
  }

  private static LocalDateTime local(LocalDate date, String time, @Nullable String fraction) {
    return fraction == null && MIDNIGHT.matcher(time).matches()
        ? date.plusDays(1).atStartOfDay()
        : LocalDateTime.parse(date + "T" + time + (fraction == null ? "" : fraction));
  }
}
