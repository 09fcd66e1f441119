package no.dognbok.query.statement.form;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import no.dognbok.query.statement.Statement;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * A statement as a PDF, made of its page: A4, tagged so that it can be read aloud (PDF/UA), with
 * its fonts in it (Liberation Sans, SIL Open Font License).
 */
final class StatementPdf {

  private static final String FONT = "Liberation Sans";
  private static final int REGULAR = 400;
  private static final int BOLD = 700;

  private StatementPdf() {}

  static byte[] of(Statement statement) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      new PdfRendererBuilder()
          .useFastMode()
          .usePdfUaAccessibility(true)
          .withProducer("Døgnbok")
          .useFont(font("LiberationSans-Regular"), FONT, REGULAR, FontStyle.NORMAL, true)
          .useFont(font("LiberationSans-Bold"), FONT, BOLD, FontStyle.NORMAL, true)
          // The page needs nothing, so whatever would be fetched is a mistake or worse.
          .useExternalResourceAccessControl(
              (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
          .withW3cDocument(parsed(StatementPage.of(statement)), null)
          .toStream(bytes)
          .run();
    } catch (IOException e) {
      // Nothing is written to but memory.
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static FSSupplier<InputStream> font(String name) {
    String file = "/liberation/" + name + ".ttf";
    return () -> Objects.requireNonNull(StatementPdf.class.getResourceAsStream(file), file);
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
      throw new IllegalStateException("the page of a statement is not well-formed", e);
    }
  }
}
