package no.dognbok.command.reference;

import java.util.Optional;
import no.dognbok.events.Address;
import no.dognbok.events.ReferenceEvent.AddressMapped;
import no.dognbok.log.EventJson;
import no.dognbok.log.EventLog;

/** What an address stands for right now, read from its own stream. */
public final class Addresses {

  private final EventLog log;

  public Addresses(EventLog log) {
    this.log = log;
  }

  static String stream(Address address) {
    return "reference/address/" + address;
  }

  public Optional<AddressMapped> find(Address address) {
    return log.lastEvent(stream(address)).map(EventJson::read).map(AddressMapped.class::cast);
  }
}
