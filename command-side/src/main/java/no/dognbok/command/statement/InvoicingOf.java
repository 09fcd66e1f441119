package no.dognbok.command.statement;

import no.dognbok.events.Address;
import no.dognbok.events.Municipality;
import no.dognbok.events.ReferenceEvent.InvoiceReceiverSet;
import no.dognbok.events.ReferenceEvent.InvoicingSet;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.log.EventJson;
import no.dognbok.log.EventLog;

/** What is set for the invoices of a hospital trust right now, read from its own stream. */
final class InvoicingOf {

  private final EventLog log;

  InvoicingOf(EventLog log) {
    this.log = log;
  }

  /**
   * How a trust sends its invoices.
   *
   * @throws Refusal where that is not set, or not to whom
   */
  InvoicingSet required(Address trust, Municipality municipality) {
    InvoicingSet set =
        log.lastEvent(InvoicingSet.stream(trust))
            .map(EventJson::read)
            .map(InvoicingSet.class::cast)
            .orElseThrow(() ->
                new Refusal(
                    Code.INVOICING_NOT_SET,
                    "nothing is set for the invoices of %s; set it under /api/v1/reference/invoicing/%s"
                        .formatted(trust.value(), trust.value())));
    if (log.lastEvent(InvoiceReceiverSet.stream(trust, municipality)).isEmpty()) {
      throw new Refusal(
          Code.INVOICING_NOT_SET,
          "to whom invoices for %s go is not set; set it under /api/v1/reference/invoice-receivers/%s/%s"
              .formatted(municipality, trust.value(), municipality));
    }
    return set;
  }
}
