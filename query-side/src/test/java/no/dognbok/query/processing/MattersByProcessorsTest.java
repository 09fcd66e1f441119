package no.dognbok.query.processing;

import static no.dognbok.query.TestLog.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import no.dognbok.events.Address;
import no.dognbok.events.CountEvent;
import no.dognbok.events.CountEvent.CountTaken;
import no.dognbok.events.CountSource;
import no.dognbok.events.DeviationEvent;
import no.dognbok.events.DeviationEvent.DeviationAnswered;
import no.dognbok.events.DeviationEvent.DeviationClosed;
import no.dognbok.events.DeviationEvent.DeviationTakenUp;
import no.dognbok.events.DeviationMeasure;
import no.dognbok.events.DisputeEvent;
import no.dognbok.events.DisputeEvent.DisputeAnswered;
import no.dognbok.events.DisputeEvent.DisputeBroughtTo;
import no.dognbok.events.DisputeEvent.DisputeOpened;
import no.dognbok.events.DisputeGround;
import no.dognbok.events.DisputeParty;
import no.dognbok.events.DisputeStep;
import no.dognbok.events.DisputedMatter;
import no.dognbok.events.DutyReference;
import no.dognbok.events.Moment;
import no.dognbok.events.Municipality;
import no.dognbok.events.NoteReference;
import no.dognbok.events.Obligation;
import no.dognbok.identity.Identity;
import no.dognbok.log.StoredEvent;
import no.dognbok.log.mongo.MongoConnection;
import no.dognbok.mongotest.TestDatabase;
import no.dognbok.query.TestLog;
import no.dognbok.query.count.CountedMonth;
import no.dognbok.query.count.TakenCountsInMemory;
import no.dognbok.query.count.TakenCountsOnMongo;
import no.dognbok.query.deviation.Deviations;
import no.dognbok.query.deviation.DeviationsInMemory;
import no.dognbok.query.deviation.DeviationsOnMongo;
import no.dognbok.query.dispute.Disputes;
import no.dognbok.query.dispute.DisputesInMemory;
import no.dognbok.query.dispute.DisputesOnMongo;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.surroundings.SurroundingsOnMongo;
import no.dognbok.query.surroundings.SurroundingsView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Disputes, deviations and counts on MongoDB, as the processors of several processes make them. */
@Timeout(120)
class MattersByProcessorsTest {

  private static final CountedMonth OCTOBER =
      new CountedMonth(Address.org("983974791"), new Municipality("5006"), YearMonth.of(2025, 10));
  private static final Scope AUDITOR = new Scope.Auditor(Address.org("910000004"));

  @TempDir Path data;
  private final TestDatabase server = TestDatabase.create();
  private final MongoConnection connection = MongoConnection.open(server.uri());
  private TestLog log;

  @BeforeEach
  void open() {
    log = new TestLog(data);
  }

  @AfterEach
  void close() {
    log.close();
    connection.close();
    server.close();
  }

  private SharedFeed feed(String name) {
    SharedFeed feed =
        new SharedFeed(
            log.log(),
            connection.database(),
            new DeadLettersOnMongo(connection.database(), log.log()),
            new SurroundingsOnMongo(connection.database(), new SurroundingsView()),
            () -> {},
            new Sharing(
                name, 4, Duration.ofMillis(800), Duration.ofMillis(100), Duration.ofSeconds(30)));
    feed.start();
    return feed;
  }

  private UUID opened() {
    UUID id = UUID.randomUUID();
    tell(
        id,
        new DisputeOpened(
            told("o" + id, "2025-10-06T09:00"),
            DisputeParty.TRUST,
            Address.org("983974791"),
            new Municipality("5006"),
            new DisputedMatter(UUID.randomUUID(), null, null),
            List.of(new DisputeGround(DisputeGround.Code.RATE, null))));
    return id;
  }

  /** Taken up and answered in one breath, and closed later. */
  private UUID takenUp() {
    DutyReference duty = new DutyReference(UUID.randomUUID(), Obligation.REPLY, "", 0);
    UUID id = duty.deviation();
    tell(
        id,
        new DeviationTakenUp(
            told("t" + id, "2025-10-06T09:00"),
            DisputeParty.TRUST,
            Address.org("983974791"),
            new Municipality("5006"),
            duty,
            Moment.exact(TestLog.at("2025-10-01T09:00")),
            null,
            null));
    tell(
        id,
        new DeviationAnswered(
            told("a" + id, "2025-10-06T09:00"),
            DisputeParty.TRUST,
            DisputeAnswered.Stand.AGREES,
            null));
    return id;
  }

