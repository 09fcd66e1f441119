package no.dognbok.query.evidence.check;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A SHA-256. */
public final class Hash {

  /** How many bytes it has. */
  public static final int LENGTH = 32;

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * One that somebody else has made.
   *
   * @throws Unreadable where it has not 32 bytes
   */
  public static Hash of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new Unreadable("a SHA-256 has 32 bytes, not %d".formatted(bytes.length));
    }
    return new Hash(bytes.clone());
  }

  /** That of some bytes. */
  public static Hash ofContent(byte[] content) {
    return new Hash(sha256().digest(content));
  }

  /**
   * As a proof writes it.
   *
   * @throws Unreadable where it is not the base64 of 32 bytes
   */
  public static Hash parse(String base64) {
    return of(Base64Text.decode(base64));
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  /** Lower-case hexadecimal. */
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Base64. */
  @Override
  public String toString() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** The algorithm. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
