package no.dognbok.query.statement.invoice;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import no.dognbok.events.ReferenceEvent.InvoiceReceiverSet;
import no.dognbok.events.ReferenceEvent.InvoicingSet;
import no.dognbok.events.ReferenceEvent.InvoicingSet.Tax;
import no.dognbok.query.statement.StatementContent;
import no.dognbok.query.statement.invoice.InvoiceFacts.Credited;

/**
 * An invoice (UBL 2.1 Invoice, type 380) or, where the statement ends below zero, a credit note
 * (CreditNote, 381) by EHF Billing 3.0, which is Peppol BIS Billing 3.0 with its Norwegian rules.
 * The order of the elements is the schema's.
 */
public final class EhfInvoice {

  private static final String CUSTOMIZATION =
      "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0";
  private static final String PROFILE = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0";

  /** UNCL 4461: credit transfer. */
  private static final String CREDIT_TRANSFER = "30";

  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd.MM.yyyy");

  private final InvoiceFacts facts;
  private final boolean credit;
  private final List<InvoiceLine> lines;
  private final TaxTreatment tax;

  private EhfInvoice(InvoiceFacts facts) {
    this.facts = facts;
    this.credit = facts.isCreditNote();
    List<InvoiceLine> billed = InvoiceLine.of(facts.content());
    this.lines = credit ? billed.stream().map(InvoiceLine::turned).toList() : billed;
    this.tax = TaxTreatment.of(facts.seller().tax());
  }

  /**
   * Whether there is anything to put on an invoice: not where all that is billed waits for its rate
   * to be known.
   */
  public static boolean hasLines(StatementContent content) {
    return !InvoiceLine.of(content).isEmpty();
  }

  /**
   * The document as it is sent.
   *
   * @return XML in UTF-8; the same facts give the same bytes
   * @throws IllegalArgumentException where there is nothing to bill ({@link #hasLines}), or the
   *     lines do not come to what the statement says
   */
  public static byte[] render(InvoiceFacts facts) {
    EhfInvoice invoice = new EhfInvoice(facts);
    if (invoice.lines.isEmpty()) {
      throw new IllegalArgumentException("there is nothing to bill and nothing to credit");
    }
    long toPay = Math.abs(facts.content().totals().toPay());
    if (invoice.sum() != toPay) {
      throw new IllegalArgumentException(
          "the lines come to %d kroner, the statement to %d".formatted(invoice.sum(), toPay));
    }
    return Ubl.document(invoice.credit ? "CreditNote" : "Invoice", invoice::write);
  }

  private long sum() {
    return lines.stream().mapToLong(InvoiceLine::amount).sum();
  }

  private void write(Ubl ubl) throws XMLStreamException {
    head(ubl);
    for (Credited credited : facts.credits()) {
      ubl.group(
          "BillingReference",
          in ->
              in.group(
                  "InvoiceDocumentReference",
                  of -> of.value("ID", credited.number()).value("IssueDate", credited.issued())));
    }
    ubl.group("AccountingSupplierParty", in -> in.group("Party", this::seller));
    ubl.group("AccountingCustomerParty", in -> in.group("Party", this::buyer));
    payment(ubl);
    totals(ubl);
    for (int i = 0; i < lines.size(); i++) {
      line(ubl, i + 1, lines.get(i));
    }
  }

  private void head(Ubl ubl) throws XMLStreamException {
    ubl.value("CustomizationID", CUSTOMIZATION).value("ProfileID", PROFILE);
    ubl.value("ID", facts.number()).value("IssueDate", facts.issued());
    if (credit) {
      ubl.value("CreditNoteTypeCode", "381");
    } else {
      ubl.value("DueDate", facts.due()).value("InvoiceTypeCode", "380");
    }
    ubl.value("Note", note()).value("DocumentCurrencyCode", "NOK");
    ubl.value("BuyerReference", facts.buyer().buyerReference());
    ubl.group(
        "InvoicePeriod",
        in ->
            in.value("StartDate", facts.content().month().atDay(1))
                .value("EndDate", facts.content().month().atEndOfMonth()));
  }

