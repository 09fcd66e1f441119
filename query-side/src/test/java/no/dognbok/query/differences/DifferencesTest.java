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
import no.dognbok.query.stay.Between;
import no.dognbok.query.stay.DisputesOfStays;
import no.dognbok.query.stay.IncompleteStays;
import no.dognbok.query.stay.StayQuestions;
import no.dognbok.query.stay.When;
import org.junit.jupiter.api.Test;

/** Both ends of a comparison are the judgements that are given to who asks for them alone. */
class DifferencesTest {

  private static final Scope AUDITOR = new Scope.Auditor(Address.org("910000004"));

  private static Map<Object, PaymentDay> byDate(Judgement judgement) {
    Map<Object, PaymentDay> days = new TreeMap<>();
    judgement.days().forEach(day -> days.put(day.date(), day));
    return days;
  }

  @Test
  void theyAreTheJudgementsOfTheirTimeAndWhatIsNamedMakesTheDifference() {
    RandomLedger ledger = new RandomLedger(33, 60);
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
    int explained = 0;
    for (UUID id : List.copyOf(ledger.stays.ids())) {
      List<Instant> recorded =
          ledger.stays.find(id).orElseThrow().recorded().stream()
              .map(one -> one.recordedAt())
              .toList();
      Instant from = recorded.get(ledger.random().nextInt(recorded.size()));
      Instant to = recorded.getLast().plus(Duration.ofDays(ledger.random().nextInt(400)));
      Instant asOf = recorded.getLast().plus(Duration.ofDays(3));
      Between between = new Between(new When(asOf, from), new When(asOf, to));
      Retrials retrials = differences.between(id, AUDITOR, between).retrials();
      assertThat(retrials.before().days())
          .isEqualTo(byDate(questions.judge(id, AUDITOR, between.before()).judgement()));
      Judgement after = questions.judge(id, AUDITOR, between.after()).judgement();
      assertThat(retrials.after().days()).isEqualTo(byDate(after));
      assertThat(retrials.after().doubts())
          .containsExactlyElementsOf(after.doubts().stream().distinct().toList());
      assertThat(retrials.after().duties().values()).containsExactlyElementsOf(after.duties());
      for (Retrials.Explained one : retrials.explained()) {
        assertThat(one.because()).isNotEmpty();
        explained++;
      }
    }
    assertThat(explained).as("differences explained").isGreaterThan(100);
  }
}
