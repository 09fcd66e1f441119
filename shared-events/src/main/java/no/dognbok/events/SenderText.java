package no.dognbok.events;

import java.util.regex.Pattern;

/**
 * What senders are free to choose: ids of messages and lines, references, names of systems. They
 * are kept, so they must be short and plain, and no national identity number may stand in them;
 * where one might, the value is never shown again.
 */
public final class SenderText {

  /** What is right for an id. */
  public static final String ID =
      "expected at most 100 letters, digits and . _ : / @ { } # + = - without blanks, and no eleven"
          + " digits in a row, which could be a national identity number";

  /** What is right for a reference. */
  public static final String REFERENCE =
      "expected at most 64 letters, digits, blanks and - . _ / and no eleven digits in a row, which"
          + " could be a national identity number";

  private static final Pattern ID_FORM = Pattern.compile("[A-Za-z0-9._:/@{}#+=-]{1,100}");
  private static final Pattern REFERENCE_FORM = Pattern.compile("[\\p{L}0-9._/ -]{1,64}");

  /** Eleven digits, also with marks after the date of birth, and with marks in the date. */
  private static final Pattern NUMBER =
      Pattern.compile(
          "[0-9]{11,}|(?<![0-9])[0-9]{2}[ .]?[0-9]{2}[ .]?[0-9]{2}[ ./_-]{1,3}[0-9]{5}(?![0-9])");

  /**
   * A number as people write it in a text: in groups, with any marks between them, with digits of
   * any script. What is shown must not hold it; an id cannot.
   */
  private static final Pattern WRITTEN =
      Pattern.compile(
          "\\p{Nd}{11,}|\\p{Nd}{2}[ .]?\\p{Nd}{2}[ .]?\\p{Nd}{2}[^\\p{L}\\p{Nd}]{0,3}\\p{Nd}{5}");

  /** One random UUID in a hundred has eleven digits in a row. */
  private static final Pattern UUID_FORM =
      Pattern.compile(
          "\\{?[0-9A-Fa-f]{8}-?[0-9A-Fa-f]{4}-?[0-9A-Fa-f]{4}-?[0-9A-Fa-f]{4}-?[0-9A-Fa-f]{12}}?");

  private static final Pattern LETTER = Pattern.compile("[A-Fa-f]");

  private static final int SHOWN = 60;

  private SenderText() {}

  /** Whether this can be kept as an id. */
  public static boolean isId(String value) {
    return ID_FORM.matcher(value).matches() && (isUuid(value) || !mayHoldNumber(value));
  }

  /** Whether this can be kept as a reference. */
  public static boolean isReference(String value) {
    return REFERENCE_FORM.matcher(value).matches() && (isUuid(value) || !mayHoldNumber(value));
  }

  /** A made id: without any letter it would hardly be one. */
  private static boolean isUuid(String value) {
    return UUID_FORM.matcher(value).matches() && LETTER.matcher(value).find();
  }

  private static boolean mayHoldNumber(String value) {
    return NUMBER.matcher(value).find();
  }

  /** A text without what could be a national identity number. */
  public static String masked(String text) {
    return WRITTEN.matcher(text).replaceAll("…");
  }

  /** What was sent, as a refusal shows it: masked and short. */
  public static String shown(String value) {
    String masked = masked(value);
    return masked.length() <= SHOWN ? masked : masked.substring(0, SHOWN) + "…";
  }
}
