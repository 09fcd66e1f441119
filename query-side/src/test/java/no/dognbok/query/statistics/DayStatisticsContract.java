package no.dognbok.query.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
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
import no.dognbok.events.CareType;
import no.dognbok.events.Moment;
import no.dognbok.query.docket.Months;
import no.dognbok.query.docket.RandomLedger;
import no.dognbok.query.law.Directory;
import no.dognbok.query.law.Disputed;
import no.dognbok.query.law.Ground;
import no.dognbok.query.law.Judgement;
import no.dognbok.query.law.Law;
import no.dognbok.query.law.Matter;
import no.dognbok.query.law.PaymentDay;
import no.dognbok.query.law.PaymentDay.Verdict;
import no.dognbok.query.law.Recorded;
import no.dognbok.query.law.RuleSet;
import no.dognbok.query.law.Stated;
import no.dognbok.query.law.Surroundings;
import no.dognbok.query.law.Waited;
import no.dognbok.query.law.Waited.Kind;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.stay.StayRecord;
import no.dognbok.query.stay.Visibility;
import no.dognbok.query.stay.When;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Over random ledgers, while they grow, what is around the stays changes and disputes are settled,
 * the days that are counted are those that judging every stay for the question would give.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DayStatisticsContract {

  private static final Set<Ground> NOBODY_WAITED =
      EnumSet.of(
          Ground.NO_MUNICIPAL_NEED,
          Ground.DEPARTED,
          Ground.DIED,
          Ground.ON_LEAVE,
          Ground.WITHDRAWN,
          Ground.MOVED_ON_BEFORE_2017,
          Ground.MOVED_ON,
          Ground.LEFT_FOR_ANOTHER_HOSPITAL);

  private final Set<Kind> met = EnumSet.noneOf(Kind.class);

  @AfterAll
  void somethingOfEachWasCounted() {
    assertThat(met).contains(Kind.PAYABLE, Kind.NOT_BILLED, Kind.DECLARED_READY, Kind.DEPARTED);
    if (ledgers() > 1) { // one alone may have nothing that is undecided when it is asked
      assertThat(met).contains(Kind.UNDECIDED);
    }
  }

  /** A ledger with the docket under test. */
  abstract RandomLedger ledger(long seed, int stays);

  /** How many ledgers are tried. */
  abstract int ledgers();

  LongStream seeds() {
    return LongStream.range(0, ledgers());
  }

  /** What somebody asks for. */
  private record Question(
      DayFilter filter, Months months, Set<DayGrouping> by, Scope scope, When when, boolean now) {

    static Question random(RandomLedger ledger, When when, boolean now) {
      Random random = ledger.random();
      YearMonth month =
          YearMonth.from(
              random.nextBoolean()
                  ? ledger.someDay()
                  : LocalDate.ofInstant(when.asOf(), Moment.OSLO));
      Set<DayGrouping> by = EnumSet.noneOf(DayGrouping.class);
      for (DayGrouping one : DayGrouping.values()) {
        if (random.nextBoolean()) {
          by.add(one);
        }
      }
      return new Question(
          new DayFilter(
              random.nextInt(5) == 0 ? RandomLedger.TRUST : null,
              random.nextInt(4) == 0 ? RandomLedger.MUNICIPALITIES.get(random.nextInt(3)) : null,
              random.nextInt(4) == 0 ? Address.org("974754118") : null,
              random.nextInt(5) == 0 ? CareType.SOMATIC : null),
          Months.of(month.minusMonths(random.nextInt(4)), month.plusMonths(random.nextInt(4))),
          by,
          ledger.someScope(),
          when,
          now);
    }
  }

  /** A day, or a declaration, or a departure, of a stay, and what it is counted by. */
  private record One(
      UUID stay,
      Kind kind,
      LocalDate day,
      int length,
      String municipality,
      String hospital,
      CareType careType,
      boolean withDays) {

    List<String> group(Set<DayGrouping> by) {
      return List.of(
          by.contains(DayGrouping.YEAR) ? String.valueOf(day.getYear()) : "",
          by.contains(DayGrouping.MONTH) ? YearMonth.from(day).toString() : "",
          by.contains(DayGrouping.MUNICIPALITY) ? municipality : "",
          by.contains(DayGrouping.HOSPITAL) ? hospital : "",
          by.contains(DayGrouping.CARE_TYPE) ? careType.name() : "");
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsCountedIsWhatJudgingEveryStayGives(long seed) {
    RandomLedger ledger = ledger(seed, 16);
    RandomSettlements settlements = new RandomSettlements(ledger);
    DayStatistics statistics = new DayStatistics(ledger.docket, settlements, ledger.surroundings);
    while (!ledger.isAtEnd()) {
      ledger.grow(1 + ledger.random().nextInt(100));
      settlements.settleSome();
      boolean now = ledger.random().nextBoolean();
      When when = now ? ledger.present() : ledger.someTime();
      Surroundings around =
          now ? ledger.surroundings.now() : ledger.surroundings.knownAt(when.knownAt());
      Map<StayRecord, List<One>> judged =
          judgingAll(ledger, settlements, when.asOf(), now ? Instant.MAX : when.knownAt(), around);
      for (int i = 0; i < 6; i++) {
        Question question = Question.random(ledger, when, now);
        List<One> all = asked(judged, question, around.directory());
        all.forEach(one -> met.add(one.kind()));
        DayStatistics.Counted counted =
            statistics.count(
                question.filter(),
                question.months(),
                question.by(),
                question.scope(),
                question.when(),
                question.now());
        assertThat(counted.total())
            .as("seed %d, %s", seed, question)
            .isEqualTo(figures(all, around));
        Map<List<String>, List<One>> groups =
            all.stream().collect(Collectors.groupingBy(one -> one.group(question.by())));
        assertThat(
                counted.groups().stream()
                    .collect(Collectors.toMap(DayStatisticsContract::key, DayGroup::figures)))
            .as("seed %d, %s", seed, question)
            .isEqualTo(
                groups.entrySet().stream()
                    .collect(
                        Collectors.toMap(
                            Map.Entry::getKey, group -> figures(group.getValue(), around))));
      }
    }
  }

  private static List<String> key(DayGroup group) {
    return List.of(
        text(group.year()),
        text(group.month()),
        group.municipality() == null ? "" : group.municipality().address(),
        group.hospital() == null ? "" : group.hospital().address(),
        text(group.careType()));
  }

  private static String text(@Nullable Object part) {
    return part == null ? "" : part.toString();
  }

  /** The plain way: nothing is kept from one moment to the next. */
  private static Map<StayRecord, List<One>> judgingAll(
      RandomLedger ledger,
      RandomSettlements settlements,
      Instant asOf,
      Instant knownAt,
      Surroundings around) {
    Map<StayRecord, List<One>> judged = new HashMap<>();
    for (UUID id : ledger.stays.ids()) {
      StayRecord stay = ledger.stays.find(id).orElseThrow();
      List<Recorded> known = stay.knownAt(knownAt);
      List<Disputed> disputes =
          settlements.about(id).stream().flatMap(one -> one.knownAt(knownAt).stream()).toList();
      if (!known.isEmpty()) {
        RuleSet rules = ledger.surroundings.ruleSet();
        judged.put(
            stay,
            all(id, new Matter(known, Stated.NOTHING, around, asOf, rules, disputes)).toList());
      }
    }
    return judged;
  }

  private static List<One> asked(
      Map<StayRecord, List<One>> judged, Question question, Directory directory) {
    Visibility visibility = Visibility.of(question.scope(), directory);
    return judged.entrySet().stream()
        .flatMap(stay -> {
          boolean seen = visibility.isWhollyVisible(stay.getKey());
          return stay.getValue().stream().filter(one -> seen || one.kind() == Kind.PAYABLE);
        })
        .filter(one -> isAsked(one, question, directory))
        .map(one -> withOrganisation(one, directory))
        .toList();
  }

  private static Stream<One> all(UUID id, Matter matter) {
    Judgement judgement = Law.judge(matter);
    boolean withDays = judgement.days().stream().anyMatch(PaymentDay::isPayable);
    Stream<One> days =
        judgement.days().stream()
            .filter(day -> day.verdict() != Verdict.NOT_PAYABLE || waited(day))
            .map(day ->
                new One(
                    id,
                    switch (day.verdict()) {
                      case PAYABLE -> Kind.PAYABLE;
                      case NOT_PAYABLE -> Kind.NOT_BILLED;
                      case NOT_YET -> Kind.UNDECIDED;
                    },
                    day.date(),
                    1,
                    day.payer() == null ? "" : day.payer().number(),
                    text(day.hospital()),
                    judgement.careType(),
                    withDays));
    Waited waited = Law.waited(matter, LocalDate.MAX, LocalDate.MIN);
    Stream<One> others =
        waited.entries().stream()
            .filter(one -> one.kind() == Kind.DECLARED_READY || one.kind() == Kind.DEPARTED)
            .map(one ->
                new One(
                    id,
                    one.kind(),
                    one.day(),
                    one.length(),
                    one.payer() == null ? "" : one.payer().number(),
                    text(one.hospital()),
                    judgement.careType(),
                    withDays));
    return Stream.concat(days, others);
  }

  private static boolean waited(PaymentDay day) {
    PaymentDay judged =
        day.settled() != null && day.settled().judged() != null ? day.settled().judged() : day;
    return judged.reasons().stream().noneMatch(reason -> NOBODY_WAITED.contains(reason.ground()));
  }

  private static boolean isAsked(One one, Question question, Directory directory) {
    DayFilter filter = question.filter();
    @Nullable Address hospital = one.hospital().isEmpty() ? null : Address.parse(one.hospital());
    Set<Address> billers = new HashSet<>();
    Stream.ofNullable(hospital).forEach(billers::add);
    directory.trust(hospital).ifPresent(billers::add);
    YearMonth month = YearMonth.from(one.day());
    boolean own =
        switch (question.scope()) {
          case Scope.Auditor _ -> true;
          case Scope.Trust trust -> billers.contains(trust.organisation());
          case Scope.OfMunicipality asker ->
              one.municipality().equals(asker.municipality().number());
        };
    return own
        && !month.isBefore(question.months().from())
        && !month.isAfter(question.months().to())
        && (filter.trust() == null || billers.contains(filter.trust()))
        && (filter.municipality() == null
            || one.municipality().equals(filter.municipality().number()))
        && (filter.careType() == null || filter.careType() == one.careType())
        && (filter.hospital() == null
            || filter.hospital().equals(hospital)
            || hospital != null
                && directory.organisation(hospital).map(filter.hospital()::equals).orElse(false));
  }

  private static One withOrganisation(One one, Directory directory) {
    String hospital =
        one.hospital().isEmpty()
            ? ""
            : directory
                .organisation(Address.parse(one.hospital()))
                .map(Address::toString)
                .orElse(one.hospital());
    return new One(
        one.stay(),
        one.kind(),
        one.day(),
        one.length(),
        one.municipality(),
        hospital,
        one.careType(),
        one.withDays());
  }

  private static DayFigures figures(List<One> all, Surroundings around) {
    List<One> payable = of(all, Kind.PAYABLE).toList();
    List<@Nullable Integer> prices = new ArrayList<>();
    payable.forEach(one ->
        prices.add(
            around.rates().of(one.day().getYear()).map(rate -> rate.nokPerDay()).orElse(null)));
    long amount = prices.stream().filter(Objects::nonNull).mapToLong(price -> price).sum();
    Map<UUID, Long> ofStays =
        payable.stream().collect(Collectors.groupingBy(One::stay, Collectors.counting()));
    long ready = of(all, Kind.DECLARED_READY).map(One::stay).distinct().count();
    long withDays =
        of(all, Kind.DECLARED_READY).filter(One::withDays).map(One::stay).distinct().count();
    return new DayFigures(
        payable.size(),
        ofStays.size(),
        prices.contains(null) ? null : amount,
        amount,
        median(ofStays.values().stream().mapToDouble(Long::doubleValue).toArray()),
        of(all, Kind.NOT_BILLED).count(),
        of(all, Kind.UNDECIDED).count(),
        ready,
        withDays,
        ready == 0 ? null : Math.round(withDays * 10_000.0 / ready) / 10_000.0,
        of(all, Kind.DEPARTED).count(),
        median(of(all, Kind.DEPARTED).mapToDouble(One::length).toArray()));
  }

  private static Stream<One> of(List<One> all, Kind kind) {
    return all.stream().filter(one -> one.kind() == kind);
  }

  private static @Nullable Double median(double[] some) {
    Arrays.sort(some);
    return some.length == 0 ? null : (some[(some.length - 1) / 2] + some[some.length / 2]) / 2;
  }
}
