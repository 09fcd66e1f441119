package no.dognbok.command.intake;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import no.dognbok.events.Address;
import no.dognbok.events.StayEvent;
import no.dognbok.identity.IdentityNumber;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody tells the ledger: the events of one message, and what it takes to know
 * the message again and to find the stay.
 *
 * @param senders who sent the message, by every name that it gives itself; the first is part of the
 *     key under which it is known again
 * @param messageId the sender's id of the message
 * @param digest SHA-256 of the message, hexadecimal
 * @param hospitals the hospital concerned, by every name that the message gives it; none where it
 *     does not name one
 * @param patient whom it is about; absent where it does not say
 * @param stay id of the stay, where the message names it
 * @param earlier the message of the same stay that it refers to; absent where it refers to none
 * @param events what it tells, in the order of the process
 * @param reference the sender's own reference to the stay
 * @param client the system that brought it
 * @param idempotency the claim of the request that told it, where the request has a key
 */
record Telling(
    List<Address> senders,
    String messageId,
    String digest,
    List<Address> hospitals,
    @Nullable IdentityNumber patient,
    @Nullable UUID stay,
    @Nullable Earlier earlier,
    List<StayEvent> events,
    @Nullable String reference,
    @Nullable String client,
    @Nullable String idempotency) {

  Telling {
    senders = List.copyOf(senders);
    hospitals = List.copyOf(hospitals);
    events = List.copyOf(events);
  }

  /**
   * A message that another one refers to.
   *
   * @param claims under which it may be known
   * @param weight what the reference is worth for finding the stay
   */
  record Earlier(List<String> claims, Weight weight) {
    Earlier {
      claims = List.copyOf(claims);
    }
  }

  /** What a reference is worth for finding the stay. */
  enum Weight {
    /** A receipt: it can be placed by what it refers to only. */
    ONLY,
    /**
     * A receipt of a message that is kept: it is placed in the same way, and may come before it.
     */
    ONLY_LATER,
    /** A change or cancellation: it leads what it refers to, and may come before it. */
    LEADS,
    /** A reply: it helps where it is known, else patient and time decide. */
    HELPS;

    boolean isOfReceipt() {
      return this == ONLY || this == ONLY_LATER;
    }
  }

  /** Who sent it, by the name that it is kept under. */
  String sender() {
    return senders.getFirst().toString();
  }

  /**
   * The claims by which the message is known again: one for each name of its sender, and that of
   * the request.
   */
  List<String> claims() {
    return Stream.concat(
            Stream.ofNullable(idempotency), claims(senders, List.of(messageId)).stream())
        .toList();
  }

  /** The claims of messages, by every name of who sent them. */
  static List<String> claims(List<Address> senders, List<String> messageIds) {
    return senders.stream()
        .flatMap(sender -> messageIds.stream().map(id -> "msg/" + sender + "/" + id))
        .toList();
  }

  /** The claim by which a message that has not come yet is waited for, by one that refers to it. */
  static String awaited(String claim) {
    return "awaited/" + claim;
  }
}
