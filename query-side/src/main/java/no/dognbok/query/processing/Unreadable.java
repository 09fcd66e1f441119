package no.dognbok.query.processing;

import org.axonframework.messaging.deadletter.Cause;

/** Says why an event could not be taken, and nothing of what it says. */
final class Unreadable {

  private static final int LONGEST = 300;

  private Unreadable() {}

  /** What comes after a colon may quote the event. */
  static Cause why(Throwable cause) {
    Throwable root = cause;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    String message = String.valueOf(cause.getMessage());
    int quote = message.indexOf(": ");
    String said = quote < 0 ? message : message.substring(0, quote);
    return new DeadLettersOnMongo.Why(
        root.getClass().getName(),
        said.length() > LONGEST ? said.substring(0, LONGEST) + "…" : said);
  }
}
