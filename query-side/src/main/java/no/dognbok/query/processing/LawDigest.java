package no.dognbok.query.processing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Names what this program judges by: the code that lines of the docket come from. A rule set has a
 * number; a mistake that was mended has none, and its lines must not outlive it.
 */
public final class LawDigest {

  private static final List<String> CODE =
      List.of(
          "classpath*:no/dognbok/events/Obligation.class", // a tally numbers them by their order
          "classpath*:no/dognbok/query/law/*.class",
          "classpath*:no/dognbok/query/docket/*.class",
          "classpath*:no/dognbok/query/stay/Vi*.class");

  private LawDigest() {}

  public static String ofThisProgram() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      PathMatchingResourcePatternResolver classes = new PathMatchingResourcePatternResolver();
      for (String pattern : CODE) {
        List<Resource> found = new ArrayList<>(List.of(classes.getResources(pattern)));
        if (found.isEmpty()) {
          throw new IllegalStateException("the program cannot find its own " + pattern);
        }
        found.sort(Comparator.comparing(resource -> String.valueOf(resource.getFilename())));
        for (Resource resource : found) {
          try (InputStream in = resource.getInputStream()) {
            digest.update(in.readAllBytes());
          }
        }
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (IOException e) {
      throw new UncheckedIOException("the program cannot read its own classes", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
