package no.dognbok.query.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
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
public final class LogFeed implements Feed {

  private static final Logger LOG = LoggerFactory.getLogger(LogFeed.class);
  private static final int BATCH = 1_000;
  private static final Duration IDLE = Duration.ofMillis(500);

  private final EventLog log;
  private final List<View> views;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private final Thread reader;
  private volatile long applied; // how many commits: the next position
  private volatile long target = Long.MAX_VALUE; // until it is started
  private volatile boolean caughtUp;
  private volatile @Nullable Stop stop;
  private volatile boolean closed;
  private volatile boolean lettingGo;

  /** Where and why the feed stopped. */
  private record Stop(long position, String reason) {}

  /** Made beforehand: there may be no memory left to make one when it is wanted. */
  private static final Stop ENDED = new Stop(-1, "the feed has ended; the log file says why");

  public LogFeed(EventLog log, List<View> views) {
    this.log = log;
    this.views = List.copyOf(views);
    this.reader = Thread.ofPlatform().name("log-feed").daemon().unstarted(this::run);
  }

  @Override
  public void start() {
    target = log.head().commits();
    if (target == 0) {
      beReady();
    }
    reader.start();
  }

  private void run() {
    Throwable cause = null;
    try {
      read();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Throwable e) { // an Error too: whoever asks must be told
      cause = e;
    } finally {
      if (!closed) {
        stop(cause);
      }
    }
  }

  private void read() throws InterruptedException {
    long started = System.nanoTime();
    catchUp();
    if (!closed && !caughtUp) {
      beReady();
      LOG.info(
          "the views hold {} commits after {} ms",
          applied,
          TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started));
    }
    while (!closed) {
      log.commits(applied, BATCH).forEach(this::apply);
      log.await(applied, IDLE);
    }
  }

  private void beReady() {
    views.forEach(view -> taken(view, View::caughtUp));
    caughtUp = true;
  }

  /** Reads what was there at start: the next commits from the disk while the views take these. */
  private void catchUp() throws InterruptedException {
    try (ExecutorService disk =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("log-feed-disk").daemon().factory())) {
      Future<List<StoredCommit>> next = readAhead(disk, applied);
      while (!closed && applied < target) {
        List<StoredCommit> commits = arrived(next);
        next = readAhead(disk, applied + commits.size());
        commits.forEach(this::apply);
      }
    }
  }

  private Future<List<StoredCommit>> readAhead(ExecutorService disk, long position) {
    return disk.submit(() -> position < target ? log.commits(position, BATCH) : List.of());
  }

  private static List<StoredCommit> arrived(Future<List<StoredCommit>> commits)
      throws InterruptedException {
    try {
      return commits.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    }
  }

  /** A view did not take a commit; which view, and why. */
  private static final class NotTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private NotTaken(View view, Throwable cause) {
      super("the view '%s' cannot take it: %s".formatted(view.name(), cause), cause);
    }
  }

  private void apply(StoredCommit commit) {
    views.forEach(view -> taken(view, one -> one.apply(commit)));
    lock.lock();
    try {
      applied = commit.position() + 1;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private static void taken(View view, Consumer<View> step) {
    try {
      step.accept(view);
    } catch (Throwable e) {
      throw new NotTaken(view, e);
    }
  }

  /** It is stopped even where there is no memory left to say why. */
  private void stop(@Nullable Throwable cause) {
    Stop made = ENDED;
    try {
      if (cause != null) {
        made = new Stop(applied, why(cause));
      }
      LOG.error("the feed stopped at position {}", applied, cause);
    } finally {
      lock.lock();
      try {
        stop = made;
        moved.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  private String why(Throwable cause) {
    return "the commit at position %d cannot be read: %s"
        .formatted(applied, cause instanceof NotTaken ? cause.getMessage() : cause);
  }

  @Override
  public long position() {
    return applied - 1;
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
    return Optional.ofNullable(stop).map(Stop::reason);
  }

  @Override
  public boolean isCaughtUp() {
    return caughtUp;
  }

  @Override
  public void refuseWhereStopped() {
    Stop stopped = stop;
    if (stopped != null) {
      throw new Refusal(
          Code.VIEW_STOPPED, stopped.reason(), Map.of("position", stopped.position()));
    }
  }

  @Override
  public boolean await(long position, Duration patience) throws InterruptedException {
    long left = patience.toNanos();
    lock.lock();
    try {
      while (applied <= position && stop == null && !lettingGo) {
        if (left <= 0) {
          return false;
        }
        left = moved.awaitNanos(left);
      }
      return applied > position;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void letGo() {
    lock.lock();
    try {
      lettingGo = true;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean isLettingGo() {
    return lettingGo;
  }

  @Override
  public void close() {
    closed = true;
    try {
      reader.join(); // it looks at least once in the time it is idle
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
