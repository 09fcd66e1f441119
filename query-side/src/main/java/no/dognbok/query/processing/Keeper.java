package no.dognbok.query.processing;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import no.dognbok.log.EventLog;
import no.dognbok.log.LogUnavailable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps this process's processors going: says that it lives, and makes new ones once the database
 * is back, for those that met it away would wait up to a minute before they look again.
 */
final class Keeper implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);

  /** How long processors that are in trouble are left to themselves. */
  private static final Duration OWN_TRIES = Duration.ofSeconds(5);

  /** After so many signs of life, segments that failed are tried again, however often they did. */
  private static final int BEATS_OF_WAITING = 5;

  /** A process that ends does not wait longer for what was put aside. */
  private static final Duration LETTERS_END = Duration.ofSeconds(2);

  private final EventLog log;
  private final MongoDatabase database;
  private final DeadLettersOnMongo letters;
  private final Retries retries;
  private final Sharing sharing;
  private final LiveNodes nodes;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile @Nullable Processors processors;
  private @Nullable Thread thread;
  private @Nullable Thread retrying;
  private long made;

  Keeper(EventLog log, MongoDatabase database, DeadLettersOnMongo letters, Sharing sharing) {
    this.log = log;
    this.database = database;
    this.letters = letters;
    this.retries = new Retries(database, letters);
    this.sharing = sharing;
    this.nodes = new LiveNodes(database, sharing.node(), sharing.timeout());
  }

  void start() {
    thread = Thread.ofPlatform().name("views-keeper").daemon().start(this::keep);
    retrying = Thread.ofPlatform().name("views-retries").daemon().start(this::retry);
  }

  /** Index of the next event for each segment that is this process's. */
  Map<String, Map<Integer, Long>> next() {
    Processors running = processors;
    return running == null ? Map.of() : running.next();
  }

  private void keep() {
    boolean away = false;
    int beats = 0;
    try {
      do {
        try {
          nodes.beat();
          Processors running = processors;
          if (away || running == null || isStuck(running)) {
            begin();
          } else if (++beats % BEATS_OF_WAITING == 0) {
            running.forgive();
          }
          away = false;
        } catch (MongoException | LogUnavailable e) {
          if (!away) {
            LOG.warn("the database does not answer; the views wait for it", e);
          }
          away = true;
        } catch (RuntimeException e) {
          if (!away) {
            LOG.error("the views could not be kept going; it is tried again", e);
          }
          away = true;
        }
      } while (!closed.await(sharing.heartbeat().toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Beside the keeping: letters can be many, and none of them is worth a segment. */
  private void retry() {
    boolean first = true;
    boolean failed = false;
    try {
      do {
        try {
          if (first) {
            retries.all();
          } else {
            retries.waiting();
          }
          first = false;
          failed = false;
        } catch (RuntimeException e) {
          if (!failed) {
            LOG.warn("what was put aside cannot be tried now", e);
          }
          failed = true;
        }
      } while (!closed.await(sharing.heartbeat().toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isStuck(Processors running) {
    return running.isInTrouble() && System.nanoTime() - made > OWN_TRIES.toNanos();
  }

  private void begin() {
    Processors before = processors;
    if (before != null) {
      before.close();
    }
    Processors next = new Processors(log, database, letters, nodes, sharing);
    processors = next;
    made = System.nanoTime();
    next.start();
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      Thread running = thread;
      if (running != null) {
        running.join();
      }
      Thread letters = retrying;
      if (letters != null) {
        letters.interrupt();
        letters.join(LETTERS_END.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Processors running = processors;
    if (running != null) {
      running.close();
    }
    try {
      nodes.leave();
    } catch (MongoException | IllegalStateException e) {
      LOG.debug("the others will notice by themselves", e);
    }
  }
}
