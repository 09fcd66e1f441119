package no.dognbok.query.changes;

import static no.dognbok.query.TestLog.HOSPITAL;
import static no.dognbok.query.TestLog.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import no.dognbok.events.Address;
import no.dognbok.events.CareType;
import no.dognbok.events.Municipality;
import no.dognbok.events.ReferenceEvent.AddressMapped;
import no.dognbok.events.ReferenceEvent.DailyRateSet;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.AdmissionNoticeSent;
import no.dognbok.events.StayEvent.DeclaredReady;
import no.dognbok.events.StayEvent.OfferReady;
import no.dognbok.events.StayEvent.PatientAdmitted;
import no.dognbok.events.StayEvent.PatientDeparted;
import no.dognbok.events.StayEvent.ReadyNoticeSent;
import no.dognbok.events.StayEvent.ResidenceCorrected;
import no.dognbok.events.StayEvent.ResidenceCorrected.Why;
import no.dognbok.events.Told;
import no.dognbok.identity.Identity;
import no.dognbok.query.TestLog;
import no.dognbok.query.changes.Change.Kind;
import no.dognbok.query.changes.Change.Sight;
import no.dognbok.query.dispute.DisputesInMemory;
import no.dognbok.query.docket.DocketInMemory;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.stay.StayRecord;
import no.dognbok.query.stay.StaysInMemory;
import no.dognbok.query.stay.Visibility;
import no.dognbok.query.surroundings.SurroundingsView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who follows is told of everything that comes into their sight, once, when it does. */
class ChangeReaderTest {

  private static final Municipality STEINKJER = new Municipality("5006");
  private static final Municipality INDEROY = new Municipality("5053");
  private static final Address TRUST = Address.org("983974791");
  private static final Address STEINKJERS = Address.her("1");
  private static final Scope BY_STEINKJER = new Scope.OfMunicipality(STEINKJER);
  private static final Scope BY_INDEROY = new Scope.OfMunicipality(INDEROY);
  private static final Scope BY_TRUST = new Scope.Trust(TRUST);
  private static final Scope BY_AUDITOR = new Scope.Auditor(Address.org("910000004"));

  @TempDir Path data;
  private TestLog log;
  private final UUID stay = UUID.randomUUID();
  private int message;

  @BeforeEach
  void open() {
    log = new TestLog(data);
    map(new AddressMapped(HOSPITAL, HOSPITAL, "Levanger", TRUST, null, null, "test"));
  }

  @AfterEach
  void close() {
    log.close();
  }

  private void map(AddressMapped entry) {
    log.tell("reference/address/" + entry.address(), entry, Identity.NONE);
  }

  private void mapSteinkjer() {
    map(new AddressMapped(STEINKJERS, STEINKJERS, "Steinkjer", null, STEINKJER, null, "test"));
  }

  private Told next() {
    return told("m" + message++, "2025-10-06T12:00");
  }

  private PatientAdmitted admitted(@Nullable Municipality municipality) {
    return new PatientAdmitted(next(), municipality, null, CareType.SOMATIC, null);
  }

  private AdmissionNoticeSent notice() {
    return new AdmissionNoticeSent(next(), null);
  }

  private DeclaredReady ready() {
    return new DeclaredReady(next(), null, null, null, null);
  }

  private ResidenceCorrected corrected(Municipality municipality) {
    return new ResidenceCorrected(next(), municipality, Why.WRONGLY_STATED);
  }

  private void tell(StayEvent... events) {
    for (StayEvent event : events) {
      log.tell(stay, event);
    }
  }

  /** The views as they are now. */
  private record Views(StaysInMemory stays, SurroundingsView surroundings, ChangeReader reader) {}

  private Views views() {
    return views(new AtomicLong(Long.MAX_VALUE));
  }

  /** Views that are said to hold no more than this. */
  private Views views(AtomicLong held) {
    StaysInMemory stays = log.read(new StaysInMemory());
    SurroundingsView surroundings = log.read(new SurroundingsView());
    DocketInMemory docket = log.read(new DocketInMemory(stays, surroundings));
    EventOrder order = order(log, surroundings, stays, docket);
    long last = log.log().head().commits() - 1;
    return new Views(
        stays,
        surroundings,
        new ChangeReader(
            order,
            surroundings,
            log.read(new DisputesInMemory()),
            () -> Math.min(held.get(), last)));
  }

  /** The order under test. */
  EventOrder order(
      TestLog log, SurroundingsView surroundings, StaysInMemory stays, DocketInMemory docket) {
    return log.read(new EventOrderInMemory(surroundings, stays, docket));
  }

  private List<Change> changes(Scope scope) {
    return views().reader().read(scope, -1, 1_000).changes();
  }

  /** Those of stays: type and sight. */
  private List<String> stayChanges(Scope scope) {
    return changes(scope).stream()
        .filter(change -> change.kind() == Kind.STAY)
        .map(change -> change.type() + (change.sight() == null ? "" : " " + change.sight()))
        .toList();
  }

