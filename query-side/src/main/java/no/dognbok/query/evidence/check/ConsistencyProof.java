package no.dognbok.query.evidence.check;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * That a log still begins with all that it held at a smaller size.
 *
 * @param from the smaller size
 * @param to the larger one
 * @param hashes the consistency path (RFC 9162, 2.1.4)
 */
public record ConsistencyProof(long from, long to, List<Hash> hashes) {

  public ConsistencyProof {
    hashes = List.copyOf(hashes);
  }

  /**
   * Reads its JSON; members that it does not know are passed over.
   *
   * @throws Unreadable where it is none
   */
  public static ConsistencyProof parse(byte[] json) {
    return Json.read(json, "a consistency proof", ConsistencyProof::read);
  }

  private static ConsistencyProof read(JsonParser json) {
    Long from = null;
    Long to = null;
    List<Hash> hashes = null;
    Json.require(json.nextToken() == JsonToken.START_OBJECT);
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      switch (name) {
        case "from" -> from = json.getLongValue();
        case "to" -> to = json.getLongValue();
        case "hashes" -> hashes = hashes(json, value);
        default -> json.skipChildren();
      }
    }
    return new ConsistencyProof(there(from), there(to), there(hashes));
  }

  private static List<Hash> hashes(JsonParser json, @Nullable JsonToken value) {
    Json.require(value == JsonToken.START_ARRAY);
    List<Hash> hashes = new ArrayList<>();
    while (json.nextToken() == JsonToken.VALUE_STRING) {
      hashes.add(Hash.parse(json.getString()));
    }
    Json.require(json.currentToken() == JsonToken.END_ARRAY);
    return hashes;
  }

  private static <T> T there(@Nullable T value) {
    if (value == null) {
      throw new Unreadable("a consistency proof has the members from, to and hashes");
    }
    return value;
  }

  /** As it is kept and sent, in UTF-8. */
  public byte[] json() {
    StringBuilder text =
        new StringBuilder("{\"from\":%d,\"to\":%d,\"hashes\":[".formatted(from, to));
    for (int i = 0; i < hashes.size(); i++) {
      text.append(i == 0 ? "\"" : ",\"").append(hashes.get(i)).append('"');
    }
    return text.append("]}").toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Whether it shows that one checkpoint's log begins with all of another's. */
  public boolean holds(Checkpoint before, Checkpoint after) {
    return before.size() == from
        && after.size() == to
        && before.origin().equals(after.origin())
        && Merkle.extendsTree(from, before.root(), to, after.root(), hashes);
  }
}
