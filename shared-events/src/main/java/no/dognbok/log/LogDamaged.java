package no.dognbok.log;

/**
 * What is stored is not what was written, or was written by a newer version of this program. It is
 * left as it is: restore a backup, or use the newer version.
 */
public final class LogDamaged extends LogUnavailable {

  private static final long serialVersionUID = 1L;

  public LogDamaged(String message) {
    super(message);
  }

  public LogDamaged(String message, Throwable cause) {
    super(message, cause);
  }
}
