package no.dognbok.query.reference;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import no.dognbok.events.ReferenceEvent.InvoiceReceiverSet;
import no.dognbok.events.ReferenceEvent.InvoicingSet;
import no.dognbok.events.ReferenceEvent.MunicipalityMerged;
import org.jspecify.annotations.Nullable;

/** What invoices need, in the form in which it is set. */
final class InvoicingAnswers {

  private InvoicingAnswers() {}

  /**
   * How a hospital trust sends its invoices.
   *
   * @param trust its organisation number
   * @param name as it stands in Enhetsregisteret
   * @param street street and number, or a post-office box
   * @param postcode four digits
   * @param city poststed
   * @param vatRegistered whether it stands in Merverdiavgiftsregisteret
   * @param tax how payment days are treated by the law of value added tax
   * @param account eleven digits, or an IBAN
   * @param paymentDays from the date of an invoice to its due date
   * @param firstNumber the number with which the series begins
   * @param numberPrefix what stands before it
   * @param contact e-mail address of an office
   * @param source where this comes from
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Invoicing(
      String trust,
      String name,
      String street,
      String postcode,
      String city,
      boolean vatRegistered,
      InvoicingSet.Tax tax,
      String account,
      int paymentDays,
      long firstNumber,
      @Nullable String numberPrefix,
      @Nullable String contact,
      String source) {
    static Invoicing of(InvoicingSet set) {
      return new Invoicing(
          set.trust().value(),
          set.name(),
          set.address().street(),
          set.address().postcode(),
          set.address().city(),
          set.vatRegistered(),
          set.tax(),
          set.account(),
          set.paymentDays(),
          set.firstNumber(),
          set.numberPrefix(),
          set.contact(),
          set.source());
    }
  }

  /**
   * To whom a trust sends the invoices for a municipality.
   *
   * @param trust organisation number of the trust
   * @param municipality its number
   * @param organisation organisation number under which it receives EHF
   * @param name as it stands in Enhetsregisteret
   * @param street street and number, or a post-office box
   * @param postcode four digits
   * @param city poststed
   * @param buyerReference deres referanse
   * @param source where this comes from
   */
  record InvoiceReceiver(
      String trust,
      String municipality,
      String organisation,
      String name,
      String street,
      String postcode,
      String city,
      String buyerReference,
      String source) {
    static InvoiceReceiver of(InvoiceReceiverSet set) {
      return new InvoiceReceiver(
          set.trust().value(),
          set.municipality().number(),
          set.organisation().value(),
          set.name(),
          set.address().street(),
          set.address().postcode(),
          set.address().city(),
          set.buyerReference(),
          set.source());
    }
  }

  /**
   * A municipality that has ceased, and who pays in its place.
   *
   * @param municipality its number
   * @param successor number of the one that took it over
   * @param lastDay the last day on which it was there
   * @param source where this comes from
   */
  record MergedMunicipality(
      String municipality, String successor, LocalDate lastDay, String source) {
    static MergedMunicipality of(MunicipalityMerged merged) {
      return new MergedMunicipality(
          merged.municipality().number(),
          merged.successor().number(),
          merged.lastDay(),
          merged.source());
    }
  }
}
