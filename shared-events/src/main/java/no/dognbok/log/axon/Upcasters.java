package no.dognbok.log.axon;

import java.util.function.Function;
import no.dognbok.log.EventTypes;
import no.dognbok.log.Upcast;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The steps of {@link Upcast}, as Axon takes them. */
public final class Upcasters {

  private Upcasters() {}

  public static EventUpcaster chain() {
    return new EventUpcasterChain(
        EventTypes.upcasts().stream().map(Step::new).toArray(EventUpcaster[]::new));
  }

  private static final class Step extends SingleEventUpcaster {

    private final Upcast step;

    private Step(Upcast step) {
      this.step = step;
    }

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
      return event.getType().equals(new SimpleSerializedType(step.type(), step.from()));
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
      return event.upcastPayload(
          new SimpleSerializedType(step.type(), step.to()),
          JsonNode.class,
          (Function<JsonNode, JsonNode>) payload -> step.change().apply((ObjectNode) payload));
    }
  }
}
