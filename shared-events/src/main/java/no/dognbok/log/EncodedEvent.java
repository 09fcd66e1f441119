package no.dognbok.log;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event as bytes: a facts block and an identity block. A block is a random salt of 16 bytes
 * followed by JSON in UTF-8. The salt keeps anyone who holds only the hash from guessing what was
 * hashed.
 *
 * @param event what is encoded
 * @param facts stream, sequence, event id, type, revision, time, payload
 * @param identity Axon's metadata: pseudonym, message id and digest, the sender's own references,
 *     the client
 * @param factsHash SHA-256 of {@code facts}
 * @param identityHash SHA-256 of {@code identity}
 */
public record EncodedEvent(
    Commit.Event event, byte[] facts, byte[] identity, byte[] factsHash, byte[] identityHash) {

  static final int SALT = 16;

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final byte[] PAYLOAD = ",\"payload\":".getBytes(StandardCharsets.US_ASCII);

  /** What stands before the payload, in this order. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonPropertyOrder({"stream", "sequence", "id", "type", "revision", "time"})
  private record FactsHead(
      @Nullable String stream,
      @Nullable Long sequence,
      String id,
      String type,
      @Nullable String revision,
      Instant time) {}

  /**
   * Encodes an event for good.
   *
   * @param salts gives 16 fresh random bytes each time
   */
  static EncodedEvent of(Commit.Event event, Supplier<byte[]> salts) {
    byte[] head =
        JSON.writeValueAsBytes(
            new FactsHead(
                event.stream(),
                event.stream() == null ? null : event.sequence(),
                event.id(),
                event.type(),
                event.revision(),
                event.time()));
    ByteArrayOutputStream facts =
        new ByteArrayOutputStream(SALT + head.length + PAYLOAD.length + event.payload().length);
    facts.writeBytes(salts.get());
    facts.write(head, 0, head.length - 1); // without the closing brace
    facts.writeBytes(PAYLOAD);
    facts.writeBytes(event.payload());
    facts.write('}');
    ByteArrayOutputStream identity = new ByteArrayOutputStream(SALT + event.metadata().length);
    identity.writeBytes(salts.get());
    identity.writeBytes(event.metadata());
    byte[] factsBlock = facts.toByteArray();
    byte[] identityBlock = identity.toByteArray();
    return new EncodedEvent(
        event,
        factsBlock,
        identityBlock,
        Leaf.sha256().digest(factsBlock),
        Leaf.sha256().digest(identityBlock));
  }
}
