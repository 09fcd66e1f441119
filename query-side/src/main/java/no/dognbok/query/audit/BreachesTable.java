package no.dognbok.query.audit;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import no.dognbok.query.answer.Cells;
import no.dognbok.query.judgement.DeadlineAnswer;
import no.dognbok.query.law.Duty;
import no.dognbok.query.table.NorwegianTable;
import org.jspecify.annotations.Nullable;

/** The duties that were broken in a period as a table for a spreadsheet. A line for each. */
final class BreachesTable {

  private static final double SECONDS_OF_AN_HOUR = 3_600;

  static final List<String> HEADINGS =
      List.of(
          "Opphold",
          "Sykehus",
          "Sykehusets adresse",
          "Kommune",
          "Plikt",
          "Kode",
          "Grunnlag",
          "Plikten ligger hos",
          "Frist",
          "Oppfylt",
          "Forsinkelse (timer)",
          "Status",
          "Rettsgrunnlagets styrke",
          "Utløst av",
          "Oppfylt ved");

  private BreachesTable() {}

  static String of(List<BreachesAnswer.Breach> breaches) {
    return NorwegianTable.of(HEADINGS, breaches.stream().map(BreachesTable::row));
  }

  private static List<String> row(BreachesAnswer.Breach breach) {
    DeadlineAnswer deadline = breach.deadline();
    return List.of(
        breach.stay().toString(),
        Cells.name(breach.hospital()),
        Cells.address(breach.hospital()),
        Cells.municipality(breach.municipality()),
        deadline.name(),
        deadline.obligation().name(),
        deadline.basis(),
        party(deadline.owedBy()),
        Cells.time(deadline.due()),
        Cells.time(deadline.fulfilledAt()),
        hours(breach.delay()),
        state(deadline.state()),
        deadline.standing().name(),
        events(deadline.triggeredBy()),
        events(deadline.fulfilledBy()));
  }

  private static String party(Duty.Party party) {
    return switch (party) {
      case HOSPITAL -> "sykehuset";
      case MUNICIPALITY -> "kommunen";
      case BOTH -> "begge";
      case PATIENT_REGISTER -> "pasientregisteret";
    };
  }

  private static String hours(@Nullable Duration delay) {
    return delay == null ? "" : Cells.decimal("%.2f", delay.toSeconds() / SECONDS_OF_AN_HOUR);
  }

  private static String state(Duty.State state) {
    return switch (state) {
      case OPEN -> "åpen";
      case OVERDUE -> "forfalt";
      case FULFILLED -> "oppfylt";
      case FULFILLED_LATE -> "oppfylt for sent";
      case OUTSIDE_WINDOW -> "utenfor tidsrommet";
      case MISSED -> "ikke oppfylt";
      case LAPSED -> "bortfalt";
      case NOT_DUE -> "ikke aktuell";
      case NOT_RECORDED_HERE -> "registreres ikke her";
      case EXEMPT -> "unntatt";
    };
  }

  private static String events(List<Object> events) {
    return events.stream().map(Object::toString).collect(Collectors.joining(" "));
  }
}
