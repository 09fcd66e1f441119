package no.dognbok.query.law;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import no.dognbok.events.Address;
import no.dognbok.events.Municipality;
import org.jspecify.annotations.Nullable;

/**
 * A calendar day on which the patient was, or was said to be, ready: payable or not, and why.
 *
 * @param date calendar day in Norway
 * @param verdict payable, not payable, or not decided yet
 * @param payer the municipality that pays, where it is known
 * @param hospital the hospital that bills, as the messages name it
 * @param rate the year's rate in whole kroner, where it is known
 * @param reasons in the order of the regulation
 * @param doubts what a party may want to look at
 */
public record PaymentDay(
    LocalDate date,
    Verdict verdict,
    @Nullable Municipality payer,
    @Nullable Address hospital,
    @Nullable Integer rate,
    List<Reason> reasons,
    List<Doubt> doubts) {

  /** What a day is. */
  public enum Verdict {
    PAYABLE,
    NOT_PAYABLE,
    /**
     * The conditions hold, but the day has not passed, or the municipality may still answer (P16,
     * P6).
     */
    NOT_YET
  }

  public PaymentDay {
    reasons = List.copyOf(reasons);
    doubts = List.copyOf(doubts);
  }

  public boolean isPayable() {
    return verdict == Verdict.PAYABLE;
  }

  /** Whether nothing firmer than a reading of ours, or a term of an agreement, is against it. */
  public boolean isNearlyPayable() {
    return verdict == Verdict.NOT_PAYABLE && standing().compareTo(Standing.L) > 0;
  }

  /**
   * What the verdict rests on. A day is payable where all its conditions hold, so the weakest of
   * them decides; it is not where one of them does not, so the firmest obstacle suffices.
   */
  public Standing standing() {
    Stream<Standing> standings = reasons.stream().map(Reason::standing);
    return (verdict == Verdict.NOT_PAYABLE
            ? standings.min(Comparator.naturalOrder())
            : standings.max(Comparator.naturalOrder()))
        .orElse(Standing.T);
  }
}
