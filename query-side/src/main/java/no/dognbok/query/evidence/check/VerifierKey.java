package no.dognbok.query.evidence.check;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A public key with the name of who signs: C2SP signed-note, Ed25519 (RFC 8032).
 *
 * @param name the ledger's own; without blanks and plus signs
 * @param base64 of the type byte 01 and the 32 bytes of the key
 */
public record VerifierKey(String name, String base64) {

  /** Ed25519. */
  private static final byte TYPE = 1;

  private static final int KEY = 32;

  /** Of a key of this kind: what stands before its 32 bytes in X.509 (RFC 8410). */
  private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

  public VerifierKey {
    requireName(name);
    byte[] typed = Base64Text.decode(base64);
    if (typed.length != 1 + KEY || typed[0] != TYPE) {
      throw new Unreadable("expected a public key of Ed25519: 01 and 32 bytes");
    }
  }

  /** A key out of its 32 bytes. */
  public static VerifierKey of(String name, byte[] key) {
    return new VerifierKey(
        name, Base64Text.encode(ByteBuffer.allocate(1 + key.length).put(TYPE).put(key).array()));
  }

  /**
   * As it is published: {@code <name>+<key id>+<base64>}.
   *
   * @throws Unreadable where it is none, or the id is another key's
   */
  public static VerifierKey parse(String text) {
    String[] parts = text.split("\\+", 3);
    if (parts.length != 3) {
      throw new Unreadable("expected a public key such as name+00000000+base64");
    }
    VerifierKey key = new VerifierKey(parts[0], parts[2]);
    if (!key.toString().equals(text)) {
      throw new Unreadable("the id of the public key is not that of the key");
    }
    return key;
  }

  static void requireName(String name) {
    if (name.isEmpty()
        || name.codePoints().anyMatch(c -> c == '+' || Character.isWhitespace(c) || c < ' ')) {
      throw new Unreadable("the name of a key has a letter at least, no blank and no plus sign");
    }
  }

  private byte[] typed() {
    return Base64Text.decode(base64);
  }

  /** Of the key with its name: so a signature says whose it is. */
  public int id() {
    MessageDigest sha256 = Hash.sha256();
    sha256.update(name.getBytes(StandardCharsets.UTF_8));
    sha256.update((byte) '\n');
    return ByteBuffer.wrap(sha256.digest(typed())).getInt();
  }

  /** For people to compare: the SHA-256 of the 32 bytes of the key, lower-case hexadecimal. */
  public String fingerprint() {
    return Hash.ofContent(Arrays.copyOfRange(typed(), 1, 1 + KEY)).hex();
  }

  /** Whether it has signed a message. */
  public boolean hasSigned(byte[] message, byte[] signature) {
    try {
      Signature check = Signature.getInstance("Ed25519");
      check.initVerify(publicKey());
      check.update(message);
      return check.verify(signature);
    } catch (GeneralSecurityException e) {
      return false; // a signature that is none, or a point that is not on the curve
    }
  }

  private PublicKey publicKey() throws GeneralSecurityException {
    byte[] encoded = ByteBuffer.allocate(X509.length + KEY).put(X509).put(typed(), 1, KEY).array();
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
  }

  @Override
  public String toString() {
    return "%s+%08x+%s".formatted(name, id(), base64);
  }
}
