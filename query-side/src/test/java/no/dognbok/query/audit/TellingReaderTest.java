package no.dognbok.query.audit;

import static no.dognbok.query.TestLog.HOSPITAL;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import no.dognbok.events.Address;
import no.dognbok.events.CareType;
import no.dognbok.events.MessageKey;
import no.dognbok.events.Moment;
import no.dognbok.events.Municipality;
import no.dognbok.events.ReferenceEvent.AddressMapped;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.AdmissionNoticeSent;
import no.dognbok.events.StayEvent.AdmissionReportSent;
import no.dognbok.events.StayEvent.IdentityErased;
import no.dognbok.events.StayEvent.IdentityErased.Ground;
import no.dognbok.events.StayEvent.PatientAdmitted;
import no.dognbok.events.Told;
import no.dognbok.identity.Identity;
import no.dognbok.log.StoredEvent;
import no.dognbok.query.StillViews;
import no.dognbok.query.TestLog;
import no.dognbok.query.changes.EventOrderInMemory;
import no.dognbok.query.deviation.DeviationsInMemory;
import no.dognbok.query.dispute.DisputesInMemory;
import no.dognbok.query.docket.DocketInMemory;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.stay.StaysInMemory;
import no.dognbok.query.surroundings.SurroundingsView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who told what, read from the log in steps: nothing is left out, and nothing comes twice. */
class TellingReaderTest {

  private static final Address TRUST = Address.org("983974791");
  private static final Address SERVICE = Address.her("5006");
  private static final Municipality STEINKJER = new Municipality("5006");
  private static final Municipality VERDAL = new Municipality("5038");
  private static final Scope AUDITOR = new Scope.Auditor(Address.org("910000004"));
  private static final Scope BY_TRUST = new Scope.Trust(TRUST);
  private static final Scope BY_STEINKJER = new Scope.OfMunicipality(STEINKJER);
  private static final Scope BY_VERDAL = new Scope.OfMunicipality(VERDAL);
  private static final int ALL = 1_000_000;

  @TempDir Path data;
  private TestLog log;
  private final Random random = new Random(11);
  private final List<UUID> stays = new ArrayList<>();
  private final Instant begin = TestLog.at("2025-10-06T09:00");
  private int told;

  @BeforeEach
  void open() {
    log = new TestLog(data);
    map(new AddressMapped(HOSPITAL, HOSPITAL, "Levanger", TRUST, null, null, "a test"));
    map(new AddressMapped(SERVICE, SERVICE, "Steinkjer", null, STEINKJER, null, "a test"));
    for (int i = 0; i < 200; i++) {
      // Several commits are recorded at one moment, and some moments have none.
      log.recordedAt(begin.plusSeconds(60L * (i / 3)));
      tellSomething();
    }
  }

  @AfterEach
  void close() {
    log.close();
  }

  private void map(AddressMapped entry) {
    log.tell("reference/address/" + entry.address(), entry, by(TRUST, "setup"));
  }

  private static Identity by(Address sender, String client) {
    return new Identity(null, null, sender.toString(), "m", "ab".repeat(32), "own", client);
  }

  private void tellSomething() {
    if (stays.isEmpty() || random.nextInt(4) == 0) {
      stays.add(UUID.randomUUID());
    }
    UUID stay = stays.get(random.nextInt(stays.size()));
    String message = "m" + told++;
    boolean hospital = random.nextBoolean();
    Told by =
        Told.of(
            Moment.exact(log.instant()),
            hospital ? HOSPITAL : SERVICE,
            MessageKey.of("a test", message));
    StayEvent event =
        !hospital
            ? new AdmissionReportSent(by)
            : random.nextBoolean()
                ? new PatientAdmitted(by, null, null, CareType.SOMATIC, null)
                : new AdmissionNoticeSent(by.sent(Address.of(STEINKJER), log.instant()), null);
    log.tell("stay/" + stay, event, by(hospital ? HOSPITAL : SERVICE, hospital ? "ehr" : "gerica"));
  }

  private TellingReader reader() {
    StaysInMemory views = log.read(new StaysInMemory());
    SurroundingsView surroundings = log.read(new SurroundingsView());
    DocketInMemory docket = log.read(new DocketInMemory(views, surroundings));
    return new TellingReader(
        log.log(),
        new Sights(
            log.read(new EventOrderInMemory(surroundings, views, docket)),
            log.read(new DisputesInMemory()),
            log.read(new DeviationsInMemory()),
            surroundings),
        new StillViews(log.instant(), () -> log.log().head().commits() - 1));
  }

  private static AskedTellings asked(
      @Nullable Address organisation,
      @Nullable String client,
      @Nullable Instant from,
      @Nullable Instant to) {
    return new AskedTellings(organisation, client, from, to);
  }

  private static List<Long> indexes(TellingReader.Part part) {
    return part.tellings().stream().map(Telling::index).toList();
  }

  private List<StoredEvent> events() {
    return log.log().events(0, ALL);
  }

