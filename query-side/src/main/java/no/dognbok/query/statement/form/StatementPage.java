package no.dognbok.query.statement.form;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import no.dognbok.query.statement.Statement;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * A statement as a page for the screen and for print, in Norwegian (bokmål). It is well-formed XML
 * too, so that the PDF is made of it; it needs no script and nothing from elsewhere.
 */
final class StatementPage {

  /** What neither XML nor a reader can do anything with. */
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

  private static final TemplateEngine ENGINE = engine();

  private StatementPage() {}

  static byte[] bytesOf(Statement statement) {
    return of(statement).getBytes(StandardCharsets.UTF_8);
  }

  static String of(Statement statement) {
    Context context =
        new Context(Locale.of("nb", "NO"), Map.of("page", new PrintedStatement(statement)));
    return UNPRINTABLE.matcher(ENGINE.process("statement", context)).replaceAll("\uFFFD");
  }

  private static TemplateEngine engine() {
    ClassLoaderTemplateResolver resolver =
        new ClassLoaderTemplateResolver(StatementPage.class.getClassLoader());
    resolver.setPrefix("no/dognbok/query/statement/form/");
    resolver.setSuffix(".html");
    resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
    resolver.setTemplateMode(TemplateMode.HTML);
    TemplateEngine engine = new TemplateEngine();
    engine.setTemplateResolver(resolver);
    return engine;
  }
}
