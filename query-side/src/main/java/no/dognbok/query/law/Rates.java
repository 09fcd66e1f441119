package no.dognbok.query.law;

import java.util.Map;
import java.util.Optional;
import no.dognbok.events.ReferenceEvent.DailyRateSet;

/**
 * Døgnpris by year, in whole kroner. A year without a known rate has none; it is never guessed.
 *
 * @param byYear the rates that are known
 */
public record Rates(Map<Integer, DailyRateSet> byYear) {

  public static final Rates NONE = new Rates(Map.of());

  public Rates {
    byYear = Map.copyOf(byYear);
  }

  /** The rate of a year. */
  public Optional<DailyRateSet> of(int year) {
    return Optional.ofNullable(byYear.get(year));
  }
}
