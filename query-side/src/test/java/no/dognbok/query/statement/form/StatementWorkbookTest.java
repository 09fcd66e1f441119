package no.dognbok.query.statement.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import no.dognbok.query.statement.Statement;
import no.dognbok.query.statement.StatementContent;
import no.dognbok.query.statement.StatementContent.Totals;
import no.dognbok.query.stay.PartyAnswer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The workbook, read back by another library than the one that wrote it. */
class StatementWorkbookTest {

  private static final StatementContent CONTENT = SampleStatement.content();
  private static XSSFWorkbook filled;

  @BeforeAll
  static void read() throws IOException {
    filled = read(SampleStatement.filled());
  }

  @AfterAll
  static void close() throws IOException {
    filled.close();
  }

  private static XSSFWorkbook read(Statement statement) throws IOException {
    return new XSSFWorkbook(new ByteArrayInputStream(StatementForm.XLSX.render(statement)));
  }

  private static List<Row> rows(XSSFSheet sheet) {
    return StreamSupport.stream(sheet.spliterator(), false).skip(1).toList();
  }

  private static Cell cell(Row row, String heading) {
    Row headings = row.getSheet().getRow(0);
    int column =
        IntStream.range(0, headings.getLastCellNum())
            .filter(one -> headings.getCell(one).getStringCellValue().equals(heading))
            .findFirst()
            .orElseThrow();
    return row.getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
  }

  private static LocalDate date(Row row, String heading) {
    Cell cell = cell(row, heading);
    assertThat(DateUtil.isCellDateFormatted(cell)).isTrue();
    return cell.getLocalDateTimeCellValue().toLocalDate();
  }

  private static double sum(String sheet, String heading) {
    return rows(filled.getSheet(sheet)).stream()
        .map(row -> cell(row, heading))
        .filter(cell -> cell.getCellType() != CellType.BLANK)
        .mapToDouble(Cell::getNumericCellValue)
        .sum();
  }

  @Test
  void thereIsASheetForEachThing() {
    assertThat(filled)
        .extracting(org.apache.poi.ss.usermodel.Sheet::getSheetName)
        .containsExactly("Oppsummering", "Døgn", "Korreksjoner", "Ikke fakturert", "Åpne opphold");
  }

  @Test
  void theSumsAreNumbersAndThoseOfTheContent() {
    Totals totals = CONTENT.totals();
    List<List<Object>> lines = new ArrayList<>();
    for (Row row : filled.getSheet("Oppsummering")) {
      if (row.getCell(1) != null && row.getCell(1).getCellType() == CellType.NUMERIC) {
        lines.add(
            List.of(
                row.getCell(0).getStringCellValue(), (long) row.getCell(1).getNumericCellValue()));
      }
    }
    assertThat(lines)
        .containsExactly(
            List.of("Posisjon i loggen", 4_711L),
            List.of("Regelsett", 3L),
            List.of("Opphold med betalingsdøgn", (long) totals.stays()),
            List.of("Fakturerte døgn", (long) totals.days()),
            List.of("Beløp for døgn med kjent døgnpris", totals.amountOfKnownRates()),
            List.of("Korrigerte døgn", (long) totals.correctedDays()),
            List.of("Beløp for korreksjoner", totals.correctedAmount()),
            List.of("Døgn holdt tilbake", (long) totals.heldBackDays()),
            List.of("Beløp holdt tilbake", totals.heldBackAmount()),
            List.of("Å betale", totals.toPay()));
    assertThat(texts("Oppsummering"))
        .contains(
            "Avregning for oktober 2025",
            "Helse Nord-Trøndelag HF",
            "5006 Steinkjer",
            "Lagt fram",
            SampleStatement.DIGEST,
            "Avvik: Kontrollsummen er en annen enn den som ble lagt fram.")
        .doesNotContain(StatementFacts.SIMULATED);
  }

  private static List<String> texts(String sheet) {
    return texts(filled, sheet);
  }

  private static List<String> texts(XSSFWorkbook workbook, String sheet) {
    DataFormatter formatter = new DataFormatter();
    List<String> texts = new ArrayList<>();
    workbook
        .getSheet(sheet)
        .forEach(row -> row.forEach(cell -> texts.add(formatter.formatCellValue(cell))));
    return texts;
  }

  @Test
  void theSubtotalsAreThoseOfTheContent() {
    List<List<Object>> subtotals =
        StreamSupport.stream(filled.getSheet("Oppsummering").spliterator(), false)
            .filter(row -> row.getLastCellNum() == 5)
            .skip(1)
            .map(row ->
                List.<Object>of(
                    row.getCell(0).getStringCellValue(),
                    row.getCell(1).getStringCellValue(),
                    (int) row.getCell(2).getNumericCellValue(),
                    (int) row.getCell(3).getNumericCellValue(),
                    (long) row.getCell(4).getNumericCellValue()))
            .toList();
    assertThat(subtotals)
        .containsExactlyElementsOf(
            CONTENT.subtotals().stream()
                .map(one ->
                    List.<Object>of(
                        Objects.requireNonNull(one.hospital()).name(),
                        StatementLabels.of(one.careType()),
                        one.stays(),
                        one.days(),
                        one.amount()))
                .toList());
  }

