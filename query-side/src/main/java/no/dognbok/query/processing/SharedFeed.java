package no.dognbok.query.processing;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.log.EventLog;
import no.dognbok.log.LogDamaged;
import no.dognbok.log.LogUnavailable;
import no.dognbok.query.feed.Feed;
import no.dognbok.query.surroundings.SurroundingsOnMongo;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The part of one process in feeding the views on MongoDB, and how far all processes together are:
 * a position is held when every segment is past it, whoever has it.
 */
public final class SharedFeed implements Feed {

  private static final Logger LOG = LoggerFactory.getLogger(SharedFeed.class);

  /** How old what is known of the progress may be. */
  private static final Duration FRESH = Duration.ofMillis(20);

  /** How long a database that did not answer is not asked again: who waits is told at once. */
  private static final Duration AWAY = Duration.ofSeconds(1);

  /** How long a look at the progress may take: health answers within two seconds. */
  private static final Duration LOOK = Duration.ofMillis(1_500);

  private static final Duration IDLE = Duration.ofMillis(500);

  private final EventLog log;
  private final MongoDatabase database;
  private final SurroundingsOnMongo surroundings;
  private final Runnable clerk;
  private final Sharing sharing;
  private final Segments segments;
  private final Keeper keeper;
  private final Origin origin;
  private final ReentrantLock refreshing = new ReentrantLock();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private final Condition wanted = lock.newCondition();
  private int waiting;
  private volatile Standing standing = Standing.UNKNOWN;
  private volatile @Nullable Failure failure;

  /** Why the docket could not be brought up to date. */
  private volatile @Nullable String misjudged;

  private volatile long target = Long.MAX_VALUE; // until it is started
  private volatile boolean caughtUp;
  private volatile boolean lettingGo;
  private volatile boolean closed;

  /**
   * How far all are.
   *
   * @param at when this was so, by {@link System#nanoTime}
   * @param position that all segments hold
   * @param next index of the event before which the last of them stands
   * @param head of the log then
   * @param still since when it stands there with something before it; absent where it does not
   * @param stopped why it does not go on
   */
  private record Standing(
      long at,
      long position,
      long next,
      EventLog.Head head,
      @Nullable Long still,
      @Nullable String stopped) {

    static final Standing UNKNOWN =
        new Standing(System.nanoTime(), -1, 0, new EventLog.Head(0, 0, 0), null, null);

    boolean isAtEnd() {
      return position + 1 >= head.commits();
    }
  }

  /** That the database did not answer. */
  private record Failure(long at, RuntimeException cause) {}

  /**
   * A feed that is not started.
   *
   * @param surroundings brought up to date with every look at the progress
   * @param clerk brings the docket up to date, where something has moved
   */
  public SharedFeed(
      EventLog log,
      MongoDatabase database,
      DeadLettersOnMongo letters,
      SurroundingsOnMongo surroundings,
      Runnable clerk,
      Sharing sharing) {
    this.log = log;
    this.database = database;
    this.surroundings = surroundings;
    this.clerk = clerk;
    this.sharing = sharing;
    this.segments = new Segments(database.withTimeout(LOOK.toMillis(), TimeUnit.MILLISECONDS));
    this.keeper = new Keeper(log, database, letters, sharing);
    this.origin = new Origin(database, log);
  }

  /**
   * Makes the indexes that are missing, and begins.
   *
   * @throws IllegalStateException where the views were made of another log
   */
  @Override
  public void start() {
    origin.require();
    ViewIndexes.make(database);
    target = log.head().events();
    keeper.start();
    Thread.ofPlatform().name("views-watch").daemon().start(this::watch);
    Thread.ofPlatform().name("views-clerk").daemon().start(this::judge);
  }

