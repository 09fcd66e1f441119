package no.dognbok.query.statement.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.openhtmltopdf.util.Diagnostic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.stream.Stream;
import no.dognbok.query.statement.Statement;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The PDF, read back and compared with the content and with the page that it is made of. */
class StatementPdfTest {

  private static final List<Diagnostic> NOTICED = new ArrayList<>();
  private static PDDocument filled;

  @BeforeAll
  static void render() throws IOException {
    filled = Loader.loadPDF(StatementPage.pdfOf(SampleStatement.filled(), null, NOTICED::add));
  }

  @AfterAll
  static void close() throws IOException {
    filled.close();
  }

  private static String text(PDDocument document, int first, int last) {
    try {
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setSortByPosition(true);
      stripper.setStartPage(first);
      stripper.setEndPage(last);
      return PageTables.plain(stripper.getText(document));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(PDDocument document) {
    return text(document, 1, document.getNumberOfPages());
  }

  @Test
  void theFiguresAreThoseOfTheContent() {
    assertThat(text(filled))
        .contains(
            "Avregning for oktober 2025",
            "Helseforetak Helse Nord-Trøndelag HF",
            "Kommune 5006 Steinkjer",
            "Innsigelsesfrist 17.11.2025 kl. 09:15",
            "Fakturerte døgn 10",
            "Beløp for døgn med kjent døgnpris 47 848",
            "Beløp for korreksjoner −5 981",
            "Beløp holdt tilbake 5 981",
            "Å betale 41 867",
            "Sykehuset Levanger Somatikk 1 8 47 848",
            "03.10.2025–09.10.2025 7 5 981 41 867",
            "10.10.2025 1 5 981 holdt tilbake",
            "HNT-Ærlig-1",
            SampleStatement.FORMULA,
            SampleStatement.MARKUP,
            "regelsett 4");
  }

  /** Whatever stands on the page stands in the PDF: every word of every cell. */
  @Test
  void nothingOfThePageIsLost() throws IOException {
    String page =
        new String(StatementForm.HTML.render(SampleStatement.filled()), StandardCharsets.UTF_8);
    List<String> words =
        PageTables.of(page)
            .all("*")
            .filter(element -> element.getTagName().matches("h[1-3]|p|li|td|th"))
            .flatMap(element -> Stream.of(PageTables.text(element).split(" ")))
            .distinct()
            .toList();
    // A word may go on in the next line.
    String inOrder = new PDFTextStripper().getText(filled).replaceAll("\\s", "");
    assertThat(words).hasSizeGreaterThan(150).allMatch(inOrder::contains);
  }

  @Test
  void everyPageSaysWhatItIsOfAndItsNumber() {
    int pages = filled.getNumberOfPages();
    assertThat(pages).isGreaterThan(2);
    for (int page = 1; page <= pages; page++) {
      assertThat(text(filled, page, page))
          .contains(
              "Side " + page + " av " + pages,
              "Posisjon 4711 · Regelsett 3 · SHA-256 " + SampleStatement.DIGEST,
              "Avregning oktober 2025, Helse Nord-Trøndelag HF – Steinkjer",
              "Lagt fram");
    }
  }

  @Test
  void itIsTaggedSoThatItCanBeReadAloud() {
    assertThat(filled.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
    assertThat(filled.getDocumentCatalog().getLanguage()).isEqualTo("nb");
    assertThat(filled.getDocumentCatalog().getViewerPreferences().displayDocTitle()).isTrue();
    assertThat(filled.getDocumentInformation().getTitle())
        .isEqualTo("Avregning for oktober 2025 – Helse Nord-Trøndelag HF – Steinkjer");
    List<String> tags = new ArrayList<>();
    collect(filled.getDocumentCatalog().getStructureTreeRoot(), tags);
    PageTables page =
        PageTables.of(
            new String(
                StatementForm.HTML.render(SampleStatement.filled()), StandardCharsets.UTF_8));
    assertThat(tags.stream().filter("TH"::equals).count()).isEqualTo(page.all("th").count());
    assertThat(tags.stream().filter("TD"::equals).count()).isEqualTo(page.all("td").count());
    assertThat(tags.stream().filter("Table"::equals).count()).isEqualTo(page.all("table").count());
    assertThat(tags).containsOnlyOnce("H1").contains("H2", "H3", "Caption", "TR");
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
  void itSaysThatItIsForReadingAloud() throws IOException {
    try (var metadata = filled.getDocumentCatalog().getMetadata().createInputStream()) {
      assertThat(new String(metadata.readAllBytes(), StandardCharsets.UTF_8))
          .contains("pdfuaid:part");
    }
  }

  @Test
  void itIsA4AndCarriesItsFonts() throws IOException {
    for (PDPage page : filled.getPages()) {
      assertThat(page.getMediaBox().getWidth()).isCloseTo(PDRectangle.A4.getWidth(), within());
      assertThat(page.getMediaBox().getHeight()).isCloseTo(PDRectangle.A4.getHeight(), within());
      for (COSName name : page.getResources().getFontNames()) {
        PDFont font = page.getResources().getFont(name);
        assertThat(font.getName()).contains("LiberationSans");
        assertThat(font.isEmbedded()).isTrue();
      }
    }
  }

  private static Offset<Float> within() {
    return Offset.offset(1f);
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
  void aSimulatedLedgerSaysSoOnEveryPage() throws IOException {
    try (PDDocument simulated =
        Loader.loadPDF(StatementForm.PDF.render(SampleStatement.simulated()))) {
      for (int page = 1; page <= simulated.getNumberOfPages(); page++) {
        assertThat(text(simulated, page, page)).contains("SIMULERT");
      }
      assertThat(text(simulated)).contains("Å betale 0", "Ingen opphold har betalingsdøgn");
    }
  }

  @Test
  void aLongStatementHasItsHeadingsOnEveryPageAndItsLastLine() throws IOException {
    Statement lengthy =
        SampleStatement.of(Statement.State.FROZEN, SampleStatement.of(40, 1), false);
    try (PDDocument document = Loader.loadPDF(StatementForm.PDF.render(lengthy))) {
      assertThat(document.getNumberOfPages()).isGreaterThan(3);
      assertThat(text(document)).contains("HNT-39", "Å betale 239 240");
      assertThat(text(document, 2, 2)).contains("Linje Helseforetakets");
    }
  }
}