  private String note() {
    return "Kommunal betaling for utskrivningsklare pasienter (FOR-2011-11-18-1115 § 13), avregning for %s, kommune %s"
        .formatted(MonthText.of(facts.content().month()), facts.buyer().municipality());
  }

  private void seller(Ubl ubl) throws XMLStreamException {
    InvoicingSet seller = facts.seller();
    String number = seller.trust().value();
    Parties.address(ubl, number, seller.name(), seller.address());
    if (seller.tax() == Tax.EXEMPT) {
      taxScheme(ubl, "NO" + number + "MVA", "VAT");
    }
    // Foretaksregisterloven § 10-2; helseforetaksloven § 10 has every trust in that register.
    taxScheme(ubl, "Foretaksregisteret", "TAX");
    Parties.legal(ubl, number, seller.name());
    if (seller.contact() != null) {
      String contact = seller.contact();
      ubl.group("Contact", in -> in.value("ElectronicMail", contact));
    }
  }

  private static void taxScheme(Ubl ubl, String id, String scheme) throws XMLStreamException {
    ubl.group(
        "PartyTaxScheme",
        in -> in.value("CompanyID", id).group("TaxScheme", of -> of.value("ID", scheme)));
  }

  private void buyer(Ubl ubl) throws XMLStreamException {
    InvoiceReceiverSet buyer = facts.buyer();
    String number = buyer.organisation().value();
    Parties.address(ubl, number, buyer.name(), buyer.address());
    Parties.legal(ubl, number, buyer.name());
  }

  /** On a credit note the account would be the wrong one: it is the trust that pays. */
  private void payment(Ubl ubl) throws XMLStreamException {
    if (!credit) {
      ubl.group(
          "PaymentMeans",
          in ->
              in.value("PaymentMeansCode", CREDIT_TRANSFER)
                  .value("PaymentID", facts.number())
                  .group("PayeeFinancialAccount", of -> of.value("ID", facts.seller().account())));
    }
    String terms =
        (credit
                ? "Beløpet er til gode, og motregnes eller betales innen %s."
                : "Betales innen %s. Oppgi fakturanummeret.")
            .formatted(facts.due().format(DATE));
    ubl.group("PaymentTerms", in -> in.value("Note", terms));
  }

  private void totals(Ubl ubl) throws XMLStreamException {
    ubl.group(
        "TaxTotal",
        in ->
            in.amount("TaxAmount", 0)
                .group(
                    "TaxSubtotal",
                    of ->
                        of.amount("TaxableAmount", sum())
                            .amount("TaxAmount", 0)
                            .group("TaxCategory", tax::category)));
    ubl.group(
        "LegalMonetaryTotal",
        in ->
            in.amount("LineExtensionAmount", sum())
                .amount("TaxExclusiveAmount", sum())
                .amount("TaxInclusiveAmount", sum())
                .amount("PayableAmount", sum()));
  }

  private void line(Ubl ubl, int number, InvoiceLine line) throws XMLStreamException {
    ubl.group(
        credit ? "CreditNoteLine" : "InvoiceLine",
        in -> {
          in.value("ID", Integer.toString(number));
          String quantity = credit ? "CreditedQuantity" : "InvoicedQuantity";
          in.value(quantity, "unitCode", "DAY", Long.toString(line.days()));
          in.amount("LineExtensionAmount", line.amount());
          period(in, line);
          in.group(
              "Item",
              of ->
                  of.value("Description", line.description())
                      .value("Name", line.name())
                      .group("ClassifiedTaxCategory", tax::ofLine));
          in.group("Price", of -> of.amount("PriceAmount", line.price()));
        });
  }

  /**
   * A line's days outside the month stand in its description only: the period of a line must lie
   * within that of the invoice (PEPPOL-EN16931-R110, R111).
   */
  private void period(Ubl ubl, InvoiceLine line) throws XMLStreamException {
    YearMonth month = facts.content().month();
    if (!line.from().isBefore(month.atDay(1)) && !line.to().isAfter(month.atEndOfMonth())) {
      ubl.group(
          "InvoicePeriod", in -> in.value("StartDate", line.from()).value("EndDate", line.to()));
    }
  }
}
