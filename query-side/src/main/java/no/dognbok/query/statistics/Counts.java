package no.dognbok.query.statistics;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import no.dognbok.events.Address;
import no.dognbok.events.Municipality;
import no.dognbok.events.Obligation;
import no.dognbok.query.docket.Months;
import no.dognbok.query.docket.Tallied;
import no.dognbok.query.docket.Tally;
import org.jspecify.annotations.Nullable;

/**
 * Counts duties by groups: for each place a table of months and kinds, filled where something is.
 */
final class Counts {

  private static final int KINDS = Obligation.values().length;

  private final Months months;
  private final Set<Grouping> by;
  private final boolean byMonth;
  private final boolean byKind;
  private final Set<Obligation> kinds;
  private final long asOf;
  private final long[] ends;
  private final Map<Place, @Nullable Counter[][]> places = new HashMap<>();

  /** Where the counted stays are; absent where they are not told apart, or nobody knows. */
  private record Place(@Nullable Municipality municipality, @Nullable Address hospital) {}

  /**
   * A group.
   *
   * @param month absent where months are not told apart, and so on
   */
  record Group(
      @Nullable YearMonth month,
      @Nullable Municipality municipality,
      @Nullable Address hospital,
      @Nullable Obligation kind,
      Figures figures) {}

  /**
   * Nothing counted yet.
   *
   * @param kinds of duties that are counted
   * @param asOf the moment at which they stand, in microseconds
   */
  Counts(Months months, Set<Grouping> by, Set<Obligation> kinds, long asOf) {
    this.months = months;
    this.by = by;
    this.byMonth = by.contains(Grouping.MONTH);
    this.byKind = by.contains(Grouping.KIND);
    this.kinds = kinds;
    this.asOf = asOf;
    this.ends =
        new long[Math.toIntExact(ChronoUnit.MONTHS.between(months.from(), months.to())) + 1];
    Arrays.setAll(ends, i -> Months.beginning(months.from().plusMonths(i + 1L)));
  }

  /** Counts the duties of a stay that fall due in these months. */
  void add(Tallied stay, Places named) {
    Place place =
        new Place(
            by.contains(Grouping.MUNICIPALITY) ? stay.municipality() : null,
            by.contains(Grouping.HOSPITAL) ? named.organisation(stay.hospital()) : null);
    @Nullable Counter[][] table = places.computeIfAbsent(place, _ -> new Counter[ends.length][]);
    stay.tally()
        .forEach(duty -> {
          if (months.include(duty.due()) && kinds.contains(duty.obligation())) {
            counter(table, duty).add(duty, asOf);
          }
        });
  }

  private Counter counter(@Nullable Counter[][] table, Tally.Entry duty) {
    int month = byMonth ? month(duty.due()) : 0;
    int kind = byKind ? duty.obligation().ordinal() : 0;
    if (table[month] == null) {
      table[month] = new Counter[KINDS];
    }
    if (table[month][kind] == null) {
      table[month][kind] = new Counter();
    }
    return table[month][kind];
  }

  private int month(long due) {
    int found = Arrays.binarySearch(ends, due);
    return found < 0 ? -found - 1 : found + 1;
  }

  Figures total() {
    Counter all = new Counter();
    places.values().stream()
        .flatMap(Arrays::stream)
        .filter(Objects::nonNull)
        .flatMap(Arrays::stream)
        .filter(Objects::nonNull)
        .forEach(all::add);
    return all.figures();
  }

  /** The groups in which there is something, in no order. */
  List<Group> groups() {
    List<Group> groups = new ArrayList<>();
    places.forEach((place, table) -> {
      for (int month = 0; month < table.length; month++) {
        for (int kind = 0; table[month] != null && kind < KINDS; kind++) {
          if (table[month][kind] != null) {
            groups.add(
                new Group(
                    byMonth ? months.from().plusMonths(month) : null,
                    place.municipality(),
                    place.hospital(),
                    byKind ? Obligation.values()[kind] : null,
                    table[month][kind].figures()));
          }
        }
      }
    });
    return groups;
  }
}
