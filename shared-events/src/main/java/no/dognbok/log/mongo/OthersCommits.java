package no.dognbok.log.mongo;

import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Aggregates.project;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoChangeStreamCursor;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.changestream.ChangeStreamDocument;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import no.dognbok.log.EventLog.Head;
import no.dognbok.log.HeadWatch;
import org.bson.BsonDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees what other processes append: told by the server, where it has change streams for us, else by
 * looking, 20 times a second, at the last commit alone. Goes on by itself when a server that was
 * away comes back.
 */
final class OthersCommits implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(OthersCommits.class);

  private static final long BETWEEN_LOOKS = Duration.ofMillis(50).toNanos();
  private static final long AFTER_FAILURE = Duration.ofMillis(250).toNanos();

  /**
   * So long a look may take: who waits longer for a connection that is dead learns late that
   * another is alive.
   */
  private static final Duration LOOK = Duration.ofMillis(1_500);

  /** How long it is only looked for after the server would not tell: that may have passed. */
  private static final Duration UNTIL_ASKED_AGAIN = Duration.ofMinutes(1);

  /** How long the server may keep a question for changes: it is asked twice a second. */
  private static final Duration ASKED = Duration.ofMillis(500);

  private final MongoCollection<BsonDocument> commits;
  private final CommitReader reader;
  private final HeadWatch watch;
  private final Thread thread;
  private long askFrom = System.nanoTime();
  private volatile boolean told;
  private volatile boolean closed;
  private volatile boolean away;
  private volatile boolean shorter;
  private volatile long answered = System.nanoTime();

  OthersCommits(MongoCollection<BsonDocument> commits, HeadWatch watch) {
    this.commits = commits;
    this.reader = new CommitReader(commits.withTimeout(LOOK.toMillis(), TimeUnit.MILLISECONDS));
    this.watch = watch;
    this.thread = Thread.ofPlatform().name("log-tail").daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** For how long the server has not answered; it is asked at least twice a second. */
  Duration silence() {
    return Duration.ofNanos(System.nanoTime() - answered);
  }

  /** Whether the server tells; else we look. */
  boolean isTold() {
    return told;
  }

  private void run() {
    while (!closed) {
      try {
        if (System.nanoTime() - askFrom >= 0) {
          listen();
        } else {
          look();
          LockSupport.parkNanos(BETWEEN_LOOKS);
        }
      } catch (RuntimeException e) { // MongoException, or one of a client that is being closed
        fail(e);
      } finally {
        told = false;
      }
    }
  }

  private void fail(RuntimeException e) {
    if (!away && !closed) {
      LOG.warn("the log cannot be followed until the database is back: {}", e.getMessage());
    }
    away = true;
    LockSupport.parkNanos(AFTER_FAILURE);
  }

  private void look() {
    Head known = watch.head(); // before: what is appended meanwhile need not be seen
    Head seen = reader.head();
    shorter = seen.commits() < known.commits();
    watch.moveTo(seen);
    hasAnswered();
  }

  /**
   * Whether the database shows less than this process has seen: for a moment where another server
   * has just taken over, and for good where it was restored from a backup.
   */
  boolean isShorter() {
    return shorter;
  }

  private void hasAnswered() {
    answered = System.nanoTime();
    if (away) {
      LOG.info("the database is back");
      away = false;
    }
  }

  /** Whatever is told, the end of the log is read once for all that was told till then. */
  private void listen() {
    try (MongoChangeStreamCursor<ChangeStreamDocument<BsonDocument>> changes =
        commits
            .watch(List.of(match(eq("operationType", "insert")), project(include("documentKey"))))
            .maxAwaitTime(ASKED.toMillis(), TimeUnit.MILLISECONDS)
            .cursor()) {
      look(); // what came before anybody listened
      told = true;
      while (!closed && changes.getServerCursor() != null) { // none: the stream has ended
        boolean something = changes.tryNext() != null;
        while (something && changes.available() > 0) {
          changes.tryNext();
        }
        Head before = watch.head();
        look(); // also where nothing was told: who tells may not be primary any more
        if (!something && watch.head().commits() > before.commits()) {
          return;
        }
      }
    } catch (MongoCommandException e) {
      LOG.info("the server tells of no changes ({}); they are looked for", e.getErrorMessage());
      askFrom = System.nanoTime() + UNTIL_ASKED_AGAIN.toNanos();
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      thread.join(ASKED.plusSeconds(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
