package no.dognbok.query.differences;

import java.time.Instant;
import java.util.List;
import no.dognbok.query.stay.Basis;
import no.dognbok.query.stay.StayRecord;

/**
 * How the judgement of a stay became what it is: after each commit that can have changed it, all
 * judged as of one moment.
 *
 * @param stay all that the asker may see of it
 * @param steps in the order of the log
 * @param basis what the last of them rests on
 */
public record Course(StayRecord stay, List<Step> steps, Basis basis) {

  public Course {
    steps = List.copyOf(steps);
  }

  /**
   * A commit, and what came of it.
   *
   * @param news what it told that can matter to the stay; never nothing
   * @param before what the judgement was without it
   * @param after what it was with it
   */
  public record Step(List<News> news, Outcome before, Outcome after) {

    public Step {
      news = List.copyOf(news);
    }

    public long position() {
      return news.getFirst().position();
    }

    public Instant recordedAt() {
      return news.getFirst().recordedAt();
    }

    /** Whether it told of the stay itself, or of a dispute about it. */
    boolean isToldOfIt() {
      return news.stream().anyMatch(one -> !(one instanceof News.Around));
    }

    /** What the judgement says differently since then. */
    public List<Difference> differences() {
      return Difference.between(before, after);
    }
  }

  /** What the judgement is in the end. */
  public Outcome outcome() {
    return steps.isEmpty() ? Outcome.NOTHING : steps.getLast().after();
  }
}
