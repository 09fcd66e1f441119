package no.dognbok.query.statement.form;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import no.dognbok.query.statement.Statement;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A sheet with one table: its headings stay in sight and can be filtered by; it is printed on A4
 * across, one page wide, with what the statement is in the foot.
 */
final class Sheet {

  static final String WHOLE_NUMBERS = "#,##0";
  static final String DAYS = "dd.mm.yyyy";
  static final String MONTHS = "mmmm yyyy";
  static final String HEADING_COLOR = "DCE6F1";

  /** Wider columns than this break their text. */
  private static final int WIDE = 30;

  private Sheet() {}

  static <R> void write(
      Workbook workbook,
      Statement statement,
      String name,
      List<SheetColumn<R>> columns,
      Stream<R> rows) {
    Worksheet sheet = workbook.newWorksheet(name);
    printed(sheet, statement);
    for (int column = 0; column < columns.size(); column++) {
      sheet.width(column, columns.get(column).width());
      sheet.value(0, column, columns.get(column).heading());
    }
    sheet
        .range(0, 0, 0, columns.size() - 1)
        .style()
        .bold()
        .fillColor(HEADING_COLOR)
        .wrapText(true)
        .verticalAlignment("top")
        .set();
    int row = 1;
    for (Iterator<R> each = rows.iterator(); each.hasNext(); row++) {
      R of = each.next();
      for (int column = 0; column < columns.size(); column++) {
        boolean wide = columns.get(column).width() > WIDE;
        value(sheet, row, column, columns.get(column).value().apply(of), wide);
      }
    }
    sheet.freezePane(0, 1);
    sheet.repeatRows(0);
    sheet.setAutoFilter(0, 0, Math.max(row - 1, 0), columns.size() - 1);
  }

  static void value(Worksheet sheet, int row, int column, @Nullable Object value, boolean wide) {
    switch (value) {
      case null -> {
        return;
      }
      case Number number -> {
        sheet.value(row, column, number);
        sheet.style(row, column).format(WHOLE_NUMBERS).verticalAlignment("top").set();
      }
      case LocalDate day -> {
        sheet.value(row, column, day);
        sheet.style(row, column).format(DAYS).verticalAlignment("top").set();
      }
      case YearMonth month -> {
        sheet.value(row, column, month.atDay(1));
        sheet.style(row, column).format(MONTHS).verticalAlignment("top").set();
      }
      default -> {
        // As it was told: what is written as a text here is never taken for a formula.
        sheet.value(row, column, value.toString());
        sheet.style(row, column).wrapText(wide).verticalAlignment("top").set();
      }
    }
  }

  static void printed(Worksheet sheet, Statement statement) {
    sheet.paperSize(PaperSize.A4_PAPER);
    sheet.pageOrientation("landscape");
    sheet.setFitToPage(true);
    sheet.fitToWidth((short) 1);
    sheet.fitToHeight((short) 0);
    sheet.header(
        statement.basis().simulated() ? "SIMULERT" : StatementLabels.of(statement.state()),
        Position.CENTER);
    sheet.footer(
        "Posisjon %d, SHA-256 %s".formatted(statement.basis().position(), statement.digest()),
        Position.LEFT,
        7);
    sheet.footer("Side &P av &N", Position.RIGHT, 7);
  }
}
