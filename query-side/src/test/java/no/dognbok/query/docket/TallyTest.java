package no.dognbok.query.docket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import no.dognbok.events.Moment;
import no.dognbok.events.Obligation;
import no.dognbok.query.law.Doubt;
import no.dognbok.query.law.Duty;
import no.dognbok.query.law.Duty.Application;
import no.dognbok.query.law.Duty.Limit;
import no.dognbok.query.law.Law;
import no.dognbok.query.law.Matter;
import no.dognbok.query.law.RandomStays;
import no.dognbok.query.law.Standing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TallyTest {

  private static final Instant DUE = Instant.parse("2025-05-05T12:00:00Z");

  private static Duty duty(
      @Nullable Instant due,
      Limit limit,
      @Nullable Instant fulfilled,
      boolean late,
      @Nullable Instant ended,
      Application application) {
    return new Duty(
        Obligation.REPLY,
        DUE.minusSeconds(60),
        due,
        limit,
        fulfilled,
        late,
        ended,
        application,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Duty.Party.MUNICIPALITY,
        Standing.T,
        null);
  }

  private static Duty due(Instant due, @Nullable Instant fulfilled) {
    boolean late = fulfilled != null && fulfilled.isAfter(due);
    return duty(due, Limit.STATED, fulfilled, late, null, Application.DUE);
  }

  private static List<Tally.Entry> entries(Tally tally) {
    List<Tally.Entry> entries = new ArrayList<>();
    tally.forEach(entries::add);
    return entries;
  }

  private static List<Tally.Entry> entries(Duty... duties) {
    return entries(Tally.of(List.of(duties)));
  }

  @Test
  void itSaysOfRandomStaysWhatTheirDutiesSayAtAnyMoment() {
    int broken = 0;
    int bytes = 0;
    int number = 400;
    for (long seed = 0; seed < number; seed++) {
      Matter matter = RandomStays.matter(seed);
      List<Duty> duties =
          Law.owed(matter.told(), matter.around(), matter.rules()).duties().stream()
              .filter(Tally::counts)
              .toList();
      Tally tally = Tally.of(duties);
      assertThat(new Tally(tally.packed())).isEqualTo(tally);
      bytes += tally.packed().length;
      List<Tally.Entry> entries = entries(tally);
      assertThat(entries).hasSameSizeAs(duties);
      for (int i = 0; i < duties.size(); i++) {
        Duty duty = duties.get(i);
        Tally.Entry entry = entries.get(i);
        assertThat(entry.number()).isEqualTo(i);
        assertThat(entry.obligation()).isEqualTo(duty.obligation());
        assertThat(entry.doubtful()).isEqualTo(!duty.doubts().isEmpty());
        assertThat(entry.aim())
            .isEqualTo(Set.of(Limit.STRIVEN_FOR, Limit.NORMALLY).contains(duty.limit()));
        for (Instant moment : moments(duty)) {
          boolean isBroken = duty.isBroken(moment);
          broken += isBroken ? 1 : 0;
          assertThat(entry.isBroken(Tally.micros(moment)))
              .as("%s at %s", duty, moment)
              .isEqualTo(isBroken);
          assertThat(entry.isOpen(Tally.micros(moment)))
              .as("%s at %s", duty, moment)
              .isEqualTo(duty.state(moment) == Duty.State.OPEN);
        }
      }
    }
    assertThat(broken).as("moments at which something was broken").isGreaterThan(1_000);
    assertThat(bytes / number).as("bytes a stay").isLessThan(80);
  }

  private static List<Instant> moments(Duty duty) {
    Instant due = duty.due() == null ? DUE : duty.due();
    Instant micro = due.truncatedTo(ChronoUnit.MICROS);
    return List.of(
        micro.minusSeconds(1), micro, micro.plusNanos(1_000), micro.plus(Duration.ofDays(900)));
  }

  @Test
  void whatDoesNotFallDueIsNotCounted() {
    assertThat(
            entries(
                duty(null, Limit.NONE, null, false, null, Application.DUE),
                duty(DUE, Limit.STATED, null, false, DUE, Application.DUE), // ended in time
                duty(DUE, Limit.STATED, null, false, null, Application.NOT_DUE),
                duty(DUE, Limit.STATED, null, false, null, Application.EXEMPT),
                duty(DUE, Limit.STATED, null, false, null, Application.NOT_RECORDED_HERE)))
        .isEmpty();
    assertThat(entries()).isEmpty();
    assertThat(Tally.of(List.of())).isEqualTo(Tally.NONE);
  }

  @Test
  void whatEndedAfterItWasDueIsBrokenForGood() {
    Instant later = DUE.plusSeconds(1);
    Tally.Entry missed =
        entries(duty(DUE, Limit.NONE, null, false, later, Application.DUE)).getFirst();
    assertThat(missed.isBroken(Tally.micros(DUE))).isFalse();
    assertThat(missed.isBroken(Tally.micros(later))).isTrue();
  }

  @Test
  void anAimIsNeverBroken_andHasADelayOnlyWhereItCameAfter() {
    Instant before = DUE.minus(Duration.ofHours(8));
    List<Tally.Entry> aims =
        entries(
            duty(DUE, Limit.STRIVEN_FOR, before, true, null, Application.DUE),
            duty(DUE, Limit.STRIVEN_FOR, DUE.plusSeconds(90), true, null, Application.DUE),
            duty(null, Limit.STRIVEN_FOR, before, true, null, Application.DUE));
    assertThat(aims).allMatch(Tally.Entry::aim).noneMatch(aim -> aim.isBroken(Long.MAX_VALUE));
    assertThat(aims).extracting(Tally.Entry::delay).containsExactly(-1L, 90L, -1L);
    assertThat(aims.getLast().due()).isEqualTo(Tally.micros(DUE.minusSeconds(60))); // since
  }

  @Test
  void whatIsInDoubtSaysSo() {
    Duty sure = due(DUE, null);
    Duty doubtful =
        new Duty(
            Obligation.READING_OF_REPLY, // the last of them
            null,
            DUE,
            Limit.STATED,
            null,
            false,
            null,
            Application.DUE,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(new Doubt(Doubt.Code.NOTICE_DENIED, List.of())),
            Duty.Party.HOSPITAL,
            Standing.I,
            null);
    assertThat(entries(sure, doubtful))
        .extracting(Tally.Entry::doubtful)
        .containsExactly(false, true);
    assertThat(entries(sure, doubtful).getLast().obligation())
        .isEqualTo(Obligation.READING_OF_REPLY);
  }

  @Test
  void timesOfAnyKindAreKept() {
    Instant fraction = Instant.parse("2025-05-05T21:59:59.999999999Z");
    List<Instant> times =
        List.of(
            fraction,
            Instant.parse("0001-01-01T00:00:00Z"),
            Instant.parse("9999-12-31T23:59:59Z"),
            Instant.MIN,
            Instant.MAX,
            Instant.EPOCH.minusNanos(1),
            DUE);
    Tally tally = Tally.of(times.stream().map(time -> due(time, null)).toList());
    assertThat(entries(tally))
        .extracting(Tally.Entry::due)
        .containsExactlyElementsOf(times.stream().map(Tally::micros).toList());
    assertThat(tally.months()).hasSize(6);
    assertThat(tally.reaches(Months.ALL, true)).isTrue();
    Tally seconds =
        Tally.of(List.of(due(DUE, null), due(DUE.minusSeconds(9), DUE.plusMillis(1_500))));
    assertThat(entries(seconds)).extracting(Tally.Entry::delay).containsExactly(-1L, 10L);
  }

  /** Months begin at midnight in Norway, in winter and in summer. */
  @ParameterizedTest
  @CsvSource({
    "2025-12-31T22:59:59Z, 2025-12",
    "2025-12-31T23:00:00Z, 2026-01",
    "2025-03-31T21:59:59Z, 2025-03",
    "2025-03-31T22:00:00Z, 2025-04",
    "2025-10-31T22:59:59Z, 2025-10",
    "2025-10-31T23:00:00Z, 2025-11",
    "2024-02-29T22:59:59.999999Z, 2024-02",
    "2024-02-29T23:00:00Z, 2024-03",
  })
  void aDutyFallsDueInAMonthOfNorway(Instant due, YearMonth month) {
    Tally tally = Tally.of(List.of(due(due, null)));
    assertThat(tally.months()).containsExactly(month);
    assertThat(tally.brokenMonths()).containsExactly(month);
    assertThat(tally.reaches(Months.of(month, month), false)).isTrue();
    assertThat(tally.reaches(Months.of(month.plusMonths(1), month.plusMonths(1)), false)).isFalse();
    assertThat(tally.reaches(Months.of(month.minusMonths(9), month.minusMonths(1)), false))
        .isFalse();
  }

  @Test
  void theLastHourOfAMonthThatDaylightSavingEndsInIsOfThatMonth() {
    Instant due = Moment.local(LocalDateTime.parse("2027-10-31T23:30")).instant();
    assertThat(Tally.of(List.of(due(due, null))).months()).containsExactly(YearMonth.of(2027, 10));
  }

  @Test
  void whatWasFulfilledInTimeIsOnNoBrokenShelf() {
    Tally tally = Tally.of(List.of(due(DUE, DUE), due(DUE.plus(Duration.ofDays(40)), null)));
    assertThat(tally.months()).containsExactly(YearMonth.of(2025, 5), YearMonth.of(2025, 6));
    assertThat(tally.brokenMonths()).containsExactly(YearMonth.of(2025, 6));
    assertThat(tally.reaches(Months.of(YearMonth.of(2025, 5), YearMonth.of(2025, 5)), true))
        .isFalse();
  }
}
