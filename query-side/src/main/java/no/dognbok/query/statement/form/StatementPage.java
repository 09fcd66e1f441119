package no.dognbok.query.statement.form;

import com.openhtmltopdf.util.Diagnostic;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import no.dognbok.query.print.PagePdf;
import no.dognbok.query.print.PrintedPage;
import no.dognbok.query.statement.Statement;

/** A statement as a page for the screen and for print, and the PDF that is made of it. */
final class StatementPage {

  private StatementPage() {}

  static byte[] bytesOf(Statement statement) {
    return of(statement).getBytes(StandardCharsets.UTF_8);
  }

  static String of(Statement statement) {
    return PrintedPage.of(
        "no/dognbok/query/statement/form/statement", new PrintedStatement(statement));
  }

  static byte[] pdfOf(Statement statement) {
    return pdfOf(statement, noticed -> {});
  }

  /** The PDF; what was not as it should be is told to {@code diagnostics}. */
  static byte[] pdfOf(Statement statement, Consumer<Diagnostic> diagnostics) {
    return PagePdf.of(of(statement), diagnostics);
  }
}
