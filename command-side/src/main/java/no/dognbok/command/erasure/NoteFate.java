package no.dognbok.command.erasure;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import no.dognbok.events.NoteEvent;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** What became of a note: it is deleted once, and stays so. */
@Aggregate(type = "note")
public class NoteFate {

  @AggregateIdentifier private String id = "";

  private boolean deleted;

  NoteFate() {}

  /**
   * Deletes the note.
   *
   * @return whether it was not deleted already
   */
  @CommandHandler
  @CreationPolicy(CREATE_IF_MISSING)
  boolean on(DeleteNote command) {
    id = command.note();
    if (deleted) {
      return false;
    }
    apply(command.event());
    return true;
  }

  @EventSourcingHandler
  void on(NoteEvent event, DomainEventMessage<?> message) {
    id = message.getAggregateIdentifier();
    deleted = true;
  }
}
