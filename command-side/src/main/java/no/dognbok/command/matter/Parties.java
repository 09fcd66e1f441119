package no.dognbok.command.matter;

import java.util.Set;
import no.dognbok.events.Address;
import no.dognbok.events.DisputeParty;
import no.dognbok.events.Municipality;

/**
 * The two parties of a matter, and as which of them somebody tells.
 *
 * @param trust helseforetaket
 * @param municipality kommunen
 * @param teller as which party
 */
public record Parties(Address trust, Municipality municipality, DisputeParty teller) {

  /** Whose matter it is. */
  Set<Address> readers() {
    return Set.of(trust, Address.of(municipality));
  }
}
