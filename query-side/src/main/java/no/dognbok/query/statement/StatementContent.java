package no.dognbok.query.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import no.dognbok.events.CareType;
import no.dognbok.events.Municipality;
import no.dognbok.query.stay.OwnReference;
import no.dognbok.query.stay.PartyAnswer;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a statement (avregning): what a hospital trust bills a municipality for a month,
 * and what it does not, with reasons. Both parties see the same. No patient is in it: a stay is
 * named by its id and the senders' own references.
 *
 * @param form version of this form, so that a digest can be made again in the form of then
 * @param trust helseforetaket, which bills
 * @param municipality kommunen, which pays
 * @param month of the statement
 * @param lines stays with payment days in the statement
 * @param corrections what has become of days in statements that are frozen
 * @param subtotals of the lines, by hospital and care type
 * @param totals of lines and corrections
 * @param notBilled days of the month on which a patient waited, or was said to, that are not
 *     billed, with the reason
 * @param openStays stays whose patient is ready and has not left
 * @param missingRates years whose daily rate is not known; their days have no amount, and are
 *     billed as a correction when it is
 */
public record StatementContent(
    int form,
    PartyAnswer trust,
    PartyAnswer municipality,
    YearMonth month,
    List<Line> lines,
    List<Correction> corrections,
    List<Subtotal> subtotals,
    Totals totals,
    List<NotBilled> notBilled,
    List<OpenStay> openStays,
    List<Integer> missingRates) {

  /** The form of today. */
  public static final int FORM = 1;

  public StatementContent {
    lines = List.copyOf(lines);
    corrections = List.copyOf(corrections);
    subtotals = List.copyOf(subtotals);
    notBilled = List.copyOf(notBilled);
    openStays = List.copyOf(openStays);
    missingRates = List.copyOf(missingRates);
  }

  /**
   * A stay with payment days in the statement.
   *
   * @param stay id of the stay
   * @param hospital that bills
   * @param careType what is treated
   * @param references the senders' own references
   * @param formerly the municipality that is concerned in the messages, where it has ceased and
   *     another pays in its place
   * @param from first payment day
   * @param to last payment day
   * @param days the payment days with their reasons, also those that are held back
   * @param number how many of them are billed
   * @param amount of these, in whole kroner; null where a year's rate is not known
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Line(
      UUID stay,
      @Nullable PartyAnswer hospital,
      CareType careType,
      List<OwnReference> references,
      @Nullable Municipality formerly,
      LocalDate from,
      LocalDate to,
      List<StatementDay> days,
      int number,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Long amount) {
    public Line {
      references = List.copyOf(references);
      days = List.copyOf(days);
    }
  }

  /**
   * A sum of lines.
   *
   * @param hospital that bills
   * @param careType what is treated
   * @param stays how many stays
   * @param days how many payment days that are billed
   * @param amount in whole kroner, of the days whose rate is known
   */
  public record Subtotal(
      @Nullable PartyAnswer hospital, CareType careType, int stays, int days, long amount) {}

  /**
   * What the statement comes to.
   *
   * @param stays how many lines
   * @param days how many payment days of them that are billed
   * @param amount of these, in whole kroner; null where a rate is missing
   * @param amountOfKnownRates in whole kroner, of the days whose rate is known
   * @param heldBackDays how many payment days wait for a settlement
   * @param heldBackAmount of these, in whole kroner, of the days whose rate is known
   * @param correctedDays payment days that the corrections add, less those that they take away
   * @param correctedAmount what the corrections come to, in whole kroner
   * @param toPay {@code amountOfKnownRates} and {@code correctedAmount}, in whole kroner; below
   *     zero it is the trust that owes
   */
  public record Totals(
      int stays,
      int days,
      @Nullable Long amount,
      long amountOfKnownRates,
      int heldBackDays,
      long heldBackAmount,
      int correctedDays,
      long correctedAmount,
      long toPay) {}

  /**
   * A day that is not billed, or not yet, and why.
   *
   * @param stay id of the stay
   * @param hospital that would bill
   * @param references the senders' own references
   */
  public record NotBilled(
      UUID stay, @Nullable PartyAnswer hospital, List<OwnReference> references, StatementDay day) {
    public NotBilled {
      references = List.copyOf(references);
    }
  }

  /**
   * A stay whose patient is ready and has not left.
   *
   * @param stay id of the stay
   * @param hospital where the patient is
   * @param readySince the first day on which the patient was, or was said to be, ready
   */
  public record OpenStay(UUID stay, @Nullable PartyAnswer hospital, LocalDate readySince) {}

  /** Whether there is nothing to bill and nothing to credit. */
  public boolean isEmpty() {
    return lines.stream().allMatch(line -> line.number() == 0) && corrections.isEmpty();
  }
}
