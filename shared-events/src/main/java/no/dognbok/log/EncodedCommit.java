package no.dognbok.log;

import java.nio.charset.StandardCharsets;
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

  /**
   * So much a commit may take as one document of any store: MongoDB's are 16 MiB at most. The same
   * everywhere, so that a log can be copied from one store to another.
   */
  static final int MOST_BYTES = 16_000_000;

  private static final int FOR_THE_COMMIT = 1_000;
  private static final int FOR_AN_EVENT = 400;
  private static final int FOR_A_CLAIM = 32;

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

  /**
   * Encodes a commit for good.
   *
   * @throws AppendRefused.TooLarge where no store could hold it in one piece
   */
  public static EncodedCommit of(Commit commit, Supplier<byte[]> salts) {
    EncodedCommit encoded =
        new EncodedCommit(
            commit, commit.events().stream().map(event -> EncodedEvent.of(event, salts)).toList());
    long bytes = encoded.storedSize();
    if (bytes > MOST_BYTES) {
      throw new AppendRefused.TooLarge(commit.id(), bytes, MOST_BYTES);
    }
    return encoded;
  }

  /** With all that a store keeps beside the blocks: rather too much than too little. */
  long storedSize() {
    long bytes = FOR_THE_COMMIT + size();
    for (Commit.Event event : commit.events()) {
      bytes +=
          FOR_AN_EVENT + utf8(event.id()) + (event.stream() == null ? 0 : utf8(event.stream()));
    }
    for (String claim : commit.claims()) {
      bytes += FOR_A_CLAIM + utf8(claim);
    }
    for (String erased : commit.erasure().events()) {
      bytes += FOR_A_CLAIM + utf8(erased);
    }
    for (String erased : commit.erasure().claims()) {
      bytes += FOR_A_CLAIM + utf8(erased);
    }
    return bytes;
  }

  private static int utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  public Leaf leafAt(long position, long recordedAt) {
    return Leaf.of(position, recordedAt, events);
  }

  /** How many bytes its blocks have. */
  public int size() {
    return events.stream().mapToInt(e -> e.facts().length + e.identity().length).sum();
  }
}
