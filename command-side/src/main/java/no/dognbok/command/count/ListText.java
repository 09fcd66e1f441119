package no.dognbok.command.count;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;

/** The text of a list as it was uploaded: UTF-8, or what older spreadsheets write. */
final class ListText {

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private ListText() {}

  /**
   * The text of some bytes. What is not UTF-8 is Windows-1252: hardly any Norwegian word in it is
   * valid UTF-8 by chance.
   *
   * @throws Refusal where it is neither
   */
  static String of(byte[] bytes) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      text = WINDOWS_1252.decode(ByteBuffer.wrap(bytes)).toString();
    }
    if (text.indexOf('\0') >= 0) {
      throw new Refusal(
          Code.UNREADABLE_LIST,
          "the list is no text in UTF-8 or Windows-1252; save it as CSV (UTF-8)");
    }
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }
}
