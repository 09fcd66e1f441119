package no.dognbok.notes;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.dognbok.events.Refusal;
import no.dognbok.log.LogUnavailable;
import org.jspecify.annotations.Nullable;

/**
 * The notes that people have written. A note is put before the event that names it is appended: an
 * event never goes without its note, and a note that no event names has no part in anything.
 *
 * <p>A returned {@link #put} or {@link #delete} is as durable as a returned append to the log. All
 * methods may be called from many threads.
 */
public interface Notes extends AutoCloseable {

  /** Where nobody writes: it holds nothing and takes nothing. */
  Notes NONE =
      new Notes() {
        @Override
        public Note put(Note note) {
          throw new LogUnavailable("notes are not kept here");
        }

        @Override
        public Optional<Note> find(UUID id) {
          return Optional.empty();
        }

        @Override
        public List<Note> after(@Nullable UUID last, int most) {
          return List.of();
        }

        @Override
        public boolean delete(UUID id) {
          return false;
        }

        @Override
        public void close() {
          // there is nothing
        }
      };

  /**
   * Keeps a note. Putting the same note again changes nothing.
   *
   * @return the note as it is kept: with the salt, and of the time, of the first that was put
   * @throws Refusal where another note has this id, or one that was deleted had it
   * @throws LogUnavailable where the store cannot be written; nothing is kept then, unless the
   *     message says that this is not known
   */
  Note put(Note note);

  /** A note; empty where there is none, or where it was deleted. */
  Optional<Note> find(UUID id);

  /**
   * Some of the notes that are there, in the order of their ids as text: for who copies them all.
   *
   * @param last id after which they come; absent for the first
   */
  List<Note> after(@Nullable UUID last, int most);

  /**
   * Whether the bytes of all that was deleted are off the disk; where they were not, because
   * another process read the files, it is tried again.
   */
  default boolean isAllGone() {
    return true;
  }

  /**
   * Deletes text, salt and all else of a note; only that there was one of this id is kept, so that
   * it does not come back when a request is sent again.
   *
   * @return whether there was one
   */
  boolean delete(UUID id);

  @Override
  void close();

  /**
   * What stands under an id, where it is the note that was to be put.
   *
   * @param kept the note under its id; absent where that was deleted
   * @throws Refusal where it is another, or was deleted
   */
  static Note requireSame(Note note, @Nullable Note kept) {
    if (kept == null) {
      throw new Refusal(
          Refusal.Code.NOTE_ID_TAKEN,
          "the note %s was deleted, and its id is not used again; give the note another"
              .formatted(note.id()));
    }
    if (!kept.isSame(note)) {
      throw new Refusal(
          Refusal.Code.NOTE_ID_TAKEN,
          "the id %s is taken by another note; give each note a random UUID of its own"
              .formatted(note.id()));
    }
    return kept;
  }
}
