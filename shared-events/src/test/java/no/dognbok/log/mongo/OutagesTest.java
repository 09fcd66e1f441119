package no.dognbok.log.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import no.dognbok.log.AppendRefused;
import no.dognbok.log.Commit;
import no.dognbok.log.EncodedCommit;
import no.dognbok.log.ErasurePending;
import no.dognbok.log.EventLog;
import no.dognbok.log.LogUnavailable;
import no.dognbok.mongotest.Fault;
import no.dognbok.mongotest.FaultPlan;
import no.dognbok.mongotest.FaultProxy;
import no.dognbok.mongotest.TestDatabase;
import no.dognbok.mongotest.WireRecorder;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What becomes of an append whose server is away, silent or cut off, and what goes over the wire.
 */
@Timeout(60)
class OutagesTest {

  private static final String IMPATIENT = "serverSelectionTimeoutMS=500&socketTimeoutMS=400";

  @AutoClose private final TestDatabase database = TestDatabase.create();
  @AutoClose private final FaultProxy proxy = FaultProxy.to(database);

  @AutoClose
  private final MongoConnection connection =
      MongoConnection.open(with(database.uriThrough(proxy.port()), IMPATIENT));

  @AutoClose private final MongoConnection direct = MongoConnection.open(database.uri());

  private static String with(String uri, String options) {
    return uri + (uri.contains("?") ? "&" : "?") + options;
  }

  private MongoEventLog open(Duration patience) {
    return MongoEventLog.open(connection, Clock.systemUTC(), EncodedCommit.randomSalts(), patience);
  }

  private static Commit.Event event(String stream, long sequence) {
    return new Commit.Event(
        stream,
        sequence,
        UUID.randomUUID().toString(),
        "Happened",
        "1",
        Instant.EPOCH,
        json(),
        json());
  }

  private static byte[] json() {
    return "{}".getBytes(StandardCharsets.UTF_8);
  }

  private static Commit commit(Commit.Event... events) {
    return Commit.of(UUID.randomUUID(), List.of(events));
  }

  private long stored() {
    return direct.database().getCollection("commits").countDocuments();
  }

  @Test
  void anAppendWhoseAnswerIsLostIsAnsweredAndStoredOnce() {
    try (MongoEventLog log = open(Duration.ofSeconds(20))) {
      proxy.plan(FaultPlan.first(3, Fault.DROP_ANSWER).only("insert"));
      EventLog.Appended appended = log.append(commit(event("a", 0)));
      assertThat(appended.position()).isZero();
      assertThat(log.commits(0, 10).getFirst().recordedAt()).isEqualTo(appended.recordedAt());
      assertThat(log.append(commit(event("a", 1))).position()).isEqualTo(1);
      assertThat(stored()).isEqualTo(2);
    }
  }

  @Test
  void anAppendThatIsCutOffBeforeItArrivesIsSentAgain() {
    try (MongoEventLog log = open(Duration.ofSeconds(20))) {
      proxy.plan(FaultPlan.first(3, Fault.CUT).only("insert"));
      assertThat(log.append(commit(event("a", 0))).position()).isZero();
      assertThat(stored()).isEqualTo(1);
    }
  }

  /** The first insert arrives when the second has been done: it finds its place taken. */
  @Test
  void anInsertThatArrivesLateIsNotStoredASecondTime() throws Exception {
    try (MongoEventLog log = open(Duration.ofSeconds(20))) {
      proxy.plan(FaultPlan.first(1, Fault.delayRequest(Duration.ofMillis(1_500))).only("insert"));
      assertThat(log.append(commit(event("a", 0))).position()).isZero();
      proxy.plan(FaultPlan.nothing());
      assertThat(proxy.await(FaultProxy.Deed.DELAYED_REQUEST, 1, Duration.ofSeconds(20))).isTrue();
      for (int i = 1; i < 20; i++) {
        assertThat(log.append(commit(event("a", i))).position()).isEqualTo(i);
      }
      assertThat(stored()).isEqualTo(20);
    }
  }

