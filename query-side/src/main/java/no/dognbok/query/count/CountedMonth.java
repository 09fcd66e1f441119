package no.dognbok.query.count;

import java.time.YearMonth;
import no.dognbok.events.Address;
import no.dognbok.events.CountEvent;
import no.dognbok.events.Municipality;
import no.dognbok.query.scope.Scope;

/**
 * A month between two parties.
 *
 * @param trust helseforetaket
 * @param municipality kommunen
 * @param month of the days
 */
public record CountedMonth(Address trust, Municipality municipality, YearMonth month) {

  /** What its counts are called, without the kind of stream. */
  public String matter() {
    return CountEvent.matter(trust, municipality, month);
  }

  /** Whether a scope may see what was counted: the two parties, and an auditor. */
  boolean isSeen(Scope scope) {
    return scope.isParty(trust, municipality);
  }
}
