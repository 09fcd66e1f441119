package no.dognbok.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Mutations that know nothing of what the bytes mean. */
final class OddBytes {

  private static final List<byte[]> PIECES =
      List.of(
          new byte[] {0},
          new byte[] {(byte) 0xFF, (byte) 0xFE},
          new byte[] {(byte) 0xFE, (byte) 0xFF},
          new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF},
          new byte[] {(byte) 0xC0, (byte) 0x80},
          new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
          new byte[] {(byte) 0xE6},
          bytes("<"),
          bytes(">"),
          bytes("\""),
          bytes("&"),
          bytes("{"),
          bytes("]"),
          bytes("\\"),
          bytes("\n"),
          bytes("<!--"),
          bytes("<![CDATA["),
          bytes("15876500565"));

  private OddBytes() {}

  static byte[] mutated(byte[] input, Random random) {
    int from = input.length == 0 ? 0 : random.nextInt(input.length);
    int to = Math.min(input.length, from + 1 + random.nextInt(random.nextInt(8) == 0 ? 400 : 8));
    return switch (random.nextInt(8)) {
      case 0 -> Arrays.copyOf(input, from);
      case 1 -> Arrays.copyOfRange(input, from, input.length);
      case 2 -> joined(input, from, to, new byte[0]);
      case 3 -> joined(input, from, to, repeated(input, from, to, 2 + random.nextInt(3)));
      case 4 -> joined(input, from, from, Odd.any(random, PIECES));
      case 5 -> joined(input, 0, 0, Odd.any(random, PIECES));
      case 6 -> joined(input, from, to, swapped(input, from, to));
      default -> {
        byte[] flipped = input.clone();
        if (flipped.length > 0) {
          flipped[from] ^= (byte) (1 << random.nextInt(8));
        }
        yield flipped;
      }
    };
  }

  private static byte[] joined(byte[] input, int from, int to, byte[] middle) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(input, 0, from);
    all.writeBytes(middle);
    all.write(input, to, input.length - to);
    return all.toByteArray();
  }

  private static byte[] repeated(byte[] input, int from, int to, int times) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < times; i++) {
      all.write(input, from, to - from);
    }
    return all.toByteArray();
  }

  private static byte[] swapped(byte[] input, int from, int to) {
    byte[] middle = Arrays.copyOfRange(input, from, to);
    for (int i = 0; i < middle.length / 2; i++) {
      byte kept = middle[i];
      middle[i] = middle[middle.length - 1 - i];
      middle[middle.length - 1 - i] = kept;
    }
    return middle;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
