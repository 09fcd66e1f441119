package no.dognbok.log.axon;

import java.time.Duration;
import no.dognbok.log.EventLog;
import no.dognbok.log.StoredEvent;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * The events of the log as they are stored, for Axon's processors. A message's payload is the
 * {@link StoredEvent} itself: whoever handles it reads what it says, and can say so where it cannot
 * be read. A token is the index of an event.
 */
public final class StoredEventSource implements StreamableMessageSource<TrackedEventMessage<?>> {

  private final EventLog log;
  private final int ahead;
  private final Duration idle;

  /**
   * Reads from a log.
   *
   * @param ahead how many events are read before somebody wants them
   * @param idle how long a stream that nobody closes sleeps at most while nothing is told
   */
  public StoredEventSource(EventLog log, int ahead, Duration idle) {
    this.log = log;
    this.ahead = ahead;
    this.idle = idle;
  }

  @Override
  public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
    return new StoredEventStream(log, indexAfter(token), ahead, idle);
  }

  /** Index of the first event that whoever holds a token has not seen. */
  public static long indexAfter(@Nullable TrackingToken token) {
    return switch (token) {
      case null -> 0;
      case GlobalSequenceTrackingToken sequence -> sequence.getGlobalIndex() + 1;
      default ->
          throw new IllegalArgumentException(
              "%s is no token of this log: expected a GlobalSequenceTrackingToken"
                  .formatted(token));
    };
  }

  /** A stored event as a message. */
  public static EventMessage<StoredEvent> message(StoredEvent stored) {
    return (EventMessage<StoredEvent>) tracked(stored);
  }

  static TrackedEventMessage<StoredEvent> tracked(StoredEvent stored) {
    GenericMessage<StoredEvent> message =
        new GenericMessage<>(stored.id(), stored, MetaData.emptyInstance());
    TrackingToken token = new GlobalSequenceTrackingToken(stored.index());
    String stream = stored.stream();
    if (stream == null) {
      return new GenericTrackedEventMessage<>(
          token, new GenericEventMessage<>(message, stored::time));
    }
    DomainEventMessage<StoredEvent> inStream =
        new GenericDomainEventMessage<>(
            StoredEventData.kind(stream), stream, stored.sequence(), message, stored::time);
    return new GenericTrackedDomainEventMessage<>(token, inStream);
  }

  @Override
  public TrackingToken createTailToken() {
    return new GlobalSequenceTrackingToken(-1);
  }

  @Override
  public TrackingToken createHeadToken() {
    return new GlobalSequenceTrackingToken(log.head().events() - 1);
  }
}
