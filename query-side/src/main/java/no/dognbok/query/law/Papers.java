package no.dognbok.query.law;

import java.time.Duration;
import java.util.List;

/**
 * Papers that were sent long before what they go with. No text says how old "updated" may be, so it
 * is a doubt, and never a breach; three days is a number of ours (I).
 */
final class Papers {

  private static final Duration UPDATED = Duration.ofDays(3);

  private Papers() {}

  /** The doubt, where a paper was surely sent so long before. */
  static List<Doubt> oldBy(Fact paper, Fact goesWith) {
    return ReckonedTime.after(paper.at().latest(), UPDATED).isBefore(goesWith.at().earliest())
        ? List.of(Doubt.of(Doubt.Code.SENT_LONG_BEFORE, paper, goesWith))
        : List.of();
  }
}
