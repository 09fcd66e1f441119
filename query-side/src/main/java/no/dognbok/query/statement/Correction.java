package no.dognbok.query.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import no.dognbok.events.CareType;
import no.dognbok.query.judgement.ReasonAnswer;
import no.dognbok.query.stay.OwnReference;
import no.dognbok.query.stay.PartyAnswer;
import org.jspecify.annotations.Nullable;

/**
 * What has become of a day in a month whose statement is frozen: more than was billed for it, or
 * less.
 *
 * @param month whose statement is corrected
 * @param stay id of the stay
 * @param hospital that bills
 * @param careType what is treated
 * @param references the senders' own references
 * @param date the day, in Norway
 * @param billed what was billed for it until now, in whole kroner; 0 where nothing was
 * @param due what it comes to now, in whole kroner; 0 where it is not billed
 * @param reasons why, by what is known now; none where the patient was not ready on it
 * @param because what changed it
 */
public record Correction(
    YearMonth month,
    UUID stay,
    @Nullable PartyAnswer hospital,
    CareType careType,
    List<OwnReference> references,
    LocalDate date,
    long billed,
    long due,
    List<ReasonAnswer> reasons,
    List<Cause> because) {

  public Correction {
    references = List.copyOf(references);
    reasons = List.copyOf(reasons);
    because = List.copyOf(because);
  }

  /** What the municipality pays for it (debit), or gets back (kredit, below zero). */
  public long amount() {
    return due - billed;
  }

  /** Whether a payment day more (1), or less (−1), is billed; 0 where only its price changed. */
  public int days() {
    return Integer.compare(Long.signum(due), Long.signum(billed));
  }

  /**
   * What changed a day.
   *
   * @param kind of thing
   * @param event id of the event that did, where one did
   * @param text what it is, in Norwegian
   * @param ruleSet number of the rules that are read now; only where these changed it
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Cause(Kind kind, @Nullable String event, String text, @Nullable Integer ruleSet) {

    /** What can change a day. */
    public enum Kind {
      /** Something that was told of the stay. */
      STAY,
      /** Something that was told of a dispute about it, a settlement above all. */
      DISPUTE,
      /** Something that is known around the stays: a rate, an address, terms, holidays. */
      REFERENCE,
      /** Another rule set. */
      RULE_SET,
      /** Nothing but time: a day that had not passed, an objection whose window closed. */
      TIME,
      /** Too much was told to say which of it. */
      TOO_MUCH
    }
  }
}
