package no.dognbok.command.statement;

import no.dognbok.events.InvoiceEvent;
import no.dognbok.events.InvoiceEvent.StatementInvoiced;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Gives a frozen statement the next number of the trust's series; answered with the number.
 *
 * @param invoiced what is to be recorded; its number is that of the series where it has begun
 */
record SeriesCommand(@TargetAggregateIdentifier String stream, StatementInvoiced invoiced) {
  SeriesCommand(StatementInvoiced invoiced) {
    this(InvoiceEvent.stream(invoiced.trust()), invoiced);
  }
}
