package no.dognbok.query.dossier;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import no.dognbok.query.judgement.ReasonAnswer;
import no.dognbok.query.law.PaymentDay.Verdict;
import no.dognbok.query.statement.Statement;
import org.jspecify.annotations.Nullable;

/**
 * What stands of the stay in a statement.
 *
 * @param state how far the statement has come
 * @param digest SHA-256 of what stands in it
 * @param position of the last commit that it looks at
 * @param ruleSet that it was judged by
 * @param presentedAt when it was laid before the municipality; absent before that
 * @param objectionsUntil the last moment at which an objection is in time
 * @param frozenAt when it was frozen; absent before that
 * @param number how many days are billed
 * @param amount of these, in whole kroner; absent where a year's rate is not known
 * @param days that are billed, or held back
 * @param notBilled days on which the patient waited, or was said to, that are not billed
 * @param corrections of days in statements that had been frozen
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LinePart(
    Statement.State state,
    String digest,
    long position,
    int ruleSet,
    @Nullable OffsetDateTime presentedAt,
    @Nullable OffsetDateTime objectionsUntil,
    @Nullable OffsetDateTime frozenAt,
    int number,
    @Nullable Long amount,
    List<Day> days,
    List<Day> notBilled,
    List<Corrected> corrections) {

  public LinePart {
    days = List.copyOf(days);
    notBilled = List.copyOf(notBilled);
    corrections = List.copyOf(corrections);
  }

  /**
   * A day as it stands in the statement.
   *
   * @param date calendar day in Norway
   * @param verdict payable, not payable, or not decided yet
   * @param heldBack whether it waits for a settlement before it is billed
   * @param rate in whole kroner, where it is known
   * @param reasons why
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Day(
      LocalDate date,
      Verdict verdict,
      boolean heldBack,
      @Nullable Integer rate,
      List<ReasonAnswer> reasons) {
    public Day {
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * A day whose statement had been frozen.
   *
   * @param month of that statement
   * @param date the day
   * @param billed until then, in whole kroner
   * @param due what it comes to, in whole kroner
   * @param because what changed it, in Norwegian
   */
  public record Corrected(
      YearMonth month, LocalDate date, long billed, long due, List<String> because) {
    public Corrected {
      because = List.copyOf(because);
    }
  }
}
