package no.dognbok.command.matter;

import java.util.UUID;
import no.dognbok.events.NoteReference;
import org.jspecify.annotations.Nullable;

/**
 * Something to be recorded that lacks nothing but the references of its notes.
 *
 * @param <E> what is recorded
 */
@FunctionalInterface
public interface Draft<E> {

  E with(Telling telling, Kept kept);

  /** Gives the reference of a note that is kept. */
  @FunctionalInterface
  interface Kept {

    NoteReference of(UUID note);

    /** The reference of a note that may not be there. */
    default @Nullable NoteReference named(@Nullable UUID note) {
      return note == null ? null : of(note);
    }
  }
}
