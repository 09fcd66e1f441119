package no.dognbok.log;

import java.util.List;

/**
 * A commit as it was read back and checked against its leaf.
 *
 * @param leaf position, time, hashes
 * @param firstIndex index of its first event
 * @param events in order
 */
public record StoredCommit(Leaf leaf, long firstIndex, List<StoredEvent> events) {

  public StoredCommit {
    events = List.copyOf(events);
  }

  public long position() {
    return leaf.position();
  }

  /** In microseconds since 1970-01-01T00:00Z. */
  public long recordedAt() {
    return leaf.recordedAt();
  }
}
