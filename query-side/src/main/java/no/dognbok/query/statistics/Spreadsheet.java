package no.dognbok.query.statistics;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import no.dognbok.query.stay.PartyAnswer;
import org.jspecify.annotations.Nullable;

/**
 * A table (CSV, RFC 4180) that a Norwegian spreadsheet opens rightly: semicolons, decimal commas,
 * and at the beginning the mark by which it knows UTF-8.
 */
final class Spreadsheet {

  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final Locale NORWEGIAN = Locale.of("nb", "NO");

  private Spreadsheet() {}

  static String of(List<String> headings, Stream<List<String>> rows) {
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

  /** The number is part of a text: as a number of its own that of Oslo would lose its zero. */
  static String municipality(@Nullable PartyAnswer municipality) {
    if (municipality == null) {
      return "";
    }
    return municipality.name().equals(municipality.address())
        ? municipality.address()
        : municipality.address() + " " + municipality.name();
  }

  static String name(@Nullable PartyAnswer hospital) {
    return hospital == null ? "" : harmless(hospital.name());
  }

  static String address(@Nullable PartyAnswer hospital) {
    return hospital == null ? "" : harmless(hospital.address());
  }

  /** What somebody has told is never taken for a formula. */
  static String harmless(String text) {
    return text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
  }

  static String decimal(String format, double number) {
    return String.format(NORWEGIAN, format, number);
  }
}
