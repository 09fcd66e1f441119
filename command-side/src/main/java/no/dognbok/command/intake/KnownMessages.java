package no.dognbok.command.intake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import no.dognbok.events.EventFields;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.events.StayEvent;
import no.dognbok.identity.Pseudonyms;
import no.dognbok.log.ErasedMessages;
import no.dognbok.log.EventJson;
import no.dognbok.log.EventLog;
import no.dognbok.log.LogDamaged;
import no.dognbok.log.StoredCommit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Knows a message again that has been recorded, whatever way it was written this time. */
final class KnownMessages {

  private final EventLog log;
  private final Pseudonyms pseudonyms;

  KnownMessages(EventLog log, Pseudonyms pseudonyms) {
    this.log = log;
    this.pseudonyms = pseudonyms;
  }

  /**
   * The first answer to a message that is known.
   *
   * @throws Refusal where the sender has used the id for another message
   */
  Optional<Intake.Answer> answer(Telling telling) {
    return find(telling.claims())
        .map(claim -> {
          if (ErasedMessages.isOne(claim.claim())) {
            return answerOfErased(claim);
          }
          StoredCommit commit = log.commits(claim.position(), 1).getFirst();
          if (!isSame(telling, commit)) {
            throw anotherMessage(telling, claim);
          }
          return Intake.Answer.of(
              String.valueOf(commit.events().getFirst().stream()), commit, true, List.of());
        });
  }

  /**
   * The first of these claims that somebody holds, or, of messages whose identity was erased, of
   * those that stand in their place.
   */
  Optional<EventLog.Claim> find(List<String> claims) {
    return Stream.concat(
            claims.stream().flatMap(claim -> log.find(claim).stream()),
            claims.stream().flatMap(claim -> ErasedMessages.find(log, claim).stream()))
        .findFirst();
  }

  /**
   * The message itself lies before the erasure, in the same stream. Whether it is the same to the
   * letter nobody can tell any more.
   */
  private Intake.Answer answerOfErased(EventLog.Claim claim) {
    UUID message = ErasedMessages.message(claim.claim());
    String stream =
        String.valueOf(log.commits(claim.position(), 1).getFirst().events().getFirst().stream());
    return log.stream(stream, 0, PatientStays.EVENTS).stream()
        .filter(stored ->
            EventJson.read(stored) instanceof StayEvent told
                && told.told().message().equals(message))
        .findFirst()
        .map(stored -> log.commits(stored.position(), 1).getFirst())
        .map(commit -> Intake.Answer.of(stream, commit, true, List.of()))
        .orElseThrow(() ->
            new LogDamaged(
                "the claim %s names a message that %s has not got"
                    .formatted(claim.claim(), stream)));
  }

  private static Refusal anotherMessage(Telling telling, EventLog.Claim claim) {
    if (claim.claim().equals(telling.idempotency())) {
      return new Refusal(
          Code.IDEMPOTENCY_KEY_TAKEN,
          "the Idempotency-Key was used for another request, recorded at position %d; give each request a key of its own"
              .formatted(claim.position()),
          Map.of("position", claim.position()));
    }
    return new Refusal(
        Code.MESSAGE_ID_TAKEN,
        "message id '%s' of %s is taken by another message, at position %d; give each message an id of its own, and send a correction where what was told was wrong"
            .formatted(telling.messageId(), telling.sender(), claim.position()),
        Map.of("position", claim.position()));
  }

  /**
   * The same bytes; or, where they were written anew on the way, the same facts about the same
   * patient. Where the identity is erased nobody can tell.
   */
  private boolean isSame(Telling telling, StoredCommit commit) {
    JsonNode identity =
        JsonMapper.shared().readTree(commit.events().getFirst().metadataOrNothing());
    JsonNode digest = identity.get("digest");
    return digest == null
        || digest.asString().equals(telling.digest())
        || isSamePatient(telling, identity.get("patient")) && isSameFacts(telling, commit);
  }

  private boolean isSamePatient(Telling telling, JsonNode patient) {
    return telling.patient() == null
        ? patient == null
        : patient != null && pseudonyms.all(telling.patient()).contains(patient.asString());
  }

  /** What the ledger saw itself is no part of what was told. */
  private static boolean isSameFacts(Telling telling, StoredCommit commit) {
    List<Object> recorded = commit.events().stream().map(EventJson::read).toList();
    return recorded.stream()
        .map(event ->
            event instanceof StayEvent told
                ? EventFields.retold(told, told.told().doubting(List.of()))
                : event) // the key was used for a request about a dispute
        .toList()
        .equals(telling.events());
  }
}
