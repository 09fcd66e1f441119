package no.dognbok.query.statistics;

import java.time.Duration;
import java.util.List;
import no.dognbok.query.answer.Cells;
import no.dognbok.query.law.Duty;
import no.dognbok.query.table.NorwegianTable;
import org.jspecify.annotations.Nullable;

/**
 * Statistics of obligations as a table for a spreadsheet. A line for each group; times are in
 * hours.
 */
final class ObligationTable {

  private static final double SECONDS_OF_AN_HOUR = 3_600;

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
    return NorwegianTable.of(HEADINGS, groups.stream().map(ObligationTable::row));
  }

  private static List<String> row(ObligationGroup group) {
    Figures figures = group.figures();
    return List.of(
        group.month() == null ? "" : group.month().toString(),
        Cells.municipality(group.municipality()),
        Cells.name(group.hospital()),
        Cells.address(group.hospital()),
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
        figures.shareInTime() == null ? "" : Cells.decimal("%.4f", figures.shareInTime()),
        hours(figures.medianDelay()),
        hours(figures.p90Delay()),
        String.valueOf(figures.inDoubt()),
        String.valueOf(figures.brokenInDoubt()),
        String.valueOf(figures.aims()),
        String.valueOf(figures.aimsReached()));
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
    return delay == null ? "" : Cells.decimal("%.2f", delay.toSeconds() / SECONDS_OF_AN_HOUR);
  }
}
