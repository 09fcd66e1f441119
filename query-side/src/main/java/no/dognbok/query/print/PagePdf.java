package no.dognbok.query.print;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.Diagnostic;
import com.openhtmltopdf.util.XRLog;
import com.openhtmltopdf.util.XRLogger;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.logging.Level;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * A page as a PDF: A4, tagged so that it can be read aloud (PDF/UA), with its fonts in it
 * (Liberation Sans, SIL Open Font License).
 */
public final class PagePdf {

  private static final String FONT = "Liberation Sans";
  private static final int REGULAR = 400;
  private static final int BOLD = 700;

  private PagePdf() {}

  static {
    XRLog.setLoggerImpl(new Silence());
  }

  /**
   * The PDF of a page, made now: what is of the same page is not the same bytes each time.
   *
   * @param diagnostics hears what was not as it should be: a letter that the font has not got, a
   *     style that is not known
   */
  public static byte[] of(String page, Consumer<Diagnostic> diagnostics) {
    return of(page, null, diagnostics);
  }

  /**
   * The PDF of a page as made at a moment: the same page and moment are the same bytes.
   *
   * @param made when it says that it was made
   * @param diagnostics hears what was not as it should be
   */
  public static byte[] dated(String page, Instant made, Consumer<Diagnostic> diagnostics) {
    return of(page, made, diagnostics);
  }

  private static byte[] of(String page, @Nullable Instant made, Consumer<Diagnostic> diagnostics) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument();
        TrueTypeFont regular = font("LiberationSans-Regular");
        TrueTypeFont bold = font("LiberationSans-Bold");
        PdfBoxRenderer renderer =
            new PdfRendererBuilder()
                .useFastMode()
                .usePdfUaAccessibility(true)
                .withProducer("Døgnbok")
                .withDiagnosticConsumer(diagnostics)
                .usePDDocument(document)
                .useFont(of(document, regular), FONT, REGULAR, FontStyle.NORMAL, true)
                .useFont(of(document, bold), FONT, BOLD, FontStyle.NORMAL, true)
                // The page needs nothing, so whatever would be fetched is a mistake or worse.
                .useExternalResourceAccessControl(
                    (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                .withW3cDocument(parsed(page), null)
                .buildPdfRenderer()) {
      renderer.createPDFKeepOpen();
      if (made != null) {
        PdfDates.set(document, made);
      }
      document.save(bytes);
    } catch (IOException e) {
      // Nothing is written to but memory.
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * A font as it lies in its file, but for ligatures: a search for "straffe" would not find them,
   * and to look for them took more than half of the time.
   */
  private static TrueTypeFont font(String name) throws IOException {
    String file = "/liberation/" + name + ".ttf";
    try (InputStream in = Objects.requireNonNull(PagePdf.class.getResourceAsStream(file), file)) {
      TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in));
      font.setEnableGsub(false);
      return font;
    }
  }

  /** Only the letters that occur go into the document. */
  private static PDFontSupplier of(PDDocument document, TrueTypeFont font) throws IOException {
    return new PDFontSupplier(PDType0Font.load(document, font, true));
  }

  private static Document parsed(String page) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      factory.setExpandEntityReferences(false);
      return factory.newDocumentBuilder().parse(new InputSource(new StringReader(page)));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new IllegalStateException("the page is not well-formed", e);
    }
  }

  /** It would print on the console what it finds in a page; who wants to know asks for it. */
  private static final class Silence implements XRLogger {
    @Override
    public void log(String where, Level level, String message) {}

    @Override
    public void log(String where, Level level, String message, Throwable cause) {}

    @Override
    public void setLevel(String where, Level level) {}

    @Override
    public boolean isLogLevelEnabled(Diagnostic diagnostic) {
      return true;
    }
  }
}
