package no.dognbok.command.reference;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import no.dognbok.events.ExceptionEvent;
import no.dognbok.events.ReferenceEvent;
import no.dognbok.events.Refusal;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is known around the stays: a year's rate, an address, the terms between two
 * parties.
 */
@Aggregate(type = "reference")
public class Reference {

  @AggregateIdentifier private String stream = "";
  private @Nullable ReferenceEvent known;

  Reference() {}

  /**
   * Sets the thing; saying again what is known already changes nothing.
   *
   * @return whether anything changed
   */
  @CommandHandler
  @CreationPolicy(CREATE_IF_MISSING)
  boolean on(ReferenceCommand command) {
    stream = command.stream();
    if (command.event().equals(known) || command.onlyIfUnknown() && known != null) {
      return false;
    }
    if (command.event() instanceof ReferenceEvent.DailyRateSet rate && rate.nokPerDay() <= 0) {
      throw new Refusal(
          Refusal.Code.INVALID_VALUE,
          "a daily rate of %d kroner cannot be right".formatted(rate.nokPerDay()));
    }
    apply(command.event());
    return true;
  }

  @EventSourcingHandler
  void on(ReferenceEvent event, DomainEventMessage<?> message) {
    stream = message.getAggregateIdentifier();
    if (!(event instanceof ExceptionEvent)) { // which says nothing of the terms beside it
      known = event;
    }
  }
}
