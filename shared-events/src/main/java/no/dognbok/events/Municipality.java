package no.dognbok.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * A municipality by its number, as it was on the day: older stays carry the numbers of
 * municipalities that have been merged since. A number outside any list is never refused.
 *
 * @param number four digits, as text
 */
public record Municipality(@JsonValue String number) {

  @JsonCreator
  public Municipality {
    Objects.requireNonNull(number, "number");
    if (!Address.Scheme.MUNICIPALITY.fits(number)) {
      throw new IllegalArgumentException(
          "'%s' is not a municipality number: expected four digits, such as 5006"
              .formatted(number));
    }
  }

  @Override
  public String toString() {
    return number;
  }
}
