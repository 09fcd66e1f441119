package no.dognbok.query.differences;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import no.dognbok.events.Address;
import no.dognbok.query.StillViews;
import no.dognbok.query.docket.RandomLedger;
import no.dognbok.query.law.Judgement;
import no.dognbok.query.law.PaymentDay;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.stay.DisputesOfStays;
import no.dognbok.query.stay.IncompleteStays;
import no.dognbok.query.stay.StayQuestions;
import no.dognbok.query.stay.StayRecord;
import no.dognbok.query.stay.When;
import org.junit.jupiter.api.Test;

/** Each step of the course of a stay is the judgement that was given to who asked then. */
class CourseTest {

  private static final Scope AUDITOR = new Scope.Auditor(Address.org("910000004"));

  private static Map<Object, PaymentDay> byDate(Judgement judgement) {
    Map<Object, PaymentDay> days = new TreeMap<>();
    judgement.days().forEach(day -> days.put(day.date(), day));
    return days;
  }

  @Test
  void everyStepIsTheJudgementOfItsTime_andNothingChangesBetweenThem() {
    RandomLedger ledger = new RandomLedger(71, 40);
    ledger.grow(Integer.MAX_VALUE);
    Instant now = ledger.present().asOf();
    StayQuestions questions =
        new StayQuestions(
            ledger.stays,
            DisputesOfStays.NONE,
            ledger.surroundings,
            new StillViews(now),
            IncompleteStays.NONE,
            Clock.fixed(now, ZoneOffset.UTC));
    Differences differences = new Differences(questions, ledger.surroundings);
    int around = 0;
    int compared = 0;
    for (UUID id : List.copyOf(ledger.stays.ids())) {
      StayRecord stay = ledger.stays.find(id).orElseThrow();
      Instant asOf = stay.entries().getLast().recorded().recordedAt().plus(Duration.ofDays(3));
      Course course = differences.course(id, AUDITOR, new When(asOf, now));
      List<Course.Step> steps = course.steps();
      assertThat(
              steps.stream()
                  .flatMap(step -> step.news().stream())
                  .filter(News.OfStay.class::isInstance)
                  .map(News::id))
          .containsExactlyElementsOf(stay.entries().stream().map(StayRecord.Entry::id).toList());
      for (int i = 0; i < steps.size(); i++) {
        Course.Step step = steps.get(i);
        around += step.isToldOfIt() ? 0 : 1;
        assertThat(step.isToldOfIt() || !step.differences().isEmpty()).isTrue();
        Outcome last = i == 0 ? Outcome.NOTHING : steps.get(i - 1).after();
        assertThat(Difference.between(last, step.before())).isEmpty();
        Instant until =
            i + 1 < steps.size() ? steps.get(i + 1).recordedAt().minusNanos(1_000) : now;
        if (!until.isBefore(step.recordedAt())) { // else another came at the same time
          Judgement judged = questions.judge(id, AUDITOR, new When(asOf, until)).judgement();
          assertThat(step.after().days()).isEqualTo(byDate(judged));
          assertThat(step.after().duties().values()).containsExactlyElementsOf(judged.duties());
          compared++;
        }
      }
      Judgement judged = questions.judge(id, AUDITOR, new When(asOf, now)).judgement();
      assertThat(course.outcome().payable()).isEqualTo(judged.payable().size());
      assertThat(course.outcome().days()).isEqualTo(byDate(judged));
    }
    assertThat(compared).as("steps compared").isGreaterThan(200);
    assertThat(around).as("steps by what is around the stays").isGreaterThan(10);
  }
}
