package no.dognbok.query.scope;

import no.dognbok.events.Address;
import no.dognbok.events.Municipality;
import no.dognbok.query.law.Directory;

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
   * Whether an organisation is the asker's own: itself, a hospital of the trust, a service of the
   * municipality.
   *
   * @param directory what addresses stand for
   */
  default boolean isOwn(Address organisation, Directory directory) {
    return switch (this) {
      case Auditor asker -> organisation.equals(asker.organisation());
      case Trust asker ->
          organisation.equals(asker.organisation())
              || directory.trust(organisation).map(asker.organisation()::equals).orElse(false);
      case OfMunicipality asker ->
          directory.municipality(organisation).map(asker.municipality()::equals).orElse(false);
    };
  }

  /**
   * Whether a trust's or municipality's own words to itself may be shown, such as what it calls a
   * stay and by which system it told: what the asker's own organisation said, to an auditor all.
   */
  default boolean mayKnowInnerOf(Address organisation, Directory directory) {
    return this instanceof Auditor || isOwn(organisation, directory);
  }

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
