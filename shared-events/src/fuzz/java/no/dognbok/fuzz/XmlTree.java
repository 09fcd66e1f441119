package no.dognbok.fuzz;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** An XML element that can be bent in ways in which no XML library would let it be. */
final class XmlTree {

  private String name;
  private final Map<String, String> attributes = new LinkedHashMap<>();

  /** Elements, and text as it is written. */
  private final List<Object> children = new ArrayList<>();

  private int nested;

  private XmlTree(String name) {
    this.name = name;
  }

  static XmlTree read(byte[] document) {
    Reading reading = new Reading();
    try {
      SAXParserFactory.newDefaultInstance()
          .newSAXParser()
          .parse(new ByteArrayInputStream(document), reading);
    } catch (SAXException | ParserConfigurationException | IOException e) {
      throw new IllegalArgumentException("a sample is no XML", e);
    }
    return (XmlTree) reading.open.element().children.getFirst();
  }

  /** Names and namespaces as they are written. */
  private static final class Reading extends DefaultHandler {

    private final Deque<XmlTree> open = new ArrayDeque<>(List.of(new XmlTree("")));

    @Override
    public void startElement(String uri, String local, String written, Attributes given) {
      XmlTree element = new XmlTree(written);
      for (int i = 0; i < given.getLength(); i++) {
        element.attributes.put(given.getQName(i), given.getValue(i));
      }
      open.element().children.add(element);
      open.push(element);
    }

    @Override
    public void endElement(String uri, String local, String written) {
      open.pop();
    }

    @Override
    public void characters(char[] text, int start, int length) {
      String written = new String(text, start, length);
      if (!written.isBlank()) {
        open.element().children.add(escaped(written));
      }
    }
  }

  XmlTree copy() {
    XmlTree copy = new XmlTree(name);
    copy.attributes.putAll(attributes);
    copy.nested = nested;
    for (Object child : children) {
      copy.children.add(child instanceof XmlTree element ? element.copy() : child);
    }
    return copy;
  }

  /** This element and all in it. */
  List<XmlTree> all() {
    List<XmlTree> all = new ArrayList<>();
    collect(all);
    return all;
  }

  private void collect(List<XmlTree> all) {
    all.add(this);
    for (Object child : children) {
      if (child instanceof XmlTree element) {
        element.collect(all);
      }
    }
  }

  String name() {
    return name;
  }

  List<Object> children() {
    return children;
  }

  Map<String, String> attributes() {
    return attributes;
  }

  void rename(String newName) {
    name = newName;
  }

  void attribute(String attribute, String value) {
    attributes.put(attribute, value);
  }

  /** Another value for one of its attributes, or for its text where it has none. */
  void anyAttribute(Random random, String value) {
    if (attributes.isEmpty()) {
      text(escaped(value));
    } else {
      attributes.put(Odd.any(random, List.copyOf(attributes.keySet())), value);
    }
  }

  /** Its whole content is this text. */
  void text(String written) {
    children.clear();
    children.add(written);
  }

  /** It stands in so many elements of its own name. */
  void nest(int deep) {
    nested = deep;
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    write(text);
    return text.toString();
  }

  private void write(StringBuilder text) {
    text.repeat("<" + name + ">", nested).append('<').append(name);
    attributes.forEach((key, value) ->
        text.append(' ').append(key).append("=\"").append(escaped(value)).append('"'));
    text.append('>');
    for (Object child : children) {
      if (child instanceof XmlTree element) {
        element.write(text);
      } else {
        text.append(child);
      }
    }
    text.append("</").append(name).append('>').repeat("</" + name + ">", nested);
  }
}
