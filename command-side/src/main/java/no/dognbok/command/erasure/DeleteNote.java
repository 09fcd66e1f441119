package no.dognbok.command.erasure;

import no.dognbok.events.NoteEvent;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Says that a note is deleted; the text goes after it.
 *
 * @param note stream of the note, {@code note/<uuid>}
 * @param event what is told
 */
record DeleteNote(@TargetAggregateIdentifier String note, NoteEvent.NoteDeleted event) {}
