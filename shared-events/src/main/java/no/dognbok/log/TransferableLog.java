package no.dognbok.log;

import java.util.List;

/** A log that can be copied to another store, and from one, so that it is the same log there. */
public interface TransferableLog extends EventLog {

  /**
   * Commits in order from a position on, in the bytes in which they are stored: as many as bring at
   * least {@code events} events, or all there are.
   *
   * @throws LogUnavailable where an erasure is under way: what it erases must not be copied
   */
  List<WholeCommit> whole(long fromPosition, int events);

  /**
   * Holds these commits as they are, each at its position. What is here already must be the same;
   * but what was erased there is erased here too. Nobody else may write meanwhile.
   *
   * @throws LogDamaged where another commit is here, where one does not follow on the commit before
   *     it, or where blocks and leaf do not agree
   */
  void hold(List<WholeCommit> commits);
}
