package no.dognbok.query.law;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import no.dognbok.events.Address;
import no.dognbok.events.CareType;
import no.dognbok.events.Municipality;
import org.jspecify.annotations.Nullable;

/**
 * What the law says about a stay.
 *
 * @param ruleSet number of the rules that it was judged by
 * @param asOf the moment of judgement
 * @param hospital where the patient was admitted, as the messages name it
 * @param municipality that is concerned as of the moment of judgement, where it is known
 * @param careType what is treated
 * @param admittedAt when the patient was admitted, where anybody told
 * @param departedAt when the patient left, where anybody told
 * @param ready whether the patient is ready, and waits or has waited, at the moment of judgement
 * @param days each day on which the patient was ready, in order
 * @param duties who owes what to whom, in the order of the deadline table
 * @param checklists what must be there before a step may be taken, point for point
 * @param doubts about the stay as a whole
 * @param facts what stands of everything that was told, in the order in which it happened
 */
public record Judgement(
    int ruleSet,
    Instant asOf,
    @Nullable Address hospital,
    @Nullable Municipality municipality,
    CareType careType,
    @Nullable Instant admittedAt,
    @Nullable Instant departedAt,
    boolean ready,
    List<PaymentDay> days,
    List<Duty> duties,
    List<Checklist> checklists,
    List<Doubt> doubts,
    List<Fact> facts) {

  public Judgement {
    days = List.copyOf(days);
    duties = List.copyOf(duties);
    checklists = List.copyOf(checklists);
    doubts = List.copyOf(doubts);
    facts = List.copyOf(facts);
  }

  /** The same with other days. */
  public Judgement withDays(List<PaymentDay> others) {
    return new Judgement(
        ruleSet,
        asOf,
        hospital,
        municipality,
        careType,
        admittedAt,
        departedAt,
        ready,
        others,
        duties,
        checklists,
        doubts,
        facts);
  }

  public List<LocalDate> payable() {
    return days.stream().filter(PaymentDay::isPayable).map(PaymentDay::date).toList();
  }

  /** What the payable days cost, in whole kroner; empty where a year's rate is not known. */
  public OptionalLong amount() {
    long sum = 0;
    for (PaymentDay day : days) {
      if (day.isPayable()) {
        if (day.rate() == null) {
          return OptionalLong.empty();
        }
        sum += day.rate();
      }
    }
    return OptionalLong.of(sum);
  }

  /** The weakest standing that the result rests on; absent where there is no day to judge. */
  public Optional<Standing> standing() {
    return days.stream().map(PaymentDay::standing).max(Comparator.naturalOrder());
  }

  /** The one municipality that pays; empty where none does, or several do. */
  public Optional<Municipality> payer() {
    List<Municipality> payers =
        days.stream()
            .filter(PaymentDay::isPayable)
            .flatMap(day -> Optional.ofNullable(day.payer()).stream())
            .distinct()
            .toList();
    return payers.size() == 1 ? Optional.of(payers.getFirst()) : Optional.empty();
  }
}
