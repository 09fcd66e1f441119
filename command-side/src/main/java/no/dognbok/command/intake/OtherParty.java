package no.dognbok.command.intake;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.dognbok.command.reference.Addresses;
import no.dognbok.events.Address;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.events.StayEvent.ForceMajeureAgreed;
import no.dognbok.log.EventLog;

/** An agreement (Retn. 1, 3.1 b) is one with somebody else. */
final class OtherParty {

  private final Addresses addresses;

  OtherParty(EventLog log) {
    this.addresses = new Addresses(log);
  }

  /**
   * Sees that an agreement is not one of the teller with itself, by whichever of its addresses.
   *
   * @throws Refusal where it is
   */
  void check(ForceMajeureAgreed agreed) {
    Set<Address> itself = behind(agreed.told().by());
    itself.retainAll(behind(agreed.agreedWith()));
    if (!itself.isEmpty()) {
      throw new Refusal(
          Code.INVALID_VALUE,
          "'%s' is not valid in 'agreedWith': it stands for yourself; expected the other party of the stay"
              .formatted(agreed.agreedWith().value()),
          Map.of("field", "agreedWith"));
    }
  }

  /** The address, and who stands behind it. */
  private Set<Address> behind(Address address) {
    Set<Address> behind = new HashSet<>(Set.of(address));
    addresses
        .find(address)
        .ifPresent(mapped -> {
          behind.add(mapped.organisation());
          Optional.ofNullable(mapped.trust()).ifPresent(behind::add);
          Optional.ofNullable(mapped.municipality()).map(Address::of).ifPresent(behind::add);
        });
    return behind;
  }
}
