package no.dognbok.events;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * The invoices (faktura) and credit notes (kreditnota) of a hospital trust: one series of numbers
 * without a hole, in a stream of its own, {@code invoice/<trust>}.
 */
public sealed interface InvoiceEvent {

  /** How the stream of a trust is called: this and its organisation number. */
  String STREAM = "invoice/";

  Told told();

  /** Helseforetaket, by its organisation number. */
  Address trust();

  /** The stream of a trust. */
  static String stream(Address trust) {
    return STREAM + trust.value();
  }

  /**
   * A frozen statement was given its number. Whether that is an invoice or a credit note follows
   * from what the statement ends with.
   *
   * @param municipality kommunen, to whom it goes
   * @param month of the statement
   * @param number in the trust's series, each one more than the one before
   * @param issued fakturadato
   * @param due forfallsdato
   */
  @EventType(name = "StatementInvoiced")
  record StatementInvoiced(
      Told told,
      Address trust,
      Municipality municipality,
      YearMonth month,
      long number,
      LocalDate issued,
      LocalDate due)
      implements InvoiceEvent {}
}
