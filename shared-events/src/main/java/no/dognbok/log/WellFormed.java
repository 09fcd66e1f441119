package no.dognbok.log;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Whether text can be stored and read back as it is. Half of a surrogate pair has no form in UTF-8:
 * a store would keep something else in its place, and two texts that differ would become one.
 */
final class WellFormed {

  private WellFormed() {}

  /**
   * Checks a string.
   *
   * @param what it is, for whoever has to mend it
   */
  static void text(String what, @Nullable String text) {
    if (text != null && !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw halfAPair(what);
    }
  }

  /** Checks JSON in UTF-8, with the characters that are escaped in it. */
  static void json(String what, byte[] json) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json));
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          "the %s of an event is not UTF-8; it cannot be stored".formatted(what), e);
    }
    for (int at = 0; at < json.length; at++) {
      if (json[at] == '\\') {
        at += escaped(what, json, at);
      }
    }
  }

  /** How many bytes stand behind the backslash that belong to it. */
  private static int escaped(String what, byte[] json, int backslash) {
    int first = unit(json, backslash);
    if (first < 0 || !Character.isSurrogate((char) first)) {
      return 1;
    }
    int second = unit(json, backslash + 6);
    if (Character.isHighSurrogate((char) first)
        && second >= 0
        && Character.isLowSurrogate((char) second)) {
      return 11;
    }
    throw halfAPair(what);
  }

  /** The code unit that is escaped here as four hexadecimal digits; −1 where none is. */
  private static int unit(byte[] json, int at) {
    if (at + 6 > json.length || json[at] != '\\' || json[at + 1] != 'u') {
      return -1;
    }
    int unit = 0;
    for (int i = at + 2; i < at + 6; i++) {
      int digit = Character.digit(json[i], 16);
      if (digit < 0) {
        return -1;
      }
      unit = unit << 4 | digit;
    }
    return unit;
  }

  private static IllegalArgumentException halfAPair(String what) {
    return new IllegalArgumentException(
        "the %s has half of a surrogate pair in it, which is no character; it cannot be stored"
            .formatted(what));
  }
}
