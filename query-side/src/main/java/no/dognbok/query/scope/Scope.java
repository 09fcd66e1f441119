package no.dognbok.query.scope;

import no.dognbok.events.Address;
import no.dognbok.events.Municipality;

/** Who asks. Every question takes one; there is no way to ask without. */
public sealed interface Scope {

  /** A hospital trust: sees the stays in its hospitals. */
  record Trust(Address organisation) implements Scope {}

  /**
   * A municipality: sees a stay from the moment a § 8 or § 10 notice of it went to it, and keeps
   * what it had been sent.
   */
  record OfMunicipality(Municipality municipality) implements Scope {}

  /** An auditor: sees everything, and is set up as one. */
  record Auditor(Address organisation) implements Scope {}

  /**
   * Whether what is between a trust and a municipality is the asker's: theirs, and an auditor's.
   */
  default boolean isParty(Address trust, Municipality municipality) {
    return switch (this) {
      case Auditor _ -> true;
      case Trust asker -> asker.organisation().equals(trust);
      case OfMunicipality asker -> asker.municipality().equals(municipality);
    };
  }
}
