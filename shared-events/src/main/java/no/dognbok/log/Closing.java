package no.dognbok.log;

import java.util.ArrayDeque;
import java.util.Deque;

/** What is to be closed, the last first, and all of it whatever fails. */
@SuppressWarnings("try") // whoever closes is told of an interruption as of anything else
public final class Closing implements AutoCloseable {

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  public <T extends AutoCloseable> T add(T resource) {
    opened.push(resource);
    return resource;
  }

  /** Closes what was opened before something failed. */
  public void afterFailure(Throwable failure) {
    try {
      close();
    } catch (Exception e) {
      failure.addSuppressed(e);
    }
  }

  @Override
  public void close() throws Exception {
    if (!opened.isEmpty()) {
      try (AutoCloseable _ = opened.pop()) {
        // closed by leaving this block, after those below it if it fails
      } finally {
        close();
      }
    }
  }
}
