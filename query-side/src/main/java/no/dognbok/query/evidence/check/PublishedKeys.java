package no.dognbok.query.evidence.check;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The public keys of a ledger, oldest first. Each but the first is endorsed by the one before it:
 * whoever trusts one can follow to the last.
 *
 * @param keys at least one, all of one name
 */
public record PublishedKeys(List<Published> keys) {

  /** With what the text of an endorsement begins. */
  private static final String ENDORSEMENT = "dognbok/key/v1\n";

  /** A key is from a time that can be reckoned with. */
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

  private static final Instant TOO_LATE = Instant.parse("+10000-01-01T00:00:00Z");

  public PublishedKeys {
    keys = List.copyOf(keys);
    if (keys.isEmpty()) {
      throw new Unreadable("there is no key");
    }
    for (int i = 0; i < keys.size(); i++) {
      requireEndorsed(keys.get(i), i == 0 ? null : keys.get(i - 1));
    }
  }

  /**
   * A key as it is published.
   *
   * @param key that checks signatures
   * @param from when it began to sign
   * @param endorsement by the key before it; absent for the first
   */
  public record Published(VerifierKey key, Instant from, @Nullable SignedNote endorsement) {}

  /** What the key before signs, so that another may take its place. */
  public static String endorsement(VerifierKey next, Instant from) {
    return "%s%s\nfrom %s\n".formatted(ENDORSEMENT, next, from);
  }

  private static void requireEndorsed(Published one, @Nullable Published before) {
    if (before == null) {
      if (one.endorsement() != null) {
        throw new Unreadable("the first key is endorsed by nobody");
      }
      return;
    }
    if (one.endorsement() == null
        || !one.endorsement().text().equals(endorsement(one.key(), one.from()))
        || !one.endorsement().isSignedBy(before.key())
        || !one.key().name().equals(before.key().name())
        || one.from().isBefore(before.from())) {
      throw new Unreadable("the key %s is not endorsed by the one before it".formatted(one.key()));
    }
  }

  /** Name of the ledger. */
  public String origin() {
    return keys.getFirst().key().name();
  }

  /** The key that signs now. */
  public VerifierKey current() {
    return keys.getLast().key();
  }

  /** Which of them has signed a note; null where none has. */
  public @Nullable VerifierKey signerOf(SignedNote note) {
    return keys.stream().map(Published::key).filter(note::isSignedBy).findFirst().orElse(null);
  }

  /** Whether this key is one of them. */
  public boolean holds(VerifierKey key) {
    return keys.stream().anyMatch(one -> one.key().equals(key));
  }

  /** Those that are older than a key; none where it is none of them. */
  List<Published> before(VerifierKey key) {
    return holds(key) ? keys.stream().takeWhile(one -> !one.key().equals(key)).toList() : List.of();
  }

  /**
   * Reads the JSON in which they are published.
   *
   * @throws Unreadable where it is none, or a key is not endorsed by the one before it
   */
  public static PublishedKeys parse(byte[] json) {
    return Json.read(json, "published keys", PublishedKeys::read);
  }

  private static PublishedKeys read(JsonParser json) {
    String origin = null;
    List<Published> keys = new ArrayList<>();
    Json.require(json.nextToken() == JsonToken.START_OBJECT);
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      switch (name) {
        case "origin" -> origin = json.getString();
        case "keys" -> {
          Json.require(value == JsonToken.START_ARRAY);
          while (json.nextToken() == JsonToken.START_OBJECT) {
            keys.add(one(json));
          }
        }
        default -> json.skipChildren();
      }
    }
    PublishedKeys read = new PublishedKeys(keys);
    Json.require(read.origin().equals(origin));
    return read;
  }

  private static Published one(JsonParser json) {
    String key = null;
    String from = null;
    String endorsement = null;
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "key" -> key = json.getString();
        case "from" -> from = json.getString();
        case "endorsement" -> endorsement = json.getString();
        default -> json.skipChildren();
      }
    }
    if (key == null || from == null) {
      throw new Unreadable("a published key has the members key and from");
    }
    return new Published(
        VerifierKey.parse(key),
        moment(from),
        endorsement == null ? null : SignedNote.parse(endorsement));
  }

  private static Instant moment(String text) {
    Instant moment;
    try {
      moment = Instant.parse(text);
    } catch (DateTimeException e) {
      throw new Unreadable("expected a time such as 2026-11-30T12:00:00Z", e);
    }
    if (moment.isBefore(EARLIEST) || !moment.isBefore(TOO_LATE)) {
      throw new Unreadable("expected a time in the years 2000 to 9999");
    }
    return moment;
  }

  /** As they are published, in UTF-8. */
  public byte[] json() {
    StringBuilder text =
        new StringBuilder("{\"origin\":%s,\"keys\":[".formatted(Json.quoted(origin())));
    for (int i = 0; i < keys.size(); i++) {
      Published one = keys.get(i);
      text.append(i == 0 ? "" : ",")
          .append(
              "{\"key\":%s,\"from\":\"%s\""
                  .formatted(Json.quoted(one.key().toString()), one.from()))
          .append(
              one.endorsement() == null
                  ? "}"
                  : ",\"endorsement\":%s}".formatted(Json.quoted(one.endorsement().toString())));
    }
    return text.append("]}\n").toString().getBytes(StandardCharsets.UTF_8);
  }
}