  private void closed(UUID id) {
    tell(
        id,
        new DeviationClosed(
            told("c" + id, "2025-10-07T09:00"),
            DisputeParty.TRUST,
            DeviationMeasure.TRAINING,
            null));
  }

  private void counted(DisputeParty party) {
    log.tell(
        CountEvent.STREAM + OCTOBER.matter(),
        new CountTaken(
            told("c" + UUID.randomUUID(), "2025-11-03T09:00"),
            party,
            OCTOBER.trust(),
            OCTOBER.municipality(),
            OCTOBER.month(),
            CountSource.OWN_LIST,
            1,
            2,
            List.of(new NoteReference(UUID.randomUUID(), "ab".repeat(32)))),
        Identity.NONE);
  }

  private void tell(UUID id, DeviationEvent event) {
    log.tell(DeviationEvent.stream(id), event, Identity.NONE);
  }

  private void tell(UUID id, DisputeEvent event) {
    log.tell(DisputeEvent.stream(id), event, Identity.NONE);
  }

  private void brought(UUID id, DisputeStep step) {
    tell(
        id,
        new DisputeBroughtTo(
            told(step + "" + id, "2025-10-07T09:00"), DisputeParty.TRUST, step, null));
  }

  private void compare(SharedFeed feed) throws InterruptedException {
    long last = log.log().head().commits() - 1;
    assertThat(feed.await(last, Duration.ofSeconds(60))).as("position %d", last).isTrue();
    DisputesInMemory expected = log.read(new DisputesInMemory());
    DisputesOnMongo made = new DisputesOnMongo(connection.database());
    DeviationsInMemory told = log.read(new DeviationsInMemory());
    DeviationsOnMongo written = new DeviationsOnMongo(connection.database());
    for (StoredEvent event : log.log().events(0, 1_000)) {
      Disputes.idOf(event)
          .ifPresent(id ->
              assertThat(made.find(id, AUDITOR)).isEqualTo(expected.find(id, AUDITOR)).isPresent());
      Deviations.idOf(event)
          .ifPresent(id ->
              assertThat(written.find(id, AUDITOR)).isEqualTo(told.find(id, AUDITOR)).isPresent());
    }
    assertThat(new TakenCountsOnMongo(connection.database()).find(OCTOBER, AUDITOR))
        .isEqualTo(log.read(new TakenCountsInMemory()).find(OCTOBER, AUDITOR));
    assertThat(written.all(Deviations.Filter.ALL, AUDITOR))
        .isEqualTo(told.all(Deviations.Filter.ALL, AUDITOR));
  }

  @Test
  void theyAreWhatTheLogSays_alsoAfterATakeoverAndAReplay() throws Exception {
    UUID one = opened();
    opened();
    UUID late = takenUp();
    counted(DisputeParty.TRUST);
    SharedFeed first = feed("first");
    try {
      compare(first);
      brought(one, DisputeStep.ASU);
      compare(first);
    } finally {
      first.close();
    }
    brought(one, DisputeStep.COURT);
    UUID third = opened();
    closed(late);
    takenUp();
    counted(DisputeParty.MUNICIPALITY);
    counted(DisputeParty.TRUST);
    try (SharedFeed second = feed("second")) {
      compare(second);
      brought(third, DisputeStep.FAGRAAD);
      compare(second);
    }
    server.database().getCollection(MongoTokenStore.COLLECTION).drop();
    try (SharedFeed again = feed("reads all again")) {
      brought(third, DisputeStep.ASU);
      compare(again);
    }
  }

  @Test
  void whatHasNothingBeforeItIsNotPassedOver() {
    UUID one = opened();
    brought(one, DisputeStep.ASU);
    List<StoredEvent> events = log.log().events(0, 10);
    MattersWriter writer = MattersWriter.ofDisputes(connection.database());
    assertThatThrownBy(() -> writer.write(events.subList(1, 2)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("what comes before it");
    writer.write(events);
    writer.write(events);
    assertThat(new DisputesOnMongo(connection.database()).find(one, AUDITOR).orElseThrow().step())
        .isEqualTo(DisputeStep.ASU);
  }
}
