package no.dognbok.query.evidence.check;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A text with signatures under it (C2SP signed-note).
 *
 * @param text what is signed; it ends with a newline
 * @param signatures in order, at least one
 */
public record SignedNote(String text, List<Signature> signatures) {

  private static final String DASH = "\u2014 ";

  public SignedNote {
    if (!text.endsWith("\n") || text.chars().anyMatch(c -> c < ' ' && c != '\n' || c == '\uFFFD')) {
      throw new Unreadable(
          "a signed text ends with a newline and has no control characters besides newlines");
    }
    signatures = List.copyOf(signatures);
    if (signatures.isEmpty()) {
      throw new Unreadable("nobody has signed");
    }
  }

  /**
   * A line under the text.
   *
   * @param name of who signs
   * @param base64 of the key's id and the signature
   */
  public record Signature(String name, String base64) {

    public Signature {
      VerifierKey.requireName(name);
      if (Base64Text.decode(base64).length <= Integer.BYTES) {
        throw new Unreadable("a signature begins with the four bytes of its key's id");
      }
    }

    /** What a key has made of the text. */
    public static Signature of(VerifierKey key, byte[] signature) {
      return new Signature(
          key.name(),
          Base64Text.encode(
              ByteBuffer.allocate(Integer.BYTES + signature.length)
                  .putInt(key.id())
                  .put(signature)
                  .array()));
    }

    boolean isOf(VerifierKey key, byte[] message) {
      byte[] bytes = Base64Text.decode(base64);
      return name.equals(key.name())
          && ByteBuffer.wrap(bytes).getInt() == key.id()
          && key.hasSigned(message, Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length));
    }

    private String line() {
      return DASH + name + " " + base64 + "\n";
    }
  }

  /**
   * Reads one, in the one form that it has.
   *
   * @throws Unreadable where it is none
   */
  public static SignedNote parse(String note) {
    int end = note.lastIndexOf("\n\n");
    if (end < 0 || !note.endsWith("\n")) {
      throw new Unreadable("expected a signed text: text, an empty line, signatures");
    }
    List<Signature> signatures = new ArrayList<>();
    for (String line : note.substring(end + 2, note.length() - 1).split("\n", -1)) {
      String[] parts = line.split(" ", -1);
      if (parts.length != 3 || !DASH.equals(parts[0] + " ")) {
        throw new Unreadable("expected a signature: a dash (U+2014), a name, base64");
      }
      signatures.add(new Signature(parts[1], parts[2]));
    }
    return new SignedNote(note.substring(0, end + 1), signatures);
  }

  /** Whether a key has signed. */
  public boolean isSignedBy(VerifierKey key) {
    byte[] message = text.getBytes(StandardCharsets.UTF_8);
    return signatures.stream().anyMatch(signature -> signature.isOf(key, message));
  }

  /** The lines of the text. */
  public List<String> lines() {
    return List.of(text.substring(0, text.length() - 1).split("\n", -1));
  }

  /** As it is kept and sent. */
  @Override
  public String toString() {
    StringBuilder note = new StringBuilder(text).append('\n');
    signatures.forEach(signature -> note.append(signature.line()));
    return note.toString();
  }
}
