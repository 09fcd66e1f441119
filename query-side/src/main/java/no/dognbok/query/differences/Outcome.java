package no.dognbok.query.differences;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.dognbok.events.Obligation;
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
record Outcome(
    Map<LocalDate, PaymentDay> days,
    Map<SameDuty, Duty> duties,
    Set<Doubt> doubts,
    @Nullable Long amount,
    Set<LookUp> lookUps) {

  /** Where nothing was known of a stay. */
  static final Outcome NOTHING = new Outcome(Map.of(), Map.of(), Set.of(), 0L, Set.of());

  /**
   * What makes a duty the same one in two judgements: the obligation, and what triggered it. A new
   * wording of what triggered it triggers the same duty.
   *
   * @param obligation code of the deadline table
   * @param triggers what was told, whatever the wording
   * @param number which of several that are the same by this, from 0
   */
  record SameDuty(Obligation obligation, List<String> triggers, int number) {}

  /**
   * What came of a judgement.
   *
   * @param telling what an event tells, by its id: the same for all wordings of it
   */
  static Outcome of(Judgement judgement, Set<LookUp> lookUps, Function<String, String> telling) {
    Map<SameDuty, Duty> duties = new LinkedHashMap<>();
    Map<List<Object>, Integer> numbers = new HashMap<>();
    for (Duty duty : judgement.duties()) {
      List<String> triggers = duty.triggeredBy().stream().map(telling).distinct().toList();
      int number = numbers.merge(List.of(duty.obligation(), triggers), 1, Integer::sum) - 1;
      duties.put(new SameDuty(duty.obligation(), triggers, number), duty);
    }
    return new Outcome(
        judgement.days().stream()
            .collect(
                Collectors.toMap(
                    PaymentDay::date, Function.identity(), (one, _) -> one, LinkedHashMap::new)),
        duties,
        new LinkedHashSet<>(judgement.doubts()),
        judgement.amount().isPresent() ? judgement.amount().getAsLong() : null,
        lookUps);
  }

  /** How many days are payable. */
  long payable() {
    return days.values().stream().filter(PaymentDay::isPayable).count();
  }
}
