package no.dognbok.command.deviation;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Clock;
import java.util.List;
import no.dognbok.command.matter.Ahead;
import no.dognbok.events.DeviationEvent;
import no.dognbok.events.DeviationEvent.Beginning;
import no.dognbok.events.Refusal;
import no.dognbok.log.SimulatedClock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * A deviation in the collaboration of a hospital trust and a municipality. It records what the two
 * say and do about it; whether an obligation is really broken is the law's to say.
 */
@Aggregate(type = "deviation")
public class Deviation {

  @AggregateIdentifier private String id = "";

  private Handling handling = Handling.NOTHING;

  Deviation() {}

  /**
   * Tells something of a deviation.
   *
   * @return the stream of the deviation
   * @throws Refusal where it has not happened yet, or cannot be told of the deviation as it is now
   */
  @CommandHandler
  @CreationPolicy(CREATE_IF_MISSING)
  String on(DeviationCommand command, Clock ledger) {
    Clock clock = SimulatedClock.hearing(ledger, command.telling().event().told());
    List<DeviationEvent> events = check(command.telling(), handling, clock);
    id = command.deviation();
    events.forEach(event -> apply(event));
    SimulatedClock.heard(ledger, clock.instant());
    return id;
  }

  /**
   * What is to be recorded of a telling.
   *
   * @throws Refusal where it cannot be told now
   */
  static List<DeviationEvent> check(DeviationTelling telling, Handling handling, Clock clock) {
    List<DeviationEvent> events = telling.events(handling).toList();
    Handling reached = handling;
    for (DeviationEvent event : events) {
      Ahead.refuse(event, event.told().at(), clock);
      if (event instanceof Beginning beginning) {
        Ahead.refuse(event, beginning.occurred(), clock);
      }
      reached.check(event);
      reached = reached.after(event);
    }
    return events;
  }

  @EventSourcingHandler
  void on(DeviationEvent event, DomainEventMessage<?> message) {
    id = message.getAggregateIdentifier();
    handling = handling.after(event);
  }
}
