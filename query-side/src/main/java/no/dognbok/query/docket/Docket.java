package no.dognbok.query.docket;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.dognbok.events.Address;
import no.dognbok.events.Municipality;
import no.dognbok.query.law.Duty;
import no.dognbok.query.law.LookUp;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.stay.DisputesOfStays;
import no.dognbok.query.stay.StayRecord;
import no.dognbok.query.stay.When;
import org.jspecify.annotations.Nullable;

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

  /**
   * What is to be counted of the stays of which a scope sees all and in which a duty falls due in
   * some months.
   *
   * @param onlyBroken only those in which such a duty is broken, or will be where nobody fulfils it
   */
  List<Tallied> dueNow(Scope scope, Months months, boolean onlyBroken);

  /** The same with the knowledge of then: what was different then is judged for the question. */
  List<Tallied> due(Scope scope, Months months, boolean onlyBroken, When when);

  /**
   * The duties that are in the tallies of some stays, in the same order: each of these is judged
   * again.
   *
   * @param when the moment that the tallies are of; absent where they are of now
   */
  Map<UUID, List<Duty>> dutiesOf(List<Tallied> some, @Nullable When when);

  /**
   * What is counted, as of a moment, of the readiness of the stays that concern a scope and can
   * have some in some months; of others perhaps too.
   *
   * @param disputes about the stays: of which something was settled, that is judged with it
   */
  List<WaitedStay> waitedNow(Scope scope, Months months, Instant asOf, DisputesOfStays disputes);

  /** The same with the knowledge of then: what was different then is judged for the question. */
  List<WaitedStay> waited(Scope scope, Months months, When when, DisputesOfStays disputes);

  /**
   * The stays of which a scope sees all and of which something in some months is reported to the
   * patient register.
   */
  List<RegisteredStay> registeredNow(Scope scope, Months months);

  /** The same with the knowledge of then: what was different then is judged for the question. */
  List<RegisteredStay> registered(Scope scope, Months months, When when);

  /** Some of these, in the same order, as they were when their lines were written. */
  List<StayRecord> stays(List<RegisteredStay> some);

  /** The stays for which something was looked up. */
  List<UUID> restingOn(LookUp lookUp);

  /** The stay of a line, as it was when the line was written. */
  StayRecord stay(Docketed line);

  /**
   * The stays that can have a day in some months between these two, and perhaps some more: what was
   * different then is not looked into.
   */
  List<StayRecord> withDays(Months months, Address trust, Municipality municipality, When when);

  /** The same of one month. */
  default List<StayRecord> withDays(
      YearMonth month, Address trust, Municipality municipality, When when) {
    return withDays(Months.of(month, month), trust, municipality, when);
  }
}
