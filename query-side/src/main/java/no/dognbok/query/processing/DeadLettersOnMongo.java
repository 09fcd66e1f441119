package no.dognbok.query.processing;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import no.dognbok.log.EventLog;
import no.dognbok.log.StoredEvent;
import no.dognbok.log.axon.StoredEventSource;
import no.dognbok.query.stay.IncompleteStays;
import no.dognbok.query.stay.Stays;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.deadletter.Cause;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.messaging.deadletter.NoSuchDeadLetterException;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The events that the views could not take, and those that wait behind them, by stream. A letter
 * says where its event lies in the log, and nothing of what it says; who tries it again reads it
 * there.
 */
public final class DeadLettersOnMongo
    implements SequencedDeadLetterQueue<EventMessage<StoredEvent>>, IncompleteStays {

  static final String COLLECTION = "dead_letters";

  private static final String INDEX = "_id";
  private static final String STREAM = "stream";
  private static final String EVENT = "event";
  private static final String TYPE = "type";
  private static final String CAUSE = "cause";
  private static final String SINCE = "since";
  private static final String TOUCHED = "touched";
  private static final String TRIED = "tried";

  private final MongoCollection<Document> letters;
  private final EventLog log;

  public DeadLettersOnMongo(MongoDatabase database, EventLog log) {
    this.letters = database.getCollection(COLLECTION);
    this.log = log;
  }

  static Bson index() {
    return Indexes.ascending(STREAM, INDEX);
  }

  /**
   * A letter, as an auditor sees it.
   *
   * @param index of the event in the log
   * @param stream of the event
   * @param event event id
   * @param type stored name of the event's type
   * @param cause why it could not be taken; absent where it waits for one before it
   * @param since when it was put aside
   * @param tried how often it was tried
   */
  record Letter(
      long index,
      String stream,
      String event,
      String type,
      @Nullable Cause cause,
      Instant since,
      int tried) {}

  /** Why an event could not be taken. */
  record Why(String type, String message) implements Cause {}

  /** All letters in the order of the log. */
  List<Letter> all() {
    return letters.find().sort(Sorts.ascending(INDEX)).into(new ArrayList<>()).stream()
        .map(DeadLettersOnMongo::letter)
        .toList();
  }

  private static Letter letter(Document document) {
    Document cause = document.get(CAUSE, Document.class);
    return new Letter(
        document.getLong(INDEX),
        document.getString(STREAM),
        document.getString(EVENT),
        document.getString(TYPE),
        cause == null ? null : new Why(cause.getString("type"), cause.getString("message")),
        document.getDate(SINCE).toInstant(),
        document.getInteger(TRIED, 0));
  }

  /** Which of these streams have letters. */
  Set<String> waiting(Collection<String> streams) {
    return new HashSet<>(
        letters
            .find(in(STREAM, streams))
            .projection(Projections.include(STREAM))
            .map(document -> document.getString(STREAM))
            .into(new ArrayList<>()));
  }

  @Override
  public List<UUID> ids() {
    return letters.distinct(STREAM, String.class).into(new ArrayList<>()).stream()
        .filter(stream -> stream.startsWith(Stays.STREAM))
        .map(stream -> UUID.fromString(stream.substring(Stays.STREAM.length())))
        .sorted()
        .toList();
  }

  /** Puts an event aside; one that lies there already is left as it is. */
  void put(StoredEvent event, @Nullable Cause cause) {
    List<Bson> fields =
        new ArrayList<>(
            List.of(
                Updates.setOnInsert(STREAM, Objects.requireNonNull(event.stream())),
                Updates.setOnInsert(EVENT, event.id()),
                Updates.setOnInsert(TYPE, event.type()),
                Updates.setOnInsert(SINCE, new Date()),
                Updates.setOnInsert(TOUCHED, new Date()),
                Updates.setOnInsert(TRIED, cause == null ? 0 : 1)));
    if (cause != null) {
      fields.add(Updates.setOnInsert(CAUSE, document(cause)));
    }
    letters.updateOne(
        eq(INDEX, event.index()), Updates.combine(fields), new UpdateOptions().upsert(true));
  }

  private static Document document(Cause cause) {
    return new Document("type", cause.type()).append("message", cause.message());
  }

  @Override
  public void enqueue(
      Object sequenceIdentifier, DeadLetter<? extends EventMessage<StoredEvent>> letter) {
    put(letter.message().getPayload(), letter.cause().orElse(null));
  }

  @Override
  public void evict(DeadLetter<? extends EventMessage<StoredEvent>> letter) {
    letters.deleteOne(eq(INDEX, letter.message().getPayload().index()));
  }

  @Override
  public void requeue(
      DeadLetter<? extends EventMessage<StoredEvent>> letter,
      UnaryOperator<DeadLetter<? extends EventMessage<StoredEvent>>> letterUpdater) {
    requeue(
        letter.message().getPayload().index(), letterUpdater.apply(letter).cause().orElse(null));
  }

  private void requeue(long index, @Nullable Cause cause) {
    List<Bson> changes = new ArrayList<>();
    changes.add(Updates.set(TOUCHED, new Date()));
    changes.add(Updates.inc(TRIED, 1));
    if (cause != null) {
      changes.add(Updates.set(CAUSE, document(cause)));
    }
    if (letters.updateOne(eq(INDEX, index), Updates.combine(changes)).getMatchedCount() == 0) {
      throw new NoSuchDeadLetterException("there is no letter of event " + index);
    }
  }

  @Override
  public boolean contains(Object sequenceIdentifier) {
    return letters.find(eq(STREAM, sequenceIdentifier.toString())).limit(1).first() != null;
  }

  @Override
  public Iterable<DeadLetter<? extends EventMessage<StoredEvent>>> deadLetterSequence(
      Object sequenceIdentifier) {
    return letters
        .find(eq(STREAM, sequenceIdentifier.toString()))
        .sort(Sorts.ascending(INDEX))
        .into(new ArrayList<>())
        .stream()
        .<DeadLetter<? extends EventMessage<StoredEvent>>>map(this::read)
        .toList();
  }

  /** A letter with its event, which is read from the log. */
  private DeadLetter<EventMessage<StoredEvent>> read(Document document) {
    Letter letter = letter(document);
    StoredEvent event = log.events(letter.index(), 1).getFirst();
    return new GenericDeadLetter<>(
        letter.stream(),
        StoredEventSource.message(event),
        letter.cause(),
        letter.since(),
        document.getDate(TOUCHED).toInstant(),
        MetaData.emptyInstance());
  }

  @Override
  public Iterable<Iterable<DeadLetter<? extends EventMessage<StoredEvent>>>> deadLetters() {
    return streams().stream()
        .<Iterable<DeadLetter<? extends EventMessage<StoredEvent>>>>map(this::deadLetterSequence)
        .toList();
  }

  /** Those with letters, that which waits longest for another try first. */
  Set<String> streams() {
    return new LinkedHashSet<>(
        letters
            .find()
            .sort(Sorts.ascending(TOUCHED, INDEX))
            .projection(Projections.include(STREAM))
            .map(document -> document.getString(STREAM))
            .into(new ArrayList<>()));
  }

  /** The streams of which the first letter waits for an event before it. */
  List<String> streamsWaiting() {
    return letters
        .aggregate(
            List.of(
                Aggregates.sort(Sorts.ascending(STREAM, INDEX)),
                Aggregates.group("$" + STREAM, Accumulators.first(CAUSE, "$" + CAUSE)),
                Aggregates.match(eq(CAUSE, null))))
        .map(document -> document.getString("_id"))
        .into(new ArrayList<>());
  }

  /** There is room as long as the database has some. */
  @Override
  public boolean isFull(Object sequenceIdentifier) {
    return false;
  }

  @Override
  public long size() {
    return letters.countDocuments();
  }

  @Override
  public long sequenceSize(Object sequenceIdentifier) {
    return letters.countDocuments(eq(STREAM, sequenceIdentifier.toString()));
  }

  @Override
  public long amountOfSequences() {
    return streams().size();
  }

  /**
   * Tries the letters of the first stream of which the first letter passes the filter, one after
   * the other, until one fails again. Two processes may try the same: an event is taken once.
   */
  @Override
  public boolean process(
      Predicate<DeadLetter<? extends EventMessage<StoredEvent>>> sequenceFilter,
      Function<
              DeadLetter<? extends EventMessage<StoredEvent>>,
              EnqueueDecision<EventMessage<StoredEvent>>>
          processingTask) {
    for (String stream : streams()) {
      Optional<DeadLetter<EventMessage<StoredEvent>>> first = first(stream);
      if (first.isPresent() && sequenceFilter.test(first.get())) {
        return process(stream, processingTask);
      }
    }
    return false;
  }

  private Optional<DeadLetter<EventMessage<StoredEvent>>> first(String stream) {
    return Optional.ofNullable(
            letters.find(eq(STREAM, stream)).sort(Sorts.ascending(INDEX)).limit(1).first())
        .map(this::read);
  }

  /**
   * Tries the letters of one stream in order, until one fails again.
   *
   * @return whether none is left
   */
  boolean process(
      String stream,
      Function<
              DeadLetter<? extends EventMessage<StoredEvent>>,
              EnqueueDecision<EventMessage<StoredEvent>>>
          task) {
    Optional<DeadLetter<EventMessage<StoredEvent>>> next = first(stream);
    while (next.isPresent()) {
      DeadLetter<EventMessage<StoredEvent>> letter = next.get();
      EnqueueDecision<EventMessage<StoredEvent>> decision = task.apply(letter);
      if (decision.shouldEnqueue()) {
        requeue(
            letter.message().getPayload().index(),
            decision.enqueueCause().map(Unreadable::why).orElse(null));
        return false;
      }
      evict(letter);
      next = first(stream);
    }
    return true;
  }

  @Override
  public void clear() {
    letters.deleteMany(Filters.empty());
  }
}
