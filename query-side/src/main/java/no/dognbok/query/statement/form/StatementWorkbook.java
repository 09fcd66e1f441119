package no.dognbok.query.statement.form;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import no.dognbok.query.statement.Statement;
import no.dognbok.query.statement.StatementContent;
import no.dognbok.query.statement.StatementContent.OpenStay;
import org.dhatim.fastexcel.Workbook;

/**
 * A statement as a workbook (XLSX): the sums, the days, the corrections, the days that are not
 * billed, and the open stays. Numbers are numbers and days are days, so that people can go on
 * reckoning.
 */
final class StatementWorkbook {

  private static final Set<StatementColumn> OF_CORRECTIONS =
      EnumSet.of(
          StatementColumn.CORRECTED_MONTH,
          StatementColumn.BILLED,
          StatementColumn.DUE,
          StatementColumn.CAUSE,
          StatementColumn.CAUSING_EVENTS);
  private static final Set<StatementColumn> OF_DAYS =
      EnumSet.of(
          StatementColumn.KIND,
          StatementColumn.FORMERLY,
          StatementColumn.RATE,
          StatementColumn.VERDICT,
          StatementColumn.STANDING,
          StatementColumn.DOUBTS,
          StatementColumn.OBJECTION,
          StatementColumn.SETTLED);
  private static final Set<StatementColumn> OF_WHAT_IS_BILLED =
      EnumSet.of(
          StatementColumn.KIND,
          StatementColumn.CARE_TYPE,
          StatementColumn.FORMERLY,
          StatementColumn.DAYS,
          StatementColumn.RATE,
          StatementColumn.AMOUNT);
  private static final List<SheetColumn<OpenStay>> OPEN_STAYS =
      List.of(
          new SheetColumn<>("Opphold", 38, open -> open.stay().toString()),
          new SheetColumn<>("Sykehus", 26, open -> StatementLabels.name(open.hospital())),
          new SheetColumn<>(
              "Sykehusets adresse",
              17,
              open -> open.hospital() == null ? "" : open.hospital().address()),
          new SheetColumn<>("Utskrivningsklar siden", 22, OpenStay::readySince));

  private StatementWorkbook() {}

  static byte[] of(Statement statement) {
    StatementContent content = statement.content();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "Døgnbok", null)) {
      SummarySheet.write(workbook, statement);
      Sheet.write(workbook, statement, "Døgn", without(OF_CORRECTIONS), StatementRow.days(content));
      Sheet.write(
          workbook, statement, "Korreksjoner", without(OF_DAYS), StatementRow.corrections(content));
      Set<StatementColumn> needless = EnumSet.copyOf(OF_CORRECTIONS);
      needless.addAll(OF_WHAT_IS_BILLED);
      Sheet.write(
          workbook,
          statement,
          "Ikke fakturert",
          without(needless),
          StatementRow.notBilled(content));
      Sheet.write(workbook, statement, "Åpne opphold", OPEN_STAYS, content.openStays().stream());
    } catch (IOException e) {
      // Nothing is written to but memory.
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static List<SheetColumn<StatementRow>> without(Set<StatementColumn> needless) {
    return EnumSet.complementOf(EnumSet.copyOf(needless)).stream()
        .map(column -> new SheetColumn<>(column.heading(), column.width(), column::of))
        .toList();
  }
}
