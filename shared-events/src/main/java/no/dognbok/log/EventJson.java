package no.dognbok.log;

import java.lang.reflect.Executable;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How events are written as JSON and read again. */
public final class EventJson {

  private static final JsonMapper MAPPER = configure(JsonMapper.builder()).build();

  private static final ClassValue<ObjectReader> READERS =
      new ClassValue<>() {
        @Override
        protected ObjectReader computeValue(Class<?> type) {
          return MAPPER.readerFor(type);
        }
      };

  private EventJson() {}

  /**
   * The settings under which events are written and read: fields in the order of declaration; a
   * field that is unknown, or missing and not {@link Nullable}, is an error.
   */
  public static JsonMapper.Builder configure(JsonMapper.Builder builder) {
    return builder
        .annotationIntrospector(new RequiredUnlessNullable())
        .addModule(StoredTimes.module())
        .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
  }

  /** The payload of an event, as it is stored. */
  public static byte[] write(Object event) {
    return MAPPER.writeValueAsBytes(event);
  }

  /**
   * The event in a stored payload, carried forward to today's revision.
   *
   * @throws LogDamaged where its type or revision is unknown, or the payload is not what they say
   */
  public static Object read(StoredEvent stored) {
    return read(stored.type(), stored.revision(), stored.payload());
  }

  /**
   * The event in a payload that was stored under a type and a revision, carried forward to today's.
   *
   * @throws LogDamaged where type or revision is unknown, or the payload is not what they say
   */
  public static Object read(String type, @Nullable String revision, byte[] payload) {
    Class<?> target =
        EventTypes.named(type)
            .orElseThrow(() ->
                new LogDamaged(
                    "event type '%s' is unknown; a newer version of this program wrote it"
                        .formatted(type)));
    try {
      ObjectReader reader = READERS.get(target);
      String current = EventTypes.revision(target);
      return current.equals(revision)
          ? reader.readValue(payload)
          : reader.readValue(carriedForward(type, revision, current, MAPPER.readTree(payload)));
    } catch (JacksonException e) {
      throw new LogDamaged(
          "a stored %s cannot be read: %s".formatted(type, e.getOriginalMessage()), e);
    }
  }

  private static JsonNode carriedForward(
      String type, @Nullable String revision, String current, JsonNode payload) {
    String reached = revision == null ? "" : revision;
    JsonNode node = payload;
    for (Upcast step : EventTypes.upcasts()) {
      if (step.type().equals(type) && step.from().equals(reached)) {
        node = step.change().apply((ObjectNode) node);
        reached = step.to();
      }
    }
    if (!reached.equals(current)) {
      throw new LogDamaged(
          "%s of revision %s is unknown; this program knows revisions up to %s"
              .formatted(type, revision, current));
    }
    return node;
  }

  /**
   * A missing JSON field would become null without a word; here what may be null says so in its
   * type.
   */
  private static final class RequiredUnlessNullable extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
      if (member instanceof AnnotatedParameter parameter
          && parameter.getOwner().getMember() instanceof Executable creator
          && creator.getDeclaringClass().isRecord()) {
        return !creator.getAnnotatedParameterTypes()[parameter.getIndex()].isAnnotationPresent(
            Nullable.class);
      }
      return super.hasRequiredMarker(config, member);
    }
  }
}
