package no.dognbok.query.statement.form;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.dognbok.query.judgement.DoubtAnswer;
import no.dognbok.query.statement.StatementDay;
import org.jspecify.annotations.Nullable;

/**
 * Days in a row of which the same is to be said: one line on paper. Nothing is left out but the
 * repetition.
 *
 * @param from first of them
 * @param to last of them
 * @param day what is said of each
 */
public record DayRun(LocalDate from, LocalDate to, StatementDay day) {

  static List<DayRun> of(List<StatementDay> days) {
    List<DayRun> runs = new ArrayList<>();
    for (StatementDay day : days) {
      DayRun last = runs.isEmpty() ? null : runs.getLast();
      if (last != null
          && last.to.plusDays(1).equals(day.date())
          && said(last.day).equals(said(day))) {
        runs.set(runs.size() - 1, new DayRun(last.from, day.date(), last.day));
      } else {
        runs.add(new DayRun(day.date(), day.date(), day));
      }
    }
    return runs;
  }

  /** How many days. */
  public int number() {
    return Math.toIntExact(to.toEpochDay() - from.toEpochDay()) + 1;
  }

  /** What is billed for them in whole kroner; absent where that is nothing, or is not known. */
  public @Nullable Long amount() {
    return day.isHeldBack() || day.rate() == null ? null : (long) day.rate() * number();
  }

  /** All that is written of a day, besides which one it is. */
  private static List<Object> said(StatementDay day) {
    return List.of(
        day.verdict(),
        day.standing(),
        Optional.ofNullable(day.rate()),
        day.reasons().stream().map(StatementLabels::of).toList(),
        day.doubts().stream().map(DoubtAnswer::text).toList(),
        day.settled() == null ? "" : StatementLabels.of(day.settled()),
        day.objection() == null ? "" : StatementLabels.of(day.objection()));
  }
}
