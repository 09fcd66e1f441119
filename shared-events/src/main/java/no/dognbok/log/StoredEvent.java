package no.dognbok.log;

import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event as it was read back. Its blocks have been checked against the leaf of its commit.
 *
 * @param position of its commit
 * @param index how many events came before it in the whole log
 * @param recordedAt when the ledger was told
 * @param stream the aggregate's identifier, absent for an event of no stream
 * @param sequence its number in the stream
 * @param id event id
 * @param type stored name of the payload's type
 * @param revision of that type
 * @param time when the event was made
 * @param payload the facts, JSON in UTF-8
 * @param metadata the identity, JSON in UTF-8; absent where it was erased
 */
public record StoredEvent(
    long position,
    long index,
    Instant recordedAt,
    @Nullable String stream,
    long sequence,
    String id,
    String type,
    @Nullable String revision,
    Instant time,
    byte[] payload,
    byte @Nullable [] metadata) {

  private static final JsonMapper JSON = JsonMapper.shared();

  /** The identity block's JSON, or an empty object where it was erased. */
  public byte[] metadataOrNothing() {
    return metadata == null ? new byte[] {'{', '}'} : metadata;
  }

  public Optional<byte[]> identity() {
    return Optional.ofNullable(metadata);
  }

  /**
   * Reads the blocks of one event.
   *
   * @param leaf of the commit
   * @param firstIndex of the commit
   * @param index of the event
   * @param facts the facts block
   * @param identity the identity block, absent where it was erased
   * @throws LogDamaged where the blocks are not those that the leaf was made of
   */
  public static StoredEvent read(
      Leaf leaf, long firstIndex, long index, byte[] facts, byte @Nullable [] identity) {
    int ordinal = Math.toIntExact(index - firstIndex);
    if (ordinal < 0 || ordinal >= leaf.events()) {
      throw new LogDamaged(
          "the commit at position %d has no event with index %d".formatted(leaf.position(), index));
    }
    MessageDigest sha256 = Leaf.sha256();
    if (!Arrays.equals(sha256.digest(facts), leaf.factsHash(ordinal))) {
      throw damaged(leaf, index, "facts");
    }
    byte[] metadata = null;
    if (identity != null) {
      if (!Arrays.equals(sha256.digest(identity), leaf.identityHash(ordinal))) {
        throw damaged(leaf, index, "identity");
      }
      metadata = Arrays.copyOfRange(identity, EncodedEvent.SALT, identity.length);
    }
    return parse(leaf, index, facts, metadata);
  }

  private static LogDamaged damaged(Leaf leaf, long index, String block) {
    return new LogDamaged(
        "the %s block of event %d does not agree with the leaf of the commit at position %d"
            .formatted(block, index, leaf.position()));
  }

  private static StoredEvent parse(
      Leaf leaf, long index, byte[] facts, byte @Nullable [] metadata) {
    String stream = null;
    long sequence = -1;
    String id = null;
    String type = null;
    String revision = null;
    Instant time = null;
    byte[] payload = null;
    int length = facts.length - EncodedEvent.SALT;
    try (JsonParser json = JSON.createParser(facts, EncodedEvent.SALT, length)) {
      json.nextToken();
      while (payload == null && json.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = json.currentName();
        json.nextToken();
        switch (name) {
          case "stream" -> stream = json.getString();
          case "sequence" -> sequence = json.getLongValue();
          case "id" -> id = json.getString();
          case "type" -> type = json.getString();
          case "revision" -> revision = json.getString();
          case "time" -> time = StoredTimes.parse(json.getString());
          case "payload" -> {
            // The payload is the last field: its bytes run to the closing brace, are kept as they
            // were written, and are read by whoever wants to know what they say.
            int from = EncodedEvent.SALT + (int) json.currentTokenLocation().getByteOffset();
            payload = Arrays.copyOfRange(facts, from, facts.length - 1);
          }
          default -> json.skipChildren();
        }
      }
    } catch (JacksonException | DateTimeException e) {
      throw new LogDamaged("the facts block of event %d is not JSON".formatted(index), e);
    }
    if (id == null || type == null || time == null || payload == null) {
      throw new LogDamaged("the facts block of event %d is not complete".formatted(index));
    }
    return new StoredEvent(
        leaf.position(),
        index,
        Instant.ofEpochSecond(0, leaf.recordedAt() * 1000),
        stream,
        sequence,
        id,
        type,
        revision,
        time,
        payload,
        metadata);
  }
}
