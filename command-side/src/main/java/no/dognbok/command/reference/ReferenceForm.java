package no.dognbok.command.reference;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import no.dognbok.events.Address;
import no.dognbok.events.CareType;
import no.dognbok.events.Municipality;
import no.dognbok.events.ReferenceEvent.AddressMapped;
import no.dognbok.events.ReferenceEvent.DailyRateSet;
import no.dognbok.events.ReferenceEvent.HolidaysSet;
import no.dognbok.events.ReferenceEvent.RetentionSet;
import no.dognbok.events.ReferenceEvent.RuleSetAdopted;
import no.dognbok.events.ReferenceEvent.TermsAgreed;
import no.dognbok.exchange.FlatObject;
import no.dognbok.exchange.FlatTerms;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is known around the stays in its flat form, the same in the configuration and in a request.
 * The fields that name the thing (the year, the address, the parties) are read by whoever knows
 * where they stand.
 */
public final class ReferenceForm {

  /** From the regulation's first year to a year that nobody here will see. */
  private static final int FIRST_YEAR = 2012;

  private static final int LAST_YEAR = 2099;
  private static final int HIGHEST_RATE = 1_000_000;

  private static final Period SHORTEST = Period.ofDays(28);
  private static final Period LONGEST = Period.ofYears(100);

  private ReferenceForm() {}

  static int year(FlatObject in) {
    return in.number("year", FIRST_YEAR, LAST_YEAR).orElseThrow(() -> in.missing("year"));
  }

  /**
   * A year as it stands in an address.
   *
   * @throws IllegalArgumentException where it is none that can be set
   */
  static int year(String text) {
    if (!text.matches("20[0-9]{2}") || Integer.parseInt(text) < FIRST_YEAR) {
      throw new IllegalArgumentException(
          "expected a year from %d to %d".formatted(FIRST_YEAR, LAST_YEAR));
    }
    return Integer.parseInt(text);
  }

  static DailyRateSet dailyRate(int year, FlatObject in) {
    return new DailyRateSet(
        year,
        in.number("nok", 1, HIGHEST_RATE).orElseThrow(() -> in.missing("nok")),
        in.requiredText("source"));
  }

  static RuleSetAdopted ruleSet(FlatObject in) {
    return new RuleSetAdopted(
        in.number("number", 1, RuleSetAdopted.NEWEST).orElseThrow(() -> in.missing("number")),
        in.requiredText("source"));
  }

  static AddressMapped address(Address address, FlatObject in) {
    return new AddressMapped(
        address,
        in.organisation("organisation").orElse(address),
        in.requiredText("name"),
        in.organisation("trust").orElse(null),
        in.municipality("municipality").orElse(null),
        in.code("careType", CareType.class).orElse(null),
        in.requiredText("source"));
  }

  static HolidaysSet holidays(int year, FlatObject in) {
    JsonNode list = in.node("days").orElseThrow(() -> in.missing("days"));
    if (!list.isArray()) {
      throw in.invalid("days", list.toString(), "expected a list of dates", null);
    }
    Set<LocalDate> days = new LinkedHashSet<>();
    for (JsonNode day : list) {
      LocalDate date = in.item("days", day).date("days").orElseThrow(() -> in.missing("days"));
      if (date.getYear() != year) {
        throw in.invalid("days", date.toString(), "expected days of " + year, null);
      }
      days.add(date);
    }
    List<LocalDate> sorted = new ArrayList<>(days);
    sorted.sort(null);
    return new HolidaysSet(year, sorted, in.requiredText("source"));
  }

  /**
   * How long what tells of people is kept. What is left out is not erased by its age.
   *
   * @throws no.dognbok.events.Refusal where a period is none, or shorter than four weeks
   */
  static RetentionSet retention(FlatObject in) {
    return new RetentionSet(period(in, "identity"), period(in, "notes"), in.requiredText("source"));
  }

  /** In years, months, weeks or days; a slip of the pen must not erase what is still in use. */
  private static @Nullable Period period(FlatObject in, String field) {
    return in.text(field)
        .map(text -> {
          Period period = parsed(text);
          if (period == null) {
            throw in.invalid(
                field,
                text,
                "expected a period such as P10Y, from four weeks to a hundred years",
                null);
          }
          return period;
        })
        .orElse(null);
  }

  /** A period within bounds; nothing where the text is none. */
  private static @Nullable Period parsed(String text) {
    try {
      Period period = Period.parse(text);
      LocalDate end = LocalDate.EPOCH.plus(period);
      boolean fits =
          !end.isBefore(LocalDate.EPOCH.plus(SHORTEST))
              && !end.isAfter(LocalDate.EPOCH.plus(LONGEST));
      return fits ? period : null;
    } catch (DateTimeException | ArithmeticException e) {
      return null;
    }
  }

  /**
   * Terms between two parties, with their days.
   *
   * @throws no.dognbok.events.Refusal naming the field that is wrong or missing
   */
  public static TermsAgreed terms(
      Address trust, @Nullable Municipality municipality, FlatObject in) {
    LocalDate from = in.date("validFrom").orElseThrow(() -> in.missing("validFrom"));
    LocalDate to = in.date("validTo").orElse(null);
    if (to != null && to.isBefore(from)) {
      throw in.invalid("validTo", to.toString(), "expected a day not before 'validFrom'", null);
    }
    return new TermsAgreed(
        trust, municipality, from, to, FlatTerms.read(in), in.requiredText("source"));
  }
}
