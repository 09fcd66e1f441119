package no.dognbok.query.stay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.dognbok.events.StayEvent;
import no.dognbok.identity.Identity;
import no.dognbok.log.EventJson;
import no.dognbok.log.Micros;
import no.dognbok.log.StoredEvent;
import no.dognbok.query.law.Recorded;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event of a stay as it lies in memory: its place in the log, and facts and identity as they are
 * stored. Most stays are over and nobody asks for them, so an event is kept in one piece of bytes
 * and not in the dozens of objects that it is read into.
 *
 * @param bytes the place, then type and facts, then the identity
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record KeptEvent(byte[] bytes) {

  private static final ObjectReader METADATA =
      JsonMapper.shared().readerFor(new TypeReference<Map<String, Object>>() {});
  private static final byte[] NOTHING = {};
  private static final int NUMBERS = 4 * Long.BYTES + 4 * Integer.BYTES;

  static KeptEvent of(StoredEvent stored) {
    return written(
        new Head(
            stored.index(),
            stored.position(),
            Micros.of(stored.recordedAt()),
            stored.sequence(),
            stored.id(),
            stored.type(),
            Objects.requireNonNullElse(stored.revision(), "")),
        stored.payload(),
        stored.identity().orElse(NOTHING));
  }

  /** What stands before facts and identity; the time in microseconds since 1970-01-01T00:00Z. */
  private record Head(
      long index,
      long position,
      long recordedAt,
      long sequence,
      String id,
      String type,
      String revision) {}

  private static KeptEvent written(Head head, byte[] facts, byte[] identity) {
    byte[] id = head.id().getBytes(UTF_8);
    byte[] type = head.type().getBytes(UTF_8);
    byte[] revision = head.revision().getBytes(UTF_8);
    int place = NUMBERS + id.length + type.length + revision.length;
    ByteBuffer out = ByteBuffer.allocate(place + facts.length + identity.length);
    out.putLong(head.index())
        .putLong(head.position())
        .putLong(head.recordedAt())
        .putLong(head.sequence());
    for (byte[] part : List.of(id, type, revision, facts)) {
      out.putInt(part.length).put(part);
    }
    return new KeptEvent(out.put(identity).array());
  }

  /** What was kept, apart again. */
  private record Parts(Head head, byte[] facts, byte[] identity) {}

  private Parts parts() {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    Head head =
        new Head(
            in.getLong(), in.getLong(), in.getLong(), in.getLong(), text(in), text(in), text(in));
    return new Parts(head, bytes(in, in.getInt()), bytes(in, in.remaining()));
  }

  private static String text(ByteBuffer in) {
    return new String(bytes(in, in.getInt()), UTF_8);
  }

  private static byte[] bytes(ByteBuffer in, int length) {
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  StayRecord.Entry read() {
    Parts parts = parts();
    Head head = parts.head();
    @Nullable String revision = head.revision().isEmpty() ? null : head.revision();
    StayEvent event = (StayEvent) EventJson.read(head.type(), revision, parts.facts());
    Instant recordedAt = Micros.instant(head.recordedAt());
    return new StayRecord.Entry(
        new Recorded(head.id(), event, head.position(), recordedAt),
        head.index(),
        head.sequence(),
        identity(parts.identity()));
  }

  private static Identity identity(byte[] json) {
    return json.length == 0
        ? Identity.NONE
        : Identity.fromMap(METADATA.<Map<String, Object>>readValue(json));
  }

  String id() {
    return parts().head().id();
  }

  /** The same without its identity. */
  KeptEvent erased() {
    Parts parts = parts();
    return written(parts.head(), parts.facts(), NOTHING);
  }

  /** The same with an identity, which is kept apart elsewhere. */
  KeptEvent with(byte[] identity) {
    Parts parts = parts();
    return written(parts.head(), parts.facts(), identity);
  }
}
