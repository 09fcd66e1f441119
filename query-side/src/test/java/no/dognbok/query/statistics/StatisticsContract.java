package no.dognbok.query.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import no.dognbok.events.Address;
import no.dognbok.events.Moment;
import no.dognbok.events.Municipality;
import no.dognbok.events.Obligation;
import no.dognbok.query.docket.Months;
import no.dognbok.query.docket.RandomLedger;
import no.dognbok.query.law.Directory;
import no.dognbok.query.law.Duty;
import no.dognbok.query.law.Duty.State;
import no.dognbok.query.law.Law;
import no.dognbok.query.law.Recorded;
import no.dognbok.query.law.Surroundings;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.stay.StayRecord;
import no.dognbok.query.stay.Visibility;
import no.dognbok.query.stay.When;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Over random ledgers, while they grow and while what is around the stays changes, what is counted
 * and listed is what judging every stay for the question would give.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StatisticsContract {

  /** How many are listed at once. */
  private static final int PART = 30;

  /** A ledger with the docket under test. */
  abstract RandomLedger ledger(long seed, int stays);

  /** How many ledgers are tried. */
  abstract int ledgers();

  LongStream seeds() {
    return LongStream.range(0, ledgers());
  }

  /** What somebody asks for. */
  private record Question(
      DutyFilter filter, Months months, Set<Grouping> by, Scope scope, When when, boolean now) {

    static Question random(RandomLedger ledger) {
      Random random = ledger.random();
      boolean now = random.nextBoolean();
      YearMonth month = YearMonth.from(ledger.someDay());
      Set<Grouping> by = EnumSet.noneOf(Grouping.class);
      for (Grouping one : Grouping.values()) {
        if (random.nextBoolean()) {
          by.add(one);
        }
      }
      return new Question(
          filter(random),
          Months.of(month.minusMonths(random.nextInt(3)), month.plusMonths(random.nextInt(3))),
          by,
          ledger.someScope(),
          now ? ledger.present() : ledger.someTime(),
          now);
    }

    private static DutyFilter filter(Random random) {
      return new DutyFilter(
          random.nextInt(5) == 0 ? RandomLedger.TRUST : null,
          random.nextInt(4) == 0 ? RandomLedger.MUNICIPALITIES.get(random.nextInt(3)) : null,
          random.nextInt(4) == 0 ? Address.org("974754118") : null,
          DutyFilter.kinds(
              random.nextInt(8) == 0 ? Obligation.RECEIPT : null,
              random.nextInt(4) == 0 ? Duty.Party.values()[random.nextInt(2)] : null,
              random.nextInt(4) == 0 ? "§ 11" : null));
    }
  }

  /** A duty of a stay, and what it is counted by. */
  private record Counted(
      UUID stay,
      int place,
      Duty duty,
      State state,
      Instant due,
      YearMonth month,
      String municipality,
      String hospital) {

    List<String> group(Set<Grouping> by) {
      return List.of(
          by.contains(Grouping.MONTH) ? month.toString() : "",
          by.contains(Grouping.MUNICIPALITY) ? municipality : "",
          by.contains(Grouping.HOSPITAL) ? hospital : "",
          by.contains(Grouping.KIND) ? duty.obligation().name() : "");
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsCountedIsWhatJudgingEveryStayGives(long seed) {
    RandomLedger ledger = ledger(seed, 30);
    ObligationStatistics statistics = new ObligationStatistics(ledger.docket, ledger.surroundings);
    long late = 0;
    while (!ledger.isAtEnd()) {
      ledger.grow(1 + ledger.random().nextInt(80));
      for (int i = 0; i < 6; i++) {
        Question question = Question.random(ledger);
        List<Counted> all = judgingAll(ledger, question);
        ObligationStatistics.Counted counted =
            statistics.count(
                question.filter(),
                question.months(),
                question.by(),
                question.scope(),
                question.when(),
                question.now());
        assertThat(counted.total()).as("seed %d, %s", seed, question).isEqualTo(figures(all));
        late += counted.total().late();
        Map<List<String>, List<Counted>> groups =
            all.stream().collect(Collectors.groupingBy(one -> one.group(question.by())));
        assertThat(
                counted.groups().stream()
                    .collect(
                        Collectors.toMap(
                            group -> key(group, question.by()), ObligationGroup::figures)))
            .as("seed %d, %s", seed, question)
            .isEqualTo(
                groups.entrySet().stream()
                    .collect(
                        Collectors.toMap(Map.Entry::getKey, group -> figures(group.getValue()))));
      }
    }
    assertThat(late).as("late duties worth counting").isPositive();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsBrokenIsListed_theNewestFirst_inParts(long seed) {
    RandomLedger ledger = ledger(100 + seed, 30);
    BrokenDuties duties = new BrokenDuties(ledger.docket, ledger.surroundings);
    int listed = 0;
    while (!ledger.isAtEnd()) {
      ledger.grow(1 + ledger.random().nextInt(80));
      for (int i = 0; i < 4; i++) {
        Question asked = Question.random(ledger);
        boolean everything = ledger.random().nextInt(3) == 0;
        Question question =
            everything
                ? new Question(
                    asked.filter(),
                    Months.ALL,
                    asked.by(),
                    asked.scope(),
                    asked.when(),
                    asked.now())
                : asked;
        List<BrokenDuty> expected =
            judgingAll(ledger, question).stream()
                .filter(one -> one.duty().isBroken(question.when().asOf()))
                .sorted(
                    Comparator.comparing(Counted::due)
                        .reversed()
                        .thenComparing(Counted::stay)
                        .thenComparing(Counted::place))
                .map(StatisticsContract::broken)
                .toList();
        List<BrokenDuty> found = new ArrayList<>();
        for (int skip = 0; skip <= expected.size(); skip += PART) {
          BrokenDuties.Part part = part(duties, question, skip);
          assertThat(part.total()).as("seed %d, %s", seed, question).isEqualTo(expected.size());
          found.addAll(part.duties());
        }
        assertThat(found.stream().map(StatisticsContract::plain).toList())
            .as("seed %d, %s", seed, question)
            .isEqualTo(expected.stream().map(StatisticsContract::plain).toList());
        listed += found.size();
      }
    }
    assertThat(listed).as("broken duties worth listing").isPositive();
  }

  private static BrokenDuties.Part part(BrokenDuties duties, Question question, int skip) {
    return duties.find(
        question.filter(),
        question.months(),
        question.scope(),
        question.when(),
        question.now(),
        skip,
        PART);
  }

  /** Where the patient is may be named by the hospital or a ward of it. */
  private static List<Object> plain(BrokenDuty one) {
    return List.of(
        one.stay(), one.duty(), String.valueOf(one.municipality()), String.valueOf(one.delay()));
  }

  private static BrokenDuty broken(Counted one) {
    Instant fulfilled = one.duty().fulfilledAt();
    return new BrokenDuty(
        one.stay(),
        null,
        one.municipality().isEmpty() ? null : new Municipality(one.municipality()),
        one.duty(),
        fulfilled == null
            ? null
            : Duration.ofSeconds(Duration.between(one.due(), fulfilled).toSeconds()));
  }

  private static List<String> key(ObligationGroup group, Set<Grouping> by) {
    return List.of(
        by.contains(Grouping.MONTH) ? String.valueOf(group.month()) : "",
        group.municipality() == null ? "" : group.municipality().address(),
        group.hospital() == null ? "" : group.hospital().address(),
        by.contains(Grouping.KIND) ? String.valueOf(group.obligation()) : "");
  }

  /** The plain way: nothing is kept from one question to the next. */
  private static List<Counted> judgingAll(RandomLedger ledger, Question question) {
    When when = question.when();
    Surroundings around =
        question.now() ? ledger.surroundings.now() : ledger.surroundings.knownAt(when.knownAt());
    Directory directory = around.directory();
    Visibility visibility = Visibility.of(question.scope(), directory);
    List<Counted> counted = new ArrayList<>();
    for (UUID id : ledger.stays.ids()) {
      StayRecord stay = ledger.stays.find(id).orElseThrow();
      List<Recorded> known =
          question.now()
              ? stay.recorded()
              : stay.knownAt(when.knownAt()).stream()
                  .filter(one -> !one.event().told().occurredAt().isAfter(when.asOf()))
                  .toList();
      if (known.isEmpty() || !visibility.isWhollyVisible(stay)) {
        continue;
      }
      Law.Owed owed = Law.owed(known, around, ledger.surroundings.ruleSet());
      @Nullable Address hospital = owed.hospital();
      Address organisation =
          hospital == null ? null : directory.organisation(hospital).orElse(hospital);
      DutyFilter filter = question.filter();
      boolean asked =
          (filter.municipality() == null || filter.municipality().equals(owed.municipality()))
              && (filter.hospital() == null
                  || filter.hospital().equals(hospital)
                  || filter.hospital().equals(organisation))
              && (filter.trust() == null
                  || directory.trust(hospital).map(filter.trust()::equals).orElse(false));
      if (asked) {
        for (int i = 0; i < owed.duties().size(); i++) {
          Duty duty = owed.duties().get(i);
          fallsDue(duty, when.asOf())
              .map(due ->
                  new Counted(
                      id,
                      owed.duties().indexOf(duty),
                      duty,
                      duty.state(when.asOf()),
                      due,
                      YearMonth.from(due.atZone(Moment.OSLO)),
                      owed.municipality() == null ? "" : owed.municipality().number(),
                      organisation == null ? "" : organisation.toString()))
              .filter(one ->
                  question.months() == Months.ALL
                      || !one.month().isBefore(question.months().from())
                          && !one.month().isAfter(question.months().to()))
              .filter(one -> filter.kinds().contains(duty.obligation()))
              .forEach(counted::add);
        }
      }
    }
    return counted;
  }

  private static Stream<Instant> fallsDue(Duty duty, Instant asOf) {
    Set<State> counted =
        EnumSet.of(
            State.OPEN,
            State.OVERDUE,
            State.FULFILLED,
            State.FULFILLED_LATE,
            State.MISSED,
            State.OUTSIDE_WINDOW);
    if (!counted.contains(duty.state(asOf))) {
      return Stream.empty();
    }
    boolean aimWithoutTime = duty.due() == null && isAim(duty);
    return Stream.ofNullable(aimWithoutTime ? duty.since() : duty.due());
  }

  private static boolean isAim(Duty duty) {
    return Set.of(Duty.Limit.STRIVEN_FOR, Duty.Limit.NORMALLY).contains(duty.limit());
  }

  private static Figures figures(List<Counted> all) {
    List<Counted> aims = all.stream().filter(one -> isAim(one.duty())).toList();
    List<Counted> owed = all.stream().filter(one -> !isAim(one.duty())).toList();
    long inTime = number(owed, State.FULFILLED);
    long late = number(owed, State.FULFILLED_LATE);
    long not = number(owed, State.OVERDUE) + number(owed, State.MISSED);
    long[] delays =
        owed.stream()
            .filter(one -> one.state() == State.FULFILLED_LATE)
            .map(one ->
                Duration.between(one.due(), Objects.requireNonNull(one.duty().fulfilledAt())))
            .mapToLong(Duration::toSeconds)
            .sorted()
            .toArray();
    List<Counted> doubtful = owed.stream().filter(one -> !one.duty().doubts().isEmpty()).toList();
    return new Figures(
        owed.size(),
        inTime,
        late,
        not,
        number(owed, State.OPEN),
        late + not,
        inTime + late + not == 0
            ? null
            : Math.round(inTime * 10_000.0 / (inTime + late + not)) / 10_000.0,
        delays.length == 0
            ? null
            : Duration.ofSeconds((delays[(delays.length - 1) / 2] + delays[delays.length / 2]) / 2),
        delays.length == 0
            ? null
            : Duration.ofSeconds(delays[(int) Math.ceil(delays.length * 9 / 10.0) - 1]),
        doubtful.size(),
        number(doubtful, State.FULFILLED_LATE)
            + number(doubtful, State.OVERDUE)
            + number(doubtful, State.MISSED),
        aims.size(),
        number(aims, State.FULFILLED));
  }

  private static long number(List<Counted> some, State state) {
    return some.stream().filter(one -> one.state() == state).count();
  }
}
