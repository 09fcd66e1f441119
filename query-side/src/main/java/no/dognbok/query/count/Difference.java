package no.dognbok.query.count;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import no.dognbok.events.CountSide;

/**
 * Days in a row over which a list and the ledger differ, for one likely cause.
 *
 * @param side whose list
 * @param kind how they differ
 * @param from first of the days
 * @param to last of the days
 * @param cause why, likely
 */
record Difference(CountSide side, Kind kind, LocalDate from, LocalDate to, Cause cause) {

  /** How a list and the ledger differ. */
  enum Kind {
    /** The list has the day, and for the ledger it is none to be paid in this month. */
    NOT_IN_LEDGER,
    /** The ledger has the day, and the list has not. */
    NOT_IN_LIST,
    /** The list has the day more than once. */
    TWICE
  }

  int days() {
    return Math.toIntExact(ChronoUnit.DAYS.between(from, to) + 1);
  }

  /** Whether it is the same, of the day after. */
  private boolean goesOnWith(Difference next) {
    return side == next.side
        && kind == next.kind
        && cause == next.cause
        && next.from.equals(to.plusDays(1));
  }

  /** Days in order, put together where they follow each other. */
  static List<Difference> together(List<Difference> days) {
    List<Difference> together = new ArrayList<>();
    for (Difference day : days) {
      if (!together.isEmpty() && together.getLast().goesOnWith(day)) {
        Difference begun = together.removeLast();
        together.add(new Difference(day.side, day.kind, begun.from, day.to, day.cause));
      } else {
        together.add(day);
      }
    }
    return together;
  }
}
