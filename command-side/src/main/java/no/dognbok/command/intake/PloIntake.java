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
        default ->
            throw new Refusal(
                Refusal.Code.BREAKS_SCHEMA,
                "the root element is neither MsgHead nor AppRec; PLO messages come in a MsgHead"
                    + " 1.2");
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
    List<StayEvent> events = PloTranslation.events(message);
    String sender = message.sender().organisation().toString();
    boolean refers = message.status() != PloMessage.Status.NEW && message.parent() != null;
    Intake.Answer answer =
        intake.take(
            new Telling(
                sender,
                message.id(),
                digest(document),
                hospital(message),
                message.patient(),
                null,
                refers ? Telling.claim(sender, String.valueOf(message.parent())) : null,
                false,
                events,
                null,
                client));
    PloReader.Head head =
        new PloReader.Head(
            message.type(),
            message.id(),
            Optional.of(message.generated().instant()),
            message.sender().organisation());
    UUID receiptId = MessageKey.of("receipt/" + sender, message.id());
    return new Answer(AppRecWriter.accepted(head, receiptId, answer.recordedAt()), answer, null);
  }

  /** The hospital sends everything but the municipality's report and its replies. */
  private static Address hospital(PloMessage message) {
    boolean fromMunicipality =
        message.type().equals("INNLEGGELSESRAPPORT") || message.type().startsWith("DIALOG_");
    return fromMunicipality ? message.receiver().organisation() : message.sender().organisation();
  }

  private Answer receipt(byte[] document, AppRecReader.AppRec receipt, @Nullable String client) {
    String sender = receipt.sender().toString();
    String original = receipt.receiver().toString();
    Told told =
        Told.of(receipt.generated(), receipt.sender(), MessageKey.of(sender, receipt.id()))
            .from(receipt.sender())
            .sent(receipt.receiver(), receipt.generated().instant());
    StayEvent event =
        new StayEvent.ReceiptReceived(
            told, MessageKey.of(original, receipt.messageId()), receipt.positive());
    return new Answer(
        null,
        intake.take(
            new Telling(
                sender,
                receipt.id(),
                digest(document),
                null,
                null,
                null,
                Telling.claim(original, receipt.messageId()),
                true,
                List.of(event),
                null,
                client)),
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
