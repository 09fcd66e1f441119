package no.dognbok.query.processing;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import no.dognbok.log.StoredEvent;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.ShouldEnqueue;
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
    letters.streams().forEach(this::of);
  }

  /**
   * Tries those of which the first letter waits for nothing: what it waited for was taken just when
   * it was put aside.
   */
  void waiting() {
    letters.streamsWaiting().forEach(this::of);
  }

  /**
   * Tries the letters of a stream.
   *
   * @return whether none is left
   */
  boolean of(String stream) {
    return letters.process(stream, this::take);
  }

  private EnqueueDecision<EventMessage<StoredEvent>> take(
      DeadLetter<? extends EventMessage<StoredEvent>> letter) {
    try {
      return stays.retry(letter.message().getPayload())
          ? Decisions.evict()
          : new ShouldEnqueue<>(); // it lacks what it lacked before
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
