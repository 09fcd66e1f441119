package no.dognbok.query.feed;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.log.EventLog;
import no.dognbok.log.StoredCommit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the log from its start and goes on reading, for all views. A view that throws stops the
 * feed there: no event is ever skipped, and no question is answered from a view that lacks one.
 */
public final class LogFeed implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LogFeed.class);
  private static final int BATCH = 1_000;
  private static final Duration IDLE = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final EventLog log;
  private final List<View> views;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private final Thread reader;
  private volatile long applied; // how many commits: the next position
  private volatile long target = Long.MAX_VALUE; // until it is started
  private volatile @Nullable Stop stop;
  private volatile boolean closed;

  /** Where and why the feed stopped. */
  private record Stop(long position, String reason) {}

  public LogFeed(EventLog log, List<View> views) {
    this.log = log;
    this.views = List.copyOf(views);
    this.reader = Thread.ofPlatform().name("log-feed").daemon().unstarted(this::run);
  }

  /** Starts to read; what is in the log now must be read before any question is answered. */
  public void start() {
    target = log.head().commits();
    reader.start();
  }

  private void run() {
    long started = System.nanoTime();
    boolean caughtUp = false;
    try {
      while (!closed) {
        for (StoredCommit commit : log.commits(applied, BATCH)) {
          apply(commit);
        }
        if (!caughtUp && applied >= target) {
          caughtUp = true;
          LOG.info(
              "the views hold {} commits after {} ms",
              applied,
              TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started));
        }
        log.await(applied, IDLE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      stop(applied, "the commit at position %d cannot be read: %s".formatted(applied, e), e);
    }
  }

  private void apply(StoredCommit commit) {
    for (View view : views) {
      try {
        view.apply(commit);
      } catch (RuntimeException e) {
        throw new IllegalStateException(
            "the view '%s' cannot take it: %s".formatted(view.name(), e), e);
      }
    }
    lock.lock();
    try {
      applied = commit.position() + 1;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void stop(long position, String reason, RuntimeException cause) {
    LOG.error("the feed stopped at position {}", position, cause);
    lock.lock();
    try {
      stop = new Stop(position, reason);
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Position of the last commit that the views hold, −1 where they hold none. */
  public long position() {
    return applied - 1;
  }

  /** How many commits the log has. */
  public long ofCommits() {
    return log.head().commits();
  }

  /** Why the feed has stopped; empty while it runs. */
  public Optional<String> stopped() {
    return Optional.ofNullable(stop).map(Stop::reason);
  }

  public boolean isCaughtUp() {
    return applied >= target;
  }

  /**
   * Waits until the views hold a position, where the asker wants that.
   *
   * @throws Refusal while they catch up, where they have stopped, or where they do not get there in
   *     time
   */
  public void require(@Nullable Long position) {
    refuseWhereStopped();
    if (!isCaughtUp()) {
      throw new Refusal(
          Code.CATCHING_UP,
          "the views have read %d of %d commits; ask again in a moment"
              .formatted(applied, ofCommits()),
          Map.of("applied", applied, "of", ofCommits()));
    }
    if (position != null && !await(position)) {
      refuseWhereStopped();
      throw new Refusal(
          Code.POSITION_NOT_REACHED,
          "the views hold position %d and you asked for at least %d"
              .formatted(position(), position),
          Map.of("position", position()));
    }
  }

  private void refuseWhereStopped() {
    Stop stopped = stop;
    if (stopped != null) {
      throw new Refusal(
          Code.VIEW_STOPPED, stopped.reason(), Map.of("position", stopped.position()));
    }
  }

  private boolean await(long position) {
    long left = PATIENCE.toNanos();
    lock.lock();
    try {
      while (applied <= position && stop == null) {
        if (left <= 0) {
          return false;
        }
        left = moved.awaitNanos(left);
      }
      return applied > position;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      reader.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
