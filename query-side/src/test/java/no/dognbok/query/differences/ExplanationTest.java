package no.dognbok.query.differences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which of several things made a difference, whatever they are. */
class ExplanationTest {

  private static Set<Integer> of(int number, Predicate<BitSet> appears) {
    Set<Integer> numbers = new TreeSet<>();
    Explanation.of(number, appears, List.of()).stream().forEach(numbers::add);
    return numbers;
  }

  /** What was said last of what was said: how a rate or a correction works. */
  private static Predicate<BitSet> lastSaid(String wanted, String... said) {
    return some -> some.length() > 0 && said[some.length() - 1].equals(wanted);
  }

  private static Predicate<BitSet> all(int... numbers) {
    return some -> java.util.Arrays.stream(numbers).allMatch(some::get);
  }

  static Stream<Arguments> explanations() {
    Predicate<BitSet> undone = some -> some.get(0) && (!some.get(1) || some.get(2));
    return Stream.of(
        Arguments.of("one of one", 1, all(0), Set.of(0)),
        Arguments.of("the last", 5, all(4), Set.of(4)),
        Arguments.of("one in the middle", 9, all(3), Set.of(3)),
        Arguments.of("two together, far apart", 40, all(2, 37), Set.of(2, 37)),
        Arguments.of("many together", 17, all(0, 1, 5, 6, 7, 16), Set.of(0, 1, 5, 6, 7, 16)),
        Arguments.of("either: the one that came first", 4, all(1).or(all(3)), Set.of(1)),
        Arguments.of("made, undone, made again", 3, lastSaid("a", "a", "b", "a"), Set.of(2)),
        Arguments.of("made twice, the same", 3, lastSaid("a", "b", "a", "a"), Set.of(1)),
        Arguments.of("undone, and that undone", 3, undone, Set.of(0)),
        Arguments.of(
            "one with what is not there", 3, all(2).and(all(0).negate().or(all(1))), Set.of(2)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("explanations")
  void whatMadeTheDifference(
      String name, int number, Predicate<BitSet> appears, Set<Integer> expected) {
    assertThat(of(number, appears)).as(name).isEqualTo(expected);
  }

  @Test
  void whereThereIsNoDifferenceThereIsNothingToExplain() {
    assertThatThrownBy(() -> of(2, _ -> true)).isInstanceOf(IllegalArgumentException.class);
  }

  /** Odd rules, as odd as corrections of corrections: what is named suffices, and all of it. */
  @Test
  void whatIsNamedSufficesAndNoneOfItCanBeLeftOut() {
    Random random = new Random(5);
    for (int round = 0; round < 3_000; round++) {
      int number = 1 + random.nextInt(9);
      Set<BitSet> where = new java.util.HashSet<>();
      for (int i = 0; i < 1 << number; i++) {
        if (i == (1 << number) - 1 || i > 0 && random.nextInt(3) == 0) {
          where.add(BitSet.valueOf(new long[] {i}));
        }
      }
      List<BitSet> likely = new ArrayList<>();
      where.stream().limit(2).forEach(likely::add);
      BitSet found = Explanation.of(number, where::contains, likely);
      assertThat(where).contains(found);
      for (int i = found.nextSetBit(0); i >= 0; i = found.nextSetBit(i + 1)) {
        BitSet less = (BitSet) found.clone();
        less.clear(i);
        assertThat(where).as("without %d of %s", i, found).doesNotContain(less);
      }
    }
  }
}
