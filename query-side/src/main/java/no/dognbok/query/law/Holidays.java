package no.dognbok.query.law;

import java.time.LocalDate;
import java.util.Set;
import java.util.function.Consumer;

/** Public holidays; Saturdays and Sundays need no mention. */
public final class Holidays {

  private final Set<LocalDate> days;
  private final Consumer<LookUp> listener;

  public Holidays(Set<LocalDate> days) {
    this(Set.copyOf(days), _ -> {});
  }

  private Holidays(Set<LocalDate> days, Consumer<LookUp> listener) {
    this.days = days;
    this.listener = listener;
  }

  /** The same, telling of each look-up. */
  Holidays heardBy(Consumer<LookUp> newListener) {
    return new Holidays(days, newListener);
  }

  /** Whether a day is a public holiday. */
  public boolean contains(LocalDate day) {
    listener.accept(new LookUp.OfHoliday(day));
    return days.contains(day);
  }
}
