package no.dognbok.command.intake;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
   * @param refusal why it was refused; absent where it was recorded
   */
  record Answer(
      @Nullable String receipt, Intake.@Nullable Answer answer, @Nullable Refusal refusal) {}

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
          .map(head -> new Answer(rejection(head, refusal), null, refusal))
          .orElseThrow(() -> refusal);
    }
  }

  private String rejection(PloReader.Head head, Refusal refusal) {
    return AppRecWriter.rejected(head, UUID.randomUUID(), clock.instant(), refusal);
  }

  private Answer message(byte[] document, PloMessage message, @Nullable String client) {
    List<Address> senders = message.sender().organisations();
    Address parentSender =
        message.parent() == null
            ? senders.getFirst()
            : intake.knownSender(senders, message.parent());
    List<StayEvent> events = PloTranslation.events(message, parentSender);
    if (message.isDialogue()) {
      refuseOfHospital(message);
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
    PloReader.Head head =
        new PloReader.Head(
            message.type(),
            message.id(),
            Optional.of(message.generated().instant()),
            message.sender().organisation());
    UUID receiptId = MessageKey.of("receipt/" + message.sender().organisation(), message.id());
    return new Answer(AppRecWriter.accepted(head, receiptId, answer.recordedAt()), answer, null);
  }

  /** The hospital sends everything but the municipality's report and its replies. */
  private static PloMessage.Party hospital(PloMessage message) {
    boolean fromMunicipality = message.type().equals("INNLEGGELSESRAPPORT") || message.isDialogue();
    return fromMunicipality ? message.receiver() : message.sender();
  }

  /** What a hospital writes in a dialogue is no reply of the municipality. */
  private void refuseOfHospital(PloMessage message) {
    PloMessage.Party sender = message.sender();
    if (intake.isHospital(sender.organisations())
        || intake.isHospital(sender.units())
        || intake.isKnown(sender.organisations(), message.refersTo())) {
      throw new Refusal(
          Refusal.Code.MESSAGE_NOT_KEPT,
          "a dialogue message that a hospital sent is not kept here; a municipality's reply is");
    }
  }

  /** A reply refers to the hospital's message, a change or cancellation to the sender's own. */
  private static Telling.@Nullable Earlier earlier(PloMessage message) {
    if (message.isDialogue()) {
      return new Telling.Earlier(
          Telling.claims(message.receiver().organisations(), message.refersTo()),
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
                    Telling.Weight.ONLY),
                List.of(event),
                null,
                client,
                null)),
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
