package no.dognbok.command.statement;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Clock;
import no.dognbok.events.StatementEvent;
import no.dognbok.log.EventLog;
import no.dognbok.log.SimulatedClock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * All statements between a hospital trust and a municipality (mellomværende). They are one
 * aggregate because one month goes into the next: a correction must not stand in two of them.
 */
@Aggregate(type = "statement")
public class Account {

  @AggregateIdentifier private String stream = "";

  private Standing standing = Standing.NOTHING;

  Account() {}

  /**
   * Lays a month before the municipality.
   *
   * @return whether it was not presented as such already
   */
  @CommandHandler
  @CreationPolicy(CREATE_IF_MISSING)
  boolean on(StatementCommand.Present command, EventLog log, Clock ledger) {
    stream = command.stream();
    if (standing.isPresentedAs(command.presented())) {
      return false;
    }
    standing.check(command.presented(), sequence -> position(log, sequence));
    apply(command.presented());
    SimulatedClock.heard(ledger, command.presented().told().occurredAt());
    return true;
  }

  /**
   * Freezes a month.
   *
   * @return whether it was not frozen as such already
   */
  @CommandHandler
  @CreationPolicy(CREATE_IF_MISSING)
  boolean on(StatementCommand.Freeze command, EventLog log, Clock ledger) {
    stream = command.stream();
    if (standing.isFrozenAs(command.frozen())) {
      return false;
    }
    standing.check(
        command.frozen(), command.now(), command.early(), sequence -> position(log, sequence));
    apply(command.frozen());
    SimulatedClock.heard(ledger, command.now());
    return true;
  }

  /** Where an event of this stream lies in the log. */
  private long position(EventLog log, long sequence) {
    return log.stream(stream, sequence, 1).getFirst().position();
  }

  @EventSourcingHandler
  void on(StatementEvent event, DomainEventMessage<?> message) {
    stream = message.getAggregateIdentifier();
    standing = standing.after(event, message.getSequenceNumber());
  }
}
