package no.dognbok.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Every source file is as google-java-format lays it out. {@code -Dformat=apply} lays out what is
 * not.
 */
class FormatTest {

  private static final boolean APPLY = "apply".equals(System.getProperty("format"));

  @Test
  void everySourceIsLaidOutByTheFormatter() throws IOException, FormatterException {
    List<Path> sources = House.sources();
    assertThat(sources).hasSizeGreaterThan(100);
    Formatter formatter = new Formatter();
    List<String> otherwise = new ArrayList<>();
    for (Path source : sources) {
      String text = Files.readString(source);
      String laidOut = formatter.formatSourceAndFixImports(text);
      if (text.equals(laidOut)) {
        continue;
      }
      if (APPLY) {
        Files.writeString(source, laidOut);
      } else {
        otherwise.add(House.root().relativize(source).toString());
      }
    }
    assertThat(otherwise)
        .as(
            "files to lay out; mvn test -pl deploy/standalone -am -Dtest=FormatTest -Dformat=apply"
                + " -Dsurefire.failIfNoSpecifiedTests=false does it")
        .isEmpty();
  }
}
