package no.dognbok.query.statement.form;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import no.dognbok.query.statement.Statement;
import no.dognbok.query.table.NorwegianTable;
import org.jspecify.annotations.Nullable;

/**
 * A statement as a table (CSV): a row for each stay and day, and what the statement is in the last
 * columns of each, so that the file is one table and can be laid under that of another month. Days
 * and amounts add up to what the statement comes to. A date is written as 2025-10-01: every
 * spreadsheet takes that for a date, and 01.10.2025 only where it is set up in Norwegian.
 */
final class StatementTable {

  private static final List<String> ABOUT =
      List.of(
          "Helseforetak",
          "Kommune",
          "Måned",
          "Status",
          "Posisjon",
          "Regelsett",
          "Vurdert per",
          "Kontrollsum (SHA-256)",
          "Simulert");

  /** The kind of the one row of a statement in which no day stands: it still says what it is. */
  static final String NO_DAYS = "Ingen døgn";

  private StatementTable() {}

  static byte[] of(Statement statement) {
    List<String> about = about(statement);
    List<List<String>> rows =
        StatementRow.all(statement.content()).map(row -> joined(cells(row), about)).toList();
    return NorwegianTable.of(headings(), rows.isEmpty() ? noDays(about) : rows.stream())
        .getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> headings() {
    return joined(Arrays.stream(StatementColumn.values()).map(StatementColumn::heading), ABOUT);
  }

  private static Stream<String> cells(StatementRow row) {
    return Arrays.stream(StatementColumn.values()).map(column -> cell(column.of(row)));
  }

  private static Stream<List<String>> noDays(List<String> about) {
    return Stream.of(
        joined(
            Arrays.stream(StatementColumn.values())
                .map(column -> column == StatementColumn.KIND ? NO_DAYS : ""),
            about));
  }

  private static List<String> about(Statement statement) {
    return List.of(
        NorwegianTable.text(statement.content().trust().name()),
        NorwegianTable.text(statement.content().municipality().numbered()),
        statement.content().month().toString(),
        StatementLabels.of(statement.state()),
        String.valueOf(statement.basis().position()),
        String.valueOf(statement.basis().ruleSet()),
        statement.basis().asOf().toString(),
        statement.digest(),
        statement.basis().simulated() ? "ja" : "nei");
  }

  private static String cell(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case String text -> NorwegianTable.text(text);
      // Whole kroner, days, and days and months as ISO 8601 writes them.
      default -> value.toString();
    };
  }

  private static List<String> joined(Stream<String> cells, List<String> about) {
    return Stream.concat(cells, about.stream()).toList();
  }
}
