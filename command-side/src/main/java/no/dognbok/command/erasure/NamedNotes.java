package no.dognbok.command.erasure;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import no.dognbok.events.NoteReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The notes that an event names, wherever in it: whatever has the form of a {@link NoteReference}.
 * So no note is taken for nobody's because a new kind of event names it.
 */
final class NamedNotes {

  private NamedNotes() {}

  static List<UUID> in(byte[] payload) {
    String text = new String(payload, StandardCharsets.UTF_8);
    if (!text.contains("\"note\"") || !text.contains("\"digest\"")) {
      return List.of();
    }
    List<UUID> found = new ArrayList<>();
    find(JsonMapper.shared().readTree(text), found);
    return found;
  }

  private static void find(JsonNode node, List<UUID> found) {
    if (node.path("note").isString() && node.path("digest").isString()) {
      found.add(UUID.fromString(node.path("note").asString()));
    }
    node.forEach(child -> find(child, found));
  }
}