  @Test
  void aPeriodIsWhatWasRecordedInIt_whereverItBeginsAndEnds() {
    TellingReader reader = reader();
    int found = 0;
    for (int i = 0; i < 300; i++) {
      Instant from = random.nextInt(5) == 0 ? null : someTime();
      Instant to = random.nextInt(5) == 0 ? null : someTime();
      TellingReader.Part part = reader.read(asked(null, "ehr", from, to), AUDITOR, -1, ALL, ALL);
      List<Long> expected =
          events().stream()
              .filter(event -> Source.of(event).client().equals("ehr"))
              .filter(event -> from == null || !event.recordedAt().isBefore(from))
              .filter(event -> to == null || !event.recordedAt().isAfter(to))
              .map(StoredEvent::index)
              .toList();
      assertThat(indexes(part)).as("%s to %s", from, to).isEqualTo(expected);
      assertThat(part.more()).isFalse();
      found += expected.size();
    }
    assertThat(found).isGreaterThan(1_000);
  }

  private Instant someTime() {
    return begin.plusSeconds(30L * (random.nextInt(150) - 5)).plusNanos(random.nextInt(2) * 1_000L);
  }

  @Test
  void inPartsItIsTheSame_howeverLittleIsLookedAtAtOnce() {
    TellingReader reader = reader();
    for (Scope scope : List.of(AUDITOR, BY_TRUST, BY_STEINKJER, BY_VERDAL)) {
      AskedTellings asked = asked(HOSPITAL, null, begin.plusSeconds(100), null);
      List<Long> whole = indexes(reader.read(asked, scope, -1, ALL, ALL));
      for (int examined : List.of(1, 2, 7, ALL)) {
        List<Long> parts = new ArrayList<>();
        TellingReader.Part part = reader.read(asked, scope, -1, 4, examined);
        parts.addAll(indexes(part));
        while (part.more()) {
          long after = part.next();
          part = reader.read(asked, scope, after, 4, examined);
          assertThat(part.next()).isGreaterThan(after);
          parts.addAll(indexes(part));
        }
        assertThat(parts).as("%s, %d at once", scope, examined).isEqualTo(whole);
      }
    }
  }

  @Test
  void othersSeeWhatTheyMaySee_andWhatTheyToldThemselves() {
    TellingReader reader = reader();
    AskedTellings ofService = asked(SERVICE, null, null, null);
    List<Long> all = indexes(reader.read(ofService, AUDITOR, -1, ALL, ALL));
    // Steinkjer told of stays of which it was never notified, and may hear of that again.
    assertThat(indexes(reader.read(ofService, BY_STEINKJER, -1, ALL, ALL))).isEqualTo(all);
    List<Long> byTrust = indexes(reader.read(ofService, BY_TRUST, -1, ALL, ALL));
    assertThat(byTrust).isNotEmpty().isSubsetOf(all);
    assertThat(reader.read(ofService, BY_VERDAL, -1, ALL, ALL).tellings()).isEmpty();
    AskedTellings ofTrust = asked(TRUST, null, null, null);
    assertThat(reader.read(ofTrust, BY_TRUST, -1, ALL, ALL).tellings())
        .allSatisfy(telling -> assertThat(telling.client()).isNotNull())
        .hasSize(2 + (int) events().stream().filter(TellingReaderTest::isHospitals).count());
    assertThat(reader.read(ofTrust, BY_VERDAL, -1, ALL, ALL).tellings())
        .as("what holds around the stays is everybody's")
        .extracting(Telling::about)
        .containsExactly(About.REFERENCE, About.REFERENCE);
    List<Telling> bySteinkjer = reader.read(ofTrust, BY_STEINKJER, -1, ALL, ALL).tellings();
    assertThat(bySteinkjer).hasSizeGreaterThan(10);
    assertThat(bySteinkjer).allMatch(telling -> telling.client() == null);
  }

  private static boolean isHospitals(StoredEvent event) {
    return "ehr".equals(Source.of(event).client());
  }

  @Test
  void nobodyFindsOutWhichSystemAnotherHas() {
    TellingReader reader = reader();
    AskedTellings ofEhr = asked(null, "ehr", null, null);
    assertThat(reader.read(ofEhr, BY_STEINKJER, -1, ALL, ALL).tellings()).isEmpty();
    assertThat(reader.read(ofEhr, BY_TRUST, -1, ALL, ALL).tellings()).hasSizeGreaterThan(50);
    assertThat(reader.read(asked(SERVICE, "ehr", null, null), AUDITOR, -1, ALL, ALL).tellings())
        .isEmpty();
  }

  @Test
  void whatWasErasedIsStillTold_withoutTheSystem() {
    StoredEvent first =
        events().stream().filter(TellingReaderTest::isHospitals).findFirst().orElseThrow();
    UUID stay = UUID.fromString(first.stream().substring("stay/".length()));
    Told by = Told.of(Moment.exact(log.instant()), HOSPITAL, MessageKey.of("a test", "erasure"));
    log.tell(stay, new IdentityErased(by, List.of(first.id()), Ground.PATIENTS_DEMAND));
    TellingReader reader = reader();
    Telling erased =
        reader.read(asked(HOSPITAL, null, null, null), BY_TRUST, -1, ALL, ALL).tellings().stream()
            .filter(telling -> telling.event().equals(first.id()))
            .findFirst()
            .orElseThrow();
    assertThat(erased.erased()).isTrue();
    assertThat(erased.client()).isNull();
    assertThat(indexes(reader.read(asked(null, "ehr", null, null), BY_TRUST, -1, ALL, ALL)))
        .doesNotContain(first.index());
  }
}
