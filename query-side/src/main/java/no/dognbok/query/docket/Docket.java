package no.dognbok.query.docket;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import no.dognbok.events.Address;
import no.dognbok.events.Municipality;
import no.dognbok.query.law.LookUp;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.stay.StayRecord;
import no.dognbok.query.stay.When;

/**
 * The list of all stays, with what is kept of each one's judgement. A question over all stays is
 * answered as if all were judged for it, and only what changed is.
 */
public interface Docket {

  /**
   * The stays of which a scope sees all and in which something is open at a moment: a duty, what is
   * unsettled, an address that nobody has mapped.
   */
  List<Docketed> openNow(Scope scope, Instant asOf);

  /** The same with the knowledge of then: what was different then is judged for the question. */
  List<Docketed> open(Scope scope, When when);

  /** The stays for which something was looked up. */
  List<UUID> restingOn(LookUp lookUp);

  /** The stay of a line, as it was when the line was written. */
  StayRecord stay(Docketed line);

  /**
   * The stays that can have a day in a month between these two, and perhaps some more: what was
   * different then is not looked into.
   */
  List<StayRecord> withDays(YearMonth month, Address trust, Municipality municipality, When when);
}
