package no.dognbok.command.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.dognbok.command.Commands;
import no.dognbok.command.reference.Addresses;
import no.dognbok.command.stay.Stay;
import no.dognbok.command.stay.StayCommand;
import no.dognbok.command.stay.TellTogether;
import no.dognbok.events.Address;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.events.Told;
import no.dognbok.identity.Identity;
import no.dognbok.identity.Pseudonyms;
import no.dognbok.log.AppendRefused;
import no.dognbok.log.EventLog;
import no.dognbok.log.PatientClaims;
import no.dognbok.log.StoredCommit;
import no.dognbok.log.StoredEvent;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes what is told: knows a message again, finds the stay it belongs to or opens one, and has it
 * recorded. A message is recorded once, however often it comes and whoever races; what is refused
 * leaves nothing.
 */
@Component
final class Intake {

  private static final int ATTEMPTS = 50;

  private final EventLog log;
  private final Commands commands;
  private final Pseudonyms pseudonyms;
  private final Addresses addresses;
  private final PatientStays patientStays;
  private final PatientClaims patientClaims;

  Intake(EventLog log, Commands commands, Pseudonyms pseudonyms) {
    this.log = log;
    this.commands = commands;
    this.pseudonyms = pseudonyms;
    this.addresses = new Addresses(log);
    this.patientStays = new PatientStays(log);
    this.patientClaims = new PatientClaims(log);
  }

  /**
   * What a telling is answered with.
   *
   * @param stay stream of the stay that it was recorded in
   * @param position of the commit in the log
   * @param recordedAt when it was recorded
   * @param repeated whether it had been recorded before; then this is the first answer again
   * @param doubts what the ledger saw; empty for a repeated one
   */
  record Answer(
      String stay,
      long position,
      Instant recordedAt,
      boolean repeated,
      List<Told.RecordedDoubt> doubts) {}

