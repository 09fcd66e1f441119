package no.dognbok.query.statement.form;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A page read back by an XML parser: its tables, and what stands in them. */
record PageTables(Document document) {

  static PageTables of(String page) {
    try {
      return new PageTables(
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(page))));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  Stream<Element> all(String tag) {
    return elements(document.getElementsByTagName(tag));
  }

  /** The rows of the bodies of the tables whose caption begins so, cell by cell. */
  List<List<String>> rows(String caption) {
    return all("table")
        .filter(table -> text(one(table, "caption")).startsWith(caption))
        .flatMap(table -> elements(table.getElementsByTagName("tbody")))
        .flatMap(body -> elements(body.getElementsByTagName("tr")))
        .map(row ->
            elements(row.getElementsByTagName("*"))
                .filter(cell -> cell.getTagName().equals("td") || cell.getTagName().equals("th"))
                .map(PageTables::text)
                .toList())
        .toList();
  }

  static Element one(Element of, String tag) {
    return elements(of.getElementsByTagName(tag)).findFirst().orElseThrow();
  }

  /** The text as a reader sees it: any white space is a space. */
  static String text(Element element) {
    return plain(element.getTextContent());
  }

  static String plain(String text) {
    return text.replaceAll("[\\s\u00A0]+", " ").strip();
  }

  private static Stream<Element> elements(NodeList nodes) {
    return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).map(Element.class::cast);
  }
}
