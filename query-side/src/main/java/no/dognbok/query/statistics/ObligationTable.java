package no.dognbok.query.statistics;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import no.dognbok.query.law.Duty;
import no.dognbok.query.stay.PartyAnswer;
import org.jspecify.annotations.Nullable;

/**
 * Statistics as a table (CSV, RFC 4180) that a Norwegian spreadsheet opens rightly: semicolons,
 * decimal commas, and at the beginning the mark by which it knows UTF-8. A line for each group;
 * times are in hours.
 */
final class ObligationTable {

  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final double SECONDS_OF_AN_HOUR = 3_600;
  private static final Locale NORWEGIAN = Locale.of("nb", "NO");

  static final List<String> HEADINGS =
      List.of(
          "Måned",
          "Kommune",
          "Sykehus",
          "Sykehusets adresse",
          "Plikt",
          "Kode",
          "Skyldes av",
          "Grunnlag",
          "Forfalt",
          "I tide",
          "For sent",
          "Ikke oppfylt",
          "Ikke forfalt ennå",
          "Brudd",
          "Andel i tide",
          "Median forsinkelse (timer)",
          "90-prosentil forsinkelse (timer)",
          "I tvil",
          "Brudd i tvil",
          "Tilstrebes",
          "Tilstrebes, nådd");

  private ObligationTable() {}

  static String of(List<ObligationGroup> groups) {
    StringWriter text = new StringWriter();
    text.write(BYTE_ORDER_MARK);
    CsvWriter csv =
        CsvWriter.builder()
            .fieldSeparator(';')
            .lineDelimiter(LineDelimiter.CRLF)
            .bufferSize(0)
            .build(text);
    csv.writeRecord(HEADINGS);
    groups.forEach(group -> csv.writeRecord(row(group)));
    return text.toString();
  }

  private static List<String> row(ObligationGroup group) {
    Figures figures = group.figures();
    return List.of(
        group.month() == null ? "" : group.month().toString(),
        municipality(group.municipality()),
        group.hospital() == null ? "" : harmless(group.hospital().name()),
        group.hospital() == null ? "" : harmless(group.hospital().address()),
        group.name() == null ? "" : group.name(),
        group.obligation() == null ? "" : group.obligation().name(),
        owedBy(group.owedBy()),
        group.basis() == null ? "" : group.basis(),
        String.valueOf(figures.due()),
        String.valueOf(figures.inTime()),
        String.valueOf(figures.late()),
        String.valueOf(figures.notFulfilled()),
        String.valueOf(figures.open()),
        String.valueOf(figures.broken()),
        figures.shareInTime() == null ? "" : decimal("%.4f", figures.shareInTime()),
        hours(figures.medianDelay()),
        hours(figures.p90Delay()),
        String.valueOf(figures.inDoubt()),
        String.valueOf(figures.brokenInDoubt()),
        String.valueOf(figures.aims()),
        String.valueOf(figures.aimsReached()));
  }

  /** The number is part of a text: as a number of its own that of Oslo would lose its zero. */
  private static String municipality(@Nullable PartyAnswer municipality) {
    if (municipality == null) {
      return "";
    }
    return municipality.name().equals(municipality.address())
        ? municipality.address()
        : municipality.address() + " " + municipality.name();
  }

  /** A name that somebody has told is never taken for a formula. */
  private static String harmless(String text) {
    return text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
  }

  private static String owedBy(Duty.@Nullable Party party) {
    return switch (party) {
      case null -> "";
      case HOSPITAL -> "sykehuset";
      case MUNICIPALITY -> "kommunen";
      case BOTH -> "begge";
      case PATIENT_REGISTER -> "pasientregisteret";
    };
  }

  private static String hours(@Nullable Duration delay) {
    return delay == null ? "" : decimal("%.2f", delay.toSeconds() / SECONDS_OF_AN_HOUR);
  }

  private static String decimal(String format, double number) {
    return String.format(NORWEGIAN, format, number);
  }
}
