package no.dognbok.query.changes;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What changed after a position, in the order of the log.
 *
 * @param changes those that the asker may see, whole commits
 * @param after the position that was asked from
 * @param next the position to ask from next time; it moves on over what the asker may not see, too
 * @param more whether there may be more after {@code next} already
 * @param simulated whether everything in this ledger is made up; not shown where it is not
 */
record ChangesPage(
    List<Change> changes,
    long after,
    long next,
    boolean more,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean simulated) {

  /** The same, asked from another position on. */
  ChangesPage after(long other) {
    return new ChangesPage(changes, other, next, more, simulated);
  }
}
