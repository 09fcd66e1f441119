package no.dognbok.log;

import org.jspecify.annotations.Nullable;

/**
 * The store cannot be used: a full disk, a folder that another process holds, a log that is closed.
 * Nothing was stored, unless the message says that this is not known.
 */
public class LogUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public LogUnavailable(String message) {
    super(message);
  }

  public LogUnavailable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
