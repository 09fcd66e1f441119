package no.dognbok.events;

/**
 * The control digit of an organisation number of Enhetsregisteret. The ledger takes numbers in
 * messages as they come; on an invoice a wrong one would send it nowhere (Peppol, rule
 * PEPPOL-COMMON-R041).
 */
public final class OrganisationNumber {

  private static final int[] WEIGHTS = {3, 2, 7, 6, 5, 4, 3, 2};

  private OrganisationNumber() {}

  /** Whether these are nine digits, the last of which fits the others (modulus 11). */
  public static boolean isValid(String number) {
    return ControlDigit.fits(number, WEIGHTS);
  }
}
