package no.dognbok.query.dossier.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.openhtmltopdf.util.Diagnostic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.dognbok.query.dossier.DossierContent;
import no.dognbok.query.dossier.DossierContent.Version;
import no.dognbok.query.dossier.SampleDossier;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The PDF, read back and compared with the content and with the page that it is made of. */
class DossierPdfTest {

  @TempDir static Path folder;

  private static final List<Diagnostic> NOTICED = new ArrayList<>();
  private static DossierContent content;
  private static byte[] bytes;
  private static PDDocument document;

  @BeforeAll
  static void render() throws IOException {
    content = SampleDossier.in(folder.resolve("ledger"), Version.ANONYMOUS);
    bytes = DossierPage.pdfOf(content, NOTICED::add);
    document = Loader.loadPDF(bytes);
  }

  @AfterAll
  static void close() throws IOException {
    document.close();
  }

  private static String text(PDDocument of) {
    try {
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setSortByPosition(true);
      return stripper.getText(of).replace('\u00A0', ' ').replaceAll("\\s+", " ");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void theFrontPageSaysWhatIsClaimedAndWhatIsProven() throws IOException {
    PDFTextStripper first = new PDFTextStripper();
    first.setSortByPosition(true);
    first.setEndPage(1);
    assertThat(first.getText(document).replace('\u00A0', ' ').replaceAll("\\s+", " "))
        .contains(
            "Saksmappe: opphold 1 i avregningen for juli 2025",
            "Sykehus Sykehuset Levanger",
            "Oppholdskommune 5006 Steinkjer",
            "29 905",
            "5 døgn",
            "15.07.2025–16.07.2025 i avregningen for juli 2025): åpnet av kommunen; svar: uenig.",
            "hovedboken til og med posisjon 30",
            "etter regelsett 2",
            content.checkpoint().root(),
            "At det som ble fortalt, er sant, beviser saksmappen ikke.");
  }

  @Test
  void whatIsToBePaidIsCalledAJudgement() {
    assertThat(DossierPage.of(content)).contains(">Etter Døgnboks vurdering å betale<");
  }

  /** What comes after the last event shown may have been told, to others. */
  @Test
  void anExtractSaysWhatItDoesNotShow() {
    DossierContent extract = SampleDossier.extractIn(folder.resolve("extract"));
    assertThat(DossierPage.of(extract))
        .contains(
            "Døgn og frister er vurdert bare etter det som vises her.", ">ikke vist i utdraget<")
        .doesNotContain("ikke fortalt", "ikke oppfylt");
    List<Timeline.Strip> strips = Timeline.of(extract);
    assertThat(strips).hasSize(1);
    assertThat(row(strips, "Innlagt")).isEqualTo("inn I I I I I I I I I - - - -");
    assertThat(row(strips, "Utskrivningsklar")).isEqualTo("- - - - - - - K K K - - - -");
  }

  @Test
  void aSettlementIsAProposalUntilItIsConfirmed() {
    DossierContent open = SampleDossier.settledIn(folder.resolve("proposed"), false);
    assertThat(DossierPage.of(open))
        .contains("Forslag til avgjørelse, som venter på bekreftelse", ". Venter på bekreftelse.")
        .doesNotContain(">Avgjort<", ">Avgjørelse, fortalt av");
    DossierContent settled = SampleDossier.settledIn(folder.resolve("settled"), true);
    assertThat(DossierPage.of(settled))
        .contains(">Avgjørelse, fortalt av", ". Avgjort.", "Tvil: " + "En annen uenighet om døgnet")
        .doesNotContain(
            "venter på bekreftelse", "Partene er uenige om døgnet", "Hendelse utenfor saksmappen");
  }

  /** Where the whole stay is disputed, each day of it is. */
  @Test
  void thePictureShowsThatTheWholeStayIsDisputed() {
    List<Timeline.Strip> strips =
        Timeline.of(SampleDossier.settledIn(folder.resolve("whole"), false));
    assertThat(row(strips, "Utskrivningsklar")).isEqualTo("- - - - - - - K K K K K K -");
    assertThat(row(strips, "Omtvistet")).isEqualTo("- - - - - - - O O O O O O -");
  }

  @Test
  void everyEventDayAndDoubtOfTheContentIsInIt() {
    String text = text(document).replace(" ", "");
    assertThat(content.events())
        .hasSize(26)
        .allSatisfy(
            event -> assertThat(text).contains(event.name().substring(0, 7).replace(" ", "")));
    assertThat(content.days())
        .flatExtracting(day -> day.reasons())
        .allSatisfy(reason -> assertThat(text).contains(reason.basis().replace(" ", "")));
    assertThat(content.disputes().getFirst().grounds())
        .allSatisfy(
            ground -> assertThat(text).contains(ground.name().substring(0, 20).replace(" ", "")));
    assertThat(content.unproven()).hasSizeGreaterThan(4);
    assertThat(content.broken())
        .allSatisfy(
            duty -> assertThat(text).contains(duty.name().substring(0, 8).replace(" ", "")));
  }

  /** Whatever stands on the page stands in the PDF: every word of it. */
  @Test
  void nothingOfThePageIsLost() throws IOException {
    String page = DossierPage.of(content);
    String inOrder = new PDFTextStripper().getText(document).replaceAll("[\\s\u00A0]", "");
    Matcher words =
        Pattern.compile("(?<=>)[^<>]+(?=<)").matcher(page.substring(page.indexOf("<body>")));
    List<String> all =
        words
            .results()
            .flatMap(found -> Stream.of(found.group().replace("&amp;", "&").split("[\\s\u00A0]+")))
            .filter(word -> !word.isBlank() && !word.contains("&"))
            .distinct()
            .toList();
    assertThat(all).hasSizeGreaterThan(250).allMatch(inOrder::contains);
  }

  @Test
  void thePictureShowsEachDayAndThePlaceOfEachEvent() {
    List<Timeline.Strip> strips = Timeline.of(content);
    assertThat(strips).hasSize(2);
    assertThat(strips.getFirst().rows())
        .extracting(Timeline.Row::name)
        .containsExactly(
            "Innlagt",
            "Utskrivningsklar",
            "Varsel og svar",
            "Betalingsdøgn",
            "Omtvistet",
            "Hendelser nr.");
    assertThat(row(strips, "Innlagt")).isEqualTo("inn I I I I I I I I I I I ut -");
    assertThat(row(strips, "Utskrivningsklar")).isEqualTo("- - - - - - - K K K K K K -");
    assertThat(row(strips, "Betalingsdøgn")).isEqualTo("- - - - - - - B B B B B – -");
    assertThat(row(strips, "Omtvistet")).isEqualTo("- - - - - - - - O O - - - -");
    assertThat(row(strips, "Hendelser nr."))
        .isEqualTo("1,2,3 4 - 5,6 - - - 7,8,9,10 11 - 12 - 13,14 15");
    assertThat(row(strips, "Varsel og svar"))
        .isEqualTo("§,8 - - - - - - §,10,nei - - nei - klart -");
  }

  private static String row(List<Timeline.Strip> strips, String name) {
    return String.join(
        " ",
        strips.getFirst().rows().stream()
            .filter(row -> row.name().equals(name))
            .flatMap(row -> row.cells().stream())
            .map(cell -> cell.text().isEmpty() ? "-" : cell.text().replace(' ', ','))
            .toList());
  }

  @Test
  void itIsTaggedSoThatItCanBeReadAloud() {
    assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
    assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("nb");
    List<String> tags = new ArrayList<>();
    collect(document.getDocumentCatalog().getStructureTreeRoot(), tags);
    assertThat(tags).containsOnlyOnce("H1").contains("H2", "H3", "Table", "Caption", "TR", "TH");
  }

  private static void collect(PDStructureNode node, List<String> tags) {
    for (Object kid : node.getKids()) {
      if (kid instanceof PDStructureElement element) {
        tags.add(element.getStandardStructureType());
        collect(element, tags);
      }
    }
  }

  @Test
  void nothingWasNoticedThatIsNotAsItShouldBe() {
    assertThat(NOTICED)
        .isNotEmpty()
        .filteredOn(noticed -> noticed.getLevel().intValue() >= Level.WARNING.intValue())
        .extracting(Diagnostic::getFormattedMessage)
        .isEmpty();
  }

  @Test
  void thePartiesTextIsInTheirVersionOnly() throws IOException {
    DossierContent party = SampleDossier.in(folder.resolve("party"), Version.PARTY);
    try (PDDocument theirs = Loader.loadPDF(DossierPage.pdfOf(party))) {
      assertThat(text(theirs)).contains("Løvtunvegen", "melding-3", "HNT-2025-4711", "For partene");
    }
    assertThat(text(document)).doesNotContain("Løvtunvegen", "melding-", "HNT-2025-4711");
  }

  @Test
  void theSameContentIsTheSameBytes() {
    assertThat(DossierPage.pdfOf(content)).isEqualTo(bytes);
  }

  /** In a program of its own, where objects have other hash codes and it is another time. */
  @Test
  void itIsTheSameBytesElsewhere() throws Exception {
    Path page = folder.resolve("page.html");
    Path pdf = folder.resolve("elsewhere.pdf");
    Files.writeString(page, DossierPage.of(content), StandardCharsets.UTF_8);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UnlockExperimentalVMOptions",
                "-XX:hashCode=3", // one after the other
                "-Duser.timezone=America/New_York",
                "-Duser.language=en",
                "-cp",
                System.getProperty("java.class.path"),
                Elsewhere.class.getName(),
                page.toString(),
                content.basis().knownAt().toInstant().toString(),
                pdf.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("elsewhere.log").toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(folder.resolve("elsewhere.log"))).isZero();
    assertThat(Files.readAllBytes(pdf)).isEqualTo(bytes);
  }
}
