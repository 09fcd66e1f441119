package no.dognbok.query.count;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import no.dognbok.events.CountSide;
import no.dognbok.events.CountSource;
import no.dognbok.query.judgement.ReasonAnswer;
import no.dognbok.query.stay.Basis;
import no.dognbok.query.stay.OwnReference;
import no.dognbok.query.stay.PartyAnswer;
import org.jspecify.annotations.Nullable;

/** Counts beside the ledger as they go out to a party or an auditor. */
final class CountAnswers {

  private CountAnswers() {}

  /**
   * The lists of a month beside the ledger.
   *
   * @param trust helseforetaket
   * @param municipality kommunen
   * @param month of the days
   * @param lists that stand, one for each side that has counted
   * @param stays that the ledger or a list has days of, in the order of their first day
   * @param notFound rows of the lists that name no stay of those
   * @param totals of each column
   * @param unreported days to be paid that were never reported to the patient register as ready
   * @param basis what this rests on
   * @param incomplete stays of which the views do not know all; not shown where there are none
   */
  record Comparison(
      PartyAnswer trust,
      PartyAnswer municipality,
      YearMonth month,
      List<HandedIn> lists,
      List<SideBySide> stays,
      List<NotFound> notFound,
      Totals totals,
      Unreported unreported,
      Basis basis,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<UUID> incomplete) {}

  /** Whether the rows of a list are there. */
  enum State {
    PRESENT,
    /** They were deleted; how many they were stands. */
    DELETED,
    /** What lies in the note store is not what the log has the digest of; it is not used. */
    ALTERED
  }

  /**
   * A list that stands.
   *
   * @param side whose column it fills
   * @param source where it comes from
   * @param by the organisation that handed it in
   * @param recordedAt when the ledger was told
   * @param position of the commit in the log
   * @param rows how many it has
   * @param days how many days they have, also those outside the month
   * @param state whether the rows are there
   */
  record HandedIn(
      CountSide side,
      CountSource source,
      String by,
      OffsetDateTime recordedAt,
      long position,
      int rows,
      int days,
      State state) {}

  /**
   * A stay side by side; a column is null where there is no list.
   *
   * @param stay id of the stay
   * @param hospital where the patient waited last, of the days between the two; null where there
   *     are none, or nobody said
   * @param references the senders' own references
   * @param ledger the days that the ledger has as payable in the month
   * @param municipality those of the municipality's list
   * @param hospitals those of the hospital's list
   * @param register those that the hospital reported to the patient register
   * @param differences of each list from the ledger; none where all have the same
   */
  record SideBySide(
      UUID stay,
      @Nullable PartyAnswer hospital,
      List<OwnReference> references,
      Days ledger,
      @Nullable Days municipality,
      @Nullable Days hospitals,
      @Nullable Days register,
      List<Differing> differences) {}

  /**
   * Days of a stay in a column.
   *
   * @param days how many
   * @param periods the days, from and to
   */
  record Days(int days, List<Period> periods) {}

  /** Days in a row, the first and the last included. */
  record Period(LocalDate from, LocalDate to) {}

  /**
   * Days over which a list and the ledger differ.
   *
   * @param side whose list
   * @param kind how they differ
   * @param from first of the days
   * @param to last of the days
   * @param days how many
   * @param cause why, likely
   * @param text what people read of the cause, in Norwegian
   * @param reasons the ledger's own for the first of the days; none where it has not judged it
   */
  record Differing(
      CountSide side,
      Difference.Kind kind,
      LocalDate from,
      LocalDate to,
      int days,
      Cause cause,
      String text,
      List<ReasonAnswer> reasons) {}

  /**
   * A row that names no stay which is known to both sides of it.
   *
   * @param side whose list
   * @param line of the list; only for who handed it in, and auditors
   * @param reference as it stands in the list; only for who handed it in, and auditors
   * @param from first day
   * @param to last day
   * @param days how many
   * @param cause why it is not found, likely
   * @param text what people read of the cause, in Norwegian
   * @param likely the stay that it is likely of
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record NotFound(
      CountSide side,
      @Nullable Integer line,
      @Nullable String reference,
      LocalDate from,
      LocalDate to,
      int days,
      Cause cause,
      String text,
      @Nullable UUID likely) {}

  /**
   * The sums; a column is null where there is no list.
   *
   * @param ledger days that the ledger has as payable in the month
   * @param municipality of the municipality's list
   * @param hospitals of the hospital's list
   * @param register of what was reported to the patient register
   * @param agreeing stays of which all columns have the same days
   * @param differing stays of which they have not, and rows that name no stay
   */
  record Totals(
      Total ledger,
      @Nullable Total municipality,
      @Nullable Total hospitals,
      @Nullable Total register,
      int agreeing,
      int differing) {}

  /**
   * The sum of a column.
   *
   * @param stays how many stays; of rows that name none each is one
   * @param days how many days in the month, as they were counted
   * @param outside how many days outside the month
   */
  record Total(int stays, int days, int outside) {}

  /** How it is known that days were not reported. */
  enum Reported {
    /** They are not in what the hospital reported. */
    NOT_IN_REGISTER_LIST,
    /** No list of what was reported was handed in, and nobody told the ledger of a report. */
    NOTHING_TOLD
  }

  /**
   * Days to be paid that were never reported to the patient register as ready (§ 13 tredje ledd).
   *
   * @param how how that is known
   * @param text what people read of it, in Norwegian
   * @param days how many
   * @param stays whose days they are
   */
  record Unreported(Reported how, String text, int days, List<OfStay> stays) {}

  /** Those of a stay. */
  record OfStay(UUID stay, int days, List<Period> periods) {}
}
