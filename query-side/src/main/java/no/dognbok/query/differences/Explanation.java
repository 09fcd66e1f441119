package no.dognbok.query.differences;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which of several things, told one after the other, made a difference. The things are numbered in
 * the order in which they were told; a set of them is a set of their numbers.
 *
 * <p>They are added one at a time: the one after which the difference is there and stays tips it.
 * Then of those before it everything is left out that can be. What remains makes the difference
 * alone, and without any one of it the difference is not there. A change that was undone is not in
 * it.
 */
public final class Explanation {

  private static final int NONE = -1;

  private final Predicate<BitSet> appears;

  private Explanation(Predicate<BitSet> appears) {
    this.appears = appears;
  }

  /**
   * What made a difference.
   *
   * @param number how many things there are; with all of them the difference is there
   * @param appears whether it is there with some of them
   * @param likely explanations of other differences, which are often the explanation of this one
   */
  public static BitSet of(int number, Predicate<BitSet> appears, List<BitSet> likely) {
    Explanation explanation = new Explanation(appears);
    int first = number;
    while (first > 0 && appears.test(first(first - 1))) {
      first--;
    }
    if (first == 0) {
      throw new IllegalArgumentException("there is no difference to explain");
    }
    int tips = first - 1;
    BitSet start =
        likely.stream()
            .filter(set -> set.length() == tips + 1)
            .filter(appears)
            .findFirst()
            .orElseGet(() -> first(tips + 1));
    // What tipped it is left out last: it may have only undone what had undone it.
    return explanation.without(explanation.without(start, tips), NONE);
  }

  private static BitSet first(int number) {
    BitSet first = new BitSet();
    first.set(0, number);
    return first;
  }

  /**
   * The same without all that can be left out: first many at a time, the latest first.
   *
   * @param kept what is not left out
   */
  private BitSet without(BitSet start, int kept) {
    BitSet left = (BitSet) start.clone();
    int size = Math.max(1, Integer.highestOneBit(left.cardinality()));
    while (true) {
      boolean less = false;
      for (BitSet block : blocks(left, kept, size)) {
        BitSet trial = (BitSet) left.clone();
        trial.andNot(block);
        if (appears.test(trial)) {
          left = trial;
          less = true;
        }
      }
      if (size > 1) {
        size /= 2;
      } else if (!less) {
        return left;
      }
    }
  }

  private static List<BitSet> blocks(BitSet of, int kept, int size) {
    List<BitSet> blocks = new ArrayList<>();
    BitSet block = new BitSet();
    for (int i = of.length() - 1; i >= 0; i = of.previousSetBit(i - 1)) {
      if (i != kept) {
        block.set(i);
      }
      if (block.cardinality() == size) {
        blocks.add(block);
        block = new BitSet();
      }
    }
    if (!block.isEmpty()) {
      blocks.add(block);
    }
    return blocks;
  }
}
