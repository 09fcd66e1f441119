package no.dognbok.bench.log;

import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import no.dognbok.bench.stays.StayCommits;
import no.dognbok.bench.stays.Story;
import no.dognbok.log.Commit;

/**
 * Stays without end, in commits. The stories are encoded beforehand, because JSON is made by Axon's
 * serializer and not by the log; ids and claims are new each time.
 */
public final class Stories {

  private static final int POOL = 500;

  private final RandomGenerator.SplittableGenerator random;
  private final List<StayCommits> pool;

  public Stories(long seed) {
    random = new SplittableRandom(seed);
    Instant began = Instant.parse("2025-10-06T08:00:00Z");
    pool =
        Stream.generate(() -> Story.told(random, began, Story.Reach.CLOSED))
            .limit(POOL)
            .map(story -> StayCommits.of(story, random))
            .toList();
  }

  /** One who tells stay after stay, for one thread. */
  public Narrator narrator() {
    return new Narrator(random.split());
  }

  /** Tells stay after stay. */
  public final class Narrator {

    private final RandomGenerator own;
    private StayCommits story;
    private StayCommits.Told told;
    private int next;

    private Narrator(RandomGenerator own) {
      this.own = own;
      story = pool.getFirst();
      told = story.again(own);
    }

    /** The next message of the stay in progress, or the first of a new one. */
    public StayCommits.Telling telling() {
      if (next == story.tellings().size()) {
        story = pool.get(own.nextInt(POOL));
        told = story.again(own);
        next = 0;
      }
      return story.tellings().get(next++);
    }

    /** The stay that the last message belongs to. */
    public StayCommits.Told stay() {
      return told;
    }

    Commit commit() {
      StayCommits.Telling telling = telling();
      return told.commit(telling);
    }
  }
}
