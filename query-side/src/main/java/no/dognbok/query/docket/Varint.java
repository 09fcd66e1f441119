package no.dognbok.query.docket;

import java.io.ByteArrayOutputStream;

/**
 * Whole numbers in as few bytes as they need: seven bits a byte, the lowest first; the eighth says
 * that there are more.
 */
final class Varint {

  private Varint() {}

  /** A number that can be negative, as one that is small where it is near 0. */
  static long zigzag(long number) {
    return number << 1 ^ number >> 63;
  }

  static void write(ByteArrayOutputStream bytes, long number) {
    long left = number;
    while ((left & ~0x7FL) != 0) {
      bytes.write((int) (left & 0x7F | 0x80));
      left >>>= 7;
    }
    bytes.write((int) left);
  }

  /** Reads numbers one after the other. */
  static final class Reader {
    private final byte[] packed;
    private int at;

    Reader(byte[] packed, int from) {
      this.packed = packed;
      this.at = from;
    }

    boolean isAtEnd() {
      return at >= packed.length;
    }

    long read() {
      long number = 0;
      for (int shift = 0; ; shift += 7) {
        byte next = packed[at++];
        number |= (next & 0x7FL) << shift;
        if (next >= 0) {
          return number;
        }
      }
    }

    long readZigzag() {
      long apart = read();
      return apart >>> 1 ^ -(apart & 1);
    }
  }
}
