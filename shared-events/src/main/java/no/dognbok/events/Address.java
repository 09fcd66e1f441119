package no.dognbok.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * A party as it was given: a communication party of the address register ({@code her:90998}), an
 * organisation or unit of the register of entities ({@code org:974754118}), or a municipality by
 * number ({@code municipality:5006}). The ledger records an address as given; what it stands for is
 * looked up when asked, so an address that is unknown today is in place as soon as its {@link
 * ReferenceEvent.AddressMapped} comes.
 *
 * @param scheme which register the value belongs to
 * @param value the identifier in that register
 */
public record Address(Scheme scheme, String value) {

  /** Who told the ledger where nobody says who: a case, a line without a caller. */
  public static final Address NOBODY = org("000000000");

  /** The registers an address can come from. */
  public enum Scheme {
    /**
     * HER-id of the national address register (Adresseregisteret): one to nine digits, none of them
     * a leading zero.
     */
    HER("her", 1, 9, "one to nine digits"),
    /** Organisation number of Enhetsregisteret: nine digits. */
    ORG("org", 9, 9, "nine digits"),
    /** Municipality number of Statistics Norway: four digits. */
    MUNICIPALITY("municipality", 4, 4, "four digits");

    private final String prefix;
    private final int fewest;
    private final int most;
    private final String form;

    Scheme(String prefix, int fewest, int most, String form) {
      this.prefix = prefix;
      this.fewest = fewest;
      this.most = most;
      this.form = form;
    }

    /** Every event that is read has some of these, so this is no regular expression. */
    boolean fits(String value) {
      return value.length() >= fewest
          && value.length() <= most
          && value.chars().allMatch(c -> c >= '0' && c <= '9')
          && (fewest == most || value.charAt(0) != '0');
    }
  }

  public Address {
    Objects.requireNonNull(scheme, "scheme");
    Objects.requireNonNull(value, "value");
    if (!scheme.fits(value)) {
      throw new IllegalArgumentException(
          "'%s' is not a valid %s address: expected %s"
              .formatted(value, scheme.prefix, scheme.form));
    }
  }

  /** A communication party by its HER-id. */
  public static Address her(String id) {
    return new Address(Scheme.HER, id);
  }

  /** An organisation or unit by its organisation number. */
  public static Address org(String number) {
    return new Address(Scheme.ORG, number);
  }

  /** A municipality by its number. */
  public static Address of(Municipality municipality) {
    return new Address(Scheme.MUNICIPALITY, municipality.number());
  }

  /**
   * Reads {@code her:90998}, {@code org:974754118} or {@code municipality:5006}.
   *
   * @throws IllegalArgumentException naming what is wrong and what would be right
   */
  @JsonCreator
  public static Address parse(String text) {
    int colon = text.indexOf(':');
    for (Scheme scheme : Scheme.values()) {
      if (colon > 0 && text.substring(0, colon).equals(scheme.prefix)) {
        return new Address(scheme, text.substring(colon + 1));
      }
    }
    throw new IllegalArgumentException(
        "'%s' is not an address: expected her:<HER-id>, org:<organisation number> or municipality:<number>"
            .formatted(text));
  }

  @Override
  @JsonValue
  public String toString() {
    return scheme.prefix + ":" + value;
  }
}
