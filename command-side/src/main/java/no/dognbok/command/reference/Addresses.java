package no.dognbok.command.reference;

import java.util.List;
import java.util.Optional;
import no.dognbok.events.Address;
import no.dognbok.events.ReferenceEvent.AddressMapped;
import no.dognbok.log.EventJson;
import no.dognbok.log.EventLog;
import no.dognbok.log.StoredEvent;

/** What an address stands for right now, read from its own stream. */
public final class Addresses {

  private static final int MANY = 1_000;

  private final EventLog log;

  public Addresses(EventLog log) {
    this.log = log;
  }

  static String stream(Address address) {
    return "reference/address/" + address;
  }

  public Optional<AddressMapped> find(Address address) {
    String stream = stream(address);
    long last = log.lastSequence(stream).orElse(-1);
    List<StoredEvent> events = last < 0 ? List.of() : log.stream(stream, last, MANY);
    return events.isEmpty()
        ? Optional.empty()
        : Optional.of((AddressMapped) EventJson.read(events.getLast()));
  }
}
