package no.dognbok.query.processing;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import no.dognbok.log.StoredEvent;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.bson.BsonMaximumSizeExceededException;

/** Tries again what was put aside. */
final class Retries {

  private final StaysWriter stays;
  private final DeadLettersOnMongo letters;

  Retries(MongoDatabase database, DeadLettersOnMongo letters) {
    this.stays = new StaysWriter(database, letters);
    this.letters = letters;
  }

  /** Tries all, each stream once. */
  void all() {
    each(_ -> true);
  }

  /**
   * Tries those of which the first letter waits for nothing: what it waited for was taken just when
   * it was put aside.
   */
  void waiting() {
    each(letter -> letter.cause().isEmpty());
  }

  /**
   * Tries the letters of a stream.
   *
   * @return whether none is left
   */
  boolean of(String stream) {
    letters.process(letter -> stream.equals(stream(letter)), this::take);
    return !letters.contains(stream);
  }

  private void each(Predicate<DeadLetter<? extends EventMessage<StoredEvent>>> filter) {
    Set<String> tried = new HashSet<>();
    boolean more = letters.size() > 0;
    while (more) {
      int before = tried.size();
      letters.process(letter -> filter.test(letter) && tried.add(stream(letter)), this::take);
      more = tried.size() > before;
    }
  }

  private static String stream(DeadLetter<? extends EventMessage<StoredEvent>> letter) {
    return String.valueOf(letter.message().getPayload().stream());
  }

  private EnqueueDecision<EventMessage<StoredEvent>> take(
      DeadLetter<? extends EventMessage<StoredEvent>> letter) {
    try {
      stays.retry(letter.message().getPayload());
      return Decisions.evict();
    } catch (MongoBulkWriteException e) {
      StaysWriter.failed(e); // throws it on where it is not the event's own fault
      return Decisions.requeue(e);
    } catch (BsonMaximumSizeExceededException e) {
      return Decisions.requeue(e);
    } catch (MongoException e) {
      throw e; // the database is away: that says nothing about the letter
    } catch (RuntimeException e) {
      return Decisions.requeue(e);
    }
  }
}
