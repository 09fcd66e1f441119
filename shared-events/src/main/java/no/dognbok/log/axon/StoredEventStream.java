package no.dognbok.log.axon;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import no.dognbok.log.EventLog;
import no.dognbok.log.LogUnavailable;
import no.dognbok.log.StoredEvent;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * One reader's way through the log. A thread of its own reads ahead and then waits for the log to
 * grow; nobody asks again and again whether it has. Where the log cannot be read, whoever asks next
 * is told, and opens another.
 */
final class StoredEventStream implements BlockingStream<TrackedEventMessage<?>> {

  private final EventLog log;
  private final int ahead;
  private final Duration idle;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private final Deque<StoredEvent> buffer = new ArrayDeque<>();
  private @Nullable RuntimeException failure;
  private Runnable onAvailable = () -> {};
  private boolean closed;

  StoredEventStream(EventLog log, long fromIndex, int ahead, Duration idle) {
    this.log = log;
    this.ahead = ahead;
    this.idle = idle;
    Thread.ofVirtual().name("log-reader").start(() -> read(fromIndex));
  }

  private void read(long fromIndex) {
    long next = fromIndex;
    try {
      while (hasRoom()) {
        // Taken before the events are read: what is appended meanwhile ends the wait.
        EventLog.Head head = log.head();
        List<StoredEvent> events =
            head.events() > next ? log.events(next, ahead) : List.<StoredEvent>of();
        if (events.isEmpty()) {
          log.await(head.commits(), idle);
        } else {
          next += events.size();
          available(() -> buffer.addAll(events));
        }
      }
    } catch (InterruptedException e) {
      fail(new LogUnavailable("whoever read the log was interrupted", e));
    } catch (RuntimeException e) {
      fail(e);
    }
  }

  private void fail(RuntimeException cause) {
    available(() -> failure = cause);
  }

  private void available(Runnable change) {
    Runnable callback;
    lock.lock();
    try {
      change.run();
      callback = onAvailable;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
    callback.run();
  }

  /** Waits until less than what is read at once lies there. Not for ever: it may be closed. */
  private boolean hasRoom() throws InterruptedException {
    lock.lock();
    try {
      while (!closed && buffer.size() >= ahead) {
        moved.await();
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Optional<TrackedEventMessage<?>> peek() {
    lock.lock();
    try {
      return Optional.ofNullable(buffer.peek()).map(StoredEventSource::tracked);
    } finally {
      lock.unlock();
    }
  }

  /** What was read before a failure is still handed out; then the failure is thrown. */
  @Override
  public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
    long left = unit.toNanos(timeout);
    lock.lock();
    try {
      while (buffer.isEmpty()) {
        if (failure != null) {
          throw failure;
        }
        if (left <= 0 || closed) {
          return false;
        }
        left = moved.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
    lock.lock();
    try {
      while (!hasNextAvailable(Integer.MAX_VALUE, TimeUnit.SECONDS)) {
        if (closed) {
          throw new LogUnavailable("the stream of events is closed");
        }
      }
      StoredEvent next = buffer.remove();
      moved.signalAll();
      return StoredEventSource.tracked(next);
    } finally {
      lock.unlock();
    }
  }

  /** Called when there is something to fetch, be it a failure. */
  @Override
  public boolean setOnAvailableCallback(Runnable callback) {
    boolean already;
    lock.lock();
    try {
      onAvailable = callback;
      already = !buffer.isEmpty() || failure != null;
    } finally {
      lock.unlock();
    }
    if (already) {
      callback.run();
    }
    return true;
  }

  /** Its thread ends when it next looks: at the latest when it has been idle for long enough. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      onAvailable = () -> {};
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
