package no.dognbok.command.statement;

import java.time.DateTimeException;
import java.time.YearMonth;
import no.dognbok.command.reference.Setters;
import no.dognbok.events.Address;
import no.dognbok.events.Municipality;

/**
 * The statement that an address names.
 *
 * @param trust helseforetaket
 * @param municipality kommunen
 * @param month of it
 */
record Named(Address trust, Municipality municipality, YearMonth month) {

  /**
   * Reads the parts of an address.
   *
   * @throws no.dognbok.events.Refusal where one of them cannot be read
   */
  static Named of(String trust, String municipality, String month) {
    return new Named(
        Setters.named("trust", trust, Setters::organisation),
        Setters.named("municipality", municipality, Municipality::new),
        Setters.named("month", month, Named::month));
  }

  private static YearMonth month(String text) {
    try {
      return YearMonth.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("expected a month such as 2025-10", e);
    }
  }

  Reader.Asked presented() {
    return new Reader.Asked(trust, municipality, month, false);
  }

  Reader.Asked frozen() {
    return new Reader.Asked(trust, municipality, month, true);
  }

  String path() {
    return "/api/v1/statements/%s/%s/%s".formatted(trust.value(), municipality, month);
  }
}
