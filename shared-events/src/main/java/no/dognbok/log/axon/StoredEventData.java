package no.dognbok.log.axon;

import java.time.Instant;
import java.util.Objects;
import no.dognbok.log.StoredEvent;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;

/** A stored event, as Axon reads it. */
sealed class StoredEventData implements TrackedEventData<byte[]> {

  final StoredEvent event;

  private StoredEventData(StoredEvent event) {
    this.event = event;
  }

  static TrackedEventData<byte[]> tracked(StoredEvent event) {
    return event.stream() == null ? new StoredEventData(event) : new InStream(event);
  }

  /** The kind that a stream carries in its name: {@code stay} of {@code stay/<uuid>}. */
  static String kind(String stream) {
    int slash = stream.indexOf('/');
    return slash < 0 ? stream : stream.substring(0, slash);
  }

  @Override
  public TrackingToken trackingToken() {
    return new GlobalSequenceTrackingToken(event.index());
  }

  @Override
  public String getEventIdentifier() {
    return event.id();
  }

  @Override
  public Instant getTimestamp() {
    return event.time();
  }

  @Override
  public SerializedObject<byte[]> getMetaData() {
    return new SerializedMetaData<>(event.metadataOrNothing(), byte[].class);
  }

  @Override
  public SerializedObject<byte[]> getPayload() {
    return new SimpleSerializedObject<>(
        event.payload(), byte[].class, event.type(), event.revision());
  }

  /** A stored event that has a place in a stream. */
  static final class InStream extends StoredEventData implements DomainEventData<byte[]> {

    InStream(StoredEvent event) {
      super(event);
    }

    @Override
    public String getType() {
      return kind(getAggregateIdentifier());
    }

    @Override
    public String getAggregateIdentifier() {
      return Objects.requireNonNull(event.stream());
    }

    @Override
    public long getSequenceNumber() {
      return event.sequence();
    }
  }
}
