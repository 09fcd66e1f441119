package no.dognbok.query.evidence.check;

import java.util.Base64;

/** Base64 in the one form that its bytes have: a changed bit in it is a changed bit of them. */
final class Base64Text {

  private Base64Text() {}

  static byte[] decode(String text) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new Unreadable("expected base64 (RFC 4648, 4)", e);
    }
    if (!encode(bytes).equals(text)) {
      throw new Unreadable("expected base64 as it is written (RFC 4648, 3.5)");
    }
    return bytes;
  }

  static String encode(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
