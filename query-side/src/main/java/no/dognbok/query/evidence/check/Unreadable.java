package no.dognbok.query.evidence.check;

/** Something is not in the form that it should be in; the message says what is expected. */
public final class Unreadable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public Unreadable(String message) {
    super(message);
  }

  public Unreadable(String message, Throwable cause) {
    super(message, cause);
  }
}
