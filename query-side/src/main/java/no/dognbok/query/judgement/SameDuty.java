package no.dognbok.query.judgement;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import no.dognbok.events.DutyReference;
import no.dognbok.events.Obligation;
import no.dognbok.query.law.Duty;

/**
 * What makes a duty the same one in two judgements: the obligation, and what triggered it. A new
 * wording of what triggered it triggers the same duty.
 *
 * @param obligation code of the deadline table
 * @param triggers what was told, whatever the wording
 * @param number which of several that are the same by this, from 0
 */
public record SameDuty(Obligation obligation, List<String> triggers, int number) {

  public SameDuty {
    triggers = List.copyOf(triggers);
  }

  /**
   * Duties by what makes them the same, in the order in which they came.
   *
   * @param telling what an event tells, by its id: the same for all wordings of it
   */
  public static Map<SameDuty, Duty> each(List<Duty> duties, Function<String, String> telling) {
    Map<SameDuty, Duty> each = new LinkedHashMap<>();
    Map<List<Object>, Integer> numbers = new HashMap<>();
    for (Duty duty : duties) {
      List<String> triggers = duty.triggeredBy().stream().map(telling).distinct().toList();
      int number = numbers.merge(List.of(duty.obligation(), triggers), 1, Integer::sum) - 1;
      each.put(new SameDuty(duty.obligation(), triggers, number), duty);
    }
    return each;
  }

  /** As an event names it. */
  public DutyReference of(UUID stay) {
    return new DutyReference(stay, obligation, String.join("+", triggers), number);
  }
}
