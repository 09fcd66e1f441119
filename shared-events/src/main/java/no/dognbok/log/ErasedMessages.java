package no.dognbok.log;

import java.util.Optional;
import java.util.UUID;
import no.dognbok.events.MessageKey;

/**
 * The claims by which a message is known again whose identity was erased, {@code erased/<key>}. The
 * key stands among the facts and stays there ({@link MessageKey}); so the claim says nothing of the
 * patient or the message that an erasure has not left standing anyway. Who erases claims the keys
 * of what is erased; without them a message that is sent again would open its stay anew.
 */
public final class ErasedMessages {

  private static final String PREFIX = "erased/";
  private static final String MESSAGE = "msg/";

  private ErasedMessages() {}

  /** The claim of the message with a key. */
  public static String claim(UUID message) {
    return PREFIX + message;
  }

  /** Whether a claim is one of these. */
  public static boolean isOne(String claim) {
    return claim.startsWith(PREFIX);
  }

  /** The key of the message that such a claim is for. */
  public static UUID message(String claim) {
    return UUID.fromString(claim.substring(PREFIX.length()));
  }

  /**
   * The claim in whose place it stands.
   *
   * @param claim of a message, {@code msg/<sender>/<id>}; nothing stands in the place of others
   */
  public static Optional<String> inPlaceOf(String claim) {
    int sender = MESSAGE.length();
    int id = claim.indexOf('/', sender) + 1;
    return claim.startsWith(MESSAGE) && id > 0
        ? Optional.of(claim(MessageKey.of(claim.substring(sender, id - 1), claim.substring(id))))
        : Optional.empty();
  }
}
