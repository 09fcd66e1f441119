package no.dognbok.query.stay;

import java.util.Set;
import no.dognbok.events.Address;
import no.dognbok.events.Municipality;
import no.dognbok.query.scope.Scope;

/**
 * Who sees all of a stay: what {@link Visibility#isWhollyVisible} says to each scope.
 *
 * @param trusts that do, auditors aside
 * @param municipalities that do
 */
public record Viewers(Set<Address> trusts, Set<Municipality> municipalities) {

  public Viewers {
    trusts = Set.copyOf(trusts);
    municipalities = Set.copyOf(municipalities);
  }

  /** Whether a scope is one of them. */
  public boolean include(Scope scope) {
    return switch (scope) {
      case Scope.Auditor _ -> true;
      case Scope.Trust trust -> trusts.contains(trust.organisation());
      case Scope.OfMunicipality asker -> municipalities.contains(asker.municipality());
    };
  }
}
