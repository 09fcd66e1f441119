package no.dognbok.query.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import no.dognbok.query.docket.Docket;
import no.dognbok.query.docket.Months;
import no.dognbok.query.docket.WaitedStay;
import no.dognbok.query.law.Surroundings;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.stay.DisputesOfStays;
import no.dognbok.query.stay.When;
import no.dognbok.query.surroundings.SurroundingsView;
import org.jspecify.annotations.Nullable;

/**
 * Payment days, and what is around them, counted over all stays: of a trust those that it bills
 * for, of a municipality those that it pays for, for an auditor all.
 */
public final class DayStatistics {

  private static final Comparator<DayCounts.Group> IN_ORDER =
      Comparator.comparing(DayCounts.Group::year, orLast())
          .thenComparing(DayCounts.Group::month, orLast())
          .thenComparing(text(DayCounts.Group::municipality), orLast())
          .thenComparing(text(DayCounts.Group::hospital), orLast())
          .thenComparing(DayCounts.Group::careType, orLast());

  private final Docket docket;
  private final DisputesOfStays disputes;
  private final SurroundingsView surroundings;

  public DayStatistics(Docket docket, DisputesOfStays disputes, SurroundingsView surroundings) {
    this.docket = docket;
    this.disputes = disputes;
    this.surroundings = surroundings;
  }

  private static <T extends Comparable<? super T>> Comparator<@Nullable T> orLast() {
    return Comparator.nullsLast(Comparator.naturalOrder());
  }

  private static Function<DayCounts.Group, @Nullable String> text(
      Function<DayCounts.Group, @Nullable Object> part) {
    return group -> {
      Object found = part.apply(group);
      return found == null ? null : found.toString();
    };
  }

  /**
   * Counted days.
   *
   * @param groups in which there is any, in the order of year, month, municipality, hospital and
   *     care type
   * @param total of them all; a stay that is in several groups is one in it
   * @param missingRates years whose daily rate is not known; their days have no amount
   */
  record Counted(List<DayGroup> groups, DayFigures total, List<Integer> missingRates) {}

  /**
   * Counts what lies in some months.
   *
   * @param by what is told apart
   * @param now by all that was told; else what was told after the moment of knowledge is left out
   */
  Counted count(
      DayFilter filter, Months months, Set<DayGrouping> by, Scope scope, When when, boolean now) {
    Surroundings around = now ? surroundings.now() : surroundings.knownAt(when.knownAt());
    Places places = new Places(around.directory());
    List<WaitedStay> stays =
        now
            ? docket.waitedNow(scope, months, when.asOf(), disputes)
            : docket.waited(scope, months, when, disputes);
    DayCounts counts = new DayCounts(filter, months, by, scope, places);
    DayCounts all = new DayCounts(filter, months, Set.of(), scope, places);
    for (WaitedStay stay : stays) {
      counts.add(stay);
      all.add(stay);
    }
    DayCounter total = all.groups().values().stream().findFirst().orElseGet(DayCounter::new);
    return new Counted(
        counts.groups().entrySet().stream()
            .sorted(Map.Entry.comparingByKey(IN_ORDER))
            .map(group -> named(group.getKey(), group.getValue().figures(around.rates()), places))
            .toList(),
        total.figures(around.rates()),
        total.missing(around.rates()));
  }

  private static DayGroup named(DayCounts.Group group, DayFigures figures, Places places) {
    return new DayGroup(
        group.year(),
        group.month(),
        places.named(group.municipality()),
        places.named(group.hospital()),
        group.careType(),
        figures);
  }
}
