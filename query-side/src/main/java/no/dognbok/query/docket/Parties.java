package no.dognbok.query.docket;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import no.dognbok.events.Address;
import no.dognbok.events.Municipality;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.FactCorrected;
import no.dognbok.events.StayEvent.MovedWhileWaiting;
import no.dognbok.events.StayEvent.PatientAdmitted;
import no.dognbok.events.StayEvent.ResidenceCorrected;
import no.dognbok.events.StayEvent.TransferredWithinSpecialistCare;
import no.dognbok.query.law.Directory;

/**
 * Who can be a party to a day of a stay: everybody that anything told of it names, and whom they
 * stand for. Rather too many than too few.
 *
 * @param hospitals that can bill, and the trusts that own them
 * @param municipalities that can pay
 */
record Parties(Set<Address> hospitals, Set<Municipality> municipalities) {

  Parties {
    hospitals = Set.copyOf(hospitals);
    municipalities = Set.copyOf(municipalities);
  }

  static Parties of(List<StayEvent> events, Directory directory) {
    Set<Address> hospitals = new HashSet<>();
    Set<Municipality> municipalities = new HashSet<>();
    for (StayEvent event : events) {
      addresses(event)
          .filter(hospitals::add)
          .forEach(address -> {
            directory.trust(address).ifPresent(hospitals::add);
            directory.municipality(address).ifPresent(municipalities::add);
          });
      municipalities(event).forEach(municipalities::add);
    }
    return new Parties(hospitals, municipalities);
  }

  private static Stream<Address> addresses(StayEvent event) {
    Stream<Address> named =
        switch (event) {
          case MovedWhileWaiting moved -> Stream.of(moved.hospital());
          case TransferredWithinSpecialistCare transferred ->
              Stream.ofNullable(transferred.hospital());
          case FactCorrected fact ->
              Stream.ofNullable(fact.newValue())
                  .filter(value -> value.matches("(her|org|municipality):[0-9]{1,9}"))
                  .map(Address::parse);
          default -> Stream.empty();
        };
    return Stream.of(
            Stream.of(event.told().by()),
            Stream.ofNullable(event.told().from()),
            Stream.ofNullable(event.told().to()),
            named)
        .flatMap(found -> found);
  }

  private static Stream<Municipality> municipalities(StayEvent event) {
    return switch (event) {
      case PatientAdmitted admitted ->
          Stream.concat(
              Stream.ofNullable(admitted.municipality()),
              Stream.ofNullable(admitted.registeredIn()));
      case ResidenceCorrected residence -> Stream.of(residence.municipality());
      case FactCorrected fact ->
          Stream.ofNullable(fact.newValue())
              .filter(value -> value.matches("[0-9]{4}"))
              .map(Municipality::new);
      default -> Stream.empty();
    };
  }

  boolean include(Address trust, Municipality municipality) {
    return hospitals.contains(trust) && municipalities.contains(municipality);
  }
}
