package no.dognbok.query.statement.form;

import java.util.List;
import no.dognbok.query.statement.Statement;
import no.dognbok.query.statement.StatementContent;
import no.dognbok.query.statement.StatementContent.Subtotal;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** The first sheet: what the statement is, what it comes to, and its sums. */
final class SummarySheet {

  private static final List<String> SUBTOTALS =
      List.of("Sykehus", "Fagområde", "Opphold", "Døgn", "Beløp");

  private final Worksheet sheet;
  private int row;

  private SummarySheet(Worksheet sheet) {
    this.sheet = sheet;
  }

  static void write(Workbook workbook, Statement statement) {
    SummarySheet summary = new SummarySheet(workbook.newWorksheet("Oppsummering"));
    Sheet.printed(summary.sheet, statement);
    summary.sheet.width(0, 40);
    summary.sheet.width(1, 30);
    for (int column = 2; column < SUBTOTALS.size(); column++) {
      summary.sheet.width(column, 14);
    }
    StatementFacts facts = new StatementFacts(statement);
    if (statement.basis().simulated()) {
      summary.heading(StatementFacts.SIMULATED);
    }
    summary.heading(facts.title());
    facts.about().forEach(fact -> summary.line(fact.name(), fact.value()));
    summary.row++;
    summary.heading("Sum (hele kroner)");
    facts.sums().forEach(fact -> summary.line(fact.name(), fact.value()));
    facts.remarks().forEach(remark -> summary.sheet.value(summary.row++, 0, remark));
    summary.row++;
    summary.subtotals(statement.content());
  }

  private void heading(String text) {
    sheet.value(row, 0, text);
    sheet.style(row++, 0).bold().fontSize(13).set();
  }

  private void line(String name, Object value) {
    sheet.value(row, 0, name);
    Sheet.value(sheet, row++, 1, value, true);
  }

  private void subtotals(StatementContent content) {
    heading("Delsummer per sykehus og fagområde");
    for (int column = 0; column < SUBTOTALS.size(); column++) {
      sheet.value(row, column, SUBTOTALS.get(column));
      sheet.style(row, column).bold().fillColor(Sheet.HEADING_COLOR).set();
    }
    row++;
    for (Subtotal subtotal : content.subtotals()) {
      List<Object> values =
          List.of(
              StatementLabels.name(subtotal.hospital()),
              StatementLabels.of(subtotal.careType()),
              subtotal.stays(),
              subtotal.days(),
              subtotal.amount());
      for (int column = 0; column < values.size(); column++) {
        Sheet.value(sheet, row, column, values.get(column), true);
      }
      row++;
    }
  }
}
