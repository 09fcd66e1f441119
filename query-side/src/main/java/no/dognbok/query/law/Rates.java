package no.dognbok.query.law;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import no.dognbok.events.ReferenceEvent.DailyRateSet;

/** Døgnpris by year, in whole kroner. A year without a known rate has none; it is never guessed. */
public final class Rates {

  public static final Rates NONE = new Rates(Map.of());

  private final Map<Integer, DailyRateSet> byYear;
  private final Consumer<LookUp> listener;

  public Rates(Map<Integer, DailyRateSet> byYear) {
    this(Map.copyOf(byYear), _ -> {});
  }

  private Rates(Map<Integer, DailyRateSet> byYear, Consumer<LookUp> listener) {
    this.byYear = byYear;
    this.listener = listener;
  }

  /** The same, telling of each look-up. */
  Rates heardBy(Consumer<LookUp> newListener) {
    return new Rates(byYear, newListener);
  }

  /** The rate of a year. */
  public Optional<DailyRateSet> of(int year) {
    listener.accept(new LookUp.OfRate(year));
    return Optional.ofNullable(byYear.get(year));
  }
}
