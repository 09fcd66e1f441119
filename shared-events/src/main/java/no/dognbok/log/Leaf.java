package no.dognbok.log;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;

/**
 * The leaf of a commit: a fixed binary layout, the same on every store, for good. Big-endian:
 *
 * <pre>
 *  1  version, 1
 *  8  position
 *  8  recordedAt, microseconds since 1970-01-01T00:00Z
 *  4  number of events
 *     then for each event
 * 32  SHA-256 of its facts block
 * 32  SHA-256 of its identity block
 * </pre>
 *
 * <p>So a proof can show one event without its identity or its neighbours, and an identity block
 * can be erased while the leaf stands. The leaf's own hash is that of RFC 9162, 2.1.1: SHA-256 over
 * a zero byte and the leaf.
 */
public final class Leaf {

  private static final byte VERSION = 1;
  private static final int HEAD = 1 + 8 + 8 + 4;
  static final int HASH = 32;

  private final byte[] bytes;

  private Leaf(byte[] bytes) {
    this.bytes = bytes;
  }

  static Leaf of(long position, long recordedAt, List<EncodedEvent> events) {
    ByteBuffer buffer = ByteBuffer.allocate(HEAD + events.size() * 2 * HASH);
    buffer.put(VERSION).putLong(position).putLong(recordedAt).putInt(events.size());
    for (EncodedEvent event : events) {
      buffer.put(event.factsHash()).put(event.identityHash());
    }
    return new Leaf(buffer.array());
  }

  /**
   * Reads a stored leaf.
   *
   * @throws LogDamaged where it is none, or of a version that this program does not know
   */
  public static Leaf read(byte[] bytes) {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      byte version = buffer.get();
      if (version != VERSION) {
        throw new LogDamaged(
            "leaf of version %d; this program knows %d".formatted(version, VERSION));
      }
      int events = buffer.position(HEAD - 4).getInt();
      if (events < 0 || bytes.length != HEAD + events * 2L * HASH) {
        throw new LogDamaged(
            "leaf of %d bytes cannot hold %d events".formatted(bytes.length, events));
      }
      return new Leaf(bytes);
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw new LogDamaged("leaf of %d bytes is too short".formatted(bytes.length), e);
    }
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  public long position() {
    return ByteBuffer.wrap(bytes).getLong(1);
  }

  /** In microseconds since 1970-01-01T00:00Z. */
  public long recordedAt() {
    return ByteBuffer.wrap(bytes).getLong(9);
  }

  public int events() {
    return ByteBuffer.wrap(bytes).getInt(HEAD - 4);
  }

  /** SHA-256 of the facts block of the event with this ordinal in the commit. */
  public byte[] factsHash(int ordinal) {
    return hash(2 * ordinal);
  }

  /** SHA-256 of the identity block of the event with this ordinal in the commit. */
  public byte[] identityHash(int ordinal) {
    return hash(2 * ordinal + 1);
  }

  /** The leaf's hash in the Merkle tree. */
  public byte[] hash() {
    MessageDigest digest = sha256();
    digest.update((byte) 0);
    return digest.digest(bytes);
  }

  private byte[] hash(int number) {
    int from = HEAD + number * HASH;
    return Arrays.copyOfRange(bytes, from, from + HASH);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
