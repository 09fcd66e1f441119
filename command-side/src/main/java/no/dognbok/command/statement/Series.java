package no.dognbok.command.statement;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Clock;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import no.dognbok.events.InvoiceEvent;
import no.dognbok.events.InvoiceEvent.StatementInvoiced;
import no.dognbok.events.Municipality;
import no.dognbok.log.SimulatedClock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * The invoices and credit notes of a hospital trust: each number is one more than the one before,
 * and no statement has two (bokføringsforskriften § 5-1-1: en kontrollerbar sekvens).
 */
@Aggregate(type = "invoice")
public class Series {

  private record Billed(Municipality municipality, YearMonth month) {}

  @AggregateIdentifier private String stream = "";

  private final Map<Billed, Long> numbers = new HashMap<>();
  private @Nullable Long last;

  Series() {}

  /**
   * Gives a statement its number.
   *
   * @return the number; that of the first time where it has one
   */
  @CommandHandler
  @CreationPolicy(CREATE_IF_MISSING)
  long on(SeriesCommand command, Clock ledger) {
    stream = command.stream();
    StatementInvoiced told = command.invoiced();
    Long given = numbers.get(new Billed(told.municipality(), told.month()));
    if (given != null) {
      return given;
    }
    long next = last == null ? told.number() : last + 1;
    apply(
        new StatementInvoiced(
            told.told(),
            told.trust(),
            told.municipality(),
            told.month(),
            next,
            told.issued(),
            told.due()));
    SimulatedClock.heard(ledger, told.told().occurredAt());
    return next;
  }

  @EventSourcingHandler
  void on(InvoiceEvent event, DomainEventMessage<?> message) {
    stream = message.getAggregateIdentifier();
    switch (event) {
      case StatementInvoiced invoiced -> {
        numbers.put(new Billed(invoiced.municipality(), invoiced.month()), invoiced.number());
        last = invoiced.number();
      }
    }
  }
}