  @Test
  void whileTheServerIsAwayNothingIsStoredAndThatIsSaidAndAfterwardsAllGoesOn() {
    try (MongoEventLog log = open(Duration.ofSeconds(3))) {
      log.append(commit(event("a", 0)));
      proxy.refuse();
      Commit next = commit(event("a", 1));
      assertThatThrownBy(() -> untilNothingIsStored(log, next))
          .isInstanceOf(LogUnavailable.class)
          .hasMessageContaining("nothing was stored");
      assertThatThrownBy(() -> log.stream("a", 0, 10)).isInstanceOf(LogUnavailable.class);
      proxy.accept();
      assertThat(sentAgain(log, next).position()).isEqualTo(1);
      assertThat(log.stream("a", 0, 10)).hasSize(2);
    }
  }

  /** The first may have been on its way when the server went, and then nobody knows. */
  private static void untilNothingIsStored(MongoEventLog log, Commit commit) {
    try {
      log.append(commit);
    } catch (LogUnavailable unknown) {
      if (!String.valueOf(unknown.getMessage()).contains("not known")) {
        throw unknown;
      }
      log.append(commit);
    }
  }

  /** As a sender does, until the database is back. */
  private static EventLog.Appended sentAgain(MongoEventLog log, Commit commit) {
    while (true) {
      try {
        return log.append(commit);
      } catch (LogUnavailable e) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void whatIsNotKnownIsSaidToBeAndSentAgainIsStoredOnce() {
    try (MongoEventLog log = open(Duration.ofSeconds(2))) {
      proxy.blackHole();
      Commit commit = commit(event("a", 0)).claiming(Set.of("idem/c/1"));
      assertThatThrownBy(() -> log.append(commit))
          .isInstanceOf(LogUnavailable.class)
          .hasMessageContaining("not known")
          .hasMessageContaining("send it again under the same id");
      proxy.endBlackHole();
      assertThat(sentAgain(log, commit).position()).isZero();
      assertThat(stored()).isEqualTo(1);
    }
  }

  @Test
  void anErasureThatCannotBeCarriedOutYetIsRecordedAndCarriedOutLater() {
    Commit named = commit(event("a", 0)).claiming(Set.of("patient/1/k1:aa/000001"));
    try (MongoEventLog log = open(Duration.ofSeconds(20))) {
      log.append(named);
      proxy.plan(FaultPlan.always(Fault.CUT).only("update"));
      Commit erasing =
          commit(event("a", 1))
              .erasing(new Commit.Erasure(Set.of(named.events().getFirst().id()), Set.of()));
      assertThatThrownBy(() -> log.append(erasing)).isInstanceOf(ErasurePending.class);
      assertThat(log.head().commits()).isEqualTo(2);
    }
    proxy.plan(FaultPlan.nothing());
    try (MongoEventLog log = open(Duration.ofSeconds(20))) {
      assertThat(log.events(0, 1).getFirst().identity()).isEmpty();
      assertThat(log.find("patient/1/k1:aa/000001")).isEmpty();
    }
  }

  @Test
  void everyWriteAsksForTheJournalsOfAMajorityAndEveryReadForWhatAMajorityHas() {
    WireRecorder recorder = new WireRecorder();
    proxy.listen(recorder);
    try (MongoEventLog log = open(Duration.ofSeconds(20))) {
      Commit named = commit(event("a", 0)).claiming(Set.of("claimed"));
      log.append(named);
      assertThatThrownBy(() -> log.append(commit(event("a", 0)))).isInstanceOf(AppendRefused.class);
      log.keepKeyChecks(Map.of(), Map.of("k1", "one"));
      log.keyChecks();
      log.find("claimed");
      log.last("claim");
      log.lastSequence("a");
      log.events(0, 10);
      log.append(
          commit()
              .erasing(
                  new Commit.Erasure(Set.of(named.events().getFirst().id()), Set.of("claimed"))));
      log.store(
          new EventLog.Snapshot("a", 0, "id", "T", null, Instant.EPOCH.toString(), json(), json()));
      log.snapshot("a");
    }
    BsonDocument majority = BsonDocument.parse("{w: 'majority', j: true, wtimeout: 5000}");
    for (String write : List.of("insert", "update", "delete")) {
      assertThat(recorder.all(write))
          .isNotEmpty()
          .allSatisfy(command ->
              assertThat(command.getDocument("writeConcern"))
                  .as("%s", command)
                  .isEqualTo(majority));
    }
    assertThat(recorder.all("find"))
        .hasSizeGreaterThan(10)
        .allSatisfy(command ->
            assertThat(command.getDocument("readConcern"))
                .as("%s", command)
                .isEqualTo(BsonDocument.parse("{level: 'majority'}")));
  }
}
