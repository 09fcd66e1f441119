package no.dognbok.query.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import no.dognbok.events.Address;
import no.dognbok.events.Municipality;
import no.dognbok.events.Obligation;
import no.dognbok.events.StayEvent.MovedWhileWaiting;
import no.dognbok.events.StayEvent.PatientDeparted;
import no.dognbok.events.StayEvent.PatientDied;
import no.dognbok.query.docket.RandomLedger;
import no.dognbok.query.judgement.DoubtAnswer;
import no.dognbok.query.law.Doubt;
import no.dognbok.query.law.Duty;
import no.dognbok.query.law.Law;
import no.dognbok.query.law.Recorded;
import no.dognbok.query.law.Surroundings;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.stay.OwnReference;
import no.dognbok.query.stay.StayRecord;
import no.dognbok.query.stay.Visibility;
import no.dognbok.query.stay.When;
import no.dognbok.query.worklist.Worklist.Filter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the docket keeps is no other than what judging every stay for the question would give: over
 * random ledgers, while they grow, while time passes, while addresses, terms, rates and holidays
 * change, and for any moment of the past.
 */
class WorklistOfTheDocketTest {

  static LongStream seeds() {
    return LongStream.range(0, 20);
  }

  /** What an item says, in short. */
  private record Said(
      UUID stay,
      Obligation obligation,
      Instant due,
      boolean overdue,
      String hospital,
      String municipality,
      List<OwnReference> references,
      Set<Heading> lists,
      Instant mattersUntil,
      List<String> unmapped,
      Set<String> doubts) {

    static Said of(WorklistItem item) {
      return new Said(
          item.stay(),
          item.obligation(),
          item.due() == null ? null : item.due().toInstant(),
          item.overdue(),
          item.hospital() == null ? null : item.hospital().address(),
          item.municipality() == null ? null : item.municipality().address(),
          item.references(),
          item.lists(),
          item.mattersUntil() == null ? null : item.mattersUntil().toInstant(),
          item.unmapped(),
          item.doubtsOfStay().stream().map(DoubtAnswer::code).collect(Collectors.toSet()));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theWorklistIsAsIfEveryStayWereJudgedForIt(long seed) {
    RandomLedger ledger = new RandomLedger(seed, 30);
    Worklist worklist = new Worklist(ledger.docket, ledger.surroundings);
    while (!ledger.isAtEnd()) {
      ledger.grow(1 + ledger.random().nextInt(60));
      for (int i = 0; i < 6; i++) {
        boolean now = ledger.random().nextBoolean();
        When when = now ? ledger.present() : ledger.someTime();
        Scope scope = ledger.someScope();
        Filter filter = filter(ledger.random());
        List<Said> expected = judgingAll(ledger, filter, scope, when, now);
        Worklist.Part part = worklist.items(filter, scope, when, now, 0, Integer.MAX_VALUE);
        assertThat(part.items().stream().map(Said::of))
            .as("seed %d, %s, %s, now %s, %s", seed, scope, when, now, filter)
            .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(part.total()).isEqualTo(expected.size());
        long counted = filter.list() == null ? expected.size() : part.counts().get(filter.list());
        assertThat(counted).isEqualTo(expected.size());
        assertThat(part.overdue()).isEqualTo(expected.stream().filter(Said::overdue).count());
      }
    }
  }

  private static Filter filter(Random random) {
    return new Filter(
        random.nextInt(4) == 0 ? random.nextBoolean() : null,
        random.nextInt(4) == 0 ? RandomLedger.MUNICIPALITIES.get(random.nextInt(3)) : null,
        random.nextInt(4) == 0 ? Address.org("974754118") : null,
        random.nextInt(4) == 0 ? Duty.Party.values()[random.nextInt(2)] : null,
        random.nextInt(6) == 0
            ? Obligation.values()[random.nextInt(Obligation.values().length)]
            : null,
        random.nextInt(3) == 0 ? Heading.values()[random.nextInt(Heading.values().length)] : null,
        SortedBy.values()[random.nextInt(SortedBy.values().length)]);
  }

  /** The plain way: nothing is kept from one question to the next. */
  private static List<Said> judgingAll(
      RandomLedger ledger, Filter filter, Scope scope, When when, boolean now) {
    Surroundings around =
        now ? ledger.surroundings.now() : ledger.surroundings.knownAt(when.knownAt());
    Visibility visibility = Visibility.of(scope, around.directory());
    List<Said> said = new ArrayList<>();
    for (UUID id : ledger.stays.ids()) {
      StayRecord stay = ledger.stays.find(id).orElseThrow();
      List<Recorded> known =
          now
              ? stay.recorded()
              : stay.knownAt(when.knownAt()).stream()
                  .filter(one -> !one.event().told().occurredAt().isAfter(when.asOf()))
                  .toList();
      if (known.isEmpty() || !visibility.isWhollyVisible(stay)) {
        continue;
      }
      Law.Owed owed = Law.owed(known, around, ledger.surroundings.ruleSet());
      boolean hospital =
          filter.hospital() == null
              || filter.hospital().equals(owed.hospital())
              || around
                  .directory()
                  .organisation(owed.hospital())
                  .map(filter.hospital()::equals)
                  .orElse(false);
      if (hospital) {
        List<String> unmapped = StayRecord.unmapped(known.stream(), around.directory());
        StayRecord shown = stay.knownBy(when.knownAt());
        Stream.concat(
                followed(owed, when.asOf())
                    .filter(duty -> isWanted(duty, filter, when.asOf()))
                    .filter(duty -> isOf(scope, duty))
                    .filter(duty ->
                        filter.municipality() == null
                            || filter.municipality().equals(municipality(owed, duty)))
                    .map(duty -> said(shown, owed, duty, when.asOf(), scope, unmapped)),
                ofStay(shown, owed, filter, when.asOf(), unmapped).stream())
            .filter(one -> filter.list() == null || one.lists().contains(filter.list()))
            .forEach(said::add);
      }
    }
    return said;
  }

  /** Where nothing at all is owed. */
  private static Optional<Said> ofStay(
      StayRecord stay, Law.Owed owed, Filter filter, Instant asOf, List<String> unmapped) {
    boolean matters = !owed.unsettled().until().isBefore(asOf);
    if (followed(owed, asOf).anyMatch(duty -> isOpen(duty, asOf))
        || !matters && unmapped.isEmpty()
        || filter.kind() != null
        || filter.owedBy() != null
        || filter.municipality() != null && !filter.municipality().equals(owed.municipality())
        || Boolean.TRUE.equals(filter.overdue())) {
      return Optional.empty();
    }
    Set<Heading> lists = EnumSet.noneOf(Heading.class);
    if (matters) {
      lists.add(Heading.DOUBTFUL);
    }
    if (!unmapped.isEmpty()) {
      lists.add(Heading.UNMAPPED);
    }
    Instant until = owed.unsettled().until();
    return Optional.of(
        new Said(
            stay.id(),
            null,
            null,
            false,
            owed.hospital() == null ? null : owed.hospital().toString(),
            owed.municipality() == null ? null : owed.municipality().number(),
            stay.references(),
            lists,
            matters && until.isBefore(Instant.MAX) ? until : null,
            unmapped,
            matters ? codes(owed.unsettled().doubts()) : Set.of()));
  }

  private static Set<String> codes(List<Doubt> doubts) {
    return doubts.stream().map(doubt -> doubt.code().name()).collect(Collectors.toSet());
  }

  private static Stream<Duty> followed(Law.Owed owed, Instant asOf) {
    return owed.duties().stream().filter(_ -> !owed.followedUntil().isBefore(asOf));
  }

  private static boolean isOpen(Duty duty, Instant asOf) {
    Duty.State state = duty.state(asOf);
    return state == Duty.State.OPEN || state == Duty.State.OVERDUE;
  }

  /** A municipality has nothing to do with what is between the hospital and another one. */
  private static boolean isOf(Scope scope, Duty duty) {
    return !(scope instanceof Scope.OfMunicipality asker)
        || duty.municipality() == null
        || duty.municipality().equals(asker.municipality());
  }

  private static Municipality municipality(Law.Owed owed, Duty duty) {
    return duty.municipality() == null ? owed.municipality() : duty.municipality();
  }

  private static boolean isWanted(Duty duty, Filter filter, Instant asOf) {
    Duty.State state = duty.state(asOf);
    return isOpen(duty, asOf)
        && (filter.overdue() == null || filter.overdue() == (state == Duty.State.OVERDUE))
        && (filter.kind() == null || filter.kind() == duty.obligation())
        && (filter.owedBy() == null || filter.owedBy() == duty.owedBy());
  }

  private static Said said(
      StayRecord stay, Law.Owed owed, Duty duty, Instant asOf, Scope scope, List<String> unmapped) {
    Set<Heading> lists = EnumSet.noneOf(Heading.class);
    boolean overdue = duty.state(asOf) == Duty.State.OVERDUE;
    boolean hospitals = duty.owedBy() == Duty.Party.HOSPITAL;
    if (!(scope instanceof Scope.Auditor)) {
      lists.add(hospitals == scope instanceof Scope.Trust ? Heading.MINE : Heading.WAITING);
    }
    if (overdue) {
      lists.add(Heading.OVERDUE);
    }
    boolean denied =
        duty.doubts().stream().anyMatch(doubt -> doubt.code() == Doubt.Code.NOTICE_DENIED);
    if (denied || overdue && duty.obligation() == Obligation.RECEIPT) {
      lists.add(Heading.UNPROVEN);
    }
    if (duty.obligation() == Obligation.READING_OF_REPLY) {
      lists.add(Heading.TO_BE_READ);
    }
    if (!unmapped.isEmpty()) {
      lists.add(Heading.UNMAPPED);
    }
    boolean matters = !owed.unsettled().until().isBefore(asOf);
    if (!owed.doubts().isEmpty() || !duty.doubts().isEmpty() || matters) {
      lists.add(Heading.DOUBTFUL);
    }
    Set<String> doubts = new HashSet<>(codes(owed.doubts()));
    if (matters) {
      doubts.addAll(codes(owed.unsettled().doubts()));
    }
    return new Said(
        stay.id(),
        duty.obligation(),
        duty.due(),
        duty.state(asOf) == Duty.State.OVERDUE,
        owed.hospital() == null ? null : owed.hospital().toString(),
        municipality(owed, duty) == null ? null : municipality(owed, duty).number(),
        stay.references(),
        lists,
        owed.followedUntil().isBefore(Instant.MAX) ? owed.followedUntil() : null,
        unmapped,
        doubts);
  }

  @Test
  void thePartsOfAWorklistMakeTheWhole() {
    RandomLedger ledger = new RandomLedger(3, 40);
    ledger.grow(Integer.MAX_VALUE);
    Worklist worklist = new Worklist(ledger.docket, ledger.surroundings);
    Filter all = Filter.ALL;
    Scope scope = new Scope.Auditor(RandomLedger.TRUST);
    When when = ledger.present();
    List<WorklistItem> whole = worklist.items(all, scope, when, true, 0, Integer.MAX_VALUE).items();
    assertThat(whole).hasSizeGreaterThan(50);
    assertThat(whole).as("also stays in which nothing is owed").anyMatch(item -> !isOwed(item));
    assertThat(whole).as("and what is owed").anyMatch(WorklistOfTheDocketTest::isOwed);
    List<WorklistItem> parts = new ArrayList<>();
    for (int skip = 0; skip < whole.size(); skip += 7) {
      parts.addAll(worklist.items(all, scope, when, true, skip, 7).items());
    }
    assertThat(parts).isEqualTo(whole);
  }

  /**
   * What is overdue and can change something, then what is not due yet, then what has long been
   * overdue after the patient has left, and receipts that will hardly come any more.
   */
  @Test
  void whatIsLongOverdueAndChangesNothingComesLast() {
    RandomLedger ledger = new RandomLedger(3, 40);
    ledger.grow(Integer.MAX_VALUE);
    Worklist worklist = new Worklist(ledger.docket, ledger.surroundings);
    Scope scope = new Scope.Auditor(RandomLedger.TRUST);
    Set<Set<Integer>> seen = new HashSet<>();
    for (int i = 0; i < 25; i++) {
      When when = ledger.someTime();
      List<WorklistItem> whole =
          worklist.items(Filter.ALL, scope, when, false, 0, Integer.MAX_VALUE).items();
      List<Integer> ranks =
          whole.stream().map(item -> rank(item, hasLeft(ledger, item, when))).toList();
      assertThat(ranks).isSorted();
      assertThat(ofRank(whole, ranks, 0)).extracting(WorklistItem::due).isSorted();
      assertThat(ofRank(whole, ranks, 2))
          .extracting(WorklistItem::due)
          .isSortedAccordingTo((a, b) -> b.compareTo(a));
      seen.add(Set.copyOf(ranks));
    }
    assertThat(seen).contains(Set.of(0, 1, 2));
  }

  private static List<WorklistItem> ofRank(List<WorklistItem> all, List<Integer> ranks, int rank) {
    return IntStream.range(0, all.size())
        .filter(i -> ranks.get(i) == rank)
        .mapToObj(all::get)
        .toList();
  }

  private static int rank(WorklistItem item, boolean left) {
    if (!item.overdue()) {
      return 1;
    }
    boolean isLong = item.overdueBy().compareTo(Duration.ofDays(7)) > 0;
    return isLong && (left || item.obligation() == Obligation.RECEIPT) ? 2 : 0;
  }

  private static boolean hasLeft(RandomLedger ledger, WorklistItem item, When when) {
    List<Recorded> told =
        ledger.stays.find(item.stay()).orElseThrow().knownAt(when.knownAt()).stream()
            .filter(one -> !one.event().told().occurredAt().isAfter(when.asOf()))
            .toList();
    return Law.owed(
            told, ledger.surroundings.knownAt(when.knownAt()), ledger.surroundings.ruleSet())
        .facts()
        .stream()
        .filter(
            fact -> fact.event() instanceof PatientDeparted || fact.event() instanceof PatientDied)
        .anyMatch(fact -> !fact.at().instant().isAfter(when.asOf()));
  }

  /** P21: who works with the patient finds the stay on their own list. */
  @Test
  void whatIsOwedIsOfTheHospitalWhereThePatientIs() {
    Address levanger = Address.org("974754118");
    Address namsos = Address.org("974753898");
    int moved = 0;
    for (long seed = 0; seed < 2; seed++) {
      RandomLedger ledger = new RandomLedger(seed, 30);
      ledger.grow(Integer.MAX_VALUE);
      Worklist worklist = new Worklist(ledger.docket, ledger.surroundings);
      Filter filter = new Filter(null, null, namsos, null, null, null, SortedBy.STAY);
      Scope scope = new Scope.Auditor(RandomLedger.TRUST);
      for (WorklistItem item :
          worklist.items(filter, scope, ledger.present(), true, 0, Integer.MAX_VALUE).items()) {
        StayRecord stay = ledger.stays.find(item.stay()).orElseThrow();
        boolean told =
            stay.recorded().stream()
                .anyMatch(one ->
                    one.event() instanceof MovedWhileWaiting move
                        && move.hospital().equals(namsos));
        moved += told ? 1 : 0;
        assertThat(item.hospital().address()).isNotEqualTo(levanger.toString());
      }
    }
    assertThat(moved).isPositive();
  }

  @Test
  void anItemSaysWhatMadeItDue() {
    RandomLedger ledger = new RandomLedger(3, 40);
    ledger.grow(Integer.MAX_VALUE);
    List<WorklistItem> all =
        new Worklist(ledger.docket, ledger.surroundings)
            .items(
                Filter.ALL,
                new Scope.Auditor(RandomLedger.TRUST),
                ledger.present(),
                true,
                0,
                Integer.MAX_VALUE)
            .items();
    Set<Object> known = new HashSet<>();
    ledger.stays.ids().stream()
        .flatMap(id -> ledger.stays.find(id).orElseThrow().recorded().stream())
        .forEach(one -> known.add(one.id()));
    assertThat(all)
        .filteredOn(item -> item.since() != null)
        .isNotEmpty()
        .allSatisfy(item -> assertThat(item.triggeredBy()).isNotEmpty().allMatch(known::contains));
  }

  private static boolean isOwed(WorklistItem item) {
    return item.obligation() != null;
  }

  /** What nobody owes has no time: it is last where times decide, and has its place elsewhere. */
  @ParameterizedTest
  @EnumSource(SortedBy.class)
  void staysInWhichNothingIsOwedHaveTheirPlaceInEveryOrder(SortedBy order) {
    RandomLedger ledger = new RandomLedger(3, 40);
    ledger.grow(Integer.MAX_VALUE);
    Filter filter = new Filter(null, null, null, null, null, null, order);
    List<WorklistItem> items =
        new Worklist(ledger.docket, ledger.surroundings)
            .items(
                filter,
                new Scope.Auditor(RandomLedger.TRUST),
                ledger.present(),
                true,
                0,
                Integer.MAX_VALUE)
            .items();
    assertThat(items).anyMatch(item -> !isOwed(item));
    switch (order) {
      case URGENT ->
          assertThat(items.stream().filter(item -> !item.overdue()).toList().getLast().due())
              .isNull();
      case DUE -> assertThat(items.getLast().due()).isNull();
      case SINCE -> assertThat(items.getLast().since()).isNull();
      case MUNICIPALITY ->
          assertThat(
                  items.stream()
                      .map(item -> item.municipality() == null ? "" : item.municipality().address())
                      .toList())
              .isSorted();
      case STAY -> assertThat(items.stream().map(WorklistItem::stay).toList()).isSorted();
    }
  }
}
