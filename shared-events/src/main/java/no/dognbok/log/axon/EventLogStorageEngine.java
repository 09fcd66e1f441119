package no.dognbok.log.axon;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.dognbok.log.AppendRefused;
import no.dognbok.log.Commit;
import no.dognbok.log.EventLog;
import no.dognbok.log.StoredEvent;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngine;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Axon's storage engine on top of the log. One call of {@code appendEvents} is one commit; a token
 * is the index of an event, so that whoever has read up to it has missed nothing.
 */
public final class EventLogStorageEngine extends BatchingEventStorageEngine {

  private static final int SCAN = 1_000;

  private final EventLog log;

  private EventLogStorageEngine(Builder builder) {
    super(builder);
    this.log = builder.log;
  }

  public static Builder builder(EventLog log) {
    return new Builder(log);
  }

  /** Builds the engine; serializers must write JSON. */
  public static final class Builder extends BatchingEventStorageEngine.Builder {

    private final EventLog log;

    private Builder(EventLog log) {
      this.log = log;
      persistenceExceptionResolver(exception ->
          exception instanceof AppendRefused.SequenceTaken
              || exception instanceof AppendRefused.EventIdTaken);
    }

    public EventLogStorageEngine build() {
      return new EventLogStorageEngine(this);
    }
  }

  @Override
  protected void appendEvents(List<? extends EventMessage<?>> messages, Serializer serializer) {
    if (messages.isEmpty()) {
      return;
    }
    CommitContext context = CommitContext.current();
    try {
      List<Commit.Event> events =
          messages.stream().map(message -> event(message, serializer)).toList();
      context.appended(
          log.append(new Commit(context.commitId(), events, context.claims(), context.erasure())));
    } catch (AppendRefused refused) {
      refuse(refused, messages);
    }
  }

  private static Commit.Event event(EventMessage<?> message, Serializer serializer) {
    SerializedObject<byte[]> payload = message.serializePayload(serializer, byte[].class);
    SerializedObject<byte[]> metadata = message.serializeMetaData(serializer, byte[].class);
    boolean inStream = message instanceof DomainEventMessage<?>;
    return new Commit.Event(
        inStream ? ((DomainEventMessage<?>) message).getAggregateIdentifier() : null,
        inStream ? ((DomainEventMessage<?>) message).getSequenceNumber() : -1,
        message.getIdentifier(),
        payload.getType().getName(),
        payload.getType().getRevision(),
        message.getTimestamp(),
        payload.getData(),
        metadata.getData());
  }

  /**
   * Axon's own exceptions name the event that really collided; a taken claim is ours and goes
   * through.
   */
  private void refuse(AppendRefused refused, List<? extends EventMessage<?>> messages) {
    @Nullable String culprit =
        switch (refused) {
          case AppendRefused.SequenceTaken taken -> taken.eventId();
          case AppendRefused.EventIdTaken taken -> taken.eventId();
          case AppendRefused.ClaimTaken _,
              AppendRefused.CommitIdTaken _,
              AppendRefused.NothingToErase _,
              AppendRefused.TooLarge _ ->
              null;
        };
    EventMessage<?> failed =
        messages.stream()
            .filter(message -> message.getIdentifier().equals(culprit))
            .findFirst()
            .orElseThrow(() -> refused);
    handlePersistenceException(refused, failed);
  }

  @Override
  protected List<? extends TrackedEventData<?>> fetchTrackedEvents(
      @Nullable TrackingToken lastToken, int batchSize) {
    return log.events(StoredEventSource.indexAfter(lastToken), batchSize).stream()
        .map(StoredEventData::tracked)
        .toList();
  }

  @Override
  protected List<? extends DomainEventData<?>> fetchDomainEvents(
      String aggregateIdentifier, long firstSequenceNumber, int batchSize) {
    return log.stream(aggregateIdentifier, firstSequenceNumber, batchSize).stream()
        .map(StoredEventData.InStream::new)
        .toList();
  }

  @Override
  public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
    return log.lastSequence(aggregateIdentifier).stream().boxed().findFirst();
  }

  @Override
  public TrackingToken createTailToken() {
    return new GlobalSequenceTrackingToken(-1);
  }

  @Override
  public TrackingToken createHeadToken() {
    return new GlobalSequenceTrackingToken(log.head().events() - 1);
  }

  /**
   * By the time on the messages, as Axon's contract has it; reads the log from its start, and is
   * not for daily use.
   */
  @Override
  public TrackingToken createTokenAt(Instant dateTime) {
    long index = 0;
    List<StoredEvent> batch = log.events(index, SCAN);
    while (!batch.isEmpty()) {
      for (StoredEvent event : batch) {
        if (!event.time().isBefore(dateTime)) {
          return new GlobalSequenceTrackingToken(event.index() - 1);
        }
      }
      index += batch.size();
      batch = log.events(index, SCAN);
    }
    return createHeadToken();
  }

  @Override
  protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
    SerializedObject<byte[]> payload = snapshot.serializePayload(serializer, byte[].class);
    log.store(
        new EventLog.Snapshot(
            snapshot.getAggregateIdentifier(),
            snapshot.getSequenceNumber(),
            snapshot.getIdentifier(),
            payload.getType().getName(),
            payload.getType().getRevision(),
            snapshot.getTimestamp().toString(),
            payload.getData(),
            snapshot.serializeMetaData(serializer, byte[].class).getData()));
  }

  @Override
  protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
    return log.snapshot(aggregateIdentifier).stream()
        .map(snapshot ->
            new GenericDomainEventEntry<>(
                StoredEventData.kind(snapshot.stream()),
                snapshot.stream(),
                snapshot.sequence(),
                snapshot.eventId(),
                snapshot.time(),
                snapshot.type(),
                snapshot.revision(),
                snapshot.payload(),
                snapshot.metadata()));
  }
}
