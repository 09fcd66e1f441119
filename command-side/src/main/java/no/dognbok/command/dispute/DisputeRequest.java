package no.dognbok.command.dispute;

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
 * A request about a dispute, as it came.
 *
 * @param what is told with it
 * @param dispute id of the dispute
 * @param body its content
 * @param key its {@code Idempotency-Key}
 * @param caller who sends it
 */
record DisputeRequest(
    What what, UUID dispute, ObjectNode body, @Nullable String key, Caller caller) {

  /** What can be told of a dispute. */
  enum What {
    OPENING(true),
    GROUND(false),
    ANSWER(false),
    STEP(false),
    SETTLEMENT(true),
    CONFIRMATION(true),
    CONTEST(false),
    WITHDRAWAL(true);

    private final boolean only;

    What(boolean only) {
      this.only = only;
    }

    /** Whether there is one of it: who sends it again, under no id, means the same. */
    boolean isOnly() {
      return only;
    }
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
   * @throws Refusal where it names no organisation, or is no object
   */
  static DisputeRequest of(
      What what, String dispute, String body, @Nullable String key, Caller caller) {
    caller.asker();
    return new DisputeRequest(what, uuid(dispute), parse(body), valid(key), caller);
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

  private static UUID uuid(String dispute) {
    try {
      UUID uuid = UUID.fromString(dispute);
      if (uuid.toString().equals(dispute.toLowerCase(Locale.ROOT))) {
        return uuid;
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw new Refusal(
        Code.INVALID_VALUE,
        "'%s' is no id of a dispute: expected a UUID such as 3f0c2a4e-8f6b-4d0e-9c55-0d6f0c1b2a3d"
            .formatted(SenderText.shown(dispute)),
        Map.of("field", "dispute"));
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
    facts.path("grounds").forEach(DisputeRequest::withoutText);
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(
                      "%s %s %s"
                          .formatted(what, dispute, JSON.writeValueAsString(facts))
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
