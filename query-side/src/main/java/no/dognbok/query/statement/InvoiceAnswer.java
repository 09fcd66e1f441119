package no.dognbok.query.statement;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import no.dognbok.query.statement.invoice.InvoiceFacts;
import no.dognbok.query.statement.invoice.InvoiceFacts.Credited;
import no.dognbok.query.stay.PartyAnswer;

/**
 * An invoice (faktura) or credit note (kreditnota) in short; {@code invoice.xml} is what is sent.
 *
 * @param kind which of the two
 * @param number in the trust's series, with what stands before it
 * @param month of the statement
 * @param issued fakturadato
 * @param due forfallsdato
 * @param amount in whole kroner, never below zero: a credit note is what the trust owes
 * @param credits the invoices whose days it corrects
 */
record InvoiceAnswer(
    Kind kind,
    String number,
    PartyAnswer trust,
    PartyAnswer municipality,
    YearMonth month,
    LocalDate issued,
    LocalDate due,
    long amount,
    List<Invoice> credits) {

  enum Kind {
    INVOICE,
    CREDIT_NOTE
  }

  /** An invoice whose days are corrected. */
  record Invoice(String number, LocalDate issued) {

    static Invoice of(Credited one) {
      return new Invoice(one.number(), one.issued());
    }
  }

  static InvoiceAnswer of(InvoiceFacts facts) {
    return new InvoiceAnswer(
        facts.isCreditNote() ? Kind.CREDIT_NOTE : Kind.INVOICE,
        facts.number(),
        facts.content().trust(),
        facts.content().municipality(),
        facts.content().month(),
        facts.issued(),
        facts.due(),
        Math.abs(facts.content().totals().toPay()),
        facts.credits().stream().map(Invoice::of).toList());
  }
}
