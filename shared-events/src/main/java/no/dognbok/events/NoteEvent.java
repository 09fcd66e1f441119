package no.dognbok.events;

import java.util.UUID;

/**
 * What became of a note that somebody wrote, in a stream of its own, {@code note/<uuid>}. That it
 * was written says the event that names it ({@link NoteReference}).
 */
public sealed interface NoteEvent {

  /** How the stream of a note is called: this and the note's id. */
  String STREAM = "note/";

  /** When it happened, and who says so. */
  Told told();

  /** Id of the note. */
  UUID note();

  /** The stream of a note's id. */
  static String stream(UUID note) {
    return STREAM + note;
  }

  /**
   * The text was deleted for good. It is told before the text goes: where a process ends in
   * between, whoever erases next deletes what the log says is deleted.
   */
  @EventType(name = "NoteDeleted")
  record NoteDeleted(Told told, UUID note, Ground ground) implements NoteEvent {

    /** On what ground a text is deleted. */
    public enum Ground {
      RETENTION_EXPIRED,
      /** Somebody whom it is about demanded it. */
      PATIENTS_DEMAND,
      /** It is about another than the one it was written of. */
      WRONG_PERSON,
      /** It names a person, which no text here should. */
      NAMES_SOMEBODY,
      RECORDED_WITHOUT_BASIS,
      /** No event names it: a request was broken off after it was put. */
      NAMED_BY_NO_EVENT
    }
  }
}
