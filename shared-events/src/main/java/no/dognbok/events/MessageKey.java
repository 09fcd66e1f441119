package no.dognbok.events;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * The key of a telling: a name-based UUID over sender and message id. It stands among the facts,
 * where the message id itself may not (the id belongs to the identity block and can be erased), and
 * it can be made before the message has come: that is how a cancellation names a message that is
 * still on its way.
 */
public final class MessageKey {

  private MessageKey() {}

  /**
   * The key of the message {@code messageId} of {@code sender}.
   *
   * @param sender who sent it, in any form that is unique and stays the same
   * @param messageId the sender's own id of the message
   */
  public static UUID of(String sender, String messageId) {
    byte[] hash =
        sha256()
            .digest(
                ("dognbok/message/" + sender + "/" + messageId).getBytes(StandardCharsets.UTF_8));
    ByteBuffer bits = ByteBuffer.wrap(hash);
    long high =
        (bits.getLong() & 0xFFFFFFFFFFFF0FFFL) | 0x0000000000008000L; // version 8 of RFC 9562
    long low = (bits.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new UUID(high, low);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
