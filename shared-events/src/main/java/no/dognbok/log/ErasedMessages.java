package no.dognbok.log;

import java.util.Optional;
import java.util.UUID;
import no.dognbok.events.MessageKey;

/**
 * The claims by which a message is known again whose identity was erased, {@code
 * erased/<key>/<message>}: the key that sender and id give ({@link MessageKey}), one for each name
 * that its sender had, and the key that stands among the facts. Such a key tells nothing of the
 * patient, and of the message no more than the facts do anyway. Who erases claims what is erased;
 * without that a message that is sent again would open its stay anew.
 */
public final class ErasedMessages {

  private static final String PREFIX = "erased/";
  private static final String MESSAGE = "msg/";

  private ErasedMessages() {}

  /**
   * The claim of a message.
   *
   * @param key that sender and id give
   * @param message the key of the message among the facts
   */
  public static String claim(UUID key, UUID message) {
    return prefix(key) + message;
  }

  private static String prefix(UUID key) {
    return PREFIX + key + "/";
  }

  /** Whether a claim is one of these. */
  public static boolean isOne(String claim) {
    return claim.startsWith(PREFIX);
  }

  /** The key among the facts of the message that such a claim is for. */
  public static UUID message(String claim) {
    return UUID.fromString(claim.substring(claim.lastIndexOf('/') + 1));
  }

  /** Whether a key is claimed. */
  public static boolean isKnown(EventLog log, String claim) {
    return log.last(claim.substring(0, claim.lastIndexOf('/') + 1)).isPresent();
  }

  /** What stands in the place of a message's claim, {@code msg/<sender>/<id>}. */
  public static Optional<EventLog.Claim> find(EventLog log, String claim) {
    return keyOf(claim).flatMap(key -> log.last(prefix(key)));
  }

  /** The key of the message that a claim is of; empty where it is of something else. */
  public static Optional<UUID> keyOf(String claim) {
    int sender = MESSAGE.length();
    int id = claim.indexOf('/', sender) + 1;
    return claim.startsWith(MESSAGE) && id > 0
        ? Optional.of(MessageKey.of(claim.substring(sender, id - 1), claim.substring(id)))
        : Optional.empty();
  }
}
