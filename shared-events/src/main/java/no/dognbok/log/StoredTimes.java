package no.dognbok.log;

import com.ethlo.time.ITU;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * Reads times as the log writes them, "2026-10-25T07:30:00Z", the fast way; whatever else is a time
 * is read the platform's way, with its errors.
 */
final class StoredTimes {

  private static final int TIME = "2026-10-25".length();
  private static final int SHORTEST = "2026-10-25T07:30:00Z".length();

  private StoredTimes() {}

  /**
   * The moment that a text stands for.
   *
   * @throws DateTimeException where it is none
   */
  static Instant parse(String text) {
    Instant fast = asWritten(text);
    return fast == null ? Instant.parse(text) : fast;
  }

  /** Nothing where the text is no time, or not in the form that the log writes. */
  private static @Nullable Instant asWritten(String text) {
    boolean isInForm =
        text.length() >= SHORTEST
            && text.charAt(TIME) == 'T'
            && text.charAt(text.length() - 1) == 'Z'
            && Character.isDigit(text.charAt(0));
    try {
      return isInForm ? ITU.parseDateTime(text).toInstant() : null;
    } catch (DateTimeException e) {
      return null; // the platform says better what is wrong
    }
  }

  /** The same for a field of an event. */
  static SimpleModule module() {
    return new SimpleModule("stored-times").addDeserializer(Instant.class, new Reader());
  }

  private static final class Reader extends StdScalarDeserializer<Instant> {

    private static final long serialVersionUID = 1L;

    private Reader() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser json, DeserializationContext context) {
      Instant fast = json.hasToken(JsonToken.VALUE_STRING) ? asWritten(json.getString()) : null;
      return fast == null ? InstantDeserializer.INSTANT.deserialize(json, context) : fast;
    }
  }
}
