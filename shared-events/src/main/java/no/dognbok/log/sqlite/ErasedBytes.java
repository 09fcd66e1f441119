package no.dognbok.log.sqlite;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that erased bytes go off the disk. SQLite overwrites them in the log's file, and has
 * them in the write-ahead log until that is emptied, which cannot be done while another process
 * reads. So it is tried again and again, by a thread of its own, and nobody but who erases waits.
 *
 * <p>A process that was killed may have left erased bytes behind: there is something to do from the
 * start.
 */
final class ErasedBytes implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ErasedBytes.class);
  private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(10);
  private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(1);

  private final BooleanSupplier empty;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Thread thread;
  private long erasures = 1;
  private long gone;
  private boolean closed;

  /**
   * Does nothing before it is started.
   *
   * @param empty empties the write-ahead log, and says whether it is empty
   */
  ErasedBytes(BooleanSupplier empty) {
    this.empty = empty;
    this.thread = Thread.ofPlatform().name("log-eraser").daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Something has been erased, for good. */
  void erased() {
    lock.lock();
    try {
      erasures++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Whether erased bytes may be on the disk. */
  boolean isPending() {
    lock.lock();
    try {
      return gone < erasures;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until all that is erased by now is off the disk; whether it is. */
  boolean await(Duration patience) {
    long left = patience.toNanos();
    lock.lock();
    try {
      long goal = erasures;
      while (gone < goal && left > 0 && !closed) {
        left = changed.awaitNanos(left);
      }
      return gone >= goal;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    long pause = FIRST_PAUSE;
    try {
      for (long goal = next(); goal > 0; goal = next()) {
        if (isEmptied()) {
          reached(goal);
          pause = FIRST_PAUSE;
        } else {
          pause = pauseAfter(pause);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What there is to reach; 0 when it is closed. */
  private long next() throws InterruptedException {
    lock.lock();
    try {
      while (!closed && gone == erasures) {
        changed.await();
      }
      return closed ? 0 : erasures;
    } finally {
      lock.unlock();
    }
  }

  private boolean isEmptied() {
    try {
      return empty.getAsBoolean();
    } catch (Throwable e) {
      LOG.warn("the write-ahead log could not be emptied after an erasure", e);
      return false;
    }
  }

  private void reached(long goal) {
    lock.lock();
    try {
      gone = goal;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private long pauseAfter(long pause) throws InterruptedException {
    if (pause < LONGEST_PAUSE && 2 * pause >= LONGEST_PAUSE) {
      LOG.warn(
          "another process reads the log's files: erased bytes stay on the disk until it ends");
    }
    lock.lock();
    try {
      long left = pause;
      while (!closed && left > 0) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
    return Math.min(2 * pause, LONGEST_PAUSE);
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
