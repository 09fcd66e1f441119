package no.dognbok.query.count;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import no.dognbok.events.CountSide;
import no.dognbok.query.count.CountAnswers.Comparison;
import no.dognbok.query.count.CountAnswers.Days;
import no.dognbok.query.count.CountAnswers.Differing;
import no.dognbok.query.count.CountAnswers.NotFound;
import no.dognbok.query.count.CountAnswers.SideBySide;
import no.dognbok.query.count.CountAnswers.Total;
import no.dognbok.query.count.CountAnswers.Totals;
import no.dognbok.query.stay.OwnReference;
import org.jspecify.annotations.Nullable;

/**
 * A comparison as a table (CSV, RFC 4180) that a Norwegian spreadsheet opens rightly: semicolons,
 * and at the beginning the mark by which it knows UTF-8. A line for each difference, one for a stay
 * without any, one for a row that names no stay, and the sums.
 */
final class CountTable {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  static final List<String> HEADINGS =
      List.of(
          "Opphold",
          "Sykehus",
          "Referanser",
          "Hovedboken (døgn)",
          "Kommunens liste (døgn)",
          "Sykehusets liste (døgn)",
          "Pasientregisteret (døgn)",
          "Liste",
          "Avvik",
          "Fra",
          "Til",
          "Døgn",
          "Årsak",
          "Forklaring");

  private CountTable() {}

  static String of(Comparison comparison) {
    StringWriter text = new StringWriter();
    text.write(BYTE_ORDER_MARK);
    CsvWriter csv =
        CsvWriter.builder()
            .fieldSeparator(';')
            .lineDelimiter(LineDelimiter.CRLF)
            .bufferSize(0)
            .build(text);
    csv.writeRecord(HEADINGS);
    for (SideBySide stay : comparison.stays()) {
      if (stay.differences().isEmpty()) {
        csv.writeRecord(row(stay, null));
      }
      stay.differences().forEach(one -> csv.writeRecord(row(stay, one)));
    }
    comparison.notFound().forEach(one -> csv.writeRecord(row(one)));
    csv.writeRecord(sums(comparison.totals()));
    return text.toString();
  }

  private static List<String> row(SideBySide stay, @Nullable Differing one) {
    return List.of(
        stay.stay().toString(),
        stay.hospital() == null ? "" : harmless(stay.hospital().name()),
        harmless(
            stay.references().stream()
                .map(OwnReference::reference)
                .distinct()
                .collect(Collectors.joining(", "))),
        number(stay.ledger()),
        number(stay.municipality()),
        number(stay.hospitals()),
        number(stay.register()),
        one == null ? "" : side(one.side()),
        one == null ? "" : kind(one.kind()),
        one == null ? "" : one.from().toString(),
        one == null ? "" : one.to().toString(),
        one == null ? "" : String.valueOf(one.days()),
        one == null ? "" : one.cause().name(),
        one == null ? "" : one.text());
  }

  private static List<String> row(NotFound one) {
    String days = String.valueOf(one.days());
    return List.of(
        Optional.ofNullable(one.likely()).map(UUID::toString).orElse(""),
        "",
        Optional.ofNullable(one.reference()).map(CountTable::harmless).orElse(""),
        "",
        one.side() == CountSide.MUNICIPALITY ? days : "",
        one.side() == CountSide.HOSPITAL ? days : "",
        one.side() == CountSide.REGISTER ? days : "",
        side(one.side()),
        "oppholdet er ikke funnet",
        one.from().toString(),
        one.to().toString(),
        days,
        one.cause().name(),
        one.text());
  }

  private static List<String> sums(Totals totals) {
    return List.of(
        "Sum i måneden",
        "",
        "",
        String.valueOf(totals.ledger().days()),
        number(totals.municipality()),
        number(totals.hospitals()),
        number(totals.register()),
        "",
        "",
        "",
        "",
        "",
        "",
        "");
  }

  private static String number(@Nullable Days days) {
    return days == null ? "" : String.valueOf(days.days());
  }

  private static String number(@Nullable Total total) {
    return total == null ? "" : String.valueOf(total.days());
  }

  private static String side(CountSide side) {
    return switch (side) {
      case MUNICIPALITY -> "kommunens";
      case HOSPITAL -> "sykehusets";
      case REGISTER -> "pasientregisterets";
    };
  }

  private static String kind(Difference.Kind kind) {
    return switch (kind) {
      case NOT_IN_LEDGER -> "ikke i hovedboken";
      case NOT_IN_LIST -> "ikke i listen";
      case TWICE -> "to ganger i listen";
    };
  }

  /** What somebody has written is never taken for a formula. */
  private static String harmless(String text) {
    return text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
  }
}
