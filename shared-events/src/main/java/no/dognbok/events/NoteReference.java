package no.dognbok.events;

import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A note that somebody wrote, as the log names it: the text lies in the note store and can be
 * deleted there; that it was this text and no other can be shown as long as it is there.
 *
 * @param note id of the note
 * @param digest SHA-256 of the note's salt and its text, 64 lower-case hexadecimal digits; without
 *     the salt, which is deleted with the text, nothing can be guessed from it
 */
public record NoteReference(UUID note, String digest) {

  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  public NoteReference {
    Objects.requireNonNull(note, "note");
    if (!SHA_256.matcher(digest).matches()) {
      throw new IllegalArgumentException("the digest of a note has 64 hexadecimal digits");
    }
  }
}
