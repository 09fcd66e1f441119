package no.dognbok.query.dossier.form;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Days in a row of which the same is to be said: one line on paper.
 *
 * @param days all of them
 * @param day what is said of the first
 */
public record Run<T>(List<LocalDate> days, T day) {

  public Run {
    days = List.copyOf(days);
  }

  /**
   * Runs of days.
   *
   * @param date of a day
   * @param said all that is to be said of it
   */
  static <T> List<Run<T>> of(List<T> days, Function<T, LocalDate> date, Function<T, Object> said) {
    List<Run<T>> runs = new ArrayList<>();
    for (T day : days) {
      Run<T> last = runs.isEmpty() ? null : runs.getLast();
      if (last != null
          && last.days.getLast().plusDays(1).equals(date.apply(day))
          && said.apply(last.day).equals(said.apply(day))) {
        List<LocalDate> longer = new ArrayList<>(last.days);
        longer.add(date.apply(day));
        runs.set(runs.size() - 1, new Run<>(longer, last.day));
      } else {
        runs.add(new Run<>(List.of(date.apply(day)), day));
      }
    }
    return runs;
  }
}
