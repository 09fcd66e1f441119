package no.dognbok.command.intake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import no.dognbok.command.Commands;
import no.dognbok.command.stay.ReceiptClaims;
import no.dognbok.command.stay.StayCommand;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.ReceiptReceived;
import no.dognbok.identity.Identity;
import no.dognbok.log.AppendRefused;
import no.dognbok.log.EventJson;
import no.dognbok.log.EventLog;
import no.dognbok.log.PatientClaims;
import no.dognbok.log.StoredEvent;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Receipts that come before the message that they are for. A receipt names neither patient nor
 * stay, so it is recorded in a stream of its own, where no stay is looked for; when its message has
 * come, it is told again in the stay of that. Whoever comes last, receipt or message, looks for the
 * other after being recorded, so that none of the two is missed.
 */
final class EarlyReceipts {

  private final EventLog log;
  private final Commands commands;
  private final PatientClaims stays;

  EarlyReceipts(EventLog log, Commands commands) {
    this.log = log;
    this.commands = commands;
    this.stays = new PatientClaims(log);
  }

  /** Where a receipt waits whose message has not come. */
  static String stream() {
    return ReceiptClaims.STREAM + UUID.randomUUID();
  }

  static boolean isOne(String stream) {
    return ReceiptClaims.isReceipt(stream);
  }

  /** The claims by which the message finds one more receipt that waits for it. */
  Set<String> next(List<String> message) {
    return message.stream()
        .map(claim -> numbered(claim, lastNumber(claim) + 1))
        .collect(Collectors.toSet());
  }

  /** Six digits, so that the order of the characters is that of the numbers. */
  private static String numbered(String message, long number) {
    return ReceiptClaims.early(message) + "%06d".formatted(number);
  }

  private long lastNumber(String message) {
    String prefix = ReceiptClaims.early(message);
    return log.last(prefix)
        .map(claim -> Long.parseLong(claim.claim().substring(prefix.length())))
        .orElse(0L);
  }

  /** Tells in the stay of a message, where that has come, which receipts waited for it. */
  void settle(List<String> message) {
    List<Long> waiting =
        message.stream()
            .flatMap(claim ->
                LongStream.rangeClosed(1, lastNumber(claim))
                    .mapToObj(number -> log.find(numbered(claim, number))))
            .flatMap(Optional::stream)
            .map(EventLog.Claim::position)
            .distinct()
            .toList();
    if (!waiting.isEmpty()) {
      message.stream()
          .flatMap(claim -> log.find(claim).stream())
          .findFirst()
          .ifPresent(known ->
              stays
                  .stayOf(known.position())
                  .ifPresent(
                      stay -> waiting.forEach(receipt -> settle(receipt, known.position(), stay))));
    }
  }

  private void settle(long receipt, long message, String stay) {
    StoredEvent early = log.commits(receipt, 1).getFirst().events().getFirst();
    StoredEvent known = log.commits(message, 1).getFirst().events().getFirst();
    ReceiptReceived told = (ReceiptReceived) EventJson.read(early);
    StayEvent first = (StayEvent) EventJson.read(known);
    try {
      commands.send(
          StayCommand.telling(
              stay, new ReceiptReceived(told.told(), first.told().message(), told.positive())),
          identity(early),
          Set.of(ReceiptClaims.settled(String.valueOf(early.stream()))));
    } catch (AppendRefused.ClaimTaken taken) {
      // It is told there already.
    }
  }

  private static Identity identity(StoredEvent event) {
    return Identity.fromMap(
        JsonMapper.shared()
            .readValue(event.metadataOrNothing(), new TypeReference<Map<String, Object>>() {}));
  }

  /** What of a telling's claims may have been waited for: those of a message, not of a request. */
  static List<String> claimsOf(Telling telling) {
    Telling.Earlier earlier = telling.earlier();
    return earlier != null && earlier.weight().isOfReceipt()
        ? earlier.claims()
        : Telling.claims(telling.senders(), List.of(telling.messageId()));
  }
}
