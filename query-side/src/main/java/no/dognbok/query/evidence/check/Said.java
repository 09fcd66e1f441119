package no.dognbok.query.evidence.check;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * A sentence with what it is about.
 *
 * @param sentence which
 * @param about in the order of its parts: texts, numbers, moments, and other things that are said
 */
record Said(Sentence sentence, List<Object> about) {

  private static final DateTimeFormatter IN_NORWAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx").withZone(ZoneId.of("Europe/Oslo"));

  Said {
    about = List.copyOf(about);
  }

  static Said of(Sentence sentence, Object... about) {
    return new Said(sentence, List.of(about));
  }

  String in(Language language) {
    return sentence
        .in(language)
        .formatted(about.stream().map(one -> shown(one, language)).toArray());
  }

  private static String shown(Object one, Language language) {
    return switch (one) {
      case Said said -> said.in(language);
      case Instant moment -> IN_NORWAY.format(moment);
      default -> visible(String.valueOf(one));
    };
  }

  /**
   * What others wrote is shown without what a terminal would obey, or would show as something else.
   */
  private static String visible(String text) {
    StringBuilder visible = new StringBuilder(text.length());
    text.codePoints().forEach(c -> visible.appendCodePoint(isVisible(c) ? c : '?'));
    return visible.toString();
  }

  private static boolean isVisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
