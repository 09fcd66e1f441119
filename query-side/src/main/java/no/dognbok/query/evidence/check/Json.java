package no.dognbok.query.evidence.check;

import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads small JSON, token by token. */
final class Json {

  private static final JsonFactory FACTORY = new JsonFactory();

  private Json() {}

  /**
   * Reads all of it.
   *
   * @param what it should be, for the message
   * @throws Unreadable where it is something else, or something follows it
   */
  static <T> T read(byte[] json, String what, Function<JsonParser, T> read) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
      T value = read.apply(parser);
      require(parser.nextToken() == null);
      return value;
    } catch (JacksonException e) {
      throw new Unreadable("expected %s as JSON".formatted(what), e);
    }
  }

  /** A text as a JSON string. */
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars()
        .forEach(c -> {
          switch (c) {
            case '"', '\\' -> quoted.append('\\').append((char) c);
            case '\n' -> quoted.append("\\n");
            default -> {
              if (c < ' ') {
                quoted.append("\\u%04x".formatted(c));
              } else {
                quoted.append((char) c);
              }
            }
          }
        });
    return quoted.append('"').toString();
  }

  static void require(boolean asItShouldBe) {
    if (!asItShouldBe) {
      throw new Unreadable("the JSON has not the members that it should have");
    }
  }
}
