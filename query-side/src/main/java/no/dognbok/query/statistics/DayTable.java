package no.dognbok.query.statistics;

import java.util.List;
import no.dognbok.events.CareType;
import no.dognbok.query.answer.Cells;
import no.dognbok.query.table.NorwegianTable;
import org.jspecify.annotations.Nullable;

/** Statistics of payment days as a table for a spreadsheet. A line for each group. */
final class DayTable {

  static final List<String> HEADINGS =
      List.of(
          "År",
          "Måned",
          "Kommune",
          "Sykehus",
          "Sykehusets adresse",
          "Fagområde",
          "Betalingsdøgn",
          "Opphold med betalingsdøgn",
          "Beløp (kr)",
          "Beløp for år med kjent døgnpris (kr)",
          "Median betalingsdøgn per opphold",
          "Ventedøgn som ikke betales",
          "Døgn som ikke er avgjort",
          "Erklært utskrivningsklare",
          "Av disse med betalingsdøgn",
          "Andel med betalingsdøgn",
          "Utskrevet etter å ha vært utskrivningsklare",
          "Median døgn fra utskrivningsklar til utreise");

  private DayTable() {}

  static String of(List<DayGroup> groups) {
    return NorwegianTable.of(HEADINGS, groups.stream().map(DayTable::row));
  }

  private static List<String> row(DayGroup group) {
    DayFigures figures = group.figures();
    return List.of(
        text(group.year()),
        text(group.month()),
        Cells.municipality(group.municipality()),
        Cells.name(group.hospital()),
        Cells.address(group.hospital()),
        careType(group.careType()),
        text(figures.days()),
        text(figures.stays()),
        text(figures.amount()),
        text(figures.amountOfKnownRates()),
        decimal("%.1f", figures.medianDays()),
        text(figures.notBilled()),
        text(figures.undecided()),
        text(figures.ready()),
        text(figures.readyWithDays()),
        decimal("%.4f", figures.shareWithDays()),
        text(figures.departed()),
        decimal("%.1f", figures.medianDaysToDeparture()));
  }

  static String careType(@Nullable CareType careType) {
    return switch (careType) {
      case null -> "";
      case SOMATIC -> "somatikk";
      case MENTAL_HEALTH -> "psykisk helsevern";
      case SUBSTANCE_USE -> "rusbehandling (TSB)";
    };
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private static String decimal(String format, @Nullable Double number) {
    return number == null ? "" : Cells.decimal(format, number);
  }
}
