package no.dognbok.log.mongo;

import no.dognbok.log.StoredEvent;

/**
 * An event's place in its stream as one string, {@code stream#sequence}, with so many digits that
 * the order of the characters is that of the numbers: one index both keeps it unique and finds the
 * events of a stream.
 */
final class StreamKey {

  private static final int DIGITS = 19;

  private StreamKey() {}

  static String of(String stream, long sequence) {
    return "%s#%019d".formatted(stream, sequence);
  }

  static String of(StoredEvent event) {
    return of(String.valueOf(event.stream()), event.sequence());
  }

  /** The sequence number in a key; −1 where it is a key of another stream. */
  static long sequenceIn(String stream, String key) {
    boolean ofStream =
        key.length() == stream.length() + 1 + DIGITS
            && key.startsWith(stream)
            && key.charAt(stream.length()) == '#';
    return ofStream ? Long.parseLong(key, stream.length() + 1, key.length(), 10) : -1;
  }
}