  /** Looks how far all are while somebody waits; while there is nothing to do it sleeps. */
  private void watch() {
    while (!closed) {
      try {
        sleepWhileNobodyWaits();
        Standing now = look();
        tell();
        if (now.isAtEnd()) {
          log.await(now.head().commits(), IDLE);
        } else {
          TimeUnit.NANOSECONDS.sleep(FRESH.toNanos());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        tell();
        pause();
      }
    }
  }

  private void sleepWhileNobodyWaits() throws InterruptedException {
    lock.lock();
    try {
      while (waiting == 0 && caughtUp && !closed) {
        wanted.await();
      }
    } finally {
      lock.unlock();
    }
  }

  private void pause() {
    try {
      TimeUnit.NANOSECONDS.sleep(AWAY.toNanos() / 4);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell() {
    lock.lock();
    try {
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Judges what has come, so that few stays are left for whoever asks. */
  private void judge() {
    long started = System.nanoTime();
    long judgedAt = -1;
    while (!closed) {
      try {
        Standing now = look();
        if (now.next() != judgedAt) {
          origin.mark(now.position());
          clerk.run();
          judgedAt = now.next();
          misjudged = null;
        }
        if (!caughtUp && now.next() >= target) {
          caughtUp = true;
          LOG.info(
              "the views hold {} commits after {} ms",
              now.position() + 1,
              TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started));
        }
        if (now.isAtEnd()) {
          log.await(now.head().commits(), IDLE);
        }
        TimeUnit.NANOSECONDS.sleep(10 * FRESH.toNanos());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        if (!isAway(e)) { // whoever asks a database that is away is told so anyway
          sayMisjudged(e);
        }
        pause();
      }
    }
  }

  /** Whether it is over when the database is back: not where it answers and refuses. */
  private static boolean isAway(RuntimeException e) {
    return switch (e) {
      case LogDamaged _ -> false;
      case LogUnavailable _ -> true;
      case MongoCommandException refused -> refused.hasErrorLabel("RetryableWriteError");
      case MongoBulkWriteException refused -> refused.getWriteErrors().isEmpty();
      case MongoException _ -> true;
      default -> false;
    };
  }

  private void sayMisjudged(RuntimeException e) {
    if (misjudged == null) {
      LOG.error("the docket cannot be brought up to date; it is tried again", e);
    }
    misjudged = "the docket cannot be brought up to date: " + e;
  }

  /** How far all are, as of a moment ago; the surroundings are brought there too. */
  private Standing look() {
    refreshing.lock();
    try {
      Failure failed = failure;
      long now = System.nanoTime();
      if (failed != null && now - failed.at() < AWAY.toNanos()) {
        throw failed.cause();
      }
      if (standing == Standing.UNKNOWN || now - standing.at() > FRESH.toNanos()) {
        standing = read();
        failure = null;
      }
      return standing;
    } catch (MongoInterruptedException e) {
      throw new LogUnavailable("who asked does not wait any more", e);
    } catch (MongoException e) {
      LogUnavailable cause = new LogUnavailable("the database does not answer", e);
      failure = new Failure(System.nanoTime(), cause);
      throw cause;
    } catch (LogUnavailable e) {
      if (e.getCause() instanceof MongoInterruptedException) {
        throw e; // it says nothing about the database: others go on asking
      }
      if (failure == null || failure.cause() != e) {
        failure = new Failure(System.nanoTime(), e);
      }
      throw e;
    } finally {
      refreshing.unlock();
    }
  }

  private Standing read() {
    EventLog.Head head = log.head(); // before the tokens: what comes meanwhile is not claimed
    List<Segments.Segment> all = segments.read(keeper.next());
    boolean isThere =
        all.stream().map(Segments.Segment::processor).distinct().count() == Processors.NUMBER;
    Segments.Segment last = isThere ? Segments.last(all).orElse(null) : null;
    long next = last == null ? 0 : last.next();
    long position =
        next >= head.events() ? head.commits() - 1 : log.events(next, 1).getFirst().position() - 1;
    surroundings.readOn();
    long now = System.nanoTime();
    Long still = null;
    String stopped =
        all.stream()
            .map(Segments.Segment::trouble)
            .filter(trouble -> trouble != null)
            .findFirst()
            .orElse(misjudged);
    if (next < head.events() && target != Long.MAX_VALUE) {
      Standing before = standing;
      still = before.still() != null && before.next() == next ? before.still() : (Long) now;
      if (stopped == null && now - still > sharing.standstill().toNanos()) {
        stopped = last == null ? "no process has begun" : last.standing();
      }
    }
    return new Standing(now, position, next, head, still, stopped);
  }

  @Override
  public long position() {
    return standing.position();
  }

  @Override
  public long ofCommits() {
    return log.head().commits();
  }

  @Override
  public Instant recordedUntil() {
    return log.head().recordedUntil();
  }

  @Override
  public Optional<String> stopped() {
    return Optional.ofNullable(look().stopped());
  }

  @Override
  public boolean isCaughtUp() {
    return caughtUp;
  }

  @Override
  public void refuseWhereStopped() {
    Standing now = look();
    if (now.stopped() != null) {
      throw new Refusal(Code.VIEW_STOPPED, now.stopped(), Map.of("position", now.position() + 1));
    }
  }

  @Override
  public boolean await(long position, Duration patience) throws InterruptedException {
    long left = patience.toNanos();
    lock.lock();
    try {
      waiting++;
      wanted.signalAll();
      while (standing.position() < position && !isOver()) {
        if (left <= 0) {
          return false;
        }
        left = moved.awaitNanos(left);
      }
      return standing.position() >= position;
    } finally {
      waiting--;
      lock.unlock();
    }
  }

  /** Whether waiting longer makes no sense. */
  private boolean isOver() {
    return lettingGo || closed || standing.stopped() != null || failure != null;
  }

  @Override
  public void letGo() {
    lettingGo = true;
    tell();
  }

  @Override
  public boolean isLettingGo() {
    return lettingGo;
  }

  @Override
  public void close() {
    closed = true;
    lock.lock();
    try {
      wanted.signalAll();
      moved.signalAll();
    } finally {
      lock.unlock();
    }
    keeper.close();
  }
}
