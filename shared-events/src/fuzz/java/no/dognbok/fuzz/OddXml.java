package no.dognbok.fuzz;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Messages like the samples, with something wrong in them. */
public final class OddXml {

  private static final List<String> MARKUP =
      List.of(
          "&amp;",
          "&#0;",
          "&#x1F600;",
          "&#xD800;",
          "&unknown;",
          "&lt;&#x31;5876500565",
          "<!-- -- -->",
          "<!---->",
          "<![CDATA[15876500565]]>",
          "<?xml version='1.0'?>",
          "<?php ?>",
          "<!DOCTYPE a [<!ENTITY b 'c'>]>",
          "<",
          "</Id>",
          "]]>",
          "\u0001",
          "\uFFFF");
  private static final List<String> NAMES =
      List.of("Id", "Ident", "V", "Organisation", "MsgInfo", "x:y", "xmlns:p", "xml:space", "å");
  private static final List<String> ENCODINGS =
      List.of(
          "UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "ISO-8859-1", "windows-1252", "IBM037", "x");

  private final List<XmlTree> samples;

  public OddXml(List<byte[]> samples) {
    this.samples = samples.stream().map(XmlTree::read).toList();
  }

  /** Makes one. */
  public byte[] make(Random random) {
    XmlTree message = Odd.any(random, samples).copy();
    int times = 1 + random.nextInt(3);
    for (int i = 0; i < times; i++) {
      mutate(message, random);
    }
    byte[] bytes = encoded(message.toString(), random);
    return random.nextInt(4) == 0 ? OddBytes.mutated(bytes, random) : bytes;
  }

  private void mutate(XmlTree message, Random random) {
    List<XmlTree> all = message.all();
    XmlTree parent = Odd.any(random, all);
    XmlTree other = Odd.any(random, all);
    List<Object> children = parent.children();
    int at = random.nextInt(children.size() + 1);
    switch (random.nextInt(16)) {
      case 0, 1 ->
          children
              .subList(Math.min(at, children.size()), Math.min(at + 1, children.size()))
              .clear();
      case 2 -> children.add(at, other.copy());
      case 3 -> children.add(at, Odd.any(random, Odd.any(random, samples).all()).copy());
      case 4 -> java.util.Collections.shuffle(children, random);
      case 5, 6 -> parent.text(XmlTree.escaped(Odd.value(random)));
      case 7 -> parent.attribute(Odd.any(random, NAMES), Odd.value(random));
      case 8, 9, 10, 11 -> other.anyAttribute(random, Odd.value(random));
      case 12 -> parent.rename(Odd.any(random, List.of(other.name(), Odd.any(random, NAMES))));
      case 13 -> parent.nest(random.nextInt(20) == 0 ? 5_000 : 1 + random.nextInt(110));
      case 14 -> other.attributes().clear();
      default -> children.add(at, Odd.any(random, MARKUP));
    }
  }

  private static byte[] encoded(String body, Random random) {
    String says = random.nextInt(8) == 0 ? Odd.any(random, ENCODINGS) : "UTF-8";
    String is = random.nextInt(16) == 0 ? Odd.any(random, ENCODINGS) : says;
    String declaration =
        switch (random.nextInt(20)) {
          case 0 -> "";
          case 1 -> "\uFEFF<?xml version=\"1.0\" encoding=\"" + says + "\"?>";
          case 2 -> "<?xml version='1.1'?>";
          case 3 -> " <?xml version='1.0' standalone='yes'?>";
          case 4 -> "<!DOCTYPE MsgHead SYSTEM 'file:///etc/hosts'>";
          default -> "<?xml version=\"1.0\" encoding=\"" + says + "\"?>\n";
        };
    Charset charset = Charset.isSupported(is) ? Charset.forName(is) : StandardCharsets.UTF_8;
    return (declaration + body).getBytes(charset);
  }
}
