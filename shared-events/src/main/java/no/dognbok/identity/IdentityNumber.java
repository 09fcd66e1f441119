package no.dognbok.identity;

import java.util.regex.Pattern;

/**
 * A national identity number: birth number (fødselsnummer), D-number or common help number (felles
 * hjelpenummer). It is held for as long as it takes to make a pseudonym of it, and never shown:
 * {@link #toString()} hides it.
 *
 * @param digits eleven digits
 */
public record IdentityNumber(String digits) {

  private static final Pattern ELEVEN_DIGITS = Pattern.compile("[0-9]{11}");

  /**
   * Control digits are not checked: a number that the sender uses for the patient is the patient's,
   * and from 2032 on the rules for control digits change.
   */
  public IdentityNumber {
    if (!ELEVEN_DIGITS.matcher(digits).matches()) {
      // The value itself must not end up in an error message, which may be logged.
      throw new IllegalArgumentException(
          "not a national identity number: expected eleven digits, got %d characters"
              .formatted(digits.length()));
    }
  }

  @Override
  public String toString() {
    return "***********";
  }
}
