package no.dognbok.query.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;

/**
 * A table (CSV, RFC 4180) that a Norwegian spreadsheet opens rightly: semicolons, and at the
 * beginning the mark by which it knows UTF-8. The same rows give the same text.
 */
public final class NorwegianTable {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private NorwegianTable() {}

  /**
   * The table; what is a text in it, and not a number or a date, has gone through {@link #text}.
   */
  public static String of(List<String> headings, Stream<List<String>> rows) {
    StringWriter text = new StringWriter();
    text.write(BYTE_ORDER_MARK);
    CsvWriter csv =
        CsvWriter.builder()
            .fieldSeparator(';')
            .lineDelimiter(LineDelimiter.CRLF)
            .bufferSize(0)
            .build(text);
    csv.writeRecord(headings);
    rows.forEach(csv::writeRecord);
    return text.toString();
  }

  /** A text that somebody has told, so that no spreadsheet takes it for a formula. */
  public static String text(String text) {
    return text.matches("(?s)[=+\\-@\\t\\r\\n].*") ? "'" + text : text;
  }
}
