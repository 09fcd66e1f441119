package no.dognbok.query.notes;

import java.util.Optional;
import java.util.UUID;
import no.dognbok.events.NoteEvent;
import no.dognbok.events.NoteReference;
import no.dognbok.log.EventLog;
import no.dognbok.notes.Note;
import no.dognbok.notes.Notes;
import org.springframework.stereotype.Component;

/**
 * The notes as they are now: a text that was deleted is in no answer, whatever moment it is asked
 * for; that it was, when, why and by whom, is. The log decides: it is told first, and the text may
 * lie there a moment longer.
 */
@Component
public final class NamedNotes {

  private final Notes notes;
  private final EventLog log;

  NamedNotes(Notes notes, EventLog log) {
    this.notes = notes;
    this.log = log;
  }

  /** A note that is there. */
  Optional<Note> find(UUID id) {
    return deletion(id).isPresent() ? Optional.empty() : notes.find(id);
  }

  /** The note that an event names. */
  public NoteAnswer find(NoteReference reference) {
    return deletion(reference.note())
        .map(told -> NoteAnswer.of(reference, Optional.empty()).deleted(told))
        .orElseGet(() -> NoteAnswer.of(reference, notes.find(reference.note())));
  }

  private Optional<NoteAnswer.Deletion> deletion(UUID id) {
    return log.stream(NoteEvent.stream(id), 0, 1).stream().findFirst().map(NoteAnswer.Deletion::of);
  }
}
