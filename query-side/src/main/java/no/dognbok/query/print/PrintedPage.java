package no.dognbok.query.print;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Pages for the screen and for print, in Norwegian (bokmål), made of a template. They are
 * well-formed XML too, so that a PDF is made of them ({@link PagePdf}), and need no script and
 * nothing from elsewhere.
 */
public final class PrintedPage {

  /** What neither XML nor a reader can do anything with. */
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

  private static final TemplateEngine ENGINE = engine();

  private PrintedPage() {}

  /**
   * A page.
   *
   * @param template where it lies among the resources, without {@code .html}
   * @param page what the template calls {@code page}
   */
  public static String of(String template, Object page) {
    Context context = new Context(Locale.of("nb", "NO"), Map.of("page", page));
    return UNPRINTABLE.matcher(ENGINE.process(template, context)).replaceAll("\uFFFD");
  }

  private static TemplateEngine engine() {
    ClassLoaderTemplateResolver resolver =
        new ClassLoaderTemplateResolver(PrintedPage.class.getClassLoader());
    resolver.setSuffix(".html");
    resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
    resolver.setTemplateMode(TemplateMode.HTML);
    TemplateEngine engine = new TemplateEngine();
    engine.setTemplateResolver(resolver);
    return engine;
  }
}
