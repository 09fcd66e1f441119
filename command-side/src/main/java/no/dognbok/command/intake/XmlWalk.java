package no.dognbok.command.intake;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import org.jspecify.annotations.Nullable;

/**
 * Walks through an XML document element by element, reading what is asked for and skipping the
 * rest. A document type is refused before anything of it is read, so that no entity is ever
 * expanded; so is deep nesting.
 */
final class XmlWalk {

  private static final int DEPTH = 100;
  private static final int TEXT = 1_000;
  private static final XMLInputFactory FACTORY = factory();

  private final XMLStreamReader reader;
  private int level;

  XmlWalk(byte[] document) {
    String text = XmlText.of(document);
    try {
      this.reader = FACTORY.createXMLStreamReader(new StringReader(text));
    } catch (XMLStreamException | RuntimeException e) {
      throw unreadable(e);
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    factory.setXMLResolver((_, _, _, _) -> new ByteArrayInputStream(new byte[0]));
    return factory;
  }

  /** The parser's own words repeat what stands there, so only the place is said. */
  private static Refusal unreadable(Exception cause) {
    Location place = cause instanceof XMLStreamException e ? e.getLocation() : null;
    return XmlText.unreadable(
        "it is not well-formed XML"
            + (place == null
                ? ""
                : ", at line %d, column %d"
                    .formatted(place.getLineNumber(), place.getColumnNumber())),
        cause);
  }

  /** Goes to the root element, and gives its name. */
  String root() {
    int event = next();
    while (event != XMLStreamConstants.START_ELEMENT) {
      if (event == XMLStreamConstants.END_DOCUMENT) {
        throw new Refusal(Code.UNREADABLE_XML, "the message has no element");
      }
      event = next();
    }
    return reader.getLocalName();
  }

  /** The namespace of the current element. */
  String namespace() {
    String uri = reader.getNamespaceURI();
    return uri == null ? "" : uri;
  }

  /** Visits the children of the current element; what a visitor does not read is skipped. */
  void children(Consumer<String> visitor) {
    int parent = level;
    while (true) {
      int event = next();
      if (level < parent) {
        return;
      }
      if (event == XMLStreamConstants.START_ELEMENT) {
        visitor.accept(reader.getLocalName());
        while (level > parent) {
          next();
        }
      }
    }
  }

  /** An attribute of the current element; empty is the same as missing. */
  @Nullable String attribute(String name) {
    String value = reader.getAttributeValue(null, name);
    if (value != null && value.length() > TEXT) {
      throw tooLong();
    }
    return value == null || value.isBlank() ? null : value.strip();
  }

  /**
   * The named children of the current element: the attribute {@code V} of each, or its text where
   * it has none.
   */
  Map<String, String> values(String... names) {
    Map<String, String> values = new HashMap<>();
    children(name -> {
      if (List.of(names).contains(name)) {
        String attribute = attribute("V");
        values.putIfAbsent(name, attribute == null ? text() : attribute);
      }
    });
    return values;
  }

  /** The text of the current element. */
  String text() {
    int own = level;
    StringBuilder text = new StringBuilder();
    while (level >= own) {
      int event = next();
      if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
        if (text.length() + reader.getTextLength() > TEXT) {
          throw tooLong();
        }
        text.append(reader.getText());
      }
    }
    return text.toString().strip();
  }

  private static Refusal tooLong() {
    return new Refusal(
        Code.BREAKS_SCHEMA,
        "an identifier, code or time is longer than %d characters".formatted(TEXT));
  }

  /** Reads to the end, so that a document that breaks off is found out. */
  void end() {
    while (next() != XMLStreamConstants.END_DOCUMENT) {
      // nothing of it is asked for
    }
  }

  private int next() {
    int event;
    try {
      event = reader.next();
    } catch (XMLStreamException | RuntimeException e) {
      throw unreadable(e);
    }
    switch (event) {
      case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
          throw new Refusal(
              Code.UNREADABLE_XML,
              "the message has a document type or entities; PLO messages have none");
      case XMLStreamConstants.START_ELEMENT -> {
        if (++level > DEPTH) {
          throw new Refusal(
              Code.UNREADABLE_XML,
              "the message is nested more than %d elements deep".formatted(DEPTH));
        }
      }
      case XMLStreamConstants.END_ELEMENT -> level--;
      default -> {
        // text, comments, processing instructions
      }
    }
    return event;
  }
}
