package no.dognbok.query.statement;

import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What has been billed for each day by the statements that are frozen. */
final class BilledDays {

  private final Map<Due.Key, Billed> days = new HashMap<>();
  private final Map<UUID, Set<Due.Key>> keys = new HashMap<>();

  /**
   * What a statement bills, or credits, for a day.
   *
   * @param amount in whole kroner
   */
  record Item(Due.Key key, long amount) {

    /** All that a statement bills and credits. */
    static List<Item> of(StatementContent statement) {
      Stream<Item> lines =
          statement.lines().stream()
              .flatMap(line ->
                  line.days().stream()
                      .filter(day -> day.rate() != null && !day.isHeldBack())
                      .map(day -> new Item(new Due.Key(line.stay(), day.date()), day.rate())));
      Stream<Item> corrections =
          statement.corrections().stream()
              .map(one -> new Item(new Due.Key(one.stay(), one.date()), one.amount()));
      return Stream.concat(lines, corrections).toList();
    }
  }

  /**
   * What has been billed for a day.
   *
   * @param amount in whole kroner, all statements together
   * @param month of the statement that billed it first
   * @param until when the municipality could object to that one
   */
  record Billed(long amount, YearMonth month, Instant until) {

    Billed and(long more) {
      return new Billed(amount + more, month, until);
    }
  }

  /**
   * Adds what the statement of a month bills.
   *
   * @param until when the municipality could object to it
   */
  void add(List<Item> items, YearMonth month, Instant until) {
    items.forEach(item -> {
      days.merge(
          item.key(),
          new Billed(item.amount(), month, until),
          (before, _) -> before.and(item.amount()));
      keys.computeIfAbsent(item.key().stay(), _ -> new HashSet<>()).add(item.key());
    });
  }

  /** What has been billed for a day, in whole kroner; 0 where nothing was. */
  long amount(Due.Key key) {
    return find(key).map(Billed::amount).orElse(0L);
  }

  /** What has been billed for a day; empty where nothing ever was. */
  Optional<Billed> find(Due.Key key) {
    return Optional.ofNullable(days.get(key));
  }

  /** The days of a stay for which something is billed now. */
  Set<Due.Key> standing(UUID stay) {
    return keys.getOrDefault(stay, Set.of()).stream()
        .filter(key -> amount(key) != 0)
        .collect(Collectors.toSet());
  }

  /** The stays of which a day was ever billed by the statements of these months, or lies in one. */
  Set<UUID> staysIn(Set<YearMonth> months) {
    return days.entrySet().stream()
        .filter(entry ->
            months.contains(entry.getValue().month())
                || months.contains(YearMonth.from(entry.getKey().date())))
        .map(entry -> entry.getKey().stay())
        .collect(Collectors.toSet());
  }
}
