package no.dognbok.standalone.simulation;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Made-up patients with identity numbers as Tenor has them: the month plus 80, so that a number can
 * be nobody's, with valid control digits. No number is given twice.
 */
final class Patients {

  private static final int[] FIRST = {3, 7, 6, 1, 8, 9, 4, 5, 2};
  private static final int[] SECOND = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2};

  private final Map<LocalDate, Integer> used = new HashMap<>();

  /** A patient: identity number and date of birth. */
  record Patient(String number, LocalDate born) {}

  /** Somebody of about this age, in years. */
  Patient somebody(LocalDate admitted, double age, RandomGenerator random) {
    LocalDate born = admitted.minusDays((long) (age * 365.25) + random.nextInt(365));
    while (true) {
      int individual = used.merge(born, 1, Integer::sum) - 1;
      if (individual >= 500) {
        born = born.minusDays(1);
        continue;
      }
      // 131 and 500 have no common factor: each number comes once, and neighbours do not look
      // alike.
      String number = number(born, (individual * 131 + born.getDayOfYear()) % 500);
      if (!number.isEmpty()) {
        return new Patient(number, born);
      }
    }
  }

  /** Empty where no control digit fits. */
  private static String number(LocalDate born, int individual) {
    // 000-499 for those born before 2000, 500-999 for those after
    String nine =
        "%02d%02d%02d%03d"
            .formatted(
                born.getDayOfMonth(),
                born.getMonthValue() + 80,
                born.getYear() % 100,
                born.getYear() < 2000 ? individual : 500 + individual);
    int first = control(nine, FIRST);
    int second = first == 10 ? 10 : control(nine + first, SECOND);
    return second == 10 ? "" : nine + first + second;
  }

  private static int control(String digits, int[] weights) {
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * (digits.charAt(i) - '0');
    }
    return (11 - sum % 11) % 11;
  }
}
