package no.dognbok.query.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import no.dognbok.query.judgement.DayAnswer;
import no.dognbok.query.stay.Basis;
import no.dognbok.query.stay.OwnReference;
import no.dognbok.query.stay.PartyAnswer;
import org.jspecify.annotations.Nullable;

/**
 * The draft of a statement (avregning): what a hospital trust can bill a municipality for a month,
 * as it is known now. No patient in it: a stay is named by its id and the senders' own references.
 *
 * @param trust that bills
 * @param municipality that pays
 * @param month of the days
 * @param lines stays with payment days in the month
 * @param totals of the lines
 * @param notBilled days on which a patient waited, or was said to, that are not billed, with the
 *     reason
 * @param openStays stays whose patient is ready and has not left
 * @param missingRates years whose daily rate is not known; their days have no amount
 * @param basis what this rests on
 * @param incomplete stays of which the views do not know all, and that can have a day in the month;
 *     not shown where there are none
 */
record StatementDraft(
    PartyAnswer trust,
    PartyAnswer municipality,
    YearMonth month,
    List<Line> lines,
    Totals totals,
    List<NotBilled> notBilled,
    List<UUID> openStays,
    List<Integer> missingRates,
    Basis basis,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<UUID> incomplete) {

  /**
   * A stay with payment days in the month.
   *
   * @param stay id of the stay
   * @param hospital that bills
   * @param references the senders' own references
   * @param from first payment day in the month
   * @param to last payment day in the month
   * @param days the payment days with their reasons
   * @param number how many they are
   * @param amount in whole kroner; null where a year's rate is not known
   */
  record Line(
      UUID stay,
      @Nullable PartyAnswer hospital,
      List<OwnReference> references,
      LocalDate from,
      LocalDate to,
      List<DayAnswer> days,
      int number,
      @Nullable Long amount) {}

  /**
   * The sum of the lines.
   *
   * @param stays how many stays
   * @param days how many payment days
   * @param amount in whole kroner; null where a rate is missing
   * @param amountOfKnownRates in whole kroner, of the days whose rate is known
   */
  record Totals(int stays, int days, @Nullable Long amount, long amountOfKnownRates) {}

  /** A day that is not billed, or not yet, and why. */
  record NotBilled(UUID stay, @Nullable PartyAnswer hospital, DayAnswer day) {}
}
