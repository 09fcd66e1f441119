package no.dognbok.query.notes;

import no.dognbok.events.NoteEvent;
import no.dognbok.events.NoteReference;
import no.dognbok.log.EventLog;
import no.dognbok.notes.Notes;
import org.springframework.stereotype.Component;

/**
 * The notes that events name, as they are now: a text that was deleted is in no answer, whatever
 * moment it is asked for; that it was, when, why and by whom, is.
 */
@Component
public final class NamedNotes {

  private final Notes notes;
  private final EventLog log;

  NamedNotes(Notes notes, EventLog log) {
    this.notes = notes;
    this.log = log;
  }

  /** The note that an event names. */
  public NoteAnswer find(NoteReference reference) {
    NoteAnswer found = NoteAnswer.of(reference, notes.find(reference.note()));
    return found.state() == NoteAnswer.State.DELETED
        ? log.stream(NoteEvent.stream(reference.note()), 0, 1).stream()
            .findFirst()
            .map(told -> found.deleted(NoteAnswer.Deletion.of(told)))
            .orElse(found)
        : found;
  }
}
