package no.dognbok.query.judgement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import no.dognbok.query.law.Checklist;
import no.dognbok.query.law.Requirement;
import org.jspecify.annotations.Nullable;

/**
 * What must be there before a step may be taken, point for point.
 *
 * @param kind which list
 * @param period which period of readiness it is about, from 1; absent where it is about the stay
 * @param complete whether nothing is wanting
 * @param groundForAccount whether the municipality has a ground to ask for an account (§ 14)
 * @param points in the order of the text
 * @param doubts about whether it is the right list
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChecklistAnswer(
    Checklist.Kind kind,
    @Nullable Integer period,
    boolean complete,
    @Nullable Boolean groundForAccount,
    List<Point> points,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<DoubtAnswer> doubts) {

  /**
   * A point of the list.
   *
   * @param code of the requirement
   * @param text the sentence, in Norwegian
   * @param basis paragraph or point of the agreement
   * @param state where it stands
   * @param at when it was met
   * @param events that say so
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Point(
      Requirement code,
      String text,
      String basis,
      Checklist.State state,
      @Nullable OffsetDateTime at,
      List<Object> events) {

    private static Point of(Checklist.Check check, EventNames names) {
      return new Point(
          check.requirement(),
          check.requirement().text(),
          check.requirement().basis(),
          check.state(),
          DeadlineAnswer.local(check.at()),
          names.of(check.events()));
    }
  }

  public static ChecklistAnswer of(Checklist list, EventNames names) {
    boolean complete = list.wanting().isEmpty();
    return new ChecklistAnswer(
        list.kind(),
        list.period() == 0 ? null : list.period(),
        complete,
        list.kind() == Checklist.Kind.ASSESSMENT ? !complete : null,
        list.checks().stream().map(check -> Point.of(check, names)).toList(),
        DoubtAnswer.all(list.doubts(), names));
  }
}
