package no.dognbok.query.statistics;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import no.dognbok.events.Moment;
import no.dognbok.query.answer.Cells;
import no.dognbok.query.table.NorwegianTable;
import org.jspecify.annotations.Nullable;

/** The report to the patient register as a table for a spreadsheet. A line for each time. */
final class RegisterTable {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy");

  static final List<String> HEADINGS =
      List.of(
          "Opphold",
          "Egen referanse",
          "Sykehus",
          "Sykehusets adresse",
          "Kommune",
          "Fagområde",
          "Tidspunkttype",
          "Hva det er",
          "Tidspunkt",
          "Merknad");

  private RegisterTable() {}

  static String of(List<ReportedStay> stays) {
    return NorwegianTable.of(HEADINGS, stays.stream().flatMap(RegisterTable::rows));
  }

  private static Stream<List<String>> rows(ReportedStay stay) {
    return stay.times().stream()
        .map(time ->
            List.of(
                stay.stay().toString(),
                stay.reference() == null ? "" : NorwegianTable.text(stay.reference()),
                Cells.name(stay.hospital()),
                Cells.address(stay.hospital()),
                Cells.municipality(stay.municipality()),
                DayTable.careType(stay.careType()),
                String.valueOf(time.type()),
                time.code().text(),
                at(time),
                remark(time.precision())));
  }

  private static String at(ReportedStay.Time time) {
    @Nullable OffsetDateTime at = time.at();
    if (at == null) {
      return "";
    }
    return at.format(time.precision() == Moment.Precision.DATE ? DAY : TIME);
  }

  private static String remark(Moment.Precision precision) {
    return switch (precision) {
      case EXACT -> "";
      case DATE -> "bare dato";
      case REPEATED_HOUR -> "timen kommer to ganger (sommertid slutter)";
      case SKIPPED_HOUR -> "timen finnes ikke (sommertid begynner)";
    };
  }
}
