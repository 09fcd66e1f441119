package no.dognbok.query.statistics;

import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import no.dognbok.events.Moment;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.events.SenderText;
import no.dognbok.query.docket.Months;
import org.jspecify.annotations.Nullable;

/** Reads what is asked for; what cannot be read is refused, and what would be right is said. */
final class Parameters {

  /** Ten years. */
  private static final int MOST_MONTHS = 120;

  private static final int A_YEAR = 12;

  private Parameters() {}

  /** A value; absent where there is nothing. */
  static <T> @Nullable T value(String name, @Nullable String text, Function<String, T> parse) {
    return text == null || text.isBlank() ? null : parsed(name, text.strip(), parse);
  }

  static <T> T parsed(String name, String text, Function<String, T> parse) {
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException e) {
      throw invalid(name, text, String.valueOf(e.getMessage()));
    }
  }

  private static Refusal invalid(String name, String text, String right) {
    return new Refusal(
        Code.INVALID_VALUE,
        "'%s' is not valid in '%s': %s"
            .formatted(SenderText.shown(text), name, SenderText.masked(right)),
        Map.of("field", name));
  }

  static <E extends Enum<E>> E code(String text, E[] values) {
    return Arrays.stream(values)
        .filter(value -> value.name().equals(text))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("expected one of " + Arrays.toString(values)));
  }

  /**
   * The months from one to another; twelve of them, up to the moment that is asked about, where
   * nothing is said.
   */
  static Months months(@Nullable String from, @Nullable String to, Instant asOf) {
    @Nullable YearMonth first = value("from", from, Parameters::month);
    @Nullable YearMonth last = value("to", to, Parameters::month);
    YearMonth present = YearMonth.from(asOf.atZone(Moment.OSLO));
    YearMonth end = last != null ? last : first != null && first.isAfter(present) ? first : present;
    YearMonth begin = first == null ? end.minusMonths(A_YEAR - 1L) : first;
    if (end.isBefore(begin)) {
      throw invalid("to", end.toString(), "expected a month that is not before " + begin);
    }
    if (ChronoUnit.MONTHS.between(begin, end) >= MOST_MONTHS) {
      throw invalid(
          "from",
          begin.toString(),
          "expected at most %d months, here %s or later"
              .formatted(MOST_MONTHS, end.minusMonths(MOST_MONTHS - 1L)));
    }
    return Months.of(begin, end);
  }

  private static YearMonth month(String text) {
    if (!text.matches("[0-9]{4}-(0[1-9]|1[0-2])")) {
      throw new IllegalArgumentException("expected a month such as 2025-10");
    }
    return YearMonth.parse(text);
  }
}