  @Test
  void aMunicipalityHearsOfAStayFromTheNoticeOn_whichTellsItToFetchTheWhole() {
    tell(admitted(STEINKJER), ready(), notice(), new PatientDeparted(next(), false));
    assertThat(stayChanges(BY_STEINKJER))
        .containsExactly("AdmissionNoticeSent OPENED", "PatientDeparted");
    assertThat(stayChanges(BY_INDEROY)).isEmpty();
    assertThat(stayChanges(BY_TRUST))
        .containsExactly(
            "PatientAdmitted OPENED", "DeclaredReady", "AdmissionNoticeSent", "PatientDeparted")
        .isEqualTo(stayChanges(BY_AUDITOR));
  }

  @Test
  void oneThatTurnsOutToBeTheWrongOneIsToldSo_andThenHearsOfWhatGoesToIt() {
    mapSteinkjer();
    tell(
        admitted(STEINKJER),
        notice(),
        corrected(INDEROY),
        ready(),
        new OfferReady(next().from(STEINKJERS), null),
        new ReadyNoticeSent(next()));
    assertThat(stayChanges(BY_STEINKJER))
        .containsExactly("AdmissionNoticeSent OPENED", "ResidenceCorrected CLOSED", "OfferReady");
    assertThat(stayChanges(BY_INDEROY)).containsExactly("ReadyNoticeSent OPENED");
  }

  @Test
  void oneThatWasTheRightOneAfterAllGetsWhatItHadMissed() {
    tell(admitted(STEINKJER), notice(), corrected(INDEROY), ready(), corrected(STEINKJER));
    assertThat(stayChanges(BY_STEINKJER))
        .containsExactly(
            "AdmissionNoticeSent OPENED", "ResidenceCorrected CLOSED", "ResidenceCorrected OPENED");
  }

  @Test
  void aStayOpensWhereAnAddressGetsItsMeaningLater() {
    tell(admitted(null), new AdmissionNoticeSent(next().sent(STEINKJERS, null), null), ready());
    assertThat(stayChanges(BY_STEINKJER)).isEmpty();
    mapSteinkjer();
    tell(new PatientDeparted(next(), false));
    assertThat(changes(BY_STEINKJER))
        .extracting(Change::kind, Change::position, Change::stay, Change::type, Change::sight)
        .contains(
            tuple(Kind.REFERENCE, 4L, null, "AddressMapped", null),
            tuple(Kind.STAY, 4L, stay, null, Sight.OPENED),
            tuple(Kind.STAY, 5L, stay, "PatientDeparted", null));
    // What was mapped again to the same opens nothing.
    mapSteinkjer();
    assertThat(stayChanges(BY_STEINKJER)).containsExactly("null OPENED", "PatientDeparted");
  }

  @Test
  void aStayOpensByAnEventThatIsNotSeenItself() {
    tell(notice(), corrected(INDEROY), admitted(STEINKJER));
    assertThat(changes(BY_STEINKJER).getLast())
        .satisfies(change -> {
          assertThat(change.stay()).isEqualTo(stay);
          assertThat(change.position()).isEqualTo(3);
          assertThat(change.sight()).isEqualTo(Sight.OPENED);
          assertThat(change.event()).isNull();
          assertThat(change.index()).isNull();
        });
  }

  @Test
  void whatIsNotSeenAnyMoreIsNotToldOfEither() {
    mapSteinkjer();
    tell(admitted(null), new AdmissionNoticeSent(next().sent(STEINKJERS, null), null));
    assertThat(stayChanges(BY_STEINKJER)).containsExactly("AdmissionNoticeSent OPENED");
    map(new AddressMapped(STEINKJERS, STEINKJERS, "Inderøy", null, INDEROY, null, "test"));
    assertThat(stayChanges(BY_STEINKJER)).isEmpty();
    assertThat(stayChanges(BY_INDEROY)).containsExactly("null OPENED");
  }

  @Test
  void aRateIsAChangeForAll() {
    log.tell("reference/daily-rate/2026", new DailyRateSet(2026, 6_123, "test"), Identity.NONE);
    for (Scope scope : List.of(BY_STEINKJER, BY_INDEROY, BY_TRUST, BY_AUDITOR)) {
      assertThat(changes(scope).getLast())
          .satisfies(change -> {
            assertThat(change.kind()).isEqualTo(Kind.REFERENCE);
            assertThat(change.type()).isEqualTo("DailyRateSet");
            assertThat(change.subject()).isEqualTo("reference/daily-rate/2026");
            assertThat(change.stay()).isNull();
          });
    }
  }

