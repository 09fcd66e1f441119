package no.dognbok.bench.log;

import java.util.List;

/** Where contenders write. */
interface Place {

  /**
   * Gives contenders an empty store, and takes it away when they have written.
   *
   * @param stories what they write
   * @param match what they are asked to do; the ledger's own log is the first of them
   */
  void hold(Stories stories, Match match) throws Exception;

  /** What is done with contenders while they have a store. */
  interface Match {
    void of(List<Contender> contenders) throws Exception;
  }
}
