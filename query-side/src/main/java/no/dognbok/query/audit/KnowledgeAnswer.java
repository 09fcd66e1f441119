package no.dognbok.query.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import no.dognbok.query.answer.Tabular;
import no.dognbok.query.differences.Course;
import no.dognbok.query.differences.Difference;
import no.dognbok.query.differences.DifferencesAnswer;
import no.dognbok.query.differences.Outcome;
import no.dognbok.query.judgement.DeadlineAnswer;
import no.dognbok.query.stay.Basis;
import org.jspecify.annotations.Nullable;

/**
 * What was known of a stay when, and what the judgement was by it.
 *
 * @param stay id of the stay
 * @param now what the payable days are, and cost, after the last step
 * @param steps in the order of the log
 * @param page number of the page, from 0
 * @param size most steps on a page
 * @param total how many steps there are in all
 * @param basis what the last step rests on
 */
record KnowledgeAnswer(
    UUID stay, Sum now, List<Step> steps, int page, int size, int total, Basis basis)
    implements Tabular {

  /**
   * What the payable days are, and cost.
   *
   * @param days how many are payable
   * @param amount in whole kroner; null where a year's rate is not known
   */
  record Sum(long days, @Nullable Long amount) {
    private static Sum of(Outcome outcome) {
      return new Sum(outcome.payable(), outcome.amount());
    }
  }

  /**
   * A commit that told something of the stay, or changed the judgement.
   *
   * @param position of the commit in the log
   * @param recordedAt when the ledger was told
   * @param told what it told that can matter to the stay
   * @param sum of the judgement directly after it
   * @param changed how the judgement is another than before it; absent where it is the same
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Step(
      long position,
      OffsetDateTime recordedAt,
      List<DifferencesAnswer.Event> told,
      Sum sum,
      @Nullable Changed changed) {

    private static Step of(Course.Step step, Instant asOf) {
      List<Difference> differences = step.differences();
      return new Step(
          step.position(),
          Objects.requireNonNull(DeadlineAnswer.local(step.recordedAt())),
          step.news().stream().map(DifferencesAnswer.Event::of).toList(),
          Sum.of(step.after()),
          differences.isEmpty() ? null : Changed.of(step.after(), differences, asOf));
    }
  }

  static KnowledgeAnswer of(UUID stay, Course course, Paging paging) {
    Instant asOf = course.basis().asOf().toInstant();
    return new KnowledgeAnswer(
        stay,
        Sum.of(course.outcome()),
        paging.of(course.steps()).stream().map(step -> Step.of(step, asOf)).toList(),
        paging.number(),
        paging.size(),
        course.steps().size(),
        course.basis());
  }

  @Override
  public String table() {
    return KnowledgeTable.of(steps);
  }
}