  @Test
  void eachIsToldItsOwnReferencesAndWhatItToldItself() {
    mapSteinkjer();
    String stream = "stay/" + stay;
    log.tell(stream, admitted(STEINKJER), reference("LEV-1"));
    log.tell(stream, notice(), Identity.NONE);
    OfferReady offer = new OfferReady(Told.of(next().at(), STEINKJERS, UUID.randomUUID()), null);
    log.tell(stream, offer, reference("STK-7"));
    Change byTrust = changes(BY_TRUST).getLast();
    assertThat(byTrust.references()).containsExactly("LEV-1");
    assertThat(byTrust.own()).isFalse();
    Change bySteinkjer = changes(BY_STEINKJER).getLast();
    assertThat(bySteinkjer.references()).containsExactly("STK-7");
    assertThat(bySteinkjer.own()).isTrue();
    assertThat(changes(BY_AUDITOR).getLast().references()).containsExactly("LEV-1", "STK-7");
  }

  private static Identity reference(String reference) {
    return Identity.fromMap(Map.of("reference", reference));
  }

  @Test
  void aPageMovesOnOverWhatIsNotSeenAndEndsWithAWholeCommit() {
    tell(admitted(STEINKJER), notice());
    for (int i = 0; i < 20; i++) {
      log.tell(UUID.randomUUID(), admitted(INDEROY));
    }
    ChangesPage page = views().reader().read(BY_STEINKJER, 0, 10);
    assertThat(page.changes()).hasSize(1);
    assertThat(page.next()).isEqualTo(22);
    assertThat(page.more()).isFalse();
    assertThat(views().reader().read(BY_STEINKJER, 22, 10))
        .isEqualTo(new ChangesPage(List.of(), 22, 22, false, false));
    ChangesPage first = views().reader().read(BY_TRUST, -1, 3);
    assertThat(first.changes()).extracting(Change::position).containsExactly(0L, 1L, 2L);
    assertThat(first.next()).isEqualTo(2);
    assertThat(first.more()).isTrue();
  }

  /**
   * A follower keeps what it is told, and fetches what it is told to fetch. Whenever it looks it
   * has what it may see, no more and no less, however it cuts its reading.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void whoFollowsHasAlwaysWhatTheyMaySee(int seed) {
    Random random = new Random(seed);
    List<UUID> stays = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      stays.add(new UUID(seed, i));
    }
    for (int i = 0; i < 80; i++) {
      anything(random, stays.get(random.nextInt(stays.size())));
    }
    for (Scope scope : List.of(BY_STEINKJER, BY_INDEROY, BY_TRUST, BY_AUDITOR)) {
      follow(random, scope);
    }
  }

  private void follow(Random random, Scope scope) {
    Map<UUID, Set<Long>> held = new HashMap<>();
    Set<Long> told = new TreeSet<>();
    AtomicLong reached = new AtomicLong(Long.MAX_VALUE);
    Views views = views(reached);
    long last = views.reader().read(BY_AUDITOR, -1, 1_000).next();
    long position = -1;
    while (position < last) {
      reached.set(position + 1 + random.nextInt(9));
      ChangesPage page = views.reader().read(scope, position, 1 + random.nextInt(5));
      for (Change change : page.changes()) {
        if (change.index() != null) {
          assertThat(told.add(change.index())).as("told once: %s", change).isTrue();
        }
        if (change.kind() == Kind.STAY) {
          Set<Long> of = held.computeIfAbsent(change.stay(), _ -> new TreeSet<>());
          if (change.sight() == Sight.OPENED) {
            of.addAll(seen(views, scope, change.stay(), change.position()));
          } else {
            of.add(change.index());
          }
        }
      }
      position = page.next();
      long here = position;
      Map<UUID, Set<Long>> sees =
          views.stays().ids().stream()
              .collect(Collectors.toMap(id -> id, id -> seen(views, scope, id, here)));
      sees.values().removeIf(Set::isEmpty);
      assertThat(held).as("by %s at %d", scope, position).isEqualTo(sees);
    }
  }

  /** What a scope sees of a stay with what was known by a position, addresses too. */
  private static Set<Long> seen(Views views, Scope scope, UUID stay, long position) {
    return Visibility.of(scope, views.surroundings().now().directory())
        .seen(views.stays().find(stay).orElseThrow().upTo(position))
        .stream()
        .flatMap(record -> record.entries().stream())
        .map(StayRecord.Entry::index)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void anything(Random random, UUID about) {
    Municipality municipality = random.nextBoolean() ? STEINKJER : INDEROY;
    Address to = random.nextBoolean() ? Address.of(municipality) : null;
    log.tell(
        about,
        switch (random.nextInt(8)) {
          case 0 -> admitted(municipality);
          case 1 -> new AdmissionNoticeSent(next().sent(to, null), null);
          case 2 -> new ReadyNoticeSent(next().sent(to, null));
          case 3 -> corrected(municipality);
          case 4 -> new OfferReady(next().from(Address.of(municipality)), null);
          case 5 -> new ResidenceCorrected(next(), municipality, Why.MOVED);
          case 6 -> new PatientDeparted(next(), false);
          default -> ready();
        });
  }
}
