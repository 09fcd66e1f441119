package no.dognbok.query.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import no.dognbok.query.judgement.DayAnswer;
import no.dognbok.query.judgement.DayAnswer.Settled;
import no.dognbok.query.judgement.DoubtAnswer;
import no.dognbok.query.judgement.ReasonAnswer;
import no.dognbok.query.law.PaymentDay.Verdict;
import no.dognbok.query.law.Standing;
import org.jspecify.annotations.Nullable;

/**
 * A day in a statement.
 *
 * @param date calendar day in Norway
 * @param verdict payable, not payable, or not decided yet
 * @param standing how firm the verdict is
 * @param rate in whole kroner, for a payable day whose year's rate is known
 * @param reasons why
 * @param doubts what a party may want to look at
 * @param settled what the parties of a dispute have settled about it; only where they have
 * @param objection of the municipality; only where there is one that is not settled
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StatementDay(
    LocalDate date,
    Verdict verdict,
    Standing standing,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Integer rate,
    List<ReasonAnswer> reasons,
    List<DoubtAnswer> doubts,
    @Nullable Settled settled,
    @Nullable Objection objection) {

  public StatementDay {
    reasons = List.copyOf(reasons);
    doubts = List.copyOf(doubts);
  }

  static StatementDay of(DayAnswer day, @Nullable Objection objection) {
    return new StatementDay(
        day.date(),
        day.verdict(),
        day.standing(),
        day.rate(),
        day.reasons(),
        day.doubts(),
        day.settled(),
        objection);
  }

  /** Whether it is payable, and waits for a settlement before it is billed. */
  public boolean isHeldBack() {
    return objection != null && objection.heldBack();
  }
}