  @Test
  void everyDayIsARowWithARealDate() {
    List<Row> rows = rows(filled.getSheet("Døgn"));
    assertThat(rows)
        .extracting(row -> date(row, "Dato"))
        .containsExactlyElementsOf(
            CONTENT.lines().stream()
                .flatMap(line -> line.days().stream())
                .map(day -> day.date())
                .toList());
    assertThat(rows)
        .extracting(row -> cell(row, "Radtype").getStringCellValue())
        .containsOnlyOnce("Holdt tilbake");
    assertThat(sum("Døgn", "Døgn")).isEqualTo(CONTENT.totals().days());
    assertThat(sum("Døgn", "Beløp")).isEqualTo(CONTENT.totals().amountOfKnownRates());
    assertThat(cell(rows.getLast(), "Beløp").getCellType()).isEqualTo(CellType.BLANK);
  }

  @Test
  void correctionsAddUp() {
    assertThat(sum("Korreksjoner", "Beløp")).isEqualTo(CONTENT.totals().correctedAmount());
    assertThat(sum("Korreksjoner", "Døgn")).isEqualTo(CONTENT.totals().correctedDays());
    assertThat(rows(filled.getSheet("Korreksjoner")))
        .extracting(row -> date(row, "Korrigert måned"))
        .containsExactly(
            LocalDate.of(2025, 9, 1), LocalDate.of(2025, 9, 1), LocalDate.of(2025, 8, 1));
  }

  @Test
  void theOthersAreThereToo() {
    assertThat(rows(filled.getSheet("Ikke fakturert")))
        .extracting(row -> cell(row, "Avgjørelse").getStringCellValue())
        .containsExactly("Betales ikke", "Betales ikke", "Ikke avgjort ennå");
    assertThat(rows(filled.getSheet("Åpne opphold")))
        .extracting(row -> date(row, "Utskrivningsklar siden"))
        .containsExactly(LocalDate.of(2025, 10, 28));
  }

  @Test
  void aReferenceIsATextAsItWasWrittenAndNeverAFormula() {
    Cell theirs =
        cell(rows(filled.getSheet("Døgn")).getFirst(), "Kommunens eller annen parts referanse");
    assertThat(theirs.getCellType()).isEqualTo(CellType.STRING);
    assertThat(theirs.getStringCellValue()).isEqualTo(SampleStatement.FORMULA);
    assertThat(filled)
        .allSatisfy(sheet ->
            sheet.forEach(row ->
                row.forEach(
                    cell -> assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA))));
  }

  @Test
  void tablesKeepTheirHeadingsCanBeFilteredAndPrinted() {
    for (int index = 1; index < filled.getNumberOfSheets(); index++) {
      XSSFSheet sheet = filled.getSheetAt(index);
      assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
      assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 1);
      assertThat(sheet.getCTWorksheet().isSetAutoFilter()).isTrue();
      assertThat(sheet.getRepeatingRows().getFirstRow()).isZero();
      assertThat(sheet.getColumnWidth(0) / 256).isGreaterThan(10);
    }
    assertThat(filled)
        .allSatisfy(sheet -> {
          assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
          assertThat(sheet.getPrintSetup().getPaperSize()).isEqualTo(PrintSetup.A4_PAPERSIZE);
          assertThat(sheet.getPrintSetup().getFitWidth()).isEqualTo((short) 1);
          assertThat(sheet.getFitToPage()).isTrue();
          assertThat(sheet.getFooter().getLeft()).contains("4711", SampleStatement.DIGEST);
        });
  }

  @Test
  void anEmptyOneOfASimulatedLedgerSaysBoth() throws IOException {
    try (XSSFWorkbook empty = read(SampleStatement.simulated())) {
      assertThat(texts(empty, "Oppsummering")).startsWith(StatementFacts.SIMULATED);
      assertThat(rows(empty.getSheet("Døgn"))).isEmpty();
      assertThat(empty.getSheet("Døgn").getHeader().getCenter()).contains("SIMULERT");
    }
  }

  @Test
  void noNameOfAnybodyBreaksIt() throws IOException {
    StatementContent empty = SampleStatement.empty();
    StatementContent content =
        new StatementContent(
            1,
            new PartyAnswer("org:983974791", "<b>&\u0001\uD800 HF", true),
            empty.municipality(),
            empty.month(),
            List.of(),
            List.of(),
            List.of(),
            empty.totals(),
            List.of(),
            List.of(),
            List.of());
    try (XSSFWorkbook odd = read(SampleStatement.of(Statement.State.DRAFT, content, false))) {
      assertThat(texts(odd, "Oppsummering"))
          .anyMatch(text -> text.startsWith("<b>&") && text.endsWith(" HF"));
    }
  }

  @Test
  void fiveHundredLinesAreFiveHundredRows() throws IOException {
    Statement many = SampleStatement.of(Statement.State.FROZEN, SampleStatement.of(500, 1), false);
    try (XSSFWorkbook workbook = read(many)) {
      assertThat(rows(workbook.getSheet("Døgn"))).hasSize(500);
    }
  }
}
