package no.dognbok.query.stay;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import no.dognbok.events.StayEvent;
import no.dognbok.identity.Identity;
import no.dognbok.log.EventJson;
import no.dognbok.log.StoredEvent;
import no.dognbok.query.law.Recorded;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
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

  private static final TypeReference<Map<String, Object>> METADATA = new TypeReference<>() {};
  private static final byte[] NOTHING = {};

  static KeptEvent of(StoredEvent stored) {
    return written(
        new Head(
            stored.index(),
            stored.position(),
            ChronoUnit.MICROS.between(Instant.EPOCH, stored.recordedAt()),
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
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(128 + facts.length + identity.length);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeLong(head.index());
      out.writeLong(head.position());
      out.writeLong(head.recordedAt());
      out.writeLong(head.sequence());
      out.writeUTF(head.id());
      out.writeUTF(head.type());
      out.writeUTF(head.revision());
      out.writeInt(facts.length);
      out.write(facts);
      out.write(identity);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return new KeptEvent(bytes.toByteArray());
  }

  /** What was kept, apart again. */
  private record Parts(Head head, byte[] facts, byte[] identity) {}

  private Parts parts() {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      Head head =
          new Head(
              in.readLong(),
              in.readLong(),
              in.readLong(),
              in.readLong(),
              in.readUTF(),
              in.readUTF(),
              in.readUTF());
      return new Parts(head, in.readNBytes(in.readInt()), in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
  }

  StayRecord.Entry read() {
    Parts parts = parts();
    Head head = parts.head();
    @Nullable String revision = head.revision().isEmpty() ? null : head.revision();
    StayEvent event = (StayEvent) EventJson.read(head.type(), revision, parts.facts());
    Instant recordedAt = Instant.EPOCH.plus(head.recordedAt(), ChronoUnit.MICROS);
    return new StayRecord.Entry(
        new Recorded(head.id(), event, head.position(), recordedAt),
        head.index(),
        head.sequence(),
        identity(parts.identity()));
  }

  private static Identity identity(byte[] json) {
    return json.length == 0
        ? Identity.NONE
        : Identity.fromMap(JsonMapper.shared().readValue(json, METADATA));
  }

  String id() {
    return parts().head().id();
  }

  /** The same without its identity. */
  KeptEvent erased() {
    Parts parts = parts();
    return written(parts.head(), parts.facts(), NOTHING);
  }
}
