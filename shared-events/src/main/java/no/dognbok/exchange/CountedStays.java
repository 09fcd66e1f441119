package no.dognbok.exchange;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of a count lie in the note store: a text or several, a line for each row, after a
 * line that says in which form. A list without rows is a text too.
 */
public final class CountedStays {

  private static final String FORM = "dognbok-count/1";
  private static final String TAB = "\t";
  private static final int FIELDS = 5;

  private CountedStays() {}

  /**
   * The rows as texts.
   *
   * @param longest how many characters a text can have
   */
  public static List<String> texts(List<CountedStay> rows, int longest) {
    List<String> texts = new ArrayList<>();
    StringBuilder text = new StringBuilder(FORM);
    for (CountedStay row : rows) {
      String line = line(row);
      if (text.length() + 1 + line.length() > longest) {
        texts.add(text.toString());
        text = new StringBuilder(FORM);
      }
      text.append('\n').append(line);
    }
    texts.add(text.toString());
    return texts;
  }

  private static String line(CountedStay row) {
    return String.join(
        TAB,
        String.valueOf(row.line()),
        row.reference() == null ? "" : row.reference(),
        row.stay() == null ? "" : row.stay().toString(),
        row.from().toString(),
        row.to().toString());
  }

  /**
   * The rows of texts, in their order.
   *
   * @throws IllegalArgumentException where a text was not made of rows
   */
  public static List<CountedStay> read(List<String> texts) {
    List<CountedStay> rows = new ArrayList<>();
    for (String text : texts) {
      List<String> lines = text.lines().toList();
      if (lines.isEmpty() || !lines.getFirst().equals(FORM)) {
        throw new IllegalArgumentException("a list is kept as %s".formatted(FORM));
      }
      lines.stream().skip(1).map(CountedStays::row).forEach(rows::add);
    }
    return rows;
  }

  private static CountedStay row(String line) {
    String[] fields = line.split(TAB, -1);
    if (fields.length != FIELDS) {
      throw new IllegalArgumentException("a row of a list has %d fields".formatted(FIELDS));
    }
    return new CountedStay(
        Integer.parseInt(fields[0]),
        given(fields[1]),
        fields[2].isEmpty() ? null : UUID.fromString(fields[2]),
        LocalDate.parse(fields[3]),
        LocalDate.parse(fields[4]));
  }

  private static @Nullable String given(String field) {
    return field.isEmpty() ? null : field;
  }
}
