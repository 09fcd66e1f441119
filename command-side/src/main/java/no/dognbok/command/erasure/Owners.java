package no.dognbok.command.erasure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import no.dognbok.command.reference.Addresses;
import no.dognbok.command.reference.Setters;
import no.dognbok.events.Address;
import no.dognbok.events.Municipality;
import no.dognbok.events.ReferenceEvent.AddressMapped;
import no.dognbok.events.StayEvent;
import no.dognbok.identity.Caller;
import no.dognbok.log.EventJson;
import no.dognbok.log.EventLog;
import no.dognbok.log.StoredEvent;
import no.dognbok.notes.Note;

/**
 * Whose something is to erase: a stay is its hospital trust's, a note is its writer's, and all is
 * an auditor's.
 */
final class Owners {

  private final Addresses addresses;
  private final boolean auditor;
  private final Address caller;
  private final Optional<Address> trust;
  private final Map<Address, Optional<AddressMapped>> known = new HashMap<>();

  Owners(EventLog log, Setters setters, Caller caller) {
    this.addresses = new Addresses(log);
    this.auditor = setters.isAuditor(caller);
    this.caller = caller.asker();
    this.trust = setters.trustOf(caller);
  }

  private Optional<AddressMapped> find(Address address) {
    return known.computeIfAbsent(address, addresses::find);
  }

  /** Whether the caller may erase the identity of a stay, or of a receipt by itself. */
  boolean ownsStay(List<StoredEvent> stream) {
    return auditor
        || stream.stream()
            .map(stored -> (StayEvent) EventJson.read(stored))
            .filter(event -> !(event instanceof StayEvent.IdentityErased))
            .flatMap(Owners::hospitals)
            .anyMatch(this::isOfTrust);
  }

  /** A receipt is sent to a hospital; all else of a stay that is the trust's comes from one. */
  private static Stream<Address> hospitals(StayEvent event) {
    return Stream.of(
            event.told().by(),
            event.told().from(),
            event instanceof StayEvent.ReceiptReceived ? event.told().to() : null)
        .filter(Objects::nonNull);
  }

  private boolean isOfTrust(Address address) {
    return trust.isPresent()
        && (trust.get().equals(address) || find(address).map(AddressMapped::trust).equals(trust));
  }

  /** Whether the caller, or another part of the same organisation, wrote a note. */
  boolean owns(Note note) {
    return wrote(note.by());
  }

  boolean wrote(Address writer) {
    if (auditor || writer.equals(caller) || isOfTrust(writer)) {
      return true;
    }
    Optional<Municipality> own = find(caller).map(AddressMapped::municipality);
    return own.isPresent() && find(writer).map(AddressMapped::municipality).equals(own);
  }

  /** Whether the caller is one of those whose matter a note is. */
  boolean reads(Note note) {
    return owns(note)
        || trust.filter(note.readers()::contains).isPresent()
        || find(caller)
            .map(AddressMapped::municipality)
            .map(Address::of)
            .filter(note.readers()::contains)
            .isPresent();
  }
}
