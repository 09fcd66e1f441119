package no.dognbok.query.statement.form;

import com.openhtmltopdf.util.Diagnostic;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import no.dognbok.query.print.PagePdf;
import no.dognbok.query.print.PrintedPage;
import no.dognbok.query.statement.Seal;
import no.dognbok.query.statement.Statement;
import org.jspecify.annotations.Nullable;

/** A statement as a page for the screen and for print, and the PDF that is made of it. */
final class StatementPage {

  private StatementPage() {}

  static byte[] bytesOf(Statement statement, @Nullable Seal seal) {
    return of(statement, seal).getBytes(StandardCharsets.UTF_8);
  }

  static String of(Statement statement, @Nullable Seal seal) {
    return PrintedPage.of(
        "no/dognbok/query/statement/form/statement", new PrintedStatement(statement, seal));
  }

  static byte[] pdfOf(Statement statement, @Nullable Seal seal) {
    return pdfOf(statement, seal, noticed -> {});
  }

  /** The PDF; what was not as it should be is told to {@code diagnostics}. */
  static byte[] pdfOf(Statement statement, @Nullable Seal seal, Consumer<Diagnostic> diagnostics) {
    return PagePdf.of(of(statement, seal), diagnostics);
  }
}
