package no.dognbok.query.worklist;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import no.dognbok.events.Municipality;
import org.jspecify.annotations.Nullable;

/** In which order what is owed is shown; what is equal by it, by stay and obligation. */
public enum SortedBy {
  /**
   * What is overdue and can still change a day, or is newly due, the longest overdue at the top;
   * then what is not due yet; then what has long been overdue and changes nothing any more, the
   * newest first.
   */
  URGENT(
      Comparator.comparing((Worklist.Owed owed) -> owed.backlog() ? 2 : owed.overdue() ? 0 : 1)
          .thenComparing(SortedBy::dueOldestFirstUnlessBacklog)),
  /** What is due first. */
  DUE(Comparator.comparing(owed -> orLast(owed.duty().due()))),
  /** What has been owed longest. */
  SINCE(Comparator.comparing(owed -> orLast(owed.duty().since()))),
  /** By the municipality's number. */
  MUNICIPALITY(
      Comparator.comparing(owed -> {
        Municipality municipality = owed.municipality();
        return municipality == null ? "" : municipality.number();
      })),
  /** What belongs to one stay together. */
  STAY(Comparator.comparing(owed -> owed.line().stay()));

  private final Comparator<Worklist.Owed> order;

  SortedBy(Comparator<Worklist.Owed> order) {
    this.order = order;
  }

  private static long dueOldestFirstUnlessBacklog(Worklist.Owed owed) {
    Instant due = owed.duty().due();
    long seconds = due == null ? Long.MAX_VALUE : due.getEpochSecond();
    return owed.backlog() ? -seconds : seconds;
  }

  private static Instant orLast(@Nullable Instant moment) {
    return Objects.requireNonNullElse(moment, Instant.MAX);
  }

  Comparator<Worklist.Owed> comparator() {
    return order
        .thenComparing(owed -> owed.line().stay())
        .thenComparing(owed -> owed.duty().obligation())
        .thenComparing(owed -> orLast(owed.duty().since()));
  }
}
