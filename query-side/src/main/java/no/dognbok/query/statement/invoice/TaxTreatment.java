package no.dognbok.query.statement.invoice;

import javax.xml.stream.XMLStreamException;
import no.dognbok.events.ReferenceEvent.InvoicingSet.Tax;

/** How the two treatments by the law of value added tax stand on an invoice (UNCL 5305). */
enum TaxTreatment {
  /** Merverdiavgiftsloven § 3-2: health services. */
  EXEMPT("E", "Unntatt fra merverdiavgift, merverdiavgiftsloven § 3-2"),
  OUTSIDE_SCOPE("O", "Utenfor merverdiavgiftsloven");

  private final String code;
  private final String reason;

  TaxTreatment(String code, String reason) {
    this.code = code;
    this.reason = reason;
  }

  static TaxTreatment of(Tax tax) {
    return switch (tax) {
      case EXEMPT -> EXEMPT;
      case OUTSIDE_SCOPE -> OUTSIDE_SCOPE;
    };
  }

  /** On the whole document, with the reason. */
  void category(Ubl ubl) throws XMLStreamException {
    codeAndRate(ubl);
    ubl.value("TaxExemptionReason", reason);
    scheme(ubl);
  }

  /** On a line. */
  void ofLine(Ubl ubl) throws XMLStreamException {
    codeAndRate(ubl);
    scheme(ubl);
  }

  /** What is outside the scope has no rate, not even one of nought (BR-O-05). */
  private void codeAndRate(Ubl ubl) throws XMLStreamException {
    ubl.value("ID", code);
    if (this == EXEMPT) {
      ubl.value("Percent", "0");
    }
  }

  private static void scheme(Ubl ubl) throws XMLStreamException {
    ubl.group("TaxScheme", in -> in.value("ID", "VAT"));
  }
}
