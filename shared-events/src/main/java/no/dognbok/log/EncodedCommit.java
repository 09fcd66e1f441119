package no.dognbok.log;

import java.security.SecureRandom;
import java.util.List;
import java.util.function.Supplier;

/**
 * A commit whose blocks are encoded and whose place is not known yet: the blocks are made by the
 * caller's thread, the leaf by whoever numbers the commit.
 *
 * @param commit what is encoded
 * @param events its events, encoded
 */
public record EncodedCommit(Commit commit, List<EncodedEvent> events) {

  private static final SecureRandom RANDOM = new SecureRandom();

  public EncodedCommit {
    events = List.copyOf(events);
  }

  /** Salts from the platform's source of randomness. */
  public static Supplier<byte[]> randomSalts() {
    return () -> {
      byte[] salt = new byte[EncodedEvent.SALT];
      RANDOM.nextBytes(salt);
      return salt;
    };
  }

  public static EncodedCommit of(Commit commit, Supplier<byte[]> salts) {
    return new EncodedCommit(
        commit, commit.events().stream().map(event -> EncodedEvent.of(event, salts)).toList());
  }

  public Leaf leafAt(long position, long recordedAt) {
    return Leaf.of(position, recordedAt, events);
  }

  /** How many bytes its blocks have. */
  public int size() {
    return events.stream().mapToInt(e -> e.facts().length + e.identity().length).sum();
  }
}
