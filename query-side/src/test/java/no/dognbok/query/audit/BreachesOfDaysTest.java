package no.dognbok.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import no.dognbok.events.Moment;
import no.dognbok.query.docket.Months;
import no.dognbok.query.docket.RandomLedger;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.statistics.BrokenDuties;
import no.dognbok.query.statistics.BrokenDuty;
import no.dognbok.query.statistics.DutyFilter;
import no.dognbok.query.stay.When;
import org.junit.jupiter.api.Test;

/** What is found for some days is what was due on them of all that is broken. */
class BreachesOfDaysTest {

  @Test
  void theDaysAreCutOutOfTheMonths() {
    RandomLedger ledger = new RandomLedger(5, 60);
    ledger.grow(Integer.MAX_VALUE);
    BrokenDuties broken = new BrokenDuties(ledger.docket, ledger.surroundings);
    When now = ledger.present();
    int found = 0;
    for (int i = 0; i < 30; i++) {
      Scope scope = ledger.someScope();
      LocalDate from = ledger.someDay();
      LocalDate to = from.plusDays(ledger.random().nextInt(400));
      AskedPeriod period = new AskedPeriod(from, to);
      List<BrokenDuty> all =
          broken.find(DutyFilter.ALL, Months.ALL, scope, now, true, 0, Integer.MAX_VALUE).duties();
      BrokenDuties.Part part =
          broken.find(
              DutyFilter.ALL,
              period.months(),
              period.moments(),
              scope,
              now,
              true,
              0,
              Integer.MAX_VALUE);
      assertThat(part.duties())
          .containsExactlyElementsOf(
              all.stream()
                  .filter(one -> {
                    LocalDate due =
                        LocalDate.ofInstant(Objects.requireNonNull(one.duty().due()), Moment.OSLO);
                    return !due.isBefore(from) && !due.isAfter(to);
                  })
                  .toList());
      assertThat(part.total()).isEqualTo(part.duties().size());
      assertThat(paged(broken, period, scope, now)).isEqualTo(part.duties());
      found += part.duties().size();
    }
    assertThat(found).as("broken duties").isGreaterThan(100);
  }

  private static List<BrokenDuty> paged(
      BrokenDuties broken, AskedPeriod period, Scope scope, When now) {
    List<BrokenDuty> paged = new ArrayList<>();
    List<BrokenDuty> part;
    do {
      part =
          broken
              .find(
                  DutyFilter.ALL,
                  period.months(),
                  period.moments(),
                  scope,
                  now,
                  true,
                  paged.size(),
                  7)
              .duties();
      paged.addAll(part);
    } while (!part.isEmpty());
    return paged;
  }
}
