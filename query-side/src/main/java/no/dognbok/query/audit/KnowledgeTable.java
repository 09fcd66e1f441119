package no.dognbok.query.audit;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.dognbok.query.answer.Cells;
import no.dognbok.query.differences.DifferencesAnswer;
import no.dognbok.query.law.DeadlineTable;
import no.dognbok.query.law.Doubt;
import no.dognbok.query.table.NorwegianTable;

/** What was known of a stay when, as a table for a spreadsheet. A line for each commit. */
final class KnowledgeTable {

  static final List<String> HEADINGS =
      List.of(
          "Posisjon",
          "Registrert",
          "Meldt",
          "Hendelser",
          "Betalingsdøgn",
          "Beløp (kr)",
          "Endret",
          "Døgn til",
          "Døgn fra",
          "Døgn endret",
          "Brudd til",
          "Brudd fra",
          "Plikter endret",
          "Tvil til",
          "Tvil fra");

  private KnowledgeTable() {}

  static String of(List<KnowledgeAnswer.Step> steps) {
    return NorwegianTable.of(HEADINGS, steps.stream().map(KnowledgeTable::row));
  }

  private static List<String> row(KnowledgeAnswer.Step step) {
    Changed changed = step.changed();
    return List.of(
        String.valueOf(step.position()),
        Cells.time(step.recordedAt()),
        joined(step.told(), DifferencesAnswer.Event::name),
        joined(step.told(), DifferencesAnswer.Event::id),
        String.valueOf(step.sum().days()),
        step.sum().amount() == null ? "" : step.sum().amount().toString(),
        changed == null ? "nei" : "ja",
        changed == null ? "" : joined(changed.daysCame(), LocalDate::toString),
        changed == null ? "" : joined(changed.daysWent(), LocalDate::toString),
        changed == null ? "" : joined(changed.daysAltered(), LocalDate::toString),
        changed == null ? "" : joined(changed.breachesCame(), Changed.Breach::name),
        changed == null ? "" : joined(changed.breachesWent(), Changed.Breach::name),
        changed == null
            ? ""
            : joined(changed.dutiesAltered(), duty -> DeadlineTable.of(duty).name()),
        changed == null ? "" : joined(changed.doubtsCame(), Doubt.Code::text),
        changed == null ? "" : joined(changed.doubtsWent(), Doubt.Code::text));
  }

  private static <T> String joined(List<T> some, Function<T, String> text) {
    return some.stream().map(text).collect(Collectors.joining(", "));
  }
}
