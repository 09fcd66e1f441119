package no.dognbok.exchange;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamLocation;

/**
 * Where JSON cannot be read. The parser's own words repeat what stands there, which may be
 * anybody's name or number; so only the place is said.
 */
public final class JsonFault {

  private static final Pattern FIELD = Pattern.compile("/([A-Za-z]{1,40})(?:/|$)");

  private JsonFault() {}

  /** The place in words: {@code at line 1, column 17, in 'stay'}. */
  public static String where(JacksonException e) {
    TokenStreamLocation location = e.getLocation();
    String place =
        location == null || location.getLineNr() < 1
            ? "somewhere"
            : "at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
    return place + field(e).map(name -> ", in '" + name + "'").orElse("");
  }

  private static Optional<String> field(JacksonException e) {
    if (e.processor() instanceof JsonParser parser && parser.streamReadContext() != null) {
      Matcher matcher = FIELD.matcher(parser.streamReadContext().pathAsPointer().toString());
      return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
    return Optional.empty();
  }
}
