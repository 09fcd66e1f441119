package no.dognbok.query.evidence.check;

import java.io.OutputStream;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** Reads small JSON, token by token. */
final class Json {

  /** A member that is there twice would say one thing to one reader and another to the next. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private Json() {}

  /**
   * Reads all of it.
   *
   * @param what it should be, for the message
   * @throws Unreadable where it is something else, or something follows it
   */
  static <T extends @Nullable Object> T read(
      byte[] json, String what, Function<JsonParser, T> read) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
      T value = read.apply(parser);
      require(parser.nextToken() == null);
      return value;
    } catch (JacksonException e) {
      throw new Unreadable("expected %s as JSON".formatted(what), e);
    }
  }

  /** The text that stands here. */
  static String text(JsonParser json) {
    require(json.currentToken() == JsonToken.VALUE_STRING);
    return json.getString();
  }

  /** Writes JSON in UTF-8 without blanks, as the ledger does. */
  static JsonGenerator writer(OutputStream out) {
    return FACTORY.createGenerator(ObjectWriteContext.empty(), out);
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
