package no.dognbok.query.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import no.dognbok.query.ViewsOnMongo;
import no.dognbok.query.docket.Months;
import no.dognbok.query.docket.RandomLedger;
import no.dognbok.query.law.Law;
import no.dognbok.query.law.Matter;
import no.dognbok.query.law.Recorded;
import no.dognbok.query.law.Stated;
import no.dognbok.query.law.Surroundings;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.stay.StayRecord;
import no.dognbok.query.stay.Visibility;
import no.dognbok.query.stay.When;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Over random ledgers, on both stores, the report holds each stay with such a time in the months
 * that judging every stay for the question would find.
 */
class RegisterReportTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void everyStayWithATimeInTheMonthsIsReported_inMemory(long seed) {
    compare(seed, new RandomLedger(seed, 20));
  }

  @Test
  void everyStayWithATimeInTheMonthsIsReported_onMongoDb() {
    try (ViewsOnMongo views = new ViewsOnMongo()) {
      compare(4, new RandomLedger(4, 10, views, views.docket));
    }
  }

  private static void compare(long seed, RandomLedger ledger) {
    RegisterReport report = new RegisterReport(ledger.docket, ledger.surroundings);
    Set<Integer> met = new HashSet<>();
    while (!ledger.isAtEnd()) {
      ledger.grow(1 + ledger.random().nextInt(100));
      for (int i = 0; i < 5; i++) {
        boolean now = ledger.random().nextBoolean();
        When when = now ? ledger.present() : ledger.someTime();
        Scope scope = ledger.someScope();
        YearMonth month = YearMonth.from(ledger.someDay());
        Months months = Months.of(month, month.plusMonths(ledger.random().nextInt(3)));
        List<ReportedStay> found = new ArrayList<>();
        RegisterReport.Part part;
        do {
          part = report.find(months, scope, when, now, found.size(), 7);
          found.addAll(part.stays());
        } while (!part.stays().isEmpty());
        assertThat(found).as("seed %d", seed).hasSize(part.total());
        assertThat(found.stream().map(ReportedStay::stay))
            .as("seed %d, %s, %s, %s", seed, months, scope, when)
            .containsExactlyElementsOf(expected(ledger, months, scope, when, now));
        found.forEach(stay -> {
          assertThat(stay.times())
              .isSortedAccordingTo(
                  Comparator.comparing(
                      time -> time.at() == null ? Instant.MIN : time.at().toInstant()));
          stay.times().forEach(time -> met.add(time.type()));
        });
      }
    }
    assertThat(met).as("types worth reporting").containsExactlyInAnyOrder(1, 2, 3, 4, 6, 7);
  }

  /** By what the law says of each stay; whichever began first at the beginning. */
  private static List<UUID> expected(
      RandomLedger ledger, Months months, Scope scope, When when, boolean now) {
    Surroundings around =
        now ? ledger.surroundings.now() : ledger.surroundings.knownAt(when.knownAt());
    return ledger.stays.ids().stream()
        .map(id -> ledger.stays.find(id).orElseThrow())
        .filter(stay -> Visibility.of(scope, around.directory()).isWhollyVisible(stay))
        .filter(stay -> hasTime(ledger, stay, months, around, now ? null : when))
        .sorted(Comparator.comparing(RegisterReportTest::began).thenComparing(StayRecord::id))
        .map(StayRecord::id)
        .toList();
  }

  private static Instant began(StayRecord stay) {
    return stay.recorded().stream()
        .map(recorded -> recorded.event().told().occurredAt())
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  private static boolean hasTime(
      RandomLedger ledger,
      StayRecord stay,
      Months months,
      Surroundings around,
      @Nullable When when) {
    List<Recorded> known = when == null ? stay.recorded() : stay.knownAt(when.knownAt());
    Instant asOf = when == null ? Instant.parse("8000-01-01T00:00:00Z") : when.asOf();
    if (known.isEmpty()) {
      return false;
    }
    Matter matter = new Matter(known, Stated.NOTHING, around, asOf, ledger.surroundings.ruleSet());
    return Law.reported(matter).times().stream()
        .map(time -> YearMonth.from(time.at().day()))
        .anyMatch(month -> !month.isBefore(months.from()) && !month.isAfter(months.to()));
  }
}
