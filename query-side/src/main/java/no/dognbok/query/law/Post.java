package no.dognbok.query.law;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.dognbok.events.Address;
import no.dognbok.events.Municipality;
import no.dognbok.events.StayEvent.ReceiptReceived;
import no.dognbok.events.Told;
import org.jspecify.annotations.Nullable;

/**
 * P13, P19: whom each message went to, and what its receipts say. A receipt counts only where it
 * comes from the organisation that the message was sent to.
 */
final class Post {

  private final Map<UUID, Told> messages = new HashMap<>();
  private final Map<UUID, List<Fact>> receipts = new HashMap<>();
  private final List<Doubt> doubts = new ArrayList<>();
  private final Residence residence;
  private final Directory directory;

  Post(List<Wordings> tellings, Residence residence, Directory directory) {
    this.residence = residence;
    this.directory = directory;
    tellings.stream().flatMap(telling -> telling.all().stream()).forEach(this::posted);
    tellings.stream()
        .map(Wordings::last)
        .filter(fact -> fact.event() instanceof ReceiptReceived)
        .sorted(ProcessOrder.COMPARATOR)
        .forEach(this::received);
  }

  /** Of the events of one message some name its addressee, others do not. */
  private void posted(Fact fact) {
    messages.merge(
        fact.told().message(), fact.told(), (one, other) -> one.to() == null ? other : one);
  }

  private void received(Fact receipt) {
    UUID of = ((ReceiptReceived) receipt.event()).of();
    Told message = messages.get(of);
    if (message == null) {
      return;
    }
    if (mayReceipt(receipt.told(), message)) {
      receipts.computeIfAbsent(of, _ -> new ArrayList<>()).add(receipt);
    } else {
      doubts.add(Doubt.of(Doubt.Code.TOLD_BY_ANOTHER, receipt));
    }
  }

  /** Whoever got a message; or a system that records both sides. */
  private boolean mayReceipt(Told receipt, Told message) {
    if (recordsBothSides(receipt, message)) {
      return true;
    }
    Address to = message.to();
    return to == null
        ? !isSame(receipt.by(), message.by())
        : isSame(receipt.by(), to) || isSame(receipt.from(), to);
  }

  private static boolean recordsBothSides(Told receipt, Told message) {
    return receipt.from() == null
        && (receipt.by().equals(Address.NOBODY) || receipt.by().equals(message.by()));
  }

  /** Whether two addresses stand for one organisation, one trust, or one municipality. */
  private boolean isSame(@Nullable Address one, Address other) {
    if (one == null) {
      return false;
    }
    Optional<Municipality> municipality = directory.municipality(one);
    return organisation(one).equals(organisation(other))
        || trust(one).equals(trust(other))
        || municipality.isPresent() && municipality.equals(directory.municipality(other));
  }

  /** The trust tells of what its hospital got. */
  private Address trust(Address address) {
    return directory.trust(address).orElse(address);
  }

  private Address organisation(Address address) {
    return directory.organisation(address).orElse(address);
  }

  /** The receipts of one message that count, in order. */
  List<Fact> receiptsOf(Fact message) {
    return receipts.getOrDefault(message.told().message(), List.of());
  }

  /**
   * P13: whether two wordings went to the same municipality; compared as addresses where nobody has
   * mapped them. What a municipality sends goes to the one hospital.
   */
  boolean wentToSame(Fact one, Fact other) {
    if (!StayFacts.isHospitals(one.event())) {
      return true;
    }
    Optional<Municipality> first = municipality(one);
    Optional<Municipality> second = municipality(other);
    if (first.isPresent() && second.isPresent()) {
      return first.equals(second);
    }
    if (one.told().to() != null && other.told().to() != null) {
      return one.told().to().equals(other.told().to());
    }
    return isUnmapped(one, first) || isUnmapped(other, second) || first.equals(second);
  }

  private static boolean isUnmapped(Fact message, Optional<Municipality> municipality) {
    return message.told().to() != null && municipality.isEmpty();
  }

  private Optional<Municipality> municipality(Fact message) {
    return residence.party(message.told().to(), message.at().instant(), directory);
  }

  /** What is in doubt about the receipts. */
  List<Doubt> doubts() {
    return doubts;
  }
}
