package no.dognbok.command.matter;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import no.dognbok.command.reference.Addresses;
import no.dognbok.events.Address;
import no.dognbok.events.DisputeParty;
import no.dognbok.events.Municipality;
import no.dognbok.events.ReferenceEvent.AddressMapped;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.log.EventLog;
import org.jspecify.annotations.Nullable;

/** Finds out whom a teller stands for, by the ledger's address map. */
public final class PartyFinder {

  private final Addresses addresses;

  public PartyFinder(EventLog log) {
    this.addresses = new Addresses(log);
  }

  /** What an address stands for. */
  public Optional<AddressMapped> find(Address address) {
    return addresses.find(address);
  }

  /** A hospital stands for its trust. */
  public Optional<Address> trust(Address given) {
    return find(given).map(AddressMapped::trust);
  }

  /**
   * The trust that a request names, be it by one of its hospitals.
   *
   * @throws Refusal where it is none
   */
  public Address trustNamed(Address given) {
    return trust(given)
        .orElseThrow(() ->
            new Refusal(
                Code.INVALID_VALUE,
                "'%s' is not valid in 'trust': expected a hospital trust in the ledger's address map"
                    .formatted(given.value()),
                Map.of("field", "trust")));
  }

  /**
   * The two parties, with the one that the teller is.
   *
   * @param stranger says why somebody else may not tell
   * @throws Refusal where the teller is neither of them
   */
  public Parties parties(
      Address teller, Address trust, Municipality municipality, Supplier<Refusal> stranger) {
    @Nullable AddressMapped mapped = find(teller).orElse(null);
    if (mapped != null && trust.equals(mapped.trust())) {
      return new Parties(trust, municipality, DisputeParty.TRUST);
    }
    if (mapped != null && municipality.equals(mapped.municipality())) {
      return new Parties(trust, municipality, DisputeParty.MUNICIPALITY);
    }
    throw stranger.get();
  }
}
