package no.dognbok.query.feed;

/** Brings what is told from the log to the views, from when it is started until it is closed. */
public interface Feed extends Progress, AutoCloseable {

  /** Starts; what is in the log now must be held before any question is answered. */
  void start();

  @Override
  void close();
}
