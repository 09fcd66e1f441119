package no.dognbok.query.statement.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.List;
import no.dognbok.query.statement.Statement;
import no.dognbok.query.statement.StatementContent;
import no.dognbok.query.statement.StatementContent.Totals;
import no.dognbok.query.stay.PartyAnswer;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** The page, read back as XML and compared with the content figure by figure. */
class StatementPageTest {

  private static final PageTables FILLED = PageTables.of(page(SampleStatement.filled()));

  private static String page(Statement statement) {
    return new String(StatementForm.HTML.render(statement), StandardCharsets.UTF_8);
  }

  @Test
  void itSaysWhatItIs() {
    assertThat(FILLED.all("h1").map(PageTables::text))
        .containsExactly("Avregning for oktober 2025");
    assertThat(FILLED.document().getDocumentElement().getAttribute("lang")).isEqualTo("nb");
    assertThat(FILLED.rows("Om avregningen"))
        .contains(
            List.of("Helseforetak", "Helse Nord-Trøndelag HF"),
            List.of("Kommune", "5006 Steinkjer"),
            List.of("Status", "Lagt fram"),
            List.of("Innsigelsesfrist", "17.11.2025 kl. 09:15"),
            List.of("Posisjon i loggen", "4711"),
            List.of("Regelsett", "3"),
            List.of("Kontrollsum (SHA-256)", SampleStatement.DIGEST));
  }

  @Test
  void theSumsAreThoseOfTheContent() {
    assertThat(FILLED.rows("Sum"))
        .containsExactly(
            List.of("Opphold med betalingsdøgn", "2"),
            List.of("Fakturerte døgn", "10"),
            List.of("Beløp for døgn med kjent døgnpris", "47 848"),
            List.of("Korrigerte døgn", "−1"),
            List.of("Beløp for korreksjoner", "−5 981"),
            List.of("Døgn holdt tilbake", "1"),
            List.of("Beløp holdt tilbake", "5 981"),
            List.of("Å betale", "41 867"));
    assertThat(FILLED.rows("Per sykehus"))
        .containsExactly(
            List.of("Sykehuset Levanger", "Somatikk", "1", "8", "47 848"),
            List.of("Sykehuset Namsos", "Psykisk helsevern (PHV)", "1", "2", "0"));
  }

  @Test
  void eachStayIsALineWithItsReferences() {
    assertThat(FILLED.rows("Alle opphold"))
        .containsExactly(
            List.of(
                "1",
                "HNT-Ærlig-1",
                SampleStatement.FORMULA,
                "Sykehuset Levanger",
                "03.10.2025",
                "11.10.2025",
                "8",
                "47 848"),
            List.of(
                "2",
                "",
                SampleStatement.MARKUP,
                "Sykehuset Namsos",
                "30.10.2025",
                "31.10.2025",
                "2",
                "ikke kjent"));
  }

  @Test
  void daysOfWhichTheSameIsSaidAreOneRowAndTheOthersStandAlone() {
    assertThat(FILLED.rows("Linje 1"))
        .extracting(row -> row.subList(0, 4))
        .containsExactly(
            List.of("03.10.2025–09.10.2025", "7", "5 981", "41 867"),
            List.of("10.10.2025", "1", "5 981", "holdt tilbake"),
            List.of("11.10.2025", "1", "5 981", "5 981"));
    assertThat(FILLED.rows("Linje 1").get(1).get(4))
        .startsWith("Holdt tilbake: Innsigelse meldt 10.11.2025")
        .contains("(§ 13 andre ledd, M)");
    assertThat(FILLED.rows("Linje 1").get(2).get(4))
        .startsWith("Avgjort: Uenighet avgjort (partene er enige)")
        .contains("Uten avgjørelsen: betales ikke.");
    assertThat(FILLED.rows("Linje 2").get(1).get(4))
        .contains("Omtvistet: ", "Etter innsigelsesfristen", "Tvil: Tvang er ikke registrert.");
  }

  @Test
  void correctionsAreDebitOrCreditAndSayWhatChangedThem() {
    assertThat(FILLED.rows("Debet og kredit"))
        .extracting(row -> row.get(0), row -> row.subList(2, 6))
        .containsExactly(
            tuple("02.09.2025 i september 2025", List.of("0", "5 981", "5 981", "")),
            tuple("03.09.2025 i september 2025", List.of("5 981", "0", "", "−5 981")),
            tuple("04.08.2025 i august 2025", List.of("5 981", "0", "", "−5 981")));
    assertThat(FILLED.rows("Debet og kredit").getLast().get(6))
        .startsWith("Et nytt regelsett er tatt i bruk. (regelsett 4)");
  }

