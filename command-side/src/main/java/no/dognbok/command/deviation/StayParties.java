package no.dognbok.command.deviation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.dognbok.command.matter.PartyFinder;
import no.dognbok.command.stay.StayCommand;
import no.dognbok.events.Address;
import no.dognbok.events.Municipality;
import no.dognbok.events.ReferenceEvent.AddressMapped;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.FactCorrected;
import no.dognbok.events.StayEvent.MovedWhileWaiting;
import no.dognbok.events.StayEvent.PatientAdmitted;
import no.dognbok.events.StayEvent.ResidenceCorrected;
import no.dognbok.log.EventJson;
import no.dognbok.log.EventLog;

/**
 * Sees whether a stay is one between two parties, by what the log holds of it: nobody can lay hand
 * on another's deviation before its parties have spoken of it.
 */
final class StayParties {

  private static final int EVENTS = 10_000;

  private final EventLog log;
  private final PartyFinder finder;

  StayParties(EventLog log, PartyFinder finder) {
    this.log = log;
    this.finder = finder;
  }

  /**
   * Lets pass a stay in which both have a part.
   *
   * @throws Refusal where there is none
   */
  void require(UUID stay, Address trust, Municipality municipality) {
    List<StayEvent> events =
        log.stream(StayCommand.stream(stay), 0, EVENTS).stream()
            .map(stored -> (StayEvent) EventJson.read(stored))
            .toList();
    List<AddressMapped> mapped =
        events.stream()
            .flatMap(StayParties::addresses)
            .distinct()
            .flatMap(address -> finder.find(address).stream())
            .toList();
    boolean ofTrust = mapped.stream().anyMatch(one -> trust.equals(one.trust()));
    boolean ofMunicipality =
        mapped.stream().anyMatch(one -> municipality.equals(one.municipality()))
            || events.stream().flatMap(StayParties::stated).anyMatch(municipality::equals);
    if (!ofTrust || !ofMunicipality) {
      throw new Refusal(
          Code.NO_SUCH_STAY,
          "there is no stay %s in which this hospital trust and municipality %s both have a part"
              .formatted(stay, municipality),
          Map.of("field", "stay"));
    }
  }

  private static Stream<Address> addresses(StayEvent event) {
    return Stream.of(
            Optional.of(event.told().by()),
            Optional.ofNullable(event.told().from()),
            Optional.ofNullable(event.told().to()),
            Optional.ofNullable(event instanceof MovedWhileWaiting moved ? moved.hospital() : null))
        .flatMap(Optional::stream);
  }

  /** The municipalities that an event names, by number. */
  private static Set<Municipality> named(StayEvent event) {
    return switch (event) {
      case PatientAdmitted admitted ->
          Stream.ofNullable(admitted.municipality()).collect(Collectors.toSet());
      case ResidenceCorrected residence -> Set.of(residence.municipality());
      case FactCorrected fact when fact.field().equals("municipality") ->
          Stream.ofNullable(fact.newValue()).map(Municipality::new).collect(Collectors.toSet());
      default -> Set.of();
    };
  }

  private static Stream<Municipality> stated(StayEvent event) {
    Address to = event.told().to();
    Stream<Municipality> addressee =
        to != null && to.scheme() == Address.Scheme.MUNICIPALITY
            ? Stream.of(new Municipality(to.value()))
            : Stream.empty();
    return Stream.concat(addressee, named(event).stream());
  }
}
