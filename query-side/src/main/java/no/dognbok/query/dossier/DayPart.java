package no.dognbok.query.dossier;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import no.dognbok.events.DisputeEvent.DisputeSettled.How;
import no.dognbok.events.DisputeGround;
import no.dognbok.query.dispute.DisputeLabels;
import no.dognbok.query.judgement.DayAnswer;
import no.dognbok.query.judgement.DoubtAnswer;
import no.dognbok.query.judgement.EventNames;
import no.dognbok.query.judgement.ReasonAnswer;
import no.dognbok.query.law.Directory;
import no.dognbok.query.law.PaymentDay;
import no.dognbok.query.law.PaymentDay.Verdict;
import no.dognbok.query.law.Standing;
import no.dognbok.query.stay.PartyAnswer;
import org.jspecify.annotations.Nullable;

/**
 * A day on which the patient was, or was said to be, ready.
 *
 * @param date calendar day in Norway
 * @param verdict payable, not payable, or not decided yet
 * @param standing how firm the verdict is
 * @param payer the municipality that pays, where it is known
 * @param hospital the hospital that bills
 * @param rate in whole kroner, for a payable day whose year's rate is known
 * @param reasons why
 * @param doubts what a party may want to look at
 * @param settled what the parties of a dispute have settled about it; absent where they have not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DayPart(
    LocalDate date,
    Verdict verdict,
    Standing standing,
    @Nullable PartyAnswer payer,
    @Nullable PartyAnswer hospital,
    @Nullable Integer rate,
    List<ReasonAnswer> reasons,
    List<DoubtAnswer> doubts,
    @Nullable Settled settled) {

  public DayPart {
    reasons = List.copyOf(reasons);
    doubts = List.copyOf(doubts);
  }

  /**
   * What was settled about a day.
   *
   * @param how whether the parties agreed, or somebody decided
   * @param ground what decided it
   * @param groundName what people call that
   * @param judged what the day is without the settlement; absent where the patient was not ready
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Settled(
      How how, DisputeGround.Code ground, String groundName, @Nullable Verdict judged) {}

  static DayPart of(PaymentDay day, EventNames names, Directory directory) {
    DayAnswer answer = DayAnswer.of(day, names);
    PaymentDay.Settled settled = day.settled();
    return new DayPart(
        day.date(),
        day.verdict(),
        day.standing(),
        PartyAnswer.of(day.payer(), directory),
        PartyAnswer.of(day.hospital(), directory),
        day.rate(),
        answer.reasons(),
        OtherDispute.doubts(day, answer.doubts()),
        settled == null
            ? null
            : new Settled(
                settled.how(),
                settled.ground(),
                DisputeLabels.of(settled.ground()),
                settled.judged() == null ? null : settled.judged().verdict()));
  }
}
