package no.dognbok.log.sqlite;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import no.dognbok.log.EventLog.Head;

/** The end of the log, and who waits for it to move. */
final class HeadWatch {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private volatile Head head = new Head(0, 0, Long.MIN_VALUE);

  Head head() {
    return head;
  }

  void moveTo(Head newHead) {
    lock.lock();
    try {
      head = newHead;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean await(long position, Duration timeout) throws InterruptedException {
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
