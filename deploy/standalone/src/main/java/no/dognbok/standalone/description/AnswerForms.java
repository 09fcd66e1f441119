package no.dognbok.standalone.description;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The forms of the answers, as they are found in the code: under names that fit outside, and with
 * what the generator does not see, which fields are always there and which can be null.
 */
final class AnswerForms {

  private static final String OURS = "no.dognbok.";

  /** The facts of an event are as many as there are types of event; EVENTS.md lists them. */
  private static final String ANY_JSON = "tools.jackson.databind.JsonNode";

  private static final String REFERENCE = "#/components/schemas/";

  private AnswerForms() {}

  /**
   * The forms that are ours, renamed.
   *
   * @param found by the full name of their class
   */
  static Map<String, Schema> of(Map<String, Schema> found) {
    Map<String, Schema> ours = new LinkedHashMap<>();
    found.forEach((name, form) -> {
      if (name.startsWith(OURS)) {
        ours.put(name, completed(form, type(name)));
      }
    });
    Schema<?> facts = new Schema<>();
    facts.addType("object");
    facts.setDescription("What an event of its type carries besides its circumstances.");
    ours.put(ANY_JSON, facts);
    return renamed(ours);
  }

  /** {@code no.dognbok.query.stay.StayAnswers.Summary} is {@code StaySummary}. */
  static String shortName(String name) {
    return name.equals(ANY_JSON)
        ? "Facts"
        : name.replaceFirst("^([a-z]+\\.)+", "")
            .replaceAll("(Controller|Answers?)\\.", "")
            .replaceAll("(?<=.)Answer$", "")
            .replace(".", "");
  }

  private static Class<?> type(String name) {
    String packageName = name.replaceFirst("\\.[A-Z].*", "");
    String nested = name.substring(packageName.length() + 1).replace('.', '$');
    try {
      return Class.forName(packageName + "." + nested);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("the form " + name + " is no class", e);
    }
  }

  private static Schema<?> completed(Schema<?> form, Class<?> type) {
    if (!type.isRecord() || form.getProperties() == null) {
      return form;
    }
    List<String> required = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      String name = component.getName();
      Schema<?> property = form.getProperties().get(name);
      if (property == null) {
        continue;
      }
      if (isListOfAnything(property)) {
        property.setItems(nameOfEvent());
      }
      boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
      if (!isLeftOut(component, type, nullable)) {
        required.add(name);
        form.getProperties().put(name, nullable ? orNull(property) : property);
      }
    }
    form.setRequired(required.isEmpty() ? null : required);
    return form;
  }

  private static boolean isListOfAnything(Schema<?> property) {
    Schema<?> items = property.getItems();
    return items != null && items.get$ref() == null && items.getTypes() == null;
  }

  /** Nothing else is a list of whatever: how an event is named depends on who tells of it. */
  private static Schema<?> nameOfEvent() {
    Schema<?> name = new Schema<>();
    name.setTypes(new LinkedHashSet<>(List.of("string", "integer")));
    name.setDescription(
        "Id of an event; of a case that you sent, the event's number in it, from 0.");
    return name;
  }

  /** Whether the field is not there, where there is nothing to say. */
  private static boolean isLeftOut(RecordComponent component, Class<?> type, boolean nullable) {
    JsonInclude own = component.getAccessor().getAnnotation(JsonInclude.class);
    JsonInclude all = own == null ? type.getAnnotation(JsonInclude.class) : own;
    return switch (all == null ? JsonInclude.Include.ALWAYS : all.value()) {
      case NON_NULL -> nullable;
      case NON_DEFAULT -> true;
      case NON_EMPTY ->
          nullable
              || Collection.class.isAssignableFrom(component.getType())
              || component.getType().equals(String.class);
      default -> false;
    };
  }

  private static Schema<?> orNull(Schema<?> property) {
    if (property.get$ref() == null) {
      property.addType("null");
      if (property.getEnum() != null) {
        List<Object> values = new ArrayList<>(property.getEnum());
        values.add(null);
        setEnum(property, values);
      }
      return property;
    }
    Schema<?> either = new Schema<>();
    Schema<?> nothing = new Schema<>();
    nothing.addType("null");
    Schema<?> something = new Schema<>();
    something.set$ref(property.get$ref());
    either.setOneOf(List.of(something, nothing));
    either.setDescription(property.getDescription());
    return either;
  }

  @SuppressWarnings("unchecked")
  private static void setEnum(Schema<?> property, List<Object> values) {
    ((Schema<Object>) property).setEnum(values);
  }

  private static Map<String, Schema> renamed(Map<String, Schema> forms) {
    try {
      String text = Json31.mapper().writeValueAsString(forms).replaceAll("</?code>", "`");
      Map<String, String> names = new TreeMap<>();
      forms.keySet().forEach(name -> names.put(name, shortName(name)));
      if (Set.copyOf(names.values()).size() < names.size()) {
        throw new IllegalStateException("two forms would have one name: " + names);
      }
      for (Map.Entry<String, String> name : names.entrySet()) {
        text = text.replace(REFERENCE + name.getKey() + "\"", REFERENCE + name.getValue() + "\"");
      }
      Map<String, Schema> renamed =
          Json31.mapper().readValue(text, new TypeReference<Map<String, Schema>>() {});
      Map<String, Schema> byShortName = new TreeMap<>();
      renamed.forEach((name, form) -> byShortName.put(shortName(name), form));
      return byShortName;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the forms of the answers cannot be written", e);
    }
  }
}
