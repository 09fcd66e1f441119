package no.dognbok.query.evidence.check;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** What a file is, by what is in it; where that tells nothing, by its name. */
enum FileKind {
  DOSSIER,
  STATEMENT,
  FACTS,
  PROOF,
  CHECKPOINT,
  CONSISTENCY,
  KEYS,
  UNKNOWN;

  private static final int SALT = 16;

  static FileKind of(NamedBytes file) {
    FileKind kind = ofContent(file.bytes());
    return kind == UNKNOWN ? ofName(file.name()) : kind;
  }

  private static FileKind ofContent(byte[] bytes) {
    String beginning =
        new String(bytes, 0, Math.min(bytes.length, 64), StandardCharsets.ISO_8859_1);
    if (beginning.startsWith("PK\3\4")) {
      return DOSSIER;
    } else if (beginning.startsWith("c2sp.org/tlog-proof@")) {
      return PROOF;
    } else if (beginning.stripLeading().startsWith("{")) {
      return ofJson(bytes);
    } else if (beginning.startsWith("{\"", SALT)) {
      return FACTS;
    }
    return reads(() -> Checkpoint.parse(ProvenEvent.text(bytes))) ? CHECKPOINT : UNKNOWN;
  }

  private static FileKind ofJson(byte[] bytes) {
    Set<String> members = new TreeSet<>();
    if (!reads(() -> Json.read(bytes, "JSON", json -> members(json, members)))) {
      return UNKNOWN;
    } else if (members.contains("hashes")) {
      return CONSISTENCY;
    } else if (members.contains("keys")) {
      return KEYS;
    }
    return members.contains("lines") ? STATEMENT : UNKNOWN;
  }

  private static Set<String> members(JsonParser json, Set<String> members) {
    json.nextToken();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      members.add(json.currentName());
      json.nextToken();
      json.skipChildren();
    }
    return members;
  }

  private static boolean reads(Runnable reader) {
    try {
      reader.run();
      return true;
    } catch (Unreadable e) {
      return false;
    }
  }

  private static FileKind ofName(String name) {
    String last = name.substring(name.lastIndexOf('.') + 1);
    return switch (last) {
      case "zip" -> DOSSIER;
      case "facts" -> FACTS;
      case "proof" -> PROOF;
      case "checkpoint" -> CHECKPOINT;
      default -> UNKNOWN;
    };
  }
}
