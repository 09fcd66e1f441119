package no.dognbok.query.statistics;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** By what things are counted apart, as an asker wrote it. */
final class ToldApart {

  private ToldApart() {}

  /**
   * Those that a text names, with commas between them; of a blank text none.
   *
   * @param name as it is written
   * @throws IllegalArgumentException where it names something else
   */
  static <E extends Enum<E>> Set<E> parse(String text, Class<E> type, Function<E, String> name) {
    Set<E> some = EnumSet.noneOf(type);
    for (String part : text.isBlank() ? new String[0] : text.split(",")) {
      some.add(
          Arrays.stream(type.getEnumConstants())
              .filter(one -> name.apply(one).equals(part.strip()))
              .findFirst()
              .orElseThrow(() -> new IllegalArgumentException(expected(type, name))));
    }
    return some;
  }

  private static <E extends Enum<E>> String expected(Class<E> type, Function<E, String> name) {
    List<String> names = Arrays.stream(type.getEnumConstants()).map(name).toList();
    return "expected some of %s and %s, with commas between them"
        .formatted(String.join(", ", names.subList(0, names.size() - 1)), names.getLast());
  }
}
