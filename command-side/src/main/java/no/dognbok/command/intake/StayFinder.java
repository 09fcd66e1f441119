package no.dognbok.command.intake;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import no.dognbok.command.reference.Addresses;
import no.dognbok.command.stay.StayCommand;
import no.dognbok.events.Address;
import no.dognbok.events.ReferenceEvent.AddressMapped;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.identity.Pseudonyms;
import no.dognbok.log.EventLog;
import no.dognbok.log.PatientClaims;

/**
 * Finds the stay that a telling belongs to: the one that it names, that of the message it refers
 * to, or the patient's by when it happened.
 */
final class StayFinder {

  private final KnownMessages messages;
  private final Pseudonyms pseudonyms;
  private final Addresses addresses;
  private final PatientStays patientStays;
  private final PatientClaims patientClaims;
  private final EarlyReceipts early;

  StayFinder(EventLog log, Pseudonyms pseudonyms, KnownMessages messages, EarlyReceipts early) {
    this.messages = messages;
    this.pseudonyms = pseudonyms;
    this.addresses = new Addresses(log);
    this.patientStays = new PatientStays(log);
    this.patientClaims = new PatientClaims(log);
    this.early = early;
  }

  /**
   * Where a telling goes.
   *
   * @param stream of the stay; one of its own for a receipt that comes before its message
   * @param claims that its commit takes besides that of the message
   */
  record Place(String stream, Set<String> claims) {}

  /**
   * Where this goes: a stay that is known, or a new one.
   *
   * @throws Refusal where it cannot be placed, or belongs to another patient
   */
  Place place(Telling telling) {
    List<String> prefixes = prefixes(telling);
    // The numbers before the stays: whoever opens one after this has been read takes a number that
    // is claimed here, and this reads again.
    List<String> next = prefixes.stream().map(patientClaims::next).toList();
    Optional<String> told = told(telling);
    if (told.isEmpty() && comesBeforeItsMessage(telling)) {
      return new Place(EarlyReceipts.stream(), early.next(EarlyReceipts.claimsOf(telling)));
    }
    if (told.isEmpty()) {
      refuseUnplaceable(telling, prefixes);
    }
    Optional<String> stream =
        told.or(() -> Placement.of(telling.events().getLast(), patientStays.under(prefixes)));
    Set<String> claims = new LinkedHashSet<>(awaits(telling));
    boolean isNewToThePatient =
        told.map(known -> !patientStays.streams(prefixes).contains(known))
            .orElseGet(stream::isEmpty); // what was placed among them is one of them
    if (isNewToThePatient) {
      claims.addAll(next);
    }
    return new Place(stream.orElseGet(() -> StayCommand.stream(UUID.randomUUID())), claims);
  }

  private static boolean comesBeforeItsMessage(Telling telling) {
    return telling.earlier() != null && telling.earlier().weight() == Telling.Weight.ONLY_LATER;
  }

  /** What a change or cancellation that comes first claims, so that its message finds the stay. */
  private List<String> awaits(Telling telling) {
    Telling.Earlier earlier = telling.earlier();
    if (earlier == null
        || earlier.weight() != Telling.Weight.LEADS
        || messages.find(alsoAwaited(earlier.claims())).isPresent()) {
      return List.of();
    }
    return earlier.claims().stream().map(Telling::awaited).toList();
  }

  /** Whether one of these is a hospital, as the address map has it. */
  boolean isHospital(List<Address> given) {
    return given.stream()
        .flatMap(address -> addresses.find(address).stream())
        .anyMatch(mapped -> mapped.trust() != null);
  }

  /** The stay that the telling leads to by itself, whenever it happened. */
  private Optional<String> told(Telling telling) {
    if (telling.stay() != null) {
      return Optional.of(ofThisPatient(telling, StayCommand.stream(telling.stay())));
    }
    Telling.Earlier earlier = telling.earlier();
    return stayOf(earlier == null ? List.of() : alsoAwaited(earlier.claims()))
        .map(stream -> ofThisPatient(telling, stream))
        .or(() -> awaiting(telling));
  }

  /** The stay of a message that came before this one and refers to it. */
  private Optional<String> awaiting(Telling telling) {
    return stayOf(telling.claims().stream().map(Telling::awaited).toList())
        .filter(stream -> !isAnotherPatients(telling, stream));
  }

  private static List<String> alsoAwaited(List<String> claims) {
    return claims.stream().flatMap(claim -> Stream.of(claim, Telling.awaited(claim))).toList();
  }

  private Optional<String> stayOf(List<String> claims) {
    return messages.find(claims).flatMap(claim -> patientClaims.stayOf(claim.position()));
  }

  private static void refuseUnplaceable(Telling telling, List<String> prefixes) {
    if (telling.earlier() != null && telling.earlier().weight() == Telling.Weight.ONLY) {
      throw new Refusal(
          Code.RECEIPT_OF_UNKNOWN_MESSAGE,
          "the ledger has not got the message that this receipt is for, and by its type is not"
              + " waiting for it");
    }
    if (prefixes.isEmpty()) {
      throw new Refusal(
          Code.NEITHER_PATIENT_NOR_STAY,
          "the message names neither a patient, by a national identity number, nor a stay");
    }
  }

  /** A slip in a reference must not put one patient's news into another's stay. */
  private String ofThisPatient(Telling telling, String stream) {
    if (isAnotherPatients(telling, stream)) {
      throw new Refusal(
          Code.REFERS_TO_ANOTHER_PATIENT,
          telling.stay() == null
              ? "the message that this one refers to is about another patient; refer to a message"
                  + " about this patient, or to none"
              : "the stay that the line names is another patient's; name a stay of this patient, or"
                  + " a new one");
    }
    return stream;
  }

  private boolean isAnotherPatients(Telling telling, String stream) {
    if (telling.patient() == null) {
      return false;
    }
    Set<String> patients = patientStays.patientsOf(stream);
    return !patients.isEmpty()
        && pseudonyms.all(telling.patient()).stream().noneMatch(patients::contains);
  }

  /**
   * Where the patient's stays are claimed: under every address of the trust, and every pseudonym;
   * the newest pseudonym first.
   */
  private List<String> prefixes(Telling telling) {
    if (telling.patient() == null) {
      return List.of();
    }
    List<String> prefixes = new ArrayList<>();
    for (String trust : trusts(telling.hospitals())) {
      for (String pseudonym : pseudonyms.all(telling.patient())) {
        prefixes.add(PatientClaims.prefix(trust, pseudonym));
      }
    }
    return prefixes;
  }

  private Set<String> trusts(List<Address> hospitals) {
    Set<String> trusts = new LinkedHashSet<>();
    for (Address hospital : hospitals) {
      trusts.add(hospital.toString());
      addresses
          .find(hospital)
          .map(AddressMapped::trust)
          .ifPresent(trust -> trusts.add(trust.toString()));
    }
    return trusts;
  }
}
