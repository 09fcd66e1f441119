package no.dognbok.events;

/** The control digit by modulus 11, which Norwegian numbers end with. */
final class ControlDigit {

  private ControlDigit() {}

  /** Whether there is a digit for each weight and one more, which fits these. */
  static boolean fits(String number, int[] weights) {
    if (number.length() != weights.length + 1
        || !number.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return false;
    }
    int sum = number.charAt(weights.length) - '0';
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * (number.charAt(i) - '0');
    }
    return sum % 11 == 0;
  }
}
