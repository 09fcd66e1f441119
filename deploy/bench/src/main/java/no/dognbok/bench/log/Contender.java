package no.dognbok.bench.log;

import java.time.Duration;

/** One way of keeping commits in a store. */
interface Contender extends AutoCloseable {

  String name();

  /** What the store says of how durable it keeps them. */
  String settings() throws Exception;

  /**
   * Keeps commits for a while.
   *
   * @param writers how many write at the same time, each waiting for its own commit
   * @param batch how many commits are written together, where the contender has no way of its own
   */
  Result run(int writers, double batch, Duration time) throws Exception;
}
