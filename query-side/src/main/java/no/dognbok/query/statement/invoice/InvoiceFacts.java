package no.dognbok.query.statement.invoice;

import java.time.LocalDate;
import java.util.List;
import no.dognbok.events.ReferenceEvent.InvoiceReceiverSet;
import no.dognbok.events.ReferenceEvent.InvoicingSet;
import no.dognbok.query.statement.StatementContent;

/**
 * All that an invoice or a credit note is made of.
 *
 * @param content what stands in the statement; it ends below zero where it is a credit note
 * @param number in the trust's series, with its prefix
 * @param issued fakturadato
 * @param due forfallsdato
 * @param seller how the trust sends its invoices
 * @param buyer to whom they go
 * @param credits the invoices whose days are corrected; named in the order given
 */
public record InvoiceFacts(
    StatementContent content,
    String number,
    LocalDate issued,
    LocalDate due,
    InvoicingSet seller,
    InvoiceReceiverSet buyer,
    List<Credited> credits) {

  public InvoiceFacts {
    credits = List.copyOf(credits);
  }

  /** Whether the trust owes: then it is a credit note (kreditnota). */
  public boolean isCreditNote() {
    return content.totals().toPay() < 0;
  }

  /**
   * An invoice whose days are corrected.
   *
   * @param number as it stood on it, with its prefix
   * @param issued its date
   */
  public record Credited(String number, LocalDate issued) {}
}
