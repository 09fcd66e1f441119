package no.dognbok.query.evidence.check;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands in the leaf of a commit.
 *
 * @param position of the commit
 * @param recordedAt when the ledger was told
 * @param facts the SHA-256 of each event's facts block, in order
 */
record LeafBytes(long position, Instant recordedAt, List<Hash> facts) {

  private static final byte VERSION = 1;
  private static final int HEAD = 1 + Long.BYTES + Long.BYTES + Integer.BYTES;

  LeafBytes {
    facts = List.copyOf(facts);
  }

  /**
   * Reads one.
   *
   * @throws Unreadable where it is none
   */
  static LeafBytes parse(byte[] leaf) {
    ByteBuffer in = ByteBuffer.wrap(leaf);
    if (leaf.length < HEAD || in.get() != VERSION) {
      throw new Unreadable("expected a leaf of version %d".formatted(VERSION));
    }
    long position = in.getLong();
    Instant recordedAt = Instant.EPOCH.plus(in.getLong(), ChronoUnit.MICROS);
    int events = in.getInt();
    if (events < 0 || in.remaining() != 2L * Hash.LENGTH * events) {
      throw new Unreadable("a leaf of %d events has another length".formatted(events));
    }
    List<Hash> facts = new ArrayList<>();
    byte[] hash = new byte[Hash.LENGTH];
    while (in.hasRemaining()) {
      in.get(hash);
      facts.add(Hash.of(hash));
      in.get(hash); // of the identity block, which is never shown
    }
    return new LeafBytes(position, recordedAt, facts);
  }

  /** Which of its events has this facts block; −1 where none has. */
  int placeOf(byte[] factsBlock) {
    return facts.indexOf(Hash.ofContent(factsBlock));
  }
}
