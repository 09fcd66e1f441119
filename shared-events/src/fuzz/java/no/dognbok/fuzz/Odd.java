package no.dognbok.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Values that stand where they should not. */
public final class Odd {

  /** Synthetic: Tenor adds 80 to the month. */
  private static final List<String> NUMBERS = List.of("15876500565", "13916900216", "55876500565");

  private static final List<String> TIMES =
      List.of(
          "2025-02-30T10:00",
          "2025-10-26T02:30:00",
          "2025-03-30T02:30:00",
          "2025-10-13T24:00:00",
          "2100-01-01T24:00:00",
          "2000-01-01",
          "1999-12-31T23:59:59",
          "-0001-01-01",
          "+999999999-12-31",
          "2025-10-13T10:00:00+25:00",
          "2025-10-13T10:00:00-18:00",
          "2025-10-13T10:00:00Z[Europe/Oslo]",
          "2025-10-13T10:00:60Z",
          "2025-10-13T10:00:00.99999999999999999999",
          "2025-10-13T10:00:00.1Z",
          "2025-10-13T10",
          "2025-10",
          "2025-W42-1",
          "13.10.2025 10:00",
          "T",
          "10:00",
          "٢٠٢٥-١٠-١٣",
          "PT24H",
          "PT-1S",
          "PT9999999999999999H",
          "P106751991167301D");
  private static final List<String> CODES =
      List.of(
          "",
          " ",
          "null",
          "true",
          "0",
          "1",
          "2",
          "3",
          "4",
          "5",
          "7",
          "13",
          "N",
          "M",
          "O",
          "C",
          "LOG_DOD",
          "LOG_INNLAGT",
          "LOG_UTSKRIVNINGSKLAR",
          "DIALOG_AVVIK",
          "DIALOG_HELSEFAGLIG",
          "FNR",
          "DNR",
          "HER",
          "ENH",
          "SOMATIC",
          "somatic",
          "PHONE",
          "NOT_YET",
          "WRONG_TIME",
          "PatientAdmitted",
          "MessageCancelled",
          "PatientIdentityLinked",
          "IdentityErased",
          "at",
          "municipality",
          "5006",
          "0000",
          "974754118",
          "000000000",
          "org:974754118",
          "her:1",
          "municipality:5006",
          ":",
          "none:",
          "2f5d0f2e-1111-4222-8333-123456789012",
          "{2F5D0F2E-1111-4222-8333-123456789012}",
          "1-1-1-1-1");
  private static final List<String> TEXTS =
      List.of(
          "\u0000",
          "\uD83D",
          "\uDE00",
          "\uFFFE",
          "\uFEFF",
          "😀",
          "e\u0301",
          "\u202E5006",
          "ß",
          "İ",
          "'",
          "\"",
          "\\",
          "<",
          "]]>",
          "&amp;",
          "%s%n",
          "${x}",
          "../..",
          "\r\n",
          "\t",
          "\u2028",
          "-0",
          "1e999",
          "NaN",
          "99999999999999999999",
          "1.5",
          "1_000");
  private static final List<String> RAW_JSON =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "-1",
          "1",
          "2.5",
          "1e999",
          "-0.0",
          "123456789012345678901234",
          "15876500565",
          "{}",
          "[]",
          "[null]",
          "[[]]",
          "[{}]",
          "\"\"",
          "1E-400",
          "2147483648");

  private Odd() {}

  /** A value to write into a field. */
  static String value(Random random) {
    return switch (random.nextInt(12)) {
      case 0, 1, 2 -> any(random, TIMES);
      case 3, 4, 5, 6 -> any(random, CODES);
      case 7 -> any(random, TEXTS);
      case 8, 9 -> number(random);
      case 10 -> any(random, CODES) + any(random, TEXTS) + any(random, CODES);
      default -> longText(random);
    };
  }

  static String json(Random random) {
    return any(random, RAW_JSON);
  }

  /** An identity number, in one of the ways that people write it, alone or in a sentence. */
  static String number(Random random) {
    String number = any(random, written(any(random, NUMBERS)));
    return switch (random.nextInt(4)) {
      case 0 -> "Kari " + number;
      case 1 -> "x".repeat(50) + " " + number;
      case 2 -> number + "-" + random.nextInt(10);
      default -> number;
    };
  }

  /** What must not stand in any refusal, whatever stood in the input. */
  public static List<String> neverShown() {
    return NUMBERS.stream().flatMap(number -> written(number).stream()).toList();
  }

  private static List<String> written(String number) {
    String born = number.substring(0, 6);
    String rest = number.substring(6);
    String date =
        "%s.%s.%s".formatted(born.substring(0, 2), born.substring(2, 4), born.substring(4));
    List<String> ways = new ArrayList<>(List.of(number, number, number));
    for (String mark : List.of(" ", "-", ".", "/", "_", "  ", " - ", "\u00A0", "–", "\t")) {
      ways.add(born + mark + rest);
    }
    ways.add(date + " " + rest);
    ways.add(date + "-" + rest);
    ways.add(date.replace('.', ' ') + " " + rest);
    StringBuilder wide = new StringBuilder();
    number.chars().forEach(digit -> wide.append((char) (digit - '0' + '０')));
    ways.add(wide.toString());
    return ways;
  }

  /** About the lengths at which something is cut or refused, and beyond. */
  private static String longText(Random random) {
    int length =
        switch (random.nextInt(40)) {
          case 0 -> 70_000;
          case 1 -> 200_000;
          case 2, 3, 4, 5 -> 998 + random.nextInt(5);
          default -> 58 + random.nextInt(70);
        };
    return any(random, List.of("x", "9", "å", " ", "&", "😀")).repeat(length).substring(0, length)
        + (random.nextInt(4) == 0 ? "😀" : "");
  }

  static <T> T any(Random random, List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
