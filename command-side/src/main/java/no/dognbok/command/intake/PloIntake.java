package no.dognbok.command.intake;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import no.dognbok.events.Address;
import no.dognbok.events.MessageKey;
import no.dognbok.events.Refusal;
import no.dognbok.events.StayEvent;
import no.dognbok.events.Told;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes PLO messages and application receipts as they come from the message system. */
@Component
final class PloIntake {

  private static final String OTHER_DIALOGUE =
      "a dialogue message is kept only where it is about the reception of a patient who is ready"
          + " (topic 7); nothing of this one was recorded";
  private static final String OF_HOSPITAL =
      "a hospital's dialogue message is no reply of the municipality; nothing of it was recorded";

  private final Intake intake;
  private final Clock clock;

  PloIntake(Intake intake, Clock clock) {
    this.intake = intake;
    this.clock = clock;
  }

  /**
   * What a message is answered with.
   *
   * @param receipt the ledger's own receipt, as XML; absent for a receipt, which is not answered
   *     with another
   * @param answer what was recorded; absent where it was refused
   * @param refusal why it was refused; absent where it was not
   * @param notKept why nothing of it was recorded although it was received; absent where it was
   *     recorded or refused
   */
  record Answer(
      @Nullable String receipt,
      Intake.@Nullable Answer answer,
      @Nullable Refusal refusal,
      @Nullable String notKept) {}

  /**
   * Takes a document.
   *
   * @throws Refusal where it was refused and does not say whom to send a receipt to
   */
  Answer take(byte[] document, @Nullable String client) {
    try {
      XmlWalk xml = new XmlWalk(document);
      return switch (xml.root()) {
        case "MsgHead" -> message(document, PloReader.read(xml), client);
        case "AppRec" -> receipt(document, AppRecReader.read(xml), client);
        default -> {
          xml.end();
          throw new Refusal(
              Refusal.Code.BREAKS_SCHEMA,
              "the root element is neither MsgHead nor AppRec; PLO messages come in a MsgHead"
                  + " 1.2");
        }
      };
    } catch (Refusal refusal) {
      return PloReader.head(document)
          .map(head -> new Answer(rejection(head, refusal), null, refusal, null))
          .orElseThrow(() -> refusal);
    }
  }

  private String rejection(PloReader.Head head, Refusal refusal) {
    return AppRecWriter.rejected(head, UUID.randomUUID(), clock.instant(), refusal);
  }

  private Answer message(byte[] document, PloMessage message, @Nullable String client) {
    PloReader.Head head =
        new PloReader.Head(
            message.type(),
            message.id(),
            Optional.of(message.generated().instant()),
            message.sender().organisation());
    UUID receiptId = MessageKey.of("receipt/" + message.sender().organisation(), message.id());
    if (message.isDialogue() && !message.isReply()) {
      return new Answer(
          AppRecWriter.accepted(head, receiptId, clock.instant()), null, null, OTHER_DIALOGUE);
    }
    List<Address> senders = message.sender().organisations();
    Address parentSender =
        message.parent() == null
            ? senders.getFirst()
            : intake.knownSender(senders, message.parent());
    List<StayEvent> events = PloTranslation.events(message, parentSender);
    if (message.isReply() && isOfHospital(message)) {
      return new Answer(
          AppRecWriter.accepted(head, receiptId, clock.instant()), null, null, OF_HOSPITAL);
    }
    Intake.Answer answer =
        intake.take(
            new Telling(
                senders,
                message.id(),
                digest(document),
                hospital(message).organisations(),
                message.patient(),
                null,
                earlier(message),
                events,
                null,
                client,
                null));
    return new Answer(
        AppRecWriter.accepted(head, receiptId, answer.recordedAt()), answer, null, null);
  }

  /** The hospital sends everything but the municipality's report and its replies. */
  private static PloMessage.Party hospital(PloMessage message) {
    return message.isFromMunicipality() ? message.receiver() : message.sender();
  }

  /**
   * What a hospital writes in a dialogue is no reply of the municipality. Where the address map
   * does not know it, what it has sent before tells; a municipality may go on in a dialogue of its
   * own.
   */
  private boolean isOfHospital(PloMessage message) {
    PloMessage.Party sender = message.sender();
    return intake.isHospital(sender.organisations())
        || intake.isHospital(sender.units())
        || intake.hasSentAsHospital(sender.organisations(), message.refersTo());
  }

  /**
   * A reply refers to the hospital's message or goes on from an earlier reply, a change or
   * cancellation refers to the sender's own.
   */
  private static Telling.@Nullable Earlier earlier(PloMessage message) {
    if (message.status() == PloMessage.Status.NEW && message.isReply()) {
      return new Telling.Earlier(
          Stream.of(message.receiver(), message.sender())
              .flatMap(party -> Telling.claims(party.organisations(), message.refersTo()).stream())
              .toList(),
          Telling.Weight.HELPS);
    }
    if (message.status() == PloMessage.Status.NEW || message.parent() == null) {
      return null;
    }
    String parent = PloReader.id("MsgInfo/ConversationRef/RefToParent", message.parent());
    return new Telling.Earlier(
        Telling.claims(message.sender().organisations(), List.of(parent)), Telling.Weight.LEADS);
  }

  private Answer receipt(byte[] document, AppRecReader.AppRec receipt, @Nullable String client) {
    Address original = intake.knownSender(receipt.receivers(), receipt.messageId());
    Told told =
        Told.of(
                receipt.generated(),
                receipt.sender(),
                MessageKey.of(receipt.sender().toString(), receipt.id()))
            .from(receipt.sender())
            .sent(original, receipt.generated().instant());
    StayEvent event =
        new StayEvent.ReceiptReceived(
            told, MessageKey.of(original.toString(), receipt.messageId()), receipt.positive());
    return new Answer(
        null,
        intake.take(
            new Telling(
                receipt.senders(),
                receipt.id(),
                digest(document),
                List.of(),
                null,
                null,
                new Telling.Earlier(
                    Telling.claims(receipt.receivers(), List.of(receipt.messageId())),
                    PloMessage.isKept(receipt.messageType())
                        ? Telling.Weight.ONLY_LATER
                        : Telling.Weight.ONLY),
                List.of(event),
                null,
                client,
                null)),
        null,
        null);
  }

  static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
