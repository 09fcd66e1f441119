package no.dognbok.exchange;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A row of a count from outside: a stay, or part of one, as a party has counted it.
 *
 * @param line of the list as it was handed in, from 1
 * @param reference the party's own of the stay
 * @param stay the ledger's id of it, where the party named it
 * @param from first day that it counts, in Norway
 * @param to last day that it counts
 */
public record CountedStay(
    int line, @Nullable String reference, @Nullable UUID stay, LocalDate from, LocalDate to) {

  /**
   * A row.
   *
   * @throws IllegalArgumentException where it names no stay, or ends before it begins
   */
  public CountedStay {
    if (reference == null && stay == null) {
      throw new IllegalArgumentException("a row names a stay");
    }
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("a row ends no earlier than it begins");
    }
  }

  /** How many days it counts: the first and the last are two of them. */
  public int days() {
    return Math.toIntExact(ChronoUnit.DAYS.between(from, to) + 1);
  }

  public Stream<LocalDate> dates() {
    return from.datesUntil(to.plusDays(1));
  }

  /** The same as the party names it: by its own reference, else by the ledger's id. */
  public String name() {
    return Optional.ofNullable(reference).orElseGet(() -> String.valueOf(stay));
  }
}
