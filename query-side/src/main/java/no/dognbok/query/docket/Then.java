package no.dognbok.query.docket;

import java.util.Set;
import no.dognbok.query.law.LookUp;
import no.dognbok.query.law.Surroundings;
import no.dognbok.query.stay.When;

/**
 * A moment that is asked about, beside what the docket is written by.
 *
 * @param when what had happened, and was known
 * @param around what was known around the stays then
 * @param differing look-ups that had another answer then
 */
record Then(When when, Surroundings around, Set<LookUp> differing) {

  /** Whether there was anything of the stay then. */
  boolean knew(Docketed line) {
    return !line.span().isAfter(when);
  }

  /** Whether the line was the same then: it rests on the same events and the same look-ups. */
  boolean isAsNow(Docketed line) {
    return line.span().isBefore(when) && !isAnsweredOtherwise(line);
  }

  /** Whether something that was looked up for the line had another answer then. */
  boolean isAnsweredOtherwise(Docketed line) {
    return line.restsOn(differing);
  }
}
