package no.dognbok.query.statement.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import no.dognbok.query.statement.Statement;
import no.dognbok.query.statement.StatementContent;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** Read back by another library than the one that wrote it. */
class StatementTableTest {

  private static final CSVFormat NORWEGIAN =
      CSVFormat.RFC4180
          .builder()
          .setDelimiter(';')
          .setHeader()
          .setSkipHeaderRecord(true)
          .setAllowMissingColumnNames(false)
          .get();

  private static String text(Statement statement) {
    return new String(StatementForm.CSV.render(statement), StandardCharsets.UTF_8);
  }

  private static List<CSVRecord> rows(Statement statement) {
    try (CSVParser parser = NORWEGIAN.parse(new StringReader(text(statement).substring(1)))) {
      return parser.getRecords();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<CSVRecord> rows(String kind) {
    return rows(SampleStatement.filled()).stream()
        .filter(row -> row.get("Radtype").equals(kind))
        .toList();
  }

  @Test
  void aNorwegianSpreadsheetKnowsItForWhatItIs() {
    String text = text(SampleStatement.filled());
    assertThat(text).startsWith("\uFEFFRadtype;Opphold;").endsWith("\r\n");
    assertThat(text.replace("\r\n", "")).doesNotContain("\n", "\r");
    assertThat(rows(SampleStatement.filled())).allMatch(CSVRecord::isConsistent);
  }

  @Test
  void theSameStatementIsTheSameBytes() {
    assertThat(StatementForm.CSV.render(SampleStatement.filled()))
        .isEqualTo(StatementForm.CSV.render(SampleStatement.filled()));
  }

  @Test
  void everyDayIsARow() {
    StatementContent content = SampleStatement.content();
    List<CSVRecord> rows = rows(SampleStatement.filled());
    assertThat(rows.stream().filter(row -> !row.get("Radtype").equals("Korreksjon")))
        .extracting(row -> row.get("Opphold") + " " + LocalDate.parse(row.get("Dato")))
        .containsExactlyElementsOf(
            Stream.concat(
                    content.lines().stream()
                        .flatMap(line ->
                            line.days().stream().map(day -> line.stay() + " " + day.date())),
                    content.notBilled().stream().map(day -> day.stay() + " " + day.day().date()))
                .toList());
    assertThat(rows("Holdt tilbake"))
        .singleElement()
        .satisfies(row -> {
          assertThat(row.get("Dato")).isEqualTo("2025-10-10");
          assertThat(row.get("Døgnpris")).isEqualTo("5981");
          assertThat(row.get("Beløp")).isEqualTo("0");
          assertThat(row.get("Innsigelse"))
              .contains("10.11.2025", "(§ 11)", SampleStatement.DISPUTE.toString());
        });
  }

  @Test
  void daysAndAmountsAddUpToWhatTheStatementComesTo() {
    StatementContent.Totals totals = SampleStatement.content().totals();
    List<CSVRecord> rows = rows(SampleStatement.filled());
    assertThat(rows.stream().mapToInt(row -> Integer.parseInt(row.get("Døgn"))).sum())
        .isEqualTo(totals.days() + totals.correctedDays());
    assertThat(
            rows.stream()
                .map(row -> row.get("Beløp"))
                .filter(amount -> !amount.isEmpty())
                .mapToLong(Long::parseLong)
                .sum())
        .isEqualTo(totals.toPay());
  }

  @Test
  void aCorrectionNamesTheMonthAndWhatChangedIt() {
    assertThat(rows("Korreksjon"))
        .extracting(
            row -> YearMonth.parse(row.get("Korrigert måned")),
            row -> row.get("Beløp"),
            row -> row.get("Tidligere fakturert"),
            row -> row.get("Skal være"),
            row -> row.get("Endret av hendelse"))
        .containsExactly(
            tuple(YearMonth.of(2025, 9), "5981", "0", "5981", "e-4242"),
            tuple(YearMonth.of(2025, 9), "-5981", "5981", "0", "e-4242"),
            tuple(YearMonth.of(2025, 8), "-5981", "5981", "0", ""));
    assertThat(rows("Korreksjon").getLast().get("Endret av")).contains("(regelsett 4)");
  }

  @Test
  void aDayThatIsNotBilledSaysWhy() {
    assertThat(rows("Ikke fakturert"))
        .extracting(row -> row.get("Avgjørelse"), row -> row.get("Begrunnelseskoder"))
        .contains(tuple("Betales ikke", "P11 NO_ADMISSION_NOTICE (§ 8; § 13 andre ledd)"));
  }

  @Test
  void whatIsNotKnownIsLeftOpen() {
    assertThat(rows("Betalingsdøgn").stream().filter(row -> row.get("Sykehus").contains("Namsos")))
        .hasSize(2)
        .allSatisfy(row -> {
          assertThat(row.get("Døgn")).isEqualTo("1");
          assertThat(row.get("Døgnpris")).isEmpty();
          assertThat(row.get("Beløp")).isEmpty();
          assertThat(row.get("Tvil")).isEqualTo("Tvang er ikke registrert.");
        });
  }

  @Test
  void referencesStandByWhoseTheyAreAndNoneIsAFormula() {
    CSVRecord first = rows("Betalingsdøgn").getFirst();
    assertThat(first.get("Helseforetakets referanse")).isEqualTo("HNT-Ærlig-1");
    assertThat(first.get("Kommunens eller annen parts referanse"))
        .isEqualTo("'" + SampleStatement.FORMULA);
    assertThat(rows("Betalingsdøgn").getLast().get("Kommunens eller annen parts referanse"))
        .isEqualTo(SampleStatement.MARKUP);
  }

  @Test
  void everyRowSaysWhichStatementItIsOf() {
    assertThat(rows(SampleStatement.filled()))
        .hasSize(17)
        .allSatisfy(row -> {
          assertThat(row.get("Helseforetak")).isEqualTo("Helse Nord-Trøndelag HF");
          assertThat(row.get("Kommune")).isEqualTo("5006 Steinkjer");
          assertThat(row.get("Måned")).isEqualTo("2025-10");
          assertThat(row.get("Status")).isEqualTo("Lagt fram");
          assertThat(row.get("Posisjon")).isEqualTo("4711");
          assertThat(row.get("Regelsett")).isEqualTo("3");
          assertThat(row.get("Kontrollsum (SHA-256)")).isEqualTo(SampleStatement.DIGEST);
          assertThat(row.get("Simulert")).isEqualTo("nei");
        });
  }

  @Test
  void aStatementWithNothingInItStillSaysWhatItIs() {
    assertThat(rows(SampleStatement.simulated()))
        .singleElement()
        .satisfies(row -> {
          assertThat(row.get("Radtype")).isEqualTo("Ingen døgn");
          assertThat(row.get("Opphold")).isEmpty();
          assertThat(row.get("Måned")).isEqualTo("2025-10");
          assertThat(row.get("Status")).isEqualTo("Utkast");
          assertThat(row.get("Simulert")).isEqualTo("ja");
        });
  }

  @Test
  void whatOnlyTheTrustSeesIsNotHandedOn() {
    assertThat(text(SampleStatement.filled())).doesNotContain(SampleStatement.id(99).toString());
  }
}
