package no.dognbok.bench.log;

import java.time.Duration;

/** One way of keeping commits on a disk. */
interface Contender extends AutoCloseable {

  String name();

  /** What SQLite says of the connection that writes. */
  String settings() throws Exception;

  /**
   * Keeps commits for a while.
   *
   * @param writers how many write at the same time, each waiting for its own commit
   * @param batch how many commits go into a transaction, where the contender has no way of its own
   */
  Result run(int writers, double batch, Duration time) throws Exception;
}
