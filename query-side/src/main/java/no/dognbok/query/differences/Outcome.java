package no.dognbok.query.differences;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.dognbok.query.judgement.SameDuty;
import no.dognbok.query.law.Doubt;
import no.dognbok.query.law.Duty;
import no.dognbok.query.law.Judgement;
import no.dognbok.query.law.LookUp;
import no.dognbok.query.law.PaymentDay;
import org.jspecify.annotations.Nullable;

/**
 * What came of a judgement, so that two can be laid beside each other.
 *
 * @param days by date
 * @param duties by what makes them the same duty
 * @param doubts about the stay as a whole
 * @param amount what the payable days cost in whole kroner; absent where a year's rate is not known
 * @param lookUps what was looked up around the stay
 */
public record Outcome(
    Map<LocalDate, PaymentDay> days,
    Map<SameDuty, Duty> duties,
    Set<Doubt> doubts,
    @Nullable Long amount,
    Set<LookUp> lookUps) {

  /** Where nothing was known of a stay. */
  static final Outcome NOTHING = new Outcome(Map.of(), Map.of(), Set.of(), 0L, Set.of());

  /**
   * What came of a judgement.
   *
   * @param telling what an event tells, by its id: the same for all wordings of it
   */
  static Outcome of(Judgement judgement, Set<LookUp> lookUps, Function<String, String> telling) {
    return new Outcome(
        judgement.days().stream()
            .collect(
                Collectors.toMap(
                    PaymentDay::date, Function.identity(), (one, _) -> one, LinkedHashMap::new)),
        SameDuty.each(judgement.duties(), telling),
        new LinkedHashSet<>(judgement.doubts()),
        judgement.amount().isPresent() ? judgement.amount().getAsLong() : null,
        lookUps);
  }

  /** How many days are payable. */
  public long payable() {
    return days.values().stream().filter(PaymentDay::isPayable).count();
  }
}
