package no.dognbok.query.judgement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import no.dognbok.events.Address;
import no.dognbok.events.DisputeEvent.DisputeSettled.How;
import no.dognbok.events.DisputeGround;
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
 * @param settled what the parties of a dispute have settled about it, and what it is without that;
 *     only where they have
 */
public record DayAnswer(
    LocalDate date,
    PaymentDay.Verdict verdict,
    Standing standing,
    @Nullable Municipality payer,
    @Nullable Address hospital,
    @Nullable Integer rate,
    List<ReasonAnswer> reasons,
    List<DoubtAnswer> doubts,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Settled settled) {

  /**
   * What the parties of a dispute have settled about a day.
   *
   * @param dispute id of the dispute
   * @param how whether the parties agreed, or somebody decided
   * @param ground what decided it
   * @param judged the day as § 13 has it without the settlement, and without a price; null where
   *     the patient was not ready on it
   */
  public record Settled(
      UUID dispute, How how, DisputeGround.Code ground, @Nullable DayAnswer judged) {

    private static @Nullable Settled of(PaymentDay.@Nullable Settled settled, EventNames names) {
      return settled == null
          ? null
          : new Settled(
              settled.dispute(),
              settled.how(),
              settled.ground(),
              settled.judged() == null ? null : DayAnswer.of(settled.judged(), names));
    }
  }

  public static DayAnswer of(PaymentDay day, EventNames names) {
    return new DayAnswer(
        day.date(),
        day.verdict(),
        day.standing(),
        day.payer(),
        day.hospital(),
        day.rate(),
        day.reasons().stream().map(reason -> ReasonAnswer.of(reason, names)).toList(),
        DoubtAnswer.all(day.doubts(), names),
        Settled.of(day.settled(), names));
  }
}
