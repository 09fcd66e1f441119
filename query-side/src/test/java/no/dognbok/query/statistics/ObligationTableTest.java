package no.dognbok.query.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import no.dognbok.events.Obligation;
import no.dognbok.query.law.Duty;
import no.dognbok.query.law.Standing;
import no.dognbok.query.stay.PartyAnswer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ObligationTableTest {

  private static final Figures FIGURES =
      new Figures(
          9, 6, 1, 1, 1, 2, 0.75, Duration.ofMinutes(75), Duration.ofMinutes(600), 3, 2, 5, 4);

  private static ObligationGroup group(
      @Nullable PartyAnswer municipality, @Nullable PartyAnswer hospital, Figures figures) {
    return new ObligationGroup(
        YearMonth.of(2025, 10),
        municipality,
        hospital,
        Obligation.REPLY,
        "Svar på om kommunen kan ta imot",
        Duty.Party.MUNICIPALITY,
        Duty.Party.HOSPITAL,
        "§ 11; vedlegg 3.2 a",
        Standing.T,
        figures);
  }

  private static List<NamedCsvRecord> read(String text) {
    return CsvReader.builder()
        .fieldSeparator(';')
        .ofNamedCsvRecord(text.substring(1)) // without the mark
        .stream()
        .toList();
  }

  @Test
  void aSpreadsheetInNorwayReadsIt() {
    String text =
        ObligationTable.of(
            List.of(
                group(
                    new PartyAnswer("0301", "Oslo", true),
                    new PartyAnswer("org:974754118", "Sykehuset \"Levanger\"; akutt", true),
                    FIGURES)));
    assertThat(text).startsWith("\uFEFFMåned;Kommune;Sykehus;").contains("\r\n2025-10;0301 Oslo;");
    NamedCsvRecord row = read(text).getFirst();
    assertThat(row.getField("Sykehus")).isEqualTo("Sykehuset \"Levanger\"; akutt");
    assertThat(row.getField("Plikt")).isEqualTo("Svar på om kommunen kan ta imot");
    assertThat(row.getField("Skyldes av")).isEqualTo("kommunen");
    assertThat(row.getField("Grunnlag")).isEqualTo("§ 11; vedlegg 3.2 a");
    assertThat(row.getField("Andel i tide")).isEqualTo("0,7500");
    assertThat(row.getField("Median forsinkelse (timer)")).isEqualTo("1,25");
    assertThat(row.getField("90-prosentil forsinkelse (timer)")).isEqualTo("10,00");
    assertThat(row.getFields().subList(8, 14)).containsExactly("9", "6", "1", "1", "1", "2");
    assertThat(row.getFields().subList(17, 21)).containsExactly("3", "2", "5", "4");
  }

  @Test
  void whatThereIsNotIsEmpty() {
    Figures nothing = new Figures(0, 0, 0, 0, 0, 0, null, null, null, 0, 0, 1, 1);
    ObligationGroup total =
        new ObligationGroup(null, null, null, null, null, null, null, null, null, nothing);
    NamedCsvRecord row = read(ObligationTable.of(List.of(total))).getFirst();
    assertThat(row.getFields().subList(0, 8)).containsOnly("");
    assertThat(row.getFields().subList(14, 17)).containsOnly("");
    assertThat(read(ObligationTable.of(List.of()))).isEmpty();
  }

  @Test
  void aNameIsNoFormula() {
    for (String name : List.of("=1+1", "@SUM(A1)", "+47", "-1", "\tx")) {
      String text =
          ObligationTable.of(List.of(group(null, new PartyAnswer("her:59", name, true), FIGURES)));
      assertThat(read(text).getFirst().getField("Sykehus")).isEqualTo("'" + name);
    }
  }

  @Test
  void aMunicipalityWithoutANameIsItsNumber() {
    String text =
        ObligationTable.of(List.of(group(new PartyAnswer("5006", "5006", false), null, FIGURES)));
    assertThat(read(text).getFirst().getField("Kommune")).isEqualTo("5006");
  }
}
