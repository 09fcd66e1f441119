package no.dognbok.query.evidence.check;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * What is read of an event's facts block. Of what happened to whom nothing is: the payload is only
 * looked into where it froze a statement.
 *
 * @param stream that the event belongs to; absent where it belongs to none
 * @param sequence its number in the stream, from 0; −1 without a stream
 * @param id of the event
 * @param type of event
 * @param time when the event was made, as it is written
 * @param frozen what it says of a statement; only where it is one that froze it
 */
record FactsBlock(
    @Nullable String stream,
    long sequence,
    String id,
    String type,
    String time,
    @Nullable FrozenStatement frozen) {

  private static final int SALT = 16;
  private static final String WHAT = "a facts block: 16 random bytes, and an event";

  /**
   * Reads one.
   *
   * @throws Unreadable where it is none
   */
  static FactsBlock parse(byte[] block) {
    byte[] json = Arrays.copyOfRange(block, Math.min(SALT, block.length), block.length);
    return Json.read(json, WHAT, FactsBlock::read);
  }

  private static FactsBlock read(JsonParser json) {
    String stream = null;
    long sequence = -1;
    String id = null;
    String type = null;
    String time = null;
    FrozenStatement frozen = null;
    Json.require(json.nextToken() == JsonToken.START_OBJECT);
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      switch (name) {
        case "stream" -> stream = Json.text(json);
        case "sequence" -> sequence = json.getLongValue();
        case "id" -> id = Json.text(json);
        case "type" -> type = Json.text(json);
        case "time" -> time = Json.text(json);
        case "payload" -> {
          if (FrozenStatement.TYPE.equals(type) && value == JsonToken.START_OBJECT) {
            frozen = FrozenStatement.read(json);
          } else {
            json.skipChildren();
          }
        }
        default -> json.skipChildren();
      }
    }
    if (id == null || type == null || time == null || (stream == null) != (sequence < 0)) {
      throw new Unreadable("expected %s".formatted(WHAT));
    }
    return new FactsBlock(stream, sequence, id, type, time, frozen);
  }

  /** What the stream is about: what its name begins with. */
  @Nullable String kind() {
    return stream == null ? null : stream.split("/", 2)[0];
  }
}
