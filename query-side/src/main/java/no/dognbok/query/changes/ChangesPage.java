package no.dognbok.query.changes;

import java.util.List;

/**
 * What changed after a position, in the order of the log.
 *
 * @param changes those that the asker may see, whole commits
 * @param after the position that was asked from
 * @param next the position to ask from next time; it moves on over what the asker may not see, too
 * @param more whether there may be more after {@code next} already
 */
record ChangesPage(List<Change> changes, long after, long next, boolean more) {}
