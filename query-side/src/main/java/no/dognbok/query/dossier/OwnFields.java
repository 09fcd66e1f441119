package no.dognbok.query.dossier;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import no.dognbok.events.StayEvent.PatientIdentityLinked;
import no.dognbok.log.EventJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The own fields of events as a dossier shows them: what they say of other events stands as a
 * number, and no random id is left. Whatever looks like an id and is none of the dossier's is taken
 * for one of something else, so that no event that is thought of later can let one through.
 */
final class OwnFields {

  private static final Pattern ID =
      Pattern.compile(
          "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

  /** Names the stay, or a note: each belongs to what the dossier is about. */
  private static final List<String> OF_THE_DOSSIER = List.of("stay", "note");

  private final Numbering numbering;

  OwnFields(Numbering numbering) {
    this.numbering = numbering;
  }

  /** Without circumstances, which are shown beside them; nothing where there is nothing left. */
  @Nullable JsonNode shown(Object event) {
    ObjectNode node = json(event);
    node.remove("told");
    renamed(node);
    return node.isEmpty() ? null : node;
  }

  /**
   * Whether the facts of an event tell of something that is not in the dossier: another message or
   * event, as a cancellation does that came to the wrong stay, or that the patient has had another
   * number.
   */
  boolean tellOfOthers(SourceEvent source) {
    return source.event() instanceof PatientIdentityLinked || tellsOfOthers(json(source.event()));
  }

  private boolean tellsOfOthers(JsonNode node) {
    return node.isArray()
        ? node.valueStream().anyMatch(this::isOrTellsOfAnother)
        : node.properties().stream()
            .anyMatch(field ->
                !(field.getValue().isString() && OF_THE_DOSSIER.contains(field.getKey()))
                    && isOrTellsOfAnother(field.getValue()));
  }

  private boolean isOrTellsOfAnother(JsonNode value) {
    return value.isString() ? isOfAnother(value.asString()) : tellsOfOthers(value);
  }

  private boolean isOfAnother(String text) {
    return ID.matcher(text).matches()
        && !numbering.has(text)
        && numbering.toldBy(UUID.fromString(text)).isEmpty();
  }

  private static ObjectNode json(Object event) {
    return (ObjectNode) JsonMapper.shared().readTree(EventJson.write(event));
  }

  private void renamed(ObjectNode node) {
    for (String name : List.copyOf(node.propertyNames())) {
      JsonNode value = node.get(name);
      if (value.isString() && ID.matcher(value.asString()).matches()) {
        JsonNode numbers = numbers(value.asString());
        if (numbers == null || OF_THE_DOSSIER.contains(name)) {
          node.remove(name);
        } else {
          node.set(name, numbers);
        }
      } else if (value instanceof ObjectNode inner) {
        renamed(inner);
      } else if (value instanceof ArrayNode array) {
        renamed(array);
      }
    }
  }

  private void renamed(ArrayNode array) {
    for (int i = array.size() - 1; i >= 0; i--) {
      JsonNode value = array.get(i);
      if (value instanceof ObjectNode inner) {
        renamed(inner);
      } else if (value.isString() && ID.matcher(value.asString()).matches()) {
        JsonNode numbers = numbers(value.asString());
        if (numbers == null) {
          array.remove(i);
        } else {
          array.set(i, numbers);
        }
      }
    }
  }

  /** An event's number, or those of all that a message told; null where it is none of these. */
  private @Nullable JsonNode numbers(String id) {
    if (numbering.has(id)) {
      return JsonMapper.shared().valueToTree(numbering.of(id));
    }
    List<Integer> told = numbering.toldBy(UUID.fromString(id));
    return told.isEmpty() ? null : JsonMapper.shared().valueToTree(told);
  }
}
