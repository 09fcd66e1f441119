package no.dognbok.query.statement.invoice;

import javax.xml.stream.XMLStreamException;
import no.dognbok.events.PostalAddress;

/** What stands of either party on an invoice. */
final class Parties {

  /** Electronic address scheme of Enhetsregisteret. */
  private static final String SCHEME = "0192";

  private Parties() {}

  /** Where it receives, what it is called, where its office is. */
  static void address(Ubl ubl, String number, String name, PostalAddress address)
      throws XMLStreamException {
    ubl.value("EndpointID", "schemeID", SCHEME, number);
    ubl.group("PartyName", in -> in.value("Name", name));
    ubl.group(
        "PostalAddress",
        in ->
            in.value("StreetName", address.street())
                .value("CityName", address.city())
                .value("PostalZone", address.postcode())
                .group("Country", of -> of.value("IdentificationCode", "NO")));
  }

  /** What it is in Enhetsregisteret. */
  static void legal(Ubl ubl, String number, String name) throws XMLStreamException {
    ubl.group(
        "PartyLegalEntity",
        in -> in.value("RegistrationName", name).value("CompanyID", "schemeID", SCHEME, number));
  }
}
