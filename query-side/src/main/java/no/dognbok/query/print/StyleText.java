package no.dognbok.query.print;

/** Text in the margins of printed pages, where it stands in a style sheet. */
public final class StyleText {

  private StyleText() {}

  /** As it can stand between the quotes of a style sheet that itself stands in a page. */
  public static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          if (Character.isLetterOrDigit(c) || c == ' ' || c == '.' || c == ',' || c == '-') {
            escaped.appendCodePoint(c);
          } else {
            // The space ends it, and is not shown.
            escaped.append("\\%06x ".formatted(c));
          }
        });
    return escaped.toString();
  }
}
