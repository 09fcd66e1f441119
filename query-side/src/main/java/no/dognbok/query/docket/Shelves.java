package no.dognbok.query.docket;

import java.time.YearMonth;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Lines by the months in which something of them lies, such as what falls due; those of which
 * nothing is broken in the month, and never will be, apart from the others.
 */
final class Shelves {

  private final TreeMap<YearMonth, Shelf> shelves = new TreeMap<>();
  private final Function<Docketed, Set<YearMonth>> months;
  private final Function<Docketed, Set<YearMonth>> brokenMonths;

  /**
   * Nothing yet.
   *
   * @param months those on whose shelves a line lies
   * @param brokenMonths those in which something of it is broken
   */
  Shelves(
      Function<Docketed, Set<YearMonth>> months, Function<Docketed, Set<YearMonth>> brokenMonths) {
    this.months = months;
    this.brokenMonths = brokenMonths;
  }

  private record Shelf(Set<Docketed> sound, Set<Docketed> broken) {
    Shelf() {
      this(newShelf(), newShelf());
    }

    /** A line is itself, and no other that says the same: that is quick, and takes little room. */
    private static Set<Docketed> newShelf() {
      return Collections.newSetFromMap(new IdentityHashMap<>());
    }
  }

  void add(Docketed line) {
    Set<YearMonth> broken = brokenMonths.apply(line);
    for (YearMonth month : months.apply(line)) {
      Shelf shelf = shelves.computeIfAbsent(month, _ -> new Shelf());
      (broken.contains(month) ? shelf.broken() : shelf.sound()).add(line);
    }
  }

  void remove(Docketed line) {
    for (YearMonth month : months.apply(line)) {
      Shelf shelf = shelves.get(month);
      if (shelf != null) {
        shelf.sound().remove(line);
        shelf.broken().remove(line);
      }
    }
  }

  /** Shows each line once of which something lies in these months. */
  void forEach(Months months, boolean onlyBroken, Consumer<Docketed> each) {
    NavigableMap<YearMonth, Shelf> some = shelves.subMap(months.from(), true, months.to(), true);
    boolean isOne = some.size() == 1;
    Set<Docketed> shown = Shelf.newShelf();
    Consumer<Docketed> once =
        line -> {
          if (isOne || shown.add(line)) {
            each.accept(line);
          }
        };
    for (Shelf shelf : some.values()) {
      shelf.broken().forEach(once);
      if (!onlyBroken) {
        shelf.sound().forEach(once);
      }
    }
  }
}
