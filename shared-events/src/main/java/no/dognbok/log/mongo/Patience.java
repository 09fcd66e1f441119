package no.dognbok.log.mongo;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/** How long to go on, and how long to wait before the next attempt: longer each time. */
final class Patience {

  private static final long SHORTEST = Duration.ofMillis(2).toNanos();
  private static final long LONGEST = Duration.ofMillis(200).toNanos();

  private final long deadline;
  private long pause = SHORTEST;

  Patience(Duration most) {
    this.deadline = System.nanoTime() + most.toNanos();
  }

  boolean isOver() {
    return System.nanoTime() - deadline >= 0;
  }

  /** Not all processes come back at the same moment. */
  void pause() {
    LockSupport.parkNanos(pause / 2 + ThreadLocalRandom.current().nextLong(pause));
    pause = Math.min(2 * pause, LONGEST);
  }

  /** Something was achieved: the next obstacle is another one. */
  void renew() {
    pause = SHORTEST;
  }
}
