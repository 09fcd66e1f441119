package no.dognbok.command.dispute;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Clock;
import no.dognbok.command.matter.Ahead;
import no.dognbok.events.DisputeEvent;
import no.dognbok.events.Refusal;
import no.dognbok.log.SimulatedClock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * A dispute between a hospital trust and a municipality about the days of a stay. It records how
 * far the parties have come; what a settlement does to a day is the law's to say.
 */
@Aggregate(type = "dispute")
public class Dispute {

  @AggregateIdentifier private String id = "";

  private Course course = Course.NOTHING;

  Dispute() {}

  /**
   * Tells something of a dispute.
   *
   * @return the stream of the dispute
   * @throws Refusal where it has not happened yet, or cannot be told of the dispute as it is now
   */
  @CommandHandler
  @CreationPolicy(CREATE_IF_MISSING)
  String on(DisputeCommand command, Clock ledger) {
    Clock clock = SimulatedClock.hearing(ledger, command.event().told());
    Ahead.refuse(command.event(), command.event().told().at(), clock);
    course.check(command.event());
    id = command.dispute();
    apply(command.event());
    SimulatedClock.heard(ledger, clock.instant());
    return id;
  }

  @EventSourcingHandler
  void on(DisputeEvent event, DomainEventMessage<?> message) {
    id = message.getAggregateIdentifier();
    course = course.after(event, message.getIdentifier());
  }
}
