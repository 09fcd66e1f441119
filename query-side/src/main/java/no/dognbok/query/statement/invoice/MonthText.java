package no.dognbok.query.statement.invoice;

import java.time.YearMonth;
import java.util.List;

/**
 * A month in Norwegian. The names stand here, because the bytes of an invoice must not turn on the
 * language data of the machine that makes it again.
 */
final class MonthText {

  private static final List<String> NAMES =
      List.of(
          "januar",
          "februar",
          "mars",
          "april",
          "mai",
          "juni",
          "juli",
          "august",
          "september",
          "oktober",
          "november",
          "desember");

  private MonthText() {}

  /** {@code oktober 2025}. */
  static String of(YearMonth month) {
    return NAMES.get(month.getMonthValue() - 1) + " " + month.getYear();
  }
}
