package no.dognbok.command.intake;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import no.dognbok.command.reference.RuleSetInForce;
import no.dognbok.command.stay.Expected;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code If-Match}: the state of the stay in which the asker saw it, as its {@code ETag}
 * says: the sequence number of its last event and the number of the rule set that it was judged by
 * (RFC 9110, 13.1.1).
 */
final class IfMatch {

  private IfMatch() {}

  /** What the header expects; absent where there is none. */
  static @Nullable Expected expected(@Nullable List<String> header, RuleSetInForce rules) {
    if (header == null || header.isEmpty()) {
      return null;
    }
    Set<Long> sequences = new HashSet<>();
    boolean any = false;
    for (String tag : String.join(",", header).split(",")) {
      String text = tag.strip();
      any |= text.equals("*");
      String suffix = "-%d\"".formatted(rules.number());
      // A weak tag never matches, nor does one of another rule set.
      if (text.startsWith("\"") && text.endsWith(suffix)) {
        addNumber(sequences, text.substring(1, text.length() - suffix.length()));
      }
    }
    return new Expected(sequences, any);
  }

  private static void addNumber(Set<Long> sequences, String text) {
    if (text.matches("[0-9]{1,18}")) {
      sequences.add(Long.parseLong(text));
    }
  }
}
