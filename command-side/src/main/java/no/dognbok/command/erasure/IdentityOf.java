package no.dognbok.command.erasure;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import no.dognbok.command.stay.ReceiptClaims;
import no.dognbok.events.StayEvent;
import no.dognbok.log.Commit;
import no.dognbok.log.ErasedMessages;
import no.dognbok.log.EventJson;
import no.dognbok.log.EventLog;
import no.dognbok.log.StoredEvent;

/**
 * What there is to be erased of a stay, or of a receipt that lies by itself.
 *
 * @param stream of which
 * @param lastSequence of its last event: whoever erases wants it as it was read
 * @param events ids of the events whose identity is there
 * @param claims those of their commits that tell of the patient or of a message
 * @param known the claims by which the messages that told these events will be known again
 * @param receipts streams of the receipts that came before their message and were told in the stay
 */
record IdentityOf(
    String stream,
    long lastSequence,
    List<String> events,
    Set<String> claims,
    Set<String> known,
    Set<String> receipts) {

  /** More than a stay has. */
  static final int EVENTS = 10_000;

  /** Metadata in which nothing stands, {@code {}}. */
  private static final int NOTHING = 2;

  static IdentityOf read(EventLog log, String stream) {
    List<StoredEvent> all = log.stream(stream, 0, EVENTS);
    List<StoredEvent> there = all.stream().filter(IdentityOf::isThere).toList();
    Set<String> claims = new TreeSet<>();
    Set<String> known = new TreeSet<>();
    Set<String> receipts = new LinkedHashSet<>();
    Map<Long, UUID> messages = new LinkedHashMap<>();
    there.forEach(event ->
        messages.putIfAbsent(
            event.position(), ((StayEvent) EventJson.read(event)).told().message()));
    messages.forEach((position, message) -> {
      known.add(ErasedMessages.claim(message, message));
      for (String claim : log.claims(position)) {
        ErasedMessages.keyOf(claim).ifPresent(key -> known.add(ErasedMessages.claim(key, message)));
        if (isTelling(claim)) {
          claims.add(claim);
        } else if (ReceiptClaims.isSettled(claim)) {
          receipts.add(ReceiptClaims.streamOf(claim));
        }
      }
    });
    return new IdentityOf(
        stream,
        all.isEmpty() ? -1 : all.getLast().sequence(),
        there.stream().map(StoredEvent::id).toList(),
        claims,
        known,
        receipts);
  }

  /**
   * Whether the identity of an event is there. Who erased, and with what system, stays: that is
   * asked for when all else is gone.
   */
  static boolean isThere(StoredEvent stored) {
    byte[] metadata = stored.metadata();
    return metadata != null
        && metadata.length > NOTHING
        && !stored.type().equals(Erasing.IDENTITY_ERASED);
  }

  private static boolean isTelling(String claim) {
    return Commit.Erasure.IDENTIFYING.stream().anyMatch(claim::startsWith)
        || ReceiptClaims.isEarly(claim);
  }

  boolean isNothing() {
    return events.isEmpty();
  }

  /** The claims that do not go by themselves with the identity of their event. */
  Set<String> early() {
    Set<String> early = new TreeSet<>(claims);
    early.removeIf(claim -> !ReceiptClaims.isEarly(claim));
    return early;
  }
}
