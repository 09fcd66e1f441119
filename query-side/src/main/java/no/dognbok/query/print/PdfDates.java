package no.dognbok.query.print;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.GregorianCalendar;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;

/**
 * What in a PDF says when it was made. Nothing else in it turns on when, or where, it is made: with
 * this set, the same page is the same bytes.
 */
final class PdfDates {

  private static final Pattern IN_METADATA =
      Pattern.compile("(<xmp:(?:Create|Modify|Metadata)Date>)[^<]*(</xmp:)");

  private PdfDates() {}

  /** Before it is saved. */
  static void set(PDDocument document, Instant made) throws IOException {
    Instant second = made.truncatedTo(ChronoUnit.SECONDS);
    document
        .getDocumentInformation()
        .setCreationDate(GregorianCalendar.from(second.atZone(ZoneOffset.UTC)));
    // What the id of the file is made of, besides what it says of itself.
    document.setDocumentId(second.toEpochMilli());
    PDMetadata metadata = document.getDocumentCatalog().getMetadata();
    String xmp;
    try (InputStream in = metadata.createInputStream()) {
      xmp = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    metadata.importXMPMetadata(
        IN_METADATA.matcher(xmp).replaceAll("$1" + second + "$2").getBytes(StandardCharsets.UTF_8));
  }
}