  @Test
  void whatIsNotBilledSaysWhyAndWhoIsStillThereStandsThere() {
    assertThat(FILLED.rows("Døgn pasienten ventet"))
        .extracting(row -> row.get(0), row -> row.get(1), row -> row.get(3), row -> row.get(4))
        .containsExactly(
            tuple(
                "14.10.2025–15.10.2025",
                "2",
                "Betales ikke",
                "Kommunen er ikke varslet om innlagt pasient (§ 8). (§ 8; § 13 andre ledd, T)"),
            tuple("31.10.2025", "1", "Ikke avgjort ennå", "Døgnet er ikke over. (§ 13, I)"));
    assertThat(FILLED.rows("Utskrivningsklare pasienter"))
        .containsExactly(
            List.of(SampleStatement.id(4).toString(), "Sykehuset Levanger", "28.10.2025"));
  }

  @Test
  void whatIsNotAsItShouldBeStandsAboveTheSums() {
    assertThat(page(SampleStatement.filled()))
        .containsSubsequence(
            "Avvik: Kontrollsummen er en annen",
            SampleStatement.id(55).toString(),
            "Døgnprisen er ikke kjent for 2026",
            "Å betale");
  }

  @Test
  void itCanBeReadAloud() {
    assertThat(FILLED.all("table"))
        .isNotEmpty()
        .allMatch(table -> table.getElementsByTagName("caption").getLength() == 1);
    assertThat(FILLED.all("th"))
        .isNotEmpty()
        .allMatch(heading -> heading.getAttribute("scope").matches("row|col"));
    assertThat(FILLED.all("title").map(PageTables::text))
        .containsExactly("Avregning for oktober 2025 – Helse Nord-Trøndelag HF – Steinkjer");
  }

  @Test
  void itNeedsNothingFromElsewhereAndRunsNothing() {
    assertThat(FILLED.all("*").map(Element::getTagName))
        .isNotEmpty()
        .doesNotContain("script", "link", "img", "iframe", "object", "embed", "form", "a");
    assertThat(FILLED.all("*"))
        .allMatch(element -> !element.hasAttribute("src") && !element.hasAttribute("href"));
    assertThat(FILLED.all("style").map(Element::getTextContent))
        .noneMatch(style -> style.contains("url(") || style.contains("@import"));
  }

  @Test
  void noNameOfAnybodyBreaksThePage() {
    PartyAnswer odd = new PartyAnswer("5006", "</style><script>\"alert\"\u0001}\\", true);
    StatementContent empty = SampleStatement.empty();
    StatementContent content =
        new StatementContent(
            1,
            SampleStatement.TRUST,
            odd,
            empty.month(),
            List.of(),
            List.of(),
            List.of(),
            empty.totals(),
            List.of(),
            List.of(),
            List.of());
    PageTables page =
        PageTables.of(page(SampleStatement.of(Statement.State.DRAFT, content, false)));
    assertThat(page.all("script")).isEmpty();
    assertThat(page.rows("Om avregningen"))
        .contains(List.of("Kommune", "5006 </style><script>\"alert\"\uFFFD}\\"));
  }

  @Test
  void aSimulatedLedgerSaysSoBeforeAllElse() {
    String page = page(SampleStatement.simulated());
    assertThat(page).containsSubsequence("<body>", "class=\"simulated\">SIMULERT", "<h1>");
    assertThat(page(SampleStatement.filled())).doesNotContain("SIMULERT");
  }

  @Test
  void anEmptyStatementIsAPageToo() {
    PageTables page = PageTables.of(page(SampleStatement.simulated()));
    assertThat(page.rows("Sum")).hasSize(8).allMatch(row -> row.get(1).equals("0"));
    assertThat(page.all("table")).hasSize(2);
    assertThat(page.all("p").map(PageTables::text))
        .contains("Ingen.", "Ingen opphold har betalingsdøgn i avregningen.");
  }

  @Test
  void whatIsBelowZeroIsTheMunicipalitys() {
    StatementContent empty = SampleStatement.empty();
    StatementContent content =
        new StatementContent(
            1,
            empty.trust(),
            empty.municipality(),
            empty.month(),
            List.of(),
            SampleStatement.content().corrections(),
            List.of(),
            new Totals(0, 0, 0L, 0, 0, 0, -1, -5_981, -5_981),
            List.of(),
            List.of(),
            List.of());
    String page = page(SampleStatement.of(Statement.State.FROZEN, content, false));
    assertThat(PageTables.of(page).rows("Sum"))
        .contains(List.of("Til gode for kommunen", "−5 981"));
    assertThat(page).contains("helseforetaket skylder kommunen beløpet", "Låst");
  }

  @Test
  void whatOnlyTheTrustSeesIsNotHandedOn() {
    assertThat(page(SampleStatement.filled())).doesNotContain(SampleStatement.id(99).toString());
  }
}
