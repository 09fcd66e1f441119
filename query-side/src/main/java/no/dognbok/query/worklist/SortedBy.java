package no.dognbok.query.worklist;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import no.dognbok.events.Municipality;
import org.jspecify.annotations.Nullable;

/**
 * In which order things are shown; what is equal by it, by stay and obligation. What has no time
 * comes last where times decide.
 */
public enum SortedBy {
  /**
   * What is overdue and can still change a day, or is newly due, the longest overdue at the top;
   * then what is not due yet; then what has long been overdue and changes nothing any more, the
   * newest first.
   */
  URGENT(
      Comparator.comparingInt((Worklist.ToDo one) -> one.backlog() ? 2 : one.overdue() ? 0 : 1)
          .thenComparingLong(SortedBy::dueOldestFirstUnlessBacklog)),
  /** What is due first. */
  DUE(Comparator.comparing(one -> orLast(one.due()))),
  /** What has been owed longest. */
  SINCE(Comparator.comparing(one -> orLast(one.since()))),
  /** By the municipality's number. */
  MUNICIPALITY(
      Comparator.comparing(one -> {
        Municipality municipality = one.municipality();
        return municipality == null ? "" : municipality.number();
      })),
  /** What belongs to one stay together. */
  STAY(Comparator.comparing(one -> one.line().stay()));

  private final Comparator<Worklist.ToDo> order;

  SortedBy(Comparator<Worklist.ToDo> order) {
    this.order = order;
  }

  private static long dueOldestFirstUnlessBacklog(Worklist.ToDo one) {
    Instant due = one.due();
    long seconds = due == null ? Long.MAX_VALUE : due.getEpochSecond();
    return one.backlog() ? -seconds : seconds;
  }

  private static Instant orLast(@Nullable Instant moment) {
    return Objects.requireNonNullElse(moment, Instant.MAX);
  }

  /** A stay that is there for its own sake has no time, and is the only thing of its stay. */
  Comparator<Worklist.ToDo> comparator() {
    return order
        .thenComparing(one -> one.line().stay())
        .thenComparingInt(one -> one.duty() == null ? -1 : one.duty().obligation().ordinal())
        .thenComparing(one -> orLast(one.since()));
  }
}
