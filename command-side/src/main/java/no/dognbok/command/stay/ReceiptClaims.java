package no.dognbok.command.stay;

/**
 * How receipts lie in the log that came before the message that they are for: in a stream of their
 * own, found by the message under {@code early/<claim of the message>/<n>}; and, once they are told
 * again in the stay of the message, known by {@code settled/<stream>} there.
 */
public final class ReceiptClaims {

  /** How the stream of such a receipt is called: this and a random UUID. */
  public static final String STREAM = "receipt/";

  private static final String EARLY = "early/";
  private static final String SETTLED = "settled/";

  private ReceiptClaims() {}

  /** Whether a stream is that of such a receipt. */
  public static boolean isReceipt(String stream) {
    return stream.startsWith(STREAM);
  }

  /** Where the receipts are numbered that wait for a message. */
  public static String early(String message) {
    return EARLY + message + "/";
  }

  /** Whether a claim is that of a receipt that waits for a message. */
  public static boolean isEarly(String claim) {
    return claim.startsWith(EARLY);
  }

  /** The claim of the commit that told a receipt in the stay of its message. */
  public static String settled(String stream) {
    return SETTLED + stream;
  }

  /** Whether a claim says that a receipt was told in a stay. */
  public static boolean isSettled(String claim) {
    return claim.startsWith(SETTLED);
  }

  /** The stream of the receipt of which such a claim says so. */
  public static String streamOf(String settled) {
    return settled.substring(SETTLED.length());
  }
}
