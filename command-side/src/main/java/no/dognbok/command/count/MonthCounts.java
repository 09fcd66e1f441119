package no.dognbok.command.count;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Clock;
import no.dognbok.command.matter.Ahead;
import no.dognbok.events.CountEvent;
import no.dognbok.events.Refusal;
import no.dognbok.log.SimulatedClock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * The counts of a month between a hospital trust and a municipality. Whatever a party counts is
 * recorded; what it is worth is seen where it is laid beside the ledger.
 */
@Aggregate(type = "count")
public class MonthCounts {

  @AggregateIdentifier private String id = "";

  MonthCounts() {}

  /**
   * Hands in a count.
   *
   * @return the stream of the month's counts
   * @throws Refusal where it lies ahead
   */
  @CommandHandler
  @CreationPolicy(CREATE_IF_MISSING)
  String on(CountCommand command, Clock ledger) {
    Clock clock = SimulatedClock.hearing(ledger, command.event().told());
    Ahead.refuse(command.event(), command.event().told().at(), clock);
    id = command.count();
    apply(command.event());
    SimulatedClock.heard(ledger, clock.instant());
    return id;
  }

  @EventSourcingHandler
  void on(CountEvent event, DomainEventMessage<?> message) {
    id = message.getAggregateIdentifier();
  }
}
