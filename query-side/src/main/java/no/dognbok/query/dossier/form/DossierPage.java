package no.dognbok.query.dossier.form;

import com.openhtmltopdf.util.Diagnostic;
import java.util.function.Consumer;
import no.dognbok.query.dossier.DossierContent;
import no.dognbok.query.print.PagePdf;
import no.dognbok.query.print.PrintedPage;

/** A dossier for people: A4, in Norwegian (bokmål). */
public final class DossierPage {

  private DossierPage() {}

  static String of(DossierContent content) {
    return PrintedPage.of("no/dognbok/query/dossier/form/dossier", new PrintedDossier(content));
  }

  /** As a PDF, tagged; the same content is the same bytes. */
  public static byte[] pdfOf(DossierContent content) {
    return pdfOf(content, noticed -> {});
  }

  /** The same; what was not as it should be is told to {@code diagnostics}. */
  static byte[] pdfOf(DossierContent content, Consumer<Diagnostic> diagnostics) {
    return PagePdf.dated(of(content), content.basis().knownAt().toInstant(), diagnostics);
  }
}
