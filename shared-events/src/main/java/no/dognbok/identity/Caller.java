package no.dognbok.identity;

import java.util.Optional;
import java.util.function.Function;
import no.dognbok.events.Address;
import no.dognbok.events.Refusal;
import no.dognbok.events.SenderText;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, as the request says itself. Until identity comes (HelseID, Maskinporten) this is an
 * assertion that nobody has proved, which is why the server listens on loopback only.
 *
 * @param organisation that it speaks for; absent where it does not say
 * @param unit of the organisation
 * @param client the system that calls
 */
public record Caller(
    @Nullable Address organisation, @Nullable String unit, @Nullable String client) {

  public static final String ORGANISATION = "Dognbok-Organisation";
  public static final String UNIT = "Dognbok-Unit";
  public static final String CLIENT = "Dognbok-Client";

  /**
   * Reads the headers of a request.
   *
   * @throws Refusal where the organisation is no organisation number, or a name is none that can be
   *     kept
   */
  public static Caller of(Function<String, @Nullable String> header) {
    return new Caller(organisation(header), name(header, UNIT), name(header, CLIENT));
  }

  private static @Nullable Address organisation(Function<String, @Nullable String> header) {
    String number = header.apply(ORGANISATION);
    if (number == null || number.isBlank()) {
      return null;
    }
    try {
      return Address.org(number.strip());
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          Refusal.Code.INVALID_VALUE,
          "'%s' in the header %s is no organisation number: expected nine digits"
              .formatted(SenderText.shown(number), ORGANISATION));
    }
  }

  private static @Nullable String name(Function<String, @Nullable String> header, String name) {
    String value = header.apply(name);
    if (value == null || value.isBlank()) {
      return null;
    }
    if (!SenderText.isId(value)) {
      throw new Refusal(
          Refusal.Code.INVALID_VALUE,
          "what stands in the header %s cannot be kept: %s".formatted(name, SenderText.ID));
    }
    return value;
  }

  /** The organisation that tells, or nobody in particular. */
  public Address teller() {
    return Optional.ofNullable(organisation).orElse(Address.NOBODY);
  }

  /** The organisation that asks; without one no question is answered, and no line is taken. */
  public Address asker() {
    if (organisation == null) {
      throw new Refusal(
          Refusal.Code.ORGANISATION_MISSING,
          "say for which organisation you ask or tell: its organisation number in the header "
              + ORGANISATION);
    }
    return organisation;
  }
}
