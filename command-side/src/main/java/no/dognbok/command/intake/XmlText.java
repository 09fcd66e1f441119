package no.dognbok.command.intake;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import org.jspecify.annotations.Nullable;

/**
 * The text of an XML document, looked over before a parser sees it. What a parser does with one tag
 * grows with the square of what stands in it, so a tag is short; XML 1.1, which lets control
 * characters in, document types and rare encodings are for nobody who sends messages.
 */
final class XmlText {

  private static final int TAG = 64 << 10;
  private static final int VALUES = 200;
  private static final int DECLARATION = 200;

  private static final Map<String, Charset> ENCODINGS =
      Map.of(
          "utf-8", StandardCharsets.UTF_8,
          "us-ascii", StandardCharsets.US_ASCII,
          "iso-8859-1", StandardCharsets.ISO_8859_1,
          "iso-8859-15", Charset.forName("ISO-8859-15"),
          "windows-1252", Charset.forName("windows-1252"));

  private static final Pattern DECLARED =
      Pattern.compile(
          "^<\\?xml\\s+version\\s*=\\s*[\"']([^\"']*)[\"'](?:\\s+encoding\\s*=\\s*[\"']([^\"']*)[\"'])?");

  private final String text;

  private XmlText(String text) {
    this.text = text;
  }

  /**
   * The document as text.
   *
   * @throws Refusal where it is not safely readable
   */
  static String of(byte[] document) {
    String text = decoded(document);
    Matcher declared = DECLARED.matcher(head(text));
    if (declared.find() && !"1.0".equals(declared.group(1))) {
      throw unreadable("it is not XML 1.0, which messages are written in");
    }
    new XmlText(text).lookOver();
    return text;
  }

  private static String decoded(byte[] document) {
    try {
      String text =
          charset(document)
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(document))
              .toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw unreadable("its bytes are not those of the encoding that it says it has");
    }
  }

  /** By the byte order mark, or else as the declaration says, or else UTF-8. */
  private static Charset charset(byte[] document) {
    int first = document.length < 2 ? 0 : (document[0] & 0xFF) << 8 | document[1] & 0xFF;
    if (first == 0xFEFF || first == 0x003C) {
      return StandardCharsets.UTF_16BE;
    }
    if (first == 0xFFFE || first == 0x3C00) {
      return StandardCharsets.UTF_16LE;
    }
    int length = Math.min(document.length, DECLARATION);
    String head = new String(document, 0, length, StandardCharsets.ISO_8859_1);
    Matcher declared = DECLARED.matcher(head);
    String name = declared.find() ? declared.group(2) : null;
    Charset charset = ENCODINGS.get(name == null ? "utf-8" : name.strip().toLowerCase(Locale.ROOT));
    if (charset == null) {
      throw unreadable("its encoding is none that is read here; write UTF-8");
    }
    return charset;
  }

  private static String head(String text) {
    return text.substring(0, Math.min(text.length(), DECLARATION));
  }

  private void lookOver() {
    int at = text.indexOf('<');
    while (at >= 0) {
      at = text.indexOf('<', endOfMarkup(at));
    }
  }

  /** Where the markup ends that starts here; at the end of the text where it breaks off. */
  private int endOfMarkup(int start) {
    if (text.startsWith("<!--", start)) {
      return after("-->", start + 4);
    }
    if (text.startsWith("<![CDATA[", start)) {
      return after("]]>", start + 9);
    }
    if (text.startsWith("<?", start)) {
      return after("?>", start + 2);
    }
    if (text.startsWith("<!", start)) {
      throw unreadable("it has a document type; PLO messages have none");
    }
    return endOfTag(start);
  }

  private int after(String end, int from) {
    int found = text.indexOf(end, from);
    return found < 0 ? text.length() : found + end.length();
  }

  private int endOfTag(int start) {
    int limit = Math.min(text.length(), start + TAG);
    int values = 0;
    char quote = 0;
    for (int i = start; i < limit; i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '>') {
        return i + 1;
      } else if (c == '"' || c == '\'') {
        quote = c;
        if (++values > VALUES) {
          throw unreadable("a tag has more than %d attributes".formatted(VALUES));
        }
      }
    }
    if (limit == start + TAG) {
      throw unreadable("a tag is longer than %d characters".formatted(TAG));
    }
    return limit;
  }

  static Refusal unreadable(String why) {
    return unreadable(why, null);
  }

  static Refusal unreadable(String why, @Nullable Throwable cause) {
    Refusal refusal = new Refusal(Code.UNREADABLE_XML, "the message cannot be read: " + why);
    if (cause != null) {
      refusal.initCause(cause);
    }
    return refusal;
  }
}
