package no.dognbok.query.statement.check;

import java.time.YearMonth;
import java.util.List;
import no.dognbok.query.stay.Basis;
import no.dognbok.query.stay.PartyAnswer;

/**
 * Whether the invoices of a month can be made.
 *
 * @param trust helseforetaket
 * @param month of the statements
 * @param ready whether nothing is missing, neither of the trust's nor of any receiver's
 * @param missing what all its invoices lack
 * @param receivers the municipalities with which it has an agreement in the month, or a stay that
 *     can have a day in it; by number
 * @param basis what this rests on
 */
record InvoicingCheck(
    PartyAnswer trust,
    YearMonth month,
    boolean ready,
    List<Missing> missing,
    List<Receiver> receivers,
    Basis basis) {

  InvoicingCheck {
    missing = List.copyOf(missing);
    receivers = List.copyOf(receivers);
  }

  /**
   * A municipality that may get an invoice.
   *
   * @param municipality kommunen
   * @param ready whether nothing is missing of it
   * @param missing what its invoice lacks
   */
  record Receiver(PartyAnswer municipality, boolean ready, List<Missing> missing) {
    Receiver {
      missing = List.copyOf(missing);
    }
  }
}
