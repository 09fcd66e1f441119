package no.dognbok.notes;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import no.dognbok.events.Address;
import no.dognbok.events.NoteReference;
import org.jspecify.annotations.Nullable;

/**
 * What a person wrote.
 *
 * @param id chosen by whoever sends it
 * @param text as it was written, at most {@link #LONGEST} characters
 * @param by the organisation that wrote it
 * @param unit of the organisation, where it said so
 * @param at when it was written down here, to the microsecond
 * @param readers whose matter it is, and who may read it: hospital trusts by organisation number,
 *     municipalities by number
 * @param salt 16 random bytes, 32 hexadecimal digits
 */
public record Note(
    UUID id,
    String text,
    Address by,
    @Nullable String unit,
    Instant at,
    Set<Address> readers,
    String salt) {

  /** The most characters of a text. */
  public static final int LONGEST = 10_000;

  private static final int SALT = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  /**
   * A note.
   *
   * @throws IllegalArgumentException where the text is empty, too long, or no text that can be
   *     written as UTF-8
   */
  public Note {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(by, "by");
    if (text.isBlank() || text.length() > LONGEST) {
      throw new IllegalArgumentException("a note has from one to %d characters".formatted(LONGEST));
    }
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new IllegalArgumentException("the text of a note has half a character in it");
    }
    if (HexFormat.of().parseHex(salt).length != SALT) {
      throw new IllegalArgumentException("the salt of a note has %d bytes".formatted(SALT));
    }
    at = at.truncatedTo(ChronoUnit.MICROS);
    readers = Set.copyOf(readers);
  }

  /** A new note, with a salt of its own. */
  public static Note written(
      UUID id, String text, Address by, @Nullable String unit, Instant at, Set<Address> readers) {
    byte[] salt = new byte[SALT];
    RANDOM.nextBytes(salt);
    return new Note(id, text, by, unit, at, readers, HexFormat.of().formatHex(salt));
  }

  /** SHA-256 of the salt and the text in UTF-8, lower-case hexadecimal. */
  public String digest() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(HexFormat.of().parseHex(salt));
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** As an event names it. */
  public NoteReference reference() {
    return new NoteReference(id, digest());
  }

  /**
   * Whether this is the same note, sent again: what differs by chance or by time does not count.
   */
  public boolean isSame(Note other) {
    return id.equals(other.id)
        && text.equals(other.text)
        && by.equals(other.by)
        && readers.equals(other.readers);
  }
}
