package no.dognbok.query.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import no.dognbok.events.Address;
import no.dognbok.events.Moment;
import no.dognbok.events.Municipality;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.exchange.Bounds;
import no.dognbok.exchange.LocalTimes;
import no.dognbok.query.law.Directory;
import no.dognbok.query.stay.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * Whose tellings are asked for, and from when.
 *
 * @param organisation that told, by its number or an address; any where absent
 * @param client the system that brought it; any where absent
 * @param from when the ledger was told at the earliest; absent for the beginning of the log
 * @param to when it was told at the latest; absent for its end
 */
record AskedTellings(
    @Nullable Address organisation,
    @Nullable String client,
    @Nullable Instant from,
    @Nullable Instant to) {

  private static final String RIGHT =
      "expected a local time such as 2025-05-12T12:00, or a date, from %s to %s"
          .formatted(Bounds.FIRST, Bounds.LAST);

  /**
   * Reads the parameters: times are local in Norway, or have an offset; a date is its beginning in
   * {@code from}, and its end in {@code to}.
   *
   * @throws Refusal where neither an organisation nor a client is named, something cannot be read,
   *     or the period ends before it begins
   */
  static AskedTellings of(
      @Nullable String organisation,
      @Nullable String client,
      @Nullable String from,
      @Nullable String to) {
    Address teller = Parameters.organisation("organisation", organisation);
    String system = client == null || client.isBlank() ? null : client.strip();
    if (teller == null && system == null) {
      throw new Refusal(
          Code.MISSING_FIELD,
          "say whose tellings you ask for: an 'organisation' by its number, a 'client', or both",
          Map.of("field", "organisation"));
    }
    Instant first = moment("from", from, AskedTellings::begin);
    Instant last = moment("to", to, day -> begin(day.plusDays(1)).minusNanos(1_000));
    if (first != null && last != null && last.isBefore(first)) {
      throw Parameters.invalid("to", String.valueOf(to), "expected one that is not before 'from'");
    }
    return new AskedTellings(teller, system, first, last);
  }

  private static Instant begin(LocalDate day) {
    return day.atStartOfDay(Moment.OSLO).toInstant();
  }

  private static @Nullable Instant moment(
      String name, @Nullable String text, Function<LocalDate, Instant> ofDay) {
    return Parameters.value(
        name,
        text,
        given -> {
          try {
            // A plus sign in a query string is a blank.
            return LocalTimes.parse(given.replace(' ', '+'), day -> Moment.exact(ofDay.apply(day)))
                .instant();
          } catch (DateTimeException e) {
            throw new IllegalArgumentException(RIGHT, e);
          }
        });
  }

  /** Whether something that was recorded at a moment comes after the period. */
  boolean isOverAt(Instant recordedAt) {
    return to != null && recordedAt.isAfter(to);
  }

  /** Whether something is asked for that this organisation told by this system. */
  boolean include(@Nullable Address by, @Nullable String system, Directory directory) {
    return (client == null || client.equals(system))
        && (organisation == null || by != null && isOf(organisation, by, directory));
  }

  /** What a hospital told, its trust told too; and all services of a municipality are one. */
  private static boolean isOf(Address asked, Address by, Directory directory) {
    Optional<Municipality> municipality = directory.municipality(asked);
    Address organisation = directory.organisation(asked).orElse(asked);
    return by.equals(asked)
        || directory.organisation(by).orElse(by).equals(organisation)
        || directory.trust(by).map(asked::equals).orElse(false)
        || municipality.isPresent() && municipality.equals(directory.municipality(by));
  }
}
