package no.dognbok.query.feed;

import no.dognbok.log.StoredCommit;

/** Something that is made from the log alone, and can be dropped and made again at any time. */
public interface View {

  /** What it is called where somebody must be told that it has stopped. */
  String name();

  /** Takes the next commit. Called in the order of the log, by one thread. */
  void apply(StoredCommit commit);

  /**
   * All that the log held at start is applied. What a view has to do once for all of that, it does
   * here: no question is answered before.
   */
  default void caughtUp() {}
}
