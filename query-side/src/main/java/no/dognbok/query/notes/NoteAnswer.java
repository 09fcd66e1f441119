package no.dognbok.query.notes;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import no.dognbok.events.Address;
import no.dognbok.events.Moment;
import no.dognbok.events.NoteEvent;
import no.dognbok.events.NoteReference;
import no.dognbok.log.EventJson;
import no.dognbok.log.StoredEvent;
import no.dognbok.notes.Note;
import no.dognbok.query.scope.Scope;
import org.jspecify.annotations.Nullable;

/**
 * A note that somebody wrote.
 *
 * @param note id of the note
 * @param state whether it is there, as it was written
 * @param text as it was written; not shown where it is deleted
 * @param by the organisation that wrote it
 * @param unit of the organisation, where it said so
 * @param writtenAt when it was written down
 * @param digest SHA-256 of salt and text, hexadecimal, as the log has it
 * @param salt 16 bytes, hexadecimal: who has salt and text can check the digest
 * @param deletion when, by whom and why it was deleted; absent where it is there
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NoteAnswer(
    UUID note,
    State state,
    @Nullable String text,
    @Nullable String by,
    @Nullable String unit,
    @Nullable OffsetDateTime writtenAt,
    String digest,
    @Nullable String salt,
    @Nullable Deletion deletion) {

  /**
   * That a note was deleted.
   *
   * @param at when
   * @param by the organisation that deleted it
   * @param ground why
   * @param position of the commit in the log
   */
  public record Deletion(
      OffsetDateTime at, String by, NoteEvent.NoteDeleted.Ground ground, long position) {

    static Deletion of(StoredEvent stored) {
      NoteEvent.NoteDeleted deleted = (NoteEvent.NoteDeleted) EventJson.read(stored);
      return new Deletion(
          deleted.told().occurredAt().atZone(Moment.OSLO).toOffsetDateTime(),
          deleted.told().by().toString(),
          deleted.ground(),
          stored.position());
    }
  }

  /** What became of a note. */
  public enum State {
    PRESENT,
    /** The text is gone for good; that there was one stands. */
    DELETED,
    /** What lies in the note store is not what the log has the digest of. */
    ALTERED
  }

  /** A note that is there, by itself. */
  static NoteAnswer of(Note note) {
    return shown(note, State.PRESENT, note.digest());
  }

  /** A note that an event names, as it is found. */
  public static NoteAnswer of(NoteReference reference, Optional<Note> found) {
    return found
        .map(note ->
            shown(
                note,
                note.digest().equals(reference.digest()) ? State.PRESENT : State.ALTERED,
                reference.digest()))
        .orElseGet(() ->
            new NoteAnswer(
                reference.note(),
                State.DELETED,
                null,
                null,
                null,
                null,
                reference.digest(),
                null,
                null));
  }

  /** The same, with what the log says of its deletion. */
  NoteAnswer deleted(Deletion told) {
    return new NoteAnswer(note, state, text, by, unit, writtenAt, digest, salt, told);
  }

  private static NoteAnswer shown(Note note, State state, String digest) {
    return new NoteAnswer(
        note.id(),
        state,
        note.text(),
        note.by().toString(),
        note.unit(),
        note.at().atZone(Moment.OSLO).toOffsetDateTime(),
        digest,
        note.salt(),
        null);
  }

  /** Whether somebody may read a note: those whose matter it is, and auditors. */
  static boolean isReadBy(Note note, Scope scope) {
    return switch (scope) {
      case Scope.Auditor _ -> true;
      case Scope.Trust trust -> note.readers().contains(trust.organisation());
      case Scope.OfMunicipality asker -> note.readers().contains(Address.of(asker.municipality()));
    };
  }
}
