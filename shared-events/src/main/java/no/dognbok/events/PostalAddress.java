package no.dognbok.events;

import java.util.Objects;

/**
 * Where an organisation has its office, in Norway.
 *
 * @param street street and number, or a post-office box
 * @param postcode four digits
 * @param city poststed
 */
public record PostalAddress(String street, String postcode, String city) {

  public PostalAddress {
    Objects.requireNonNull(street, "street");
    Objects.requireNonNull(city, "city");
    if (!postcode.matches("[0-9]{4}")) {
      throw new IllegalArgumentException(
          "'%s' is not a postcode: expected four digits".formatted(postcode));
    }
  }
}
