package no.dognbok.query.evidence.check;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * What stands in a statement's JSON, and its SHA-256 made again: of some members, in this order,
 * written without blanks, with the senders' own references left out because they can be erased.
 *
 * @param sha256 lower-case hexadecimal
 * @param trust helseforetaket, as the statement names it
 * @param municipality kommunen, as the statement names it
 * @param month year and month, as in 2025-10
 * @param stated the digest that the JSON itself says it has; null where it says none
 * @param others names of the members that the digest says nothing about, in alphabetical order
 */
public record StatementDigest(
    String sha256,
    String trust,
    String municipality,
    String month,
    @Nullable String stated,
    List<String> others) {

  private static final String STATED = "digest";
  private static final String WHAT = "a statement";

  private static final List<String> MEMBERS =
      List.of(
          "form",
          "trust",
          "municipality",
          "month",
          "lines",
          "corrections",
          "subtotals",
          "totals",
          "notBilled",
          "openStays",
          "missingRates",
          "empty");

  /**
   * Reads a statement.
   *
   * @throws Unreadable where it is none, or lacks a member
   */
  public static StatementDigest of(byte[] json) {
    return of(Json.read(json, WHAT, StatementDigest::members));
  }

  private static StatementDigest of(SortedMap<String, byte[]> members) {
    MessageDigest digest = Hash.sha256();
    for (String name : MEMBERS) {
      byte[] value = members.get(name);
      if (value == null) {
        throw new Unreadable("the statement has no member '%s'".formatted(name));
      }
      String before = (name.equals(MEMBERS.getFirst()) ? "{\"" : ",\"") + name + "\":";
      digest.update(before.getBytes(StandardCharsets.US_ASCII));
      digest.update(value);
    }
    digest.update((byte) '}');
    byte[] stated = members.get(STATED);
    return new StatementDigest(
        HexFormat.of().formatHex(digest.digest()),
        address(members, "trust"),
        address(members, "municipality"),
        there(Json.read(value(members, "month"), WHAT, StatementDigest::string)),
        stated == null ? null : Json.read(stated, WHAT, StatementDigest::string),
        members.keySet().stream()
            .filter(name -> !MEMBERS.contains(name) && !name.equals(STATED))
            .toList());
  }

  /** Every member of the statement, written again. */
  private static SortedMap<String, byte[]> members(JsonParser json) {
    SortedMap<String, byte[]> members = new TreeMap<>();
    Json.require(json.nextToken() == JsonToken.START_OBJECT);
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      json.nextToken();
      ByteArrayOutputStream value = new ByteArrayOutputStream();
      try (JsonGenerator out = Json.writer(value)) {
        copy(json, out);
      }
      members.put(name, value.toByteArray());
    }
    return members;
  }

  /** Writes the value that begins here again, with nothing in every "references". */
  private static void copy(JsonParser json, JsonGenerator out) {
    int depth = 0;
    do {
      JsonToken token = json.currentToken();
      requireWholeNumber(json);
      out.copyCurrentEvent(json);
      if (token == JsonToken.PROPERTY_NAME && json.currentName().equals("references")) {
        Json.require(json.nextToken() == JsonToken.START_ARRAY);
        json.skipChildren();
        out.writeStartArray().writeEndArray();
      } else if (token != null && token.isStructStart()) {
        depth++;
      } else if (token != null && token.isStructEnd()) {
        depth--;
      }
    } while (depth > 0 && json.nextToken() != null);
  }

  /** Others are written in more than one way, and two of them would have one digest. */
  private static void requireWholeNumber(JsonParser json) {
    JsonToken token = json.currentToken();
    if (token == JsonToken.VALUE_NUMBER_FLOAT
        || token == JsonToken.VALUE_NUMBER_INT && json.getString().equals("-0")) {
      throw new Unreadable("the numbers of a statement are whole, without point, exponent and -0");
    }
  }

  private static byte[] value(Map<String, byte[]> members, String name) {
    return members.getOrDefault(name, new byte[0]);
  }

  private static String address(Map<String, byte[]> members, String party) {
    return there(Json.read(value(members, party), WHAT, StatementDigest::address));
  }

  private static @Nullable String address(JsonParser json) {
    String address = null;
    Json.require(json.nextToken() == JsonToken.START_OBJECT);
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      boolean isAddress = json.currentName().equals("address");
      json.nextToken();
      if (isAddress) {
        address = Json.text(json);
      } else {
        json.skipChildren();
      }
    }
    return address;
  }

  private static @Nullable String string(JsonParser json) {
    json.nextToken();
    return Json.text(json);
  }

  private static String there(@Nullable String text) {
    if (text == null) {
      throw new Unreadable("expected %s between two parties, of a month".formatted(WHAT));
    }
    return text;
  }
}
