package no.dognbok.query.assessment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import no.dognbok.events.Moment;
import no.dognbok.events.Municipality;
import no.dognbok.query.judgement.DayAnswer;
import no.dognbok.query.judgement.DeadlineAnswer;
import no.dognbok.query.judgement.DoubtAnswer;
import no.dognbok.query.law.Judgement;
import no.dognbok.query.law.Law;
import org.jspecify.annotations.Nullable;

/**
 * What § 13 gives for a case.
 *
 * @param id of the case
 * @param ruleSet that it was judged by
 * @param asOf the moment of judgement
 * @param billable the payment days
 * @param amount what they cost in whole kroner; null where a year's rate is not known
 * @param payer the municipality that pays, where it is one
 * @param days each day of readiness with its reasons
 * @param deadlines who owed what by when
 * @param doubts about the stay as a whole
 * @param differences where this is not what the case expects; absent where it expects nothing
 */
public record Assessment(
    String id,
    int ruleSet,
    OffsetDateTime asOf,
    List<LocalDate> billable,
    @Nullable Long amount,
    @Nullable Municipality payer,
    List<DayAnswer> days,
    List<DeadlineAnswer> deadlines,
    List<DoubtAnswer> doubts,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> differences) {

  /** Judges a case. */
  public static Assessment of(Case asked) {
    Judgement judgement = Law.judge(asked.matter());
    return new Assessment(
        asked.id(),
        judgement.ruleSet(),
        judgement.asOf().atZone(Moment.OSLO).toOffsetDateTime(),
        judgement.payable(),
        judgement.amount().isPresent() ? judgement.amount().getAsLong() : null,
        judgement.payer().orElse(null),
        judgement.days().stream().map(day -> DayAnswer.of(day, asked.names())).toList(),
        judgement.duties().stream()
            .map(duty -> DeadlineAnswer.of(duty, judgement.asOf(), asked.names()))
            .toList(),
        DoubtAnswer.all(judgement.doubts(), asked.names()),
        asked
            .expected()
            .map(expected -> expected.differences(judgement, judgement.asOf()))
            .orElse(null));
  }

  /** Whether it came out as the case expects, or expects nothing. */
  @JsonIgnore // the differences say it
  public boolean isAsExpected() {
    return differences == null || differences.isEmpty();
  }
}
