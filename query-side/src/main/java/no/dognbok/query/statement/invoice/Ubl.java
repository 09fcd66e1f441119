package no.dognbok.query.statement.invoice;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes a document of UBL 2.1, element by element in the order in which it is told, with the JDK's
 * own writer: what is written turns on nothing else.
 */
final class Ubl {

  private static final String SCHEMAS = "urn:oasis:names:specification:ubl:schema:xsd:";
  private static final String GROUPS = SCHEMAS + "CommonAggregateComponents-2";
  private static final String VALUES = SCHEMAS + "CommonBasicComponents-2";
  private static final String CURRENCY = "NOK";

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter out;
  private int depth;

  private Ubl() throws XMLStreamException {
    out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
  }

  /** What is written inside an element. */
  interface Inside {
    void write(Ubl ubl) throws XMLStreamException;
  }

  /**
   * A whole document.
   *
   * @param root {@code Invoice} or {@code CreditNote}
   * @return UTF-8
   */
  static byte[] document(String root, Inside inside) {
    try {
      Ubl ubl = new Ubl();
      ubl.out.writeStartDocument("UTF-8", "1.0");
      ubl.newLine();
      ubl.out.writeStartElement(root);
      ubl.out.writeDefaultNamespace(SCHEMAS + root + "-2");
      ubl.out.writeNamespace("cac", GROUPS);
      ubl.out.writeNamespace("cbc", VALUES);
      ubl.inside(inside);
      ubl.out.writeEndDocument();
      ubl.out.flush();
      return (ubl.text + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (XMLStreamException e) {
      throw new IllegalStateException("an invoice could not be written", e);
    }
  }

  /** An element with others in it. */
  Ubl group(String name, Inside inside) throws XMLStreamException {
    newLine();
    out.writeStartElement("cac", name, GROUPS);
    inside(inside);
    return this;
  }

  private void inside(Inside inside) throws XMLStreamException {
    depth++;
    inside.write(this);
    depth--;
    newLine();
    out.writeEndElement();
  }

  /** An element with a text. */
  Ubl value(String name, String value) throws XMLStreamException {
    start(name);
    return end(value);
  }

  /** An element with a text and an attribute. */
  Ubl value(String name, String attribute, String of, String value) throws XMLStreamException {
    start(name);
    out.writeAttribute(attribute, of);
    return end(value);
  }

  /** An element with a day. */
  Ubl value(String name, LocalDate day) throws XMLStreamException {
    return value(name, day.toString());
  }

  /** An element with whole kroner. */
  Ubl amount(String name, long kroner) throws XMLStreamException {
    return value(name, "currencyID", CURRENCY, kroner + ".00");
  }

  private void start(String name) throws XMLStreamException {
    newLine();
    out.writeStartElement("cbc", name, VALUES);
  }

  private Ubl end(String value) throws XMLStreamException {
    out.writeCharacters(clean(value));
    out.writeEndElement();
    return this;
  }

  /** Blanks are one blank, and what XML cannot hold is left out. */
  private static String clean(String value) {
    return value
        .replaceAll("\\s+", " ")
        .replaceAll("[^\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "")
        .strip();
  }

  private void newLine() throws XMLStreamException {
    out.writeCharacters("\n" + "  ".repeat(depth));
  }
}
