package no.dognbok.query.differences;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import no.dognbok.query.judgement.SameDuty;
import no.dognbok.query.law.Doubt;
import no.dognbok.query.law.Duty;
import no.dognbok.query.law.PaymentDay;
import org.jspecify.annotations.Nullable;

/** One thing that two judgements say differently. */
public sealed interface Difference {

  /** Whether an outcome says of it what the later judgement says. */
  boolean appearsIn(Outcome outcome);

  /** A day that is another one, or stands in one of the two only. */
  record OfDay(LocalDate date, @Nullable PaymentDay before, @Nullable PaymentDay after)
      implements Difference {
    @Override
    public boolean appearsIn(Outcome outcome) {
      return Objects.equals(outcome.days().get(date), after);
    }
  }

  /**
   * A duty that is another one, or stands in one of the two only.
   *
   * @param earlier what it is known by in the first judgement
   * @param later what it is known by in the second; another than {@code earlier} where the duty did
   *     not arise before, and does now, or the other way round
   */
  record OfDuty(
      @Nullable SameDuty earlier,
      @Nullable SameDuty later,
      @Nullable Duty before,
      @Nullable Duty after)
      implements Difference {
    @Override
    public boolean appearsIn(Outcome outcome) {
      return later == null
          ? !outcome.duties().containsKey(earlier)
          : Objects.equals(outcome.duties().get(later), after)
              && (earlier == null
                  || earlier.equals(later)
                  || !outcome.duties().containsKey(earlier));
    }
  }

  /** A doubt about the stay that came or went. */
  record OfDoubt(Doubt doubt, boolean came) implements Difference {
    @Override
    public boolean appearsIn(Outcome outcome) {
      return outcome.doubts().contains(doubt) == came;
    }
  }

  /** Everything that the later outcome says differently: days, duties, doubts, each in order. */
  static List<Difference> between(Outcome before, Outcome after) {
    List<Difference> differences = new ArrayList<>();
    Set<LocalDate> dates = new TreeSet<>(before.days().keySet());
    dates.addAll(after.days().keySet());
    for (LocalDate date : dates) {
      PaymentDay one = before.days().get(date);
      PaymentDay other = after.days().get(date);
      if (!Objects.equals(one, other)) {
        differences.add(new OfDay(date, one, other));
      }
    }
    differences.addAll(duties(before.duties(), after.duties()));
    after.doubts().stream()
        .filter(doubt -> !before.doubts().contains(doubt))
        .forEach(doubt -> differences.add(new OfDoubt(doubt, true)));
    before.doubts().stream()
        .filter(doubt -> !after.doubts().contains(doubt))
        .forEach(doubt -> differences.add(new OfDoubt(doubt, false)));
    return differences;
  }

  private static List<Difference> duties(Map<SameDuty, Duty> before, Map<SameDuty, Duty> after) {
    List<Difference> differences = new ArrayList<>();
    Set<SameDuty> gone = new LinkedHashSet<>(before.keySet());
    gone.removeAll(after.keySet());
    for (Map.Entry<SameDuty, Duty> entry : after.entrySet()) {
      SameDuty later = entry.getKey();
      SameDuty earlier = before.containsKey(later) ? later : counterpart(later, gone);
      Duty one = earlier == null ? null : before.get(earlier);
      if (!entry.getValue().equals(one)) {
        differences.add(new OfDuty(earlier, later, one, entry.getValue()));
      }
    }
    gone.forEach(earlier -> differences.add(new OfDuty(earlier, null, before.get(earlier), null)));
    return differences;
  }

  /** A duty that nothing has triggered is the one that something triggers later. */
  private static @Nullable SameDuty counterpart(SameDuty later, Set<SameDuty> gone) {
    for (SameDuty earlier : gone) {
      if (earlier.obligation() == later.obligation()
          && (earlier.triggers().isEmpty() || later.triggers().isEmpty())) {
        gone.remove(earlier);
        return earlier;
      }
    }
    return null;
  }
}