  /**
   * Records a telling, or gives the first answer again.
   *
   * @throws Refusal where it cannot be placed, lies ahead, or uses another message's id
   */
  Answer take(Telling telling) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<Answer> before = known(telling);
      if (before.isPresent()) {
        return before.get();
      }
      try {
        return record(telling, place(telling));
      } catch (AppendRefused.ClaimTaken taken) {
        // Somebody took the message, or the next number of the patient's stays, meanwhile: read
        // again.
      }
    }
    throw new Refusal(
        Code.CONFLICT, "others told of the same patient all the time; send the message again");
  }

  /** The first answer to a message that is known. */
  private Optional<Answer> known(Telling telling) {
    return log.find(telling.claim())
        .map(claim -> {
          StoredCommit commit = log.commits(claim.position(), 1).getFirst();
          StoredEvent first = commit.events().getFirst();
          refuseAnotherMessage(telling, first, claim.position());
          return new Answer(
              String.valueOf(first.stream()),
              claim.position(),
              first.recordedAt(),
              true,
              List.of());
        });
  }

  /**
   * The same id and another content: the sender has used it twice. Where the identity is erased
   * nobody can tell.
   */
  private static void refuseAnotherMessage(Telling telling, StoredEvent stored, long position) {
    JsonNode metadata = JsonMapper.shared().readTree(stored.metadataOrNothing());
    JsonNode digest = metadata.get("digest");
    if (digest != null && !digest.asString().equals(telling.digest())) {
      throw new Refusal(
          Code.MESSAGE_ID_TAKEN,
          "message id '%s' of %s is taken by another message, at position %d; give each message an id of its own"
              .formatted(telling.messageId(), telling.sender(), position),
          Map.of("position", position));
    }
  }

  /**
   * Where a telling goes.
   *
   * @param stream of the stay
   * @param claims that its commit takes besides that of the message
   */
  private record Place(String stream, Set<String> claims) {}

  private Place place(Telling telling) {
    Set<String> claims = new LinkedHashSet<>();
    List<String> prefixes = prefixes(telling);
    Optional<String> stream = streamOf(telling, prefixes, claims);
    boolean isNew = stream.isEmpty() || isUnclaimed(telling, stream.get(), prefixes);
    if (isNew) {
      claims.addAll(prefixes.stream().map(patientClaims::next).toList());
    }
    return new Place(stream.orElseGet(() -> StayCommand.stream(UUID.randomUUID())), claims);
  }

  private Optional<String> streamOf(Telling telling, List<String> prefixes, Set<String> claims) {
    if (telling.stay() != null) {
      return Optional.of(StayCommand.stream(telling.stay()));
    }
    Optional<String> referred = byReference(telling, claims);
    if (referred.isPresent()) {
      return referred;
    }
    if (telling.onlyByReference()) {
      throw new Refusal(
          Code.RECEIPT_OF_UNKNOWN_MESSAGE,
          "the ledger has not got the message that this receipt is for; send it again when the"
              + " message has come");
    }
    Optional<String> awaited =
        log.find(Telling.awaited(telling.claim()))
            .flatMap(claim -> patientClaims.stayOf(claim.position()));
    if (awaited.isPresent()) {
      return awaited;
    }
    if (prefixes.isEmpty()) {
      throw new Refusal(
          Code.NEITHER_PATIENT_NOR_STAY,
          "the message names neither a patient, by a national identity number, nor a stay");
    }
    return Placement.of(telling.events().getLast(), patientStays.under(prefixes));
  }

  /** The stay of the message that this one refers to; one that has not come yet is waited for. */
  private Optional<String> byReference(Telling telling, Set<String> claims) {
    if (telling.refersTo() == null) {
      return Optional.empty();
    }
    String awaited = Telling.awaited(telling.refersTo());
    Optional<String> stay =
        log.find(telling.refersTo())
            .or(() -> log.find(awaited))
            .flatMap(claim -> patientClaims.stayOf(claim.position()));
    if (stay.isEmpty()) {
      claims.add(awaited);
    }
    return stay;
  }

  /**
   * Where the patient's stays are claimed: under every address of the trust, and every pseudonym;
   * the newest pseudonym first.
   */
  private List<String> prefixes(Telling telling) {
    if (telling.patient() == null || telling.hospital() == null) {
      return List.of();
    }
    List<String> prefixes = new ArrayList<>();
    for (String trust : trusts(telling.hospital())) {
      for (String pseudonym : pseudonyms.all(telling.patient())) {
        prefixes.add(PatientClaims.prefix(trust, pseudonym));
      }
    }
    return prefixes;
  }

  private Set<String> trusts(Address hospital) {
    Set<String> trusts = new LinkedHashSet<>();
    trusts.add(hospital.toString());
    addresses
        .find(hospital)
        .flatMap(mapped -> Optional.ofNullable(mapped.trust()))
        .ifPresent(trust -> trusts.add(trust.toString()));
    return trusts;
  }

  /** A stay that is named by its id, and whose patient is told for the first time. */
  private boolean isUnclaimed(Telling telling, String stream, List<String> prefixes) {
    return telling.stay() != null
        && !prefixes.isEmpty()
        && patientStays.under(prefixes).stream()
            .noneMatch(extent -> extent.stream().equals(stream));
  }

  private Answer record(Telling telling, Place place) {
    Set<String> claims = new LinkedHashSet<>(place.claims());
    claims.add(telling.claim());
    Commands.Outcome<Stay.Recorded> outcome =
        commands.send(command(telling, place.stream()), identity(telling), claims);
    long position = Optional.ofNullable(outcome.position()).orElseThrow();
    return new Answer(
        place.stream(),
        position,
        log.commits(position, 1).getFirst().events().getFirst().recordedAt(),
        false,
        outcome.result().doubts());
  }

  private static Object command(Telling telling, String stream) {
    List<StayCommand> parts =
        telling.events().stream().map(event -> StayCommand.telling(stream, event)).toList();
    return parts.size() == 1 ? parts.getFirst() : new TellTogether(stream, parts);
  }

  private Identity identity(Telling telling) {
    return new Identity(
        Optional.ofNullable(telling.patient()).map(pseudonyms::newest).orElse(null),
        null,
        telling.sender(),
        telling.messageId(),
        telling.digest(),
        telling.reference(),
        telling.client());
  }
}
