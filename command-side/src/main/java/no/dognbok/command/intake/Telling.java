package no.dognbok.command.intake;

import java.util.List;
import java.util.UUID;
import no.dognbok.events.Address;
import no.dognbok.events.StayEvent;
import no.dognbok.identity.IdentityNumber;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody tells the ledger: the events of one message, and what it takes to know
 * the message again and to find the stay.
 *
 * @param sender who sent the message, as part of the key under which it is known again
 * @param messageId the sender's id of the message
 * @param digest SHA-256 of the message, hexadecimal
 * @param hospital the hospital concerned, as the message names it; absent where it does not
 * @param patient whom it is about; absent where it does not say
 * @param stay id of the stay, where the message names it
 * @param refersTo key under which an earlier message of the same stay is known; absent where it
 *     refers to none
 * @param onlyByReference whether it can be placed by what it refers to only (a receipt)
 * @param events what it tells, in the order of the process
 * @param reference the sender's own reference to the stay
 * @param client the system that brought it
 */
record Telling(
    String sender,
    String messageId,
    String digest,
    @Nullable Address hospital,
    @Nullable IdentityNumber patient,
    @Nullable UUID stay,
    @Nullable String refersTo,
    boolean onlyByReference,
    List<StayEvent> events,
    @Nullable String reference,
    @Nullable String client) {

  Telling {
    events = List.copyOf(events);
  }

  /** The claim by which the message is known again. */
  String claim() {
    return claim(sender, messageId);
  }

  static String claim(String sender, String messageId) {
    return "msg/" + sender + "/" + messageId;
  }

  /** The claim by which a message that has not come yet is waited for, by one that refers to it. */
  static String awaited(String claim) {
    return "awaited/" + claim;
  }
}
