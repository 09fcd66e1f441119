package no.dognbok.log.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import no.dognbok.log.EventLog.Head;
import no.dognbok.log.HeadWatch;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets other processes come to write. Who has just written knows the end of the log and is a step
 * ahead of everybody else: without a word between them one process could write for ever, and
 * another never. Who has lost a few races says that it waits, and who wins looks now and then
 * whether somebody does, and lets them go first.
 */
final class Turns {

  private static final Logger LOG = LoggerFactory.getLogger(Turns.class);

  private static final int RACES = 3;
  private static final int BATCHES = 16;
  private static final Duration STEP_BACK = Duration.ofMillis(50);
  private static final long LOOK = Duration.ofMillis(1).toNanos();

  /** Who was seen waiting for as long as this is not there any more. */
  private static final Duration GONE = Duration.ofSeconds(10);

  private final MongoCollection<BsonDocument> turns;
  private final CommitReader reader;
  private final BsonBinary self = new BsonBinary(UUID.randomUUID());
  private final Map<BsonBinary, Long> seenSince = new HashMap<>();
  private int lost;
  private int won;
  private boolean said;

  Turns(MongoCollection<BsonDocument> turns, CommitReader reader) {
    this.turns = turns;
    this.reader = reader;
  }

  /** Another process was quicker. */
  void lost() {
    lost++;
    if (lost >= RACES && !said) {
      carefully(() -> {
        turns.updateOne(
            eq("_id", self), Updates.currentDate("since"), new UpdateOptions().upsert(true));
        said = true;
      });
    }
  }

  /** A batch is settled. */
  void done() {
    won++;
    lost = 0;
    if (said) {
      carefully(() -> {
        turns.deleteOne(eq("_id", self));
        said = false;
      });
    }
  }

  /** Steps back, for a moment, where somebody has waited for long. */
  void letOthersGo(HeadWatch watch) {
    if (won < BATCHES || said) {
      return;
    }
    won = 0;
    carefully(() -> {
      if (somebodyWaits()) {
        long until = System.nanoTime() + STEP_BACK.toNanos();
        Head before = watch.head();
        while (watch.head().commits() == before.commits() && System.nanoTime() < until) {
          LockSupport.parkNanos(LOOK);
          watch.moveTo(reader.head());
        }
      }
    });
  }

  private boolean somebodyWaits() {
    long now = System.nanoTime();
    Map<BsonBinary, Long> waiting = new HashMap<>();
    turns
        .find(ne("_id", self))
        .forEach(row -> {
          BsonBinary who = row.getBinary("_id");
          waiting.put(who, seenSince.getOrDefault(who, now));
        });
    waiting
        .entrySet()
        .removeIf(one -> {
          boolean gone = now - one.getValue() > GONE.toNanos();
          if (gone) {
            turns.deleteOne(eq("_id", one.getKey()));
          }
          return gone;
        });
    seenSince.clear();
    seenSince.putAll(waiting);
    return !waiting.isEmpty();
  }

  /** Manners, not correctness: where it fails, everybody races as before. */
  private static void carefully(Runnable step) {
    try {
      step.run();
    } catch (MongoException e) {
      LOG.debug("the order of turns cannot be kept", e);
    }
  }
}
