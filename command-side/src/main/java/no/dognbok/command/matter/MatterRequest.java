package no.dognbok.command.matter;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.events.SenderText;
import no.dognbok.exchange.JsonFault;
import no.dognbok.identity.Caller;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request about a matter between two parties, as it came.
 *
 * @param what is told with it
 * @param matter id of the matter
 * @param body its content
 * @param key its {@code Idempotency-Key}
 * @param caller who sends it
 */
public record MatterRequest(
    What what, UUID matter, ObjectNode body, @Nullable String key, Caller caller) {

  /** What can be told; the constants of an enum. */
  public interface What {

    String name();

    /** Whether there is one of it: who sends it again, under no id, means the same. */
    boolean isOnly();
  }

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final int LARGEST = 512 << 10;

  /**
   * Reads a request.
   *
   * @param kind what the matter is called in its address
   * @throws Refusal where it names no organisation, or is no object
   */
  public static MatterRequest of(
      What what, String kind, String id, String body, @Nullable String key, Caller caller) {
    caller.asker();
    return new MatterRequest(what, uuid(kind, id), parse(body), valid(key), caller);
  }

  private static ObjectNode parse(String text) {
    if (text.length() > LARGEST) {
      throw new Refusal(
          Code.TOO_LARGE, "a body of %d characters; at most %d".formatted(text.length(), LARGEST));
    }
    try {
      if (JSON.readTree(text) instanceof ObjectNode node) {
        return node;
      }
      throw new Refusal(Code.UNREADABLE_JSON, "the body is no JSON object");
    } catch (JacksonException e) {
      throw new Refusal(Code.UNREADABLE_JSON, "the body is not JSON " + JsonFault.where(e));
    }
  }

  private static UUID uuid(String kind, String id) {
    try {
      UUID uuid = UUID.fromString(id);
      if (uuid.toString().equals(id.toLowerCase(Locale.ROOT))) {
        return uuid;
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw new Refusal(
        Code.INVALID_VALUE,
        "'%s' is no id of a %s: expected a UUID such as 3f0c2a4e-8f6b-4d0e-9c55-0d6f0c1b2a3d"
            .formatted(SenderText.shown(id), kind),
        Map.of("field", kind));
  }

  private static @Nullable String valid(@Nullable String key) {
    if (key != null && !SenderText.isId(key)) {
      throw new Refusal(
          Code.INVALID_VALUE,
          "what stands in the header Idempotency-Key cannot be kept: " + SenderText.ID,
          Map.of("field", "Idempotency-Key"));
    }
    return key;
  }

  /**
   * SHA-256 of all that is told but what people wrote: of a short text nothing must be guessed from
   * what the log holds.
   */
  String digest() {
    ObjectNode facts = body.deepCopy();
    withoutText(facts);
    facts.forEach(field -> field.forEach(MatterRequest::withoutText));
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(
                      "%s %s %s"
                          .formatted(what.name(), matter, JSON.writeValueAsString(facts))
                          .getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static void withoutText(JsonNode node) {
    if (node.path("note") instanceof ObjectNode note) {
      note.remove("text");
    }
  }
}
