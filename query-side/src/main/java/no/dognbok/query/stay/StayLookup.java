package no.dognbok.query.stay;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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

  public StayLookup(EventLog log, Pseudonyms pseudonyms, SurroundingsView surroundings) {
    this.claims = new PatientClaims(log);
    this.pseudonyms = pseudonyms;
    this.surroundings = surroundings;
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
        .map(stream -> UUID.fromString(stream.substring("stay/".length())))
        .toList();
  }

  /**
   * Every address under which a trust can have claimed stays: its own, and those that are mapped to
   * it.
   */
  private Set<String> trusts(Scope scope) {
    Directory directory = surroundings.now().directory();
    Set<String> trusts = new LinkedHashSet<>();
    directory.entries().stream()
        .filter(entry -> entry.trust() != null)
        .filter(entry ->
            !(scope instanceof Scope.Trust asker) || asker.organisation().equals(entry.trust()))
        .flatMap(entry -> Stream.of(entry.address(), entry.organisation(), entry.trust()))
        .flatMap(Stream::ofNullable)
        .map(Address::toString)
        .forEach(trusts::add);
    return trusts;
  }
}
