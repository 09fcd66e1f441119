package no.dognbok.log;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import no.dognbok.log.EventLog.Head;

/** The end of the log, and who waits for it to move. */
public final class HeadWatch {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private volatile Head head = new Head(0, 0, Long.MIN_VALUE);

  public Head head() {
    return head;
  }

  /** The log reaches at least this far; who tells of less has read it earlier. */
  public void moveTo(Head newHead) {
    lock.lock();
    try {
      if (newHead.commits() > head.commits()) {
        head = newHead;
        moved.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Waits until there is a commit at a position, or the time is up; whether there is. */
  public boolean await(long position, Duration timeout) throws InterruptedException {
    long left = timeout.toNanos();
    lock.lock();
    try {
      while (head.commits() <= position) {
        if (left <= 0) {
          return false;
        }
        left = moved.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }
}
