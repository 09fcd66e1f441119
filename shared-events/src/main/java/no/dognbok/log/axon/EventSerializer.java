package no.dognbok.log.axon;

import no.dognbok.log.EventJson;
import no.dognbok.log.EventTypes;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/**
 * Axon's serializer for JSON, with stored names and revisions instead of class names. What is no
 * event of ours (Axon's own tokens) keeps its class name.
 */
public final class EventSerializer extends Jackson3Serializer {

  private EventSerializer(Builder builder) {
    super(builder);
  }

  public static EventSerializer create() {
    return new EventSerializer(
        Jackson3Serializer.builder()
            .jsonMapperBuilderCustomizer(mapper ->
                EventJson.configure(mapper)
                    // Without this Axon cannot read its own ReplayToken, with which every new
                    // projection starts.
                    .polymorphicTypeValidator(
                        BasicPolymorphicTypeValidator.builder()
                            .allowIfSubType("org.axonframework.")
                            .build())));
  }

  @Override
  public SerializedType typeForClass(@SuppressWarnings("rawtypes") Class type) {
    Class<?> known = type;
    return known != null && EventTypes.isEvent(known)
        ? new SimpleSerializedType(EventTypes.name(known), EventTypes.revision(known))
        : super.typeForClass(type);
  }

  @Override
  public Class<?> classForType(SerializedType type) {
    return EventTypes.named(type.getName()).orElseGet(() -> super.classForType(type));
  }
}
