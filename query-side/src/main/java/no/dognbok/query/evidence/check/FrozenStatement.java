package no.dognbok.query.evidence.check;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * What the event says that froze a statement.
 *
 * @param trust the organisation number of helseforetaket
 * @param municipality the number of kommunen
 * @param month year and month, as in 2025-10
 * @param digest SHA-256 of what stands in the statement, lower-case hexadecimal
 */
record FrozenStatement(String trust, String municipality, String month, String digest) {

  /** The stored name of the event's type. */
  static final String TYPE = "StatementFrozen";

  /** Reads a payload that begins here. */
  static FrozenStatement read(JsonParser json) {
    String trust = null;
    String municipality = null;
    String month = null;
    String digest = null;
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      switch (name) {
        case "trust" -> trust = Json.text(json);
        case "municipality" -> municipality = Json.text(json);
        case "month" -> month = Json.text(json);
        case "drawn" -> digest = value == JsonToken.START_OBJECT ? digest(json) : null;
        default -> json.skipChildren();
      }
    }
    if (trust == null || municipality == null || month == null || digest == null) {
      throw new Unreadable("expected an event that froze a statement");
    }
    return new FrozenStatement(trust, municipality, month, digest);
  }

  private static @Nullable String digest(JsonParser json) {
    String digest = null;
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      boolean isDigest = json.currentName().equals("digest");
      json.nextToken();
      if (isDigest) {
        digest = Json.text(json);
      } else {
        json.skipChildren();
      }
    }
    return digest;
  }
}
