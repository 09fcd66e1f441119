package no.dognbok.query.law;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import no.dognbok.events.Address;
import no.dognbok.events.DisputeEvent.DisputeSettled.How;
import no.dognbok.events.DisputeGround;
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
 * @param settled what the parties have settled about the day, and what it was before; absent where
 *     they have settled nothing
 */
public record PaymentDay(
    LocalDate date,
    Verdict verdict,
    @Nullable Municipality payer,
    @Nullable Address hospital,
    @Nullable Integer rate,
    List<Reason> reasons,
    List<Doubt> doubts,
    @Nullable Settled settled) {

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

  /**
   * What was settled about a day.
   *
   * @param dispute id of the dispute
   * @param how whether the parties agreed, or somebody decided
   * @param ground what decided it
   * @param judged the day as it is without the settlement, and without a price; absent where the
   *     patient was not ready on it
   */
  public record Settled(
      UUID dispute, How how, DisputeGround.Code ground, @Nullable PaymentDay judged) {}

  public PaymentDay {
    reasons = List.copyOf(reasons);
    doubts = List.copyOf(doubts);
  }

  /** A day about which nothing is settled. */
  PaymentDay(
      LocalDate date,
      Verdict verdict,
      @Nullable Municipality payer,
      @Nullable Address hospital,
      @Nullable Integer rate,
      List<Reason> reasons,
      List<Doubt> doubts) {
    this(date, verdict, payer, hospital, rate, reasons, doubts, null);
  }

  /** The same, with these doubts. */
  PaymentDay with(List<Doubt> other) {
    return new PaymentDay(date, verdict, payer, hospital, rate, reasons, other, settled);
  }

  public boolean isPayable() {
    return verdict == Verdict.PAYABLE;
  }

  /** Whether the patient was there, ready, and waited, as far as § 13 sees it. */
  boolean patientWaited() {
    PaymentDay judged = settled == null || settled.judged() == null ? this : settled.judged();
    return judged.reasons().stream().noneMatch(reason -> reason.ground().saysNobodyWaited());
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
