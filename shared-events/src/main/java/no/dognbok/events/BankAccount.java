package no.dognbok.events;

import java.math.BigInteger;

/** The check digits of a bank account: a Norwegian one, or an IBAN (ISO 13616). */
public final class BankAccount {

  private static final int[] WEIGHTS = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2};
  private static final int FIRST_CHECK = 2;
  private static final int LAST_CHECK = 98;
  private static final BigInteger IBAN_MODULUS = BigInteger.valueOf(97);

  private BankAccount() {}

  /** The account without the blanks and points with which people write it. */
  public static String plain(String text) {
    return text.replaceAll("[ .\\u00a0]", "");
  }

  /**
   * Whether it is an account: eleven digits with a control digit (modulus 11), or an IBAN with its
   * check digits (modulus 97).
   *
   * @param account without blanks and points
   */
  public static boolean isValid(String account) {
    return ControlDigit.fits(account, WEIGHTS) || isIban(account);
  }

  private static boolean isIban(String text) {
    if (!text.matches("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}")) {
      return false;
    }
    int check = Integer.parseInt(text.substring(2, 4));
    if (check < FIRST_CHECK
        || check > LAST_CHECK) { // 00, 01 and 99 leave the same as 97, 98 and 02
      return false;
    }
    boolean norwegian = text.startsWith("NO");
    return new BigInteger(digits(text.substring(4) + text.substring(0, 4)))
            .mod(IBAN_MODULUS)
            .equals(BigInteger.ONE)
        && (!norwegian || ControlDigit.fits(text.substring(4), WEIGHTS));
  }

  /** Letters become two digits each, A is 10. */
  private static String digits(String text) {
    StringBuilder digits = new StringBuilder();
    text.chars().forEach(c -> digits.append(Character.getNumericValue(c)));
    return digits.toString();
  }
}
