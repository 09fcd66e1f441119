package no.dognbok.query.stay;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.dognbok.events.Address;
import no.dognbok.identity.IdentityNumber;
import no.dognbok.identity.Pseudonyms;
import no.dognbok.log.EventLog;
import no.dognbok.log.PatientClaims;
import no.dognbok.query.law.Directory;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.surroundings.SurroundingsView;

/**
 * Finds a patient's stays by national identity number. The number is hashed in memory; nothing of
 * it is stored or logged, also not that somebody asked.
 */
public final class StayLookup {

  private final PatientClaims claims;
  private final Pseudonyms pseudonyms;
  private final SurroundingsView surroundings;
  private final Stays stays;

  public StayLookup(
      EventLog log, Pseudonyms pseudonyms, SurroundingsView surroundings, Stays stays) {
    this.claims = new PatientClaims(log);
    this.pseudonyms = pseudonyms;
    this.surroundings = surroundings;
    this.stays = stays;
  }

  /**
   * The ids of the patient's stays, in the trusts that the scope can have stays in; whether it may
   * see each is asked for elsewhere.
   */
  List<UUID> find(IdentityNumber number, Scope scope) {
    List<String> patients = pseudonyms.all(number);
    return trusts(scope).stream()
        .flatMap(trust ->
            patients.stream()
                .flatMap(patient -> claims.stays(PatientClaims.prefix(trust, patient))))
        .distinct()
        .map(stream -> UUID.fromString(stream.substring(Stays.STREAM.length())))
        .toList();
  }

  /**
   * Every address under which stays can have been claimed: a trust's own, and those that are mapped
   * to it; for others also those that nobody has mapped yet.
   */
  private Set<String> trusts(Scope scope) {
    Directory directory = surroundings.now().directory();
    Stream<Address> mapped =
        directory.entries().stream()
            .filter(entry -> entry.trust() != null)
            .filter(entry ->
                !(scope instanceof Scope.Trust asker) || asker.organisation().equals(entry.trust()))
            .flatMap(entry -> Stream.of(entry.address(), entry.organisation(), entry.trust()))
            .flatMap(Stream::ofNullable);
    Stream<Address> unmapped = scope instanceof Scope.Trust ? Stream.of() : unmapped(directory);
    return Stream.concat(mapped, unmapped)
        .map(Address::toString)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private Stream<Address> unmapped(Directory directory) {
    return stays.senders().stream().filter(address -> !directory.knows(address));
  }
}
