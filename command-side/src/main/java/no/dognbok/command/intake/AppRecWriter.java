package no.dognbok.command.intake;

import java.io.StringWriter;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import no.dognbok.events.Address;
import no.dognbok.events.Moment;
import no.dognbok.events.Refusal;

/**
 * Writes the ledger's own application receipt (AppRec 1.1, HIS 80415). It says what the ledger did
 * with its copy; it is not the municipality's receipt, and proves nothing about the municipality
 * having received anything.
 */
final class AppRecWriter {

  private static final String NAMESPACE = "http://www.kith.no/xmlstds/apprec/2012-02-15";
  private static final String ERRORS = "2.16.578.1.12.4.1.1.8221";

  private AppRecWriter() {}

  /** The message was recorded; the same message again gets the same receipt. */
  static String accepted(PloReader.Head message, UUID id, Instant recordedAt) {
    return write(message, id, recordedAt, Optional.empty());
  }

  /** The message was not recorded, and why. */
  static String rejected(PloReader.Head message, UUID id, Instant now, Refusal refusal) {
    return write(message, id, now, Optional.of(refusal));
  }

  private static String write(
      PloReader.Head message, UUID id, Instant generated, Optional<Refusal> refusal) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("AppRec");
      xml.writeDefaultNamespace(NAMESPACE);
      code(xml, "MsgType", "APPREC", "Applikasjonskvittering");
      element(xml, "MIGversion", "v1.1 2012-02-15");
      element(xml, "SoftwareName", "Døgnbok");
      element(xml, "GenDate", time(generated));
      element(xml, "Id", id.toString());
      sender(xml);
      receiver(xml, message.sender());
      if (refusal.isEmpty()) {
        code(xml, "Status", "1", "OK");
      } else {
        code(xml, "Status", "2", "Avvist");
        error(xml, refusal.get());
      }
      xml.writeStartElement("OriginalMsgId");
      code(xml, "MsgType", message.type(), message.type());
      element(xml, "IssueDate", time(message.generated().orElse(generated)));
      element(xml, "Id", message.id());
      xml.writeEndElement();
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing to memory does not fail", e);
    }
    return text.toString();
  }

  private static String time(Instant instant) {
    return instant
        .truncatedTo(ChronoUnit.MILLIS)
        .atZone(Moment.OSLO)
        .toOffsetDateTime()
        .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
  }

  private static void sender(XMLStreamWriter xml) throws XMLStreamException {
    xml.writeStartElement("Sender");
    xml.writeStartElement("HCP");
    xml.writeStartElement("Inst");
    element(xml, "Name", "Døgnbok");
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static void receiver(XMLStreamWriter xml, Address address) throws XMLStreamException {
    boolean her = address.scheme() == Address.Scheme.HER;
    xml.writeStartElement("Receiver");
    xml.writeStartElement("HCP");
    xml.writeStartElement("Inst");
    element(xml, "Id", address.value());
    code(
        xml,
        "TypeId",
        her ? "HER" : "ENH",
        her ? "HER-id" : "Organisasjonsnummeret i Enhetsregisteret");
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static void error(XMLStreamWriter xml, Refusal refusal) throws XMLStreamException {
    ErrorCode code = ErrorCode.of(refusal.code());
    xml.writeEmptyElement("Error");
    xml.writeAttribute("V", code.value());
    xml.writeAttribute("S", ERRORS);
    xml.writeAttribute("DN", code.name());
    xml.writeAttribute("OT", refusal.code().text() + ": " + refusal.getMessage());
  }

  /** A code of list 8221, general errors of application receipts. */
  private record ErrorCode(String value, String name) {
    static ErrorCode of(Refusal.Code code) {
      return switch (code) {
        case UNREADABLE_XML -> new ErrorCode("T01", "Ikke XML / ikke 'well formed' / uleselig");
        case BREAKS_SCHEMA -> new ErrorCode("T02", "XML validerer ikke");
        case MESSAGE_NOT_KEPT -> new ErrorCode("T10", "Støtter ikke meldingsformatet");
        case NEITHER_PATIENT_NOR_STAY -> new ErrorCode("E30", "Pasientens fødselsnummer mangler");
        case MESSAGE_ID_TAKEN, RECEIPT_OF_UNKNOWN_MESSAGE ->
            new ErrorCode("E10", "Ugyldig meldingsidentifikator");
        default -> new ErrorCode("X99", "Annen feil");
      };
    }
  }

  private static void element(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }

  private static void code(XMLStreamWriter xml, String name, String value, String text)
      throws XMLStreamException {
    xml.writeEmptyElement(name);
    xml.writeAttribute("V", value);
    xml.writeAttribute("DN", text);
  }
}
