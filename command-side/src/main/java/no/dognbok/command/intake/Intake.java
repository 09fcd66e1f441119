package no.dognbok.command.intake;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.dognbok.command.Commands;
import no.dognbok.command.stay.Expected;
import no.dognbok.command.stay.Stay;
import no.dognbok.command.stay.StayCommand;
import no.dognbok.command.stay.TellTogether;
import no.dognbok.events.Address;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.events.StayEvent;
import no.dognbok.events.Told;
import no.dognbok.identity.Identity;
import no.dognbok.identity.Pseudonyms;
import no.dognbok.log.AppendRefused;
import no.dognbok.log.EventJson;
import no.dognbok.log.EventLog;
import no.dognbok.log.StoredCommit;
import no.dognbok.log.StoredEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

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
  private final KnownMessages known;
  private final StayFinder stays;
  private final EarlyReceipts early;

  Intake(EventLog log, Commands commands, Pseudonyms pseudonyms) {
    this.log = log;
    this.commands = commands;
    this.pseudonyms = pseudonyms;
    this.known = new KnownMessages(log, pseudonyms);
    this.early = new EarlyReceipts(log, commands);
    this.stays = new StayFinder(log, pseudonyms, known, early);
  }

  /**
   * What a telling is answered with.
   *
   * @param stay stream of the stay that it was recorded in, or of the receipt that waits for its
   *     message
   * @param position of the commit in the log
   * @param sequence of its last event in the stay
   * @param events ids of its events
   * @param recordedAt when it was recorded
   * @param repeated whether it had been recorded before; then this is the first answer again
   * @param doubts what the ledger saw; empty for a repeated one
   */
  record Answer(
      String stay,
      long position,
      long sequence,
      List<String> events,
      Instant recordedAt,
      boolean repeated,
      List<Told.RecordedDoubt> doubts) {

    /** Whether it waits for the message that it is for, and is in no stay yet. */
    boolean waits() {
      return EarlyReceipts.isOne(stay);
    }

    static Answer of(
        String stay, StoredCommit commit, boolean repeated, List<Told.RecordedDoubt> doubts) {
      return new Answer(
          stay,
          commit.position(),
          commit.events().getLast().sequence(),
          commit.events().stream().map(StoredEvent::id).toList(),
          commit.events().getFirst().recordedAt(),
          repeated,
          doubts);
    }
  }

  /**
   * Records a telling, or gives the first answer again.
   *
   * @throws Refusal where it cannot be placed, lies ahead, or uses another message's id
   */
  Answer take(Telling telling) {
    return take(telling, null);
  }

  /**
   * Records a telling of somebody who expects the stay in a certain state, or gives the first
   * answer again.
   *
   * @throws Refusal where it cannot be placed, lies ahead, uses another message's id, or finds the
   *     stay in another state
   */
  Answer take(Telling telling, @Nullable Expected expected) {
    Answer answer = recorded(telling, expected);
    if (telling.stay() == null && (answer.waits() || !isReceipt(telling))) {
      early.settle(EarlyReceipts.claimsOf(telling));
    }
    return answer;
  }

  private static boolean isReceipt(Telling telling) {
    return telling.earlier() != null && telling.earlier().weight().isOfReceipt();
  }

  private Answer recorded(Telling telling, @Nullable Expected expected) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<Answer> before = known.answer(telling);
      if (before.isPresent()) {
        return before.get();
      }
      try {
        return record(telling, stays.place(telling), expected);
      } catch (AppendRefused.ClaimTaken taken) {
        // Somebody took the message, or the next number of the patient's stays, meanwhile: read
        // again.
      }
    }
    throw new Refusal(
        Code.CONFLICT, "others told of the same patient all the time; send the message again");
  }

  /** Under which of these names its sender's message is known; the first where it is not. */
  Address knownSender(List<Address> senders, String messageId) {
    return senders.stream()
        .filter(sender -> isKnown(List.of(sender), List.of(messageId)))
        .findFirst()
        .orElseGet(senders::getFirst);
  }

  private boolean isKnown(List<Address> sender, List<String> messageIds) {
    return known.find(Telling.claims(sender, messageIds)).isPresent();
  }

  /** Whether one of these messages of a sender is known, and is one that only a hospital sends. */
  boolean hasSentAsHospital(List<Address> sender, List<String> messageIds) {
    return Telling.claims(sender, messageIds).stream()
        .flatMap(claim -> log.find(claim).stream())
        .flatMap(claim -> log.commits(claim.position(), 1).getFirst().events().stream())
        .anyMatch(event -> EventJson.read(event) instanceof StayEvent told && isHospitals(told));
  }

  private static boolean isHospitals(StayEvent event) {
    return switch (event) {
      case StayEvent.AdmissionReportSent _, StayEvent.ReplyToBeRead _ -> false;
      case StayEvent.MessageCancelled _, StayEvent.ReceiptReceived _ -> false;
      default -> true;
    };
  }

  /** Whether this is a hospital, as the address map has it. */
  boolean isHospital(List<Address> given) {
    return stays.isHospital(given);
  }

  private Answer record(Telling telling, StayFinder.Place place, @Nullable Expected expected) {
    Set<String> claims = new LinkedHashSet<>(place.claims());
    claims.addAll(telling.claims());
    Commands.Outcome<Stay.Recorded> outcome =
        commands.send(command(telling, place.stream()), identity(telling), claims, expected);
    long position = Optional.ofNullable(outcome.position()).orElseThrow();
    return Answer.of(
        place.stream(), log.commits(position, 1).getFirst(), false, outcome.result().doubts());
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
