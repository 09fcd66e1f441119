package no.dognbok.query.judgement;

import java.time.LocalDate;
import java.util.List;
import no.dognbok.events.Address;
import no.dognbok.events.Municipality;
import no.dognbok.query.law.PaymentDay;
import no.dognbok.query.law.Standing;
import org.jspecify.annotations.Nullable;

/**
 * A day on which the patient was, or was said to be, ready.
 *
 * @param date calendar day in Norway
 * @param verdict payable, not payable, or not decided yet
 * @param standing how firm the verdict is: of a payable day the weakest of its reasons, because all
 *     must hold; of another the firmest, because one suffices
 * @param payer the municipality that pays, where it is known
 * @param hospital the hospital that bills
 * @param rate in whole kroner, for a payable day whose year's rate is known
 * @param reasons why
 * @param doubts what a party may want to look at
 */
public record DayAnswer(
    LocalDate date,
    PaymentDay.Verdict verdict,
    Standing standing,
    @Nullable Municipality payer,
    @Nullable Address hospital,
    @Nullable Integer rate,
    List<ReasonAnswer> reasons,
    List<DoubtAnswer> doubts) {

  public static DayAnswer of(PaymentDay day, EventNames names) {
    return new DayAnswer(
        day.date(),
        day.verdict(),
        day.standing(),
        day.payer(),
        day.hospital(),
        day.rate(),
        day.reasons().stream().map(reason -> ReasonAnswer.of(reason, names)).toList(),
        DoubtAnswer.all(day.doubts(), names));
  }
}
