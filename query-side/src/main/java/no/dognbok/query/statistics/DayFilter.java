package no.dognbok.query.statistics;

import no.dognbok.events.Address;
import no.dognbok.events.CareType;
import no.dognbok.events.Municipality;
import no.dognbok.query.docket.WaitedStay;
import no.dognbok.query.law.Waited.Entry;
import no.dognbok.query.law.Waited.Kind;
import no.dognbok.query.scope.Scope;
import org.jspecify.annotations.Nullable;

/**
 * Which days of readiness; what is absent does not matter.
 *
 * @param trust that bills
 * @param municipality that pays
 * @param hospital that bills, by organisation or address
 * @param careType what is treated
 */
record DayFilter(
    @Nullable Address trust,
    @Nullable Municipality municipality,
    @Nullable Address hospital,
    @Nullable CareType careType) {

  /** Everything. */
  static final DayFilter ALL = new DayFilter(null, null, null, null);

  /** Whether something of a stay is asked for, and is the asker's own. */
  boolean include(Entry entry, WaitedStay stay, Scope scope, Places places) {
    return (municipality == null || municipality.equals(entry.payer()))
        && (trust == null || bills(trust, entry, places))
        && (hospital == null
            || hospital.equals(entry.hospital())
            || hospital.equals(places.organisation(entry.hospital())))
        && (careType == null || careType == stay.tally().careType())
        && isOf(scope, entry, places)
        && (stay.seen() || entry.kind() == Kind.PAYABLE);
  }

  /** A trust has the days that it bills for, a municipality those that it pays for. */
  private static boolean isOf(Scope scope, Entry entry, Places places) {
    return switch (scope) {
      case Scope.Auditor _ -> true;
      case Scope.Trust asker -> bills(asker.organisation(), entry, places);
      case Scope.OfMunicipality asker -> asker.municipality().equals(entry.payer());
    };
  }

  private static boolean bills(Address trust, Entry entry, Places places) {
    return trust.equals(entry.hospital()) || trust.equals(places.trust(entry.hospital()));
  }
}
