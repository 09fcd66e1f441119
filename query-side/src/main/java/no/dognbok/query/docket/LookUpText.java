package no.dognbok.query.docket;

import java.time.LocalDate;
import no.dognbok.events.Address;
import no.dognbok.events.Municipality;
import no.dognbok.query.law.LookUp;
import org.jspecify.annotations.Nullable;

/** A look-up as a text: the same look-up, the same text. */
final class LookUpText {

  private static final String NOBODY = "-";

  private LookUpText() {}

  static String of(LookUp lookUp) {
    return switch (lookUp) {
      case LookUp.OfAddress address -> "address|" + address.address();
      case LookUp.OfPlace place -> "place|" + place.address();
      case LookUp.OfTerms terms ->
          "terms|%s|%s|%s"
              .formatted(terms.day(), orNobody(terms.trust()), orNobody(terms.municipality()));
      case LookUp.OfExceptions asked ->
          "exceptions|%s|%s|%s"
              .formatted(asked.day(), orNobody(asked.trust()), orNobody(asked.municipality()));
      case LookUp.OfRate rate -> "rate|" + rate.year();
      case LookUp.OfHoliday holiday -> "holiday|" + holiday.day();
    };
  }

  private static String orNobody(@Nullable Object party) {
    return switch (party) {
      case null -> NOBODY;
      case Municipality municipality -> municipality.number();
      default -> party.toString();
    };
  }

  static LookUp read(String text) {
    String[] parts = text.split("\\|");
    return switch (parts[0]) {
      case "address" -> new LookUp.OfAddress(Address.parse(parts[1]));
      case "place" -> new LookUp.OfPlace(Address.parse(parts[1]));
      case "terms" ->
          new LookUp.OfTerms(LocalDate.parse(parts[1]), address(parts[2]), municipality(parts[3]));
      case "exceptions" ->
          new LookUp.OfExceptions(
              LocalDate.parse(parts[1]), address(parts[2]), municipality(parts[3]));
      case "rate" -> new LookUp.OfRate(Integer.parseInt(parts[1]));
      case "holiday" -> new LookUp.OfHoliday(LocalDate.parse(parts[1]));
      default -> throw new IllegalArgumentException("'%s' is no look-up".formatted(text));
    };
  }

  private static @Nullable Address address(String part) {
    return part.equals(NOBODY) ? null : Address.parse(part);
  }

  private static @Nullable Municipality municipality(String part) {
    return part.equals(NOBODY) ? null : new Municipality(part);
  }
}
