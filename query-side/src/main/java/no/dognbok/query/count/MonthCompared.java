package no.dognbok.query.count;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import no.dognbok.events.CountSide;
import no.dognbok.exchange.CountedStay;
import org.jspecify.annotations.Nullable;

/**
 * The lists of a month beside the ledger, stay by stay. Pure: made of the lists and the judged
 * stays, and of nothing else.
 *
 * @param stays that the ledger or a list has days of, in the order of their first day
 * @param notFound rows that name no stay that is there
 */
record MonthCompared(List<Stay> stays, List<NotFound> notFound) {

  /**
   * A stay side by side.
   *
   * @param ledger as the ledger has it
   * @param paid its days in the month that are paid
   * @param rows that name it, by side; a side that handed in no list is not there
   * @param differences of each list from the ledger
   */
  record Stay(
      LedgerStay ledger,
      NavigableSet<LocalDate> paid,
      Map<CountSide, List<CountedStay>> rows,
      List<Difference> differences) {}

  /**
   * A row that names no stay that is there.
   *
   * @param side whose list it is
   * @param likely the stay that it is likely of; absent where there is none, or more than one
   */
  record NotFound(CountSide side, CountedStay row, @Nullable UUID likely) {}

  static MonthCompared of(
      YearMonth month, Map<CountSide, List<CountedStay>> lists, Collection<LedgerStay> stays) {
    Map<CountSide, Found> found = new EnumMap<>(CountSide.class);
    lists.forEach((side, rows) -> found.put(side, Found.of(month, side, rows, stays)));
    List<Stay> compared =
        stays.stream()
            .map(stay -> compared(month, stay, found))
            .filter(stay ->
                !stay.paid().isEmpty() || stay.rows().values().stream().anyMatch(r -> !r.isEmpty()))
            .sorted(
                Comparator.comparing(MonthCompared::first).thenComparing(one -> one.ledger().id()))
            .toList();
    return new MonthCompared(
        compared, found.values().stream().flatMap(one -> one.notFound().stream()).toList());
  }

  private static Stay compared(YearMonth month, LedgerStay stay, Map<CountSide, Found> found) {
    Map<CountSide, List<CountedStay>> rows = new EnumMap<>(CountSide.class);
    List<Difference> differences = new ArrayList<>();
    found.forEach((side, in) -> {
      List<CountedStay> of = in.rows().getOrDefault(stay.id(), List.of());
      rows.put(side, of);
      differences.addAll(StayCompared.differences(month, side, stay, of, in.isLikely(stay.id())));
    });
    return new Stay(stay, stay.paidIn(month), rows, differences);
  }

  private static LocalDate first(Stay stay) {
    return stay.rows().values().stream()
        .flatMap(List::stream)
        .map(CountedStay::from)
        .reduce((one, other) -> one.isBefore(other) ? one : other)
        .filter(date -> stay.paid().isEmpty() || date.isBefore(stay.paid().getFirst()))
        .orElseGet(() -> stay.paid().getFirst());
  }

  /** A list, with the stays that its rows name. */
  private record Found(Map<UUID, List<CountedStay>> rows, List<NotFound> notFound) {

    static Found of(
        YearMonth month, CountSide side, List<CountedStay> list, Collection<LedgerStay> stays) {
      Finder finder = new Finder(LedgerStay.party(side), stays);
      Map<UUID, List<CountedStay>> rows = new HashMap<>();
      List<CountedStay> others = new ArrayList<>();
      for (CountedStay row : list) {
        finder
            .find(row)
            .ifPresentOrElse(
                stay -> rows.computeIfAbsent(stay.id(), _ -> new ArrayList<>()).add(row),
                () -> others.add(row));
      }
      Map<Set<LocalDate>, List<UUID>> lacking =
          stays.stream()
              .filter(stay -> !rows.containsKey(stay.id()) && !stay.paidIn(month).isEmpty())
              .collect(
                  Collectors.groupingBy(
                      stay -> stay.paidIn(month),
                      Collectors.mapping(LedgerStay::id, Collectors.toList())));
      return new Found(
          rows,
          others.stream()
              .map(row -> new NotFound(side, row, likely(month, row, lacking).orElse(null)))
              .toList());
    }

    /** The one stay that the list lacks and that has the row's days. */
    private static Optional<UUID> likely(
        YearMonth month, CountedStay row, Map<Set<LocalDate>, List<UUID>> lacking) {
      Set<LocalDate> days =
          row.dates()
              .filter(date -> YearMonth.from(date).equals(month))
              .collect(Collectors.toCollection(TreeSet::new));
      return Optional.ofNullable(lacking.get(days))
          .filter(ids -> ids.size() == 1)
          .map(List::getFirst);
    }

    boolean isLikely(UUID stay) {
      return notFound.stream().anyMatch(one -> stay.equals(one.likely()));
    }
  }
}
