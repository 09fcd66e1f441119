package no.dognbok.query.stay;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import no.dognbok.events.Address;
import no.dognbok.events.Municipality;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.events.SenderText;
import org.jspecify.annotations.Nullable;

/**
 * What an asker wrote in the query string. What cannot be read is refused by the parameter's name,
 * with what would be right; what is not there, or blank, is nothing.
 */
public final class Parameters {

  private Parameters() {}

  /** An organisation number, or an address with its scheme. */
  public static @Nullable Address organisation(String name, @Nullable String text) {
    return value(
        name, text, given -> given.contains(":") ? Address.parse(given) : Address.org(given));
  }

  public static @Nullable Municipality municipality(String name, @Nullable String text) {
    return value(name, text, Municipality::new);
  }

  /** A month such as 2025-10. */
  public static @Nullable YearMonth month(String name, @Nullable String text) {
    return value(
        name,
        text,
        given -> {
          try {
            return YearMonth.parse(given);
          } catch (DateTimeException e) {
            throw new IllegalArgumentException("expected a month such as 2025-10", e);
          }
        });
  }

  public static @Nullable UUID uuid(String name, @Nullable String text) {
    return value(
        name,
        text,
        given -> {
          try {
            return UUID.fromString(given);
          } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("expected a UUID", e);
          }
        });
  }

  /** A code; what it may be is listed where it is none. */
  public static <E extends Enum<E>> @Nullable E code(
      String name, @Nullable String text, E[] values) {
    return value(
        name,
        text,
        given ->
            Arrays.stream(values)
                .filter(value -> value.name().equals(given))
                .findFirst()
                .orElseThrow(() ->
                    new IllegalArgumentException("expected one of " + Arrays.toString(values))));
  }

  /** A whole number within bounds. */
  public static int number(String name, String text, int from, int to) {
    try {
      int number = Integer.parseInt(text.strip());
      if (number >= from && number <= to) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw invalid(name, text, "expected a number from %d to %d".formatted(from, to));
  }

  /**
   * Something else.
   *
   * @param parse says with an {@link IllegalArgumentException} what would be right
   */
  public static <T> @Nullable T value(
      String name, @Nullable String text, Function<String, T> parse) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      return parse.apply(text.strip());
    } catch (IllegalArgumentException e) {
      throw invalid(name, text, String.valueOf(e.getMessage()));
    }
  }

  /**
   * Something that must be there, in the address or as a parameter.
   *
   * @param right what would be right
   * @throws Refusal where it is missing, or cannot be read
   */
  public static <T> T required(
      String name, @Nullable String text, String right, Function<String, T> parse) {
    if (text == null || text.isBlank()) {
      throw new Refusal(
          Code.MISSING_FIELD, "'%s' is missing: %s".formatted(name, right), Map.of("field", name));
    }
    try {
      return parse.apply(text.strip());
    } catch (IllegalArgumentException | DateTimeException e) {
      throw invalid(name, text, right);
    }
  }

  /** That a parameter is not valid, and what would be right. */
  public static Refusal invalid(String name, String text, String right) {
    return new Refusal(
        Code.INVALID_VALUE,
        "'%s' is not valid in '%s': %s"
            .formatted(SenderText.shown(text), name, SenderText.masked(right)),
        Map.of("field", name));
  }
}
