package no.dognbok.log.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import no.dognbok.log.Commit;
import no.dognbok.log.EncodedCommit;
import no.dognbok.log.EventLog;
import no.dognbok.log.EventLogContract;
import no.dognbok.log.LogDamaged;
import no.dognbok.log.LogUnavailable;
import no.dognbok.mongotest.TestDatabase;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The contract of the log on MongoDB, and what is MongoDB's own. */
class MongoEventLogTest extends EventLogContract {

  @AutoClose private final TestDatabase database = TestDatabase.create();
  @AutoClose private final MongoConnection connection = MongoConnection.open(database.uri());

  @Override
  protected EventLog open(Clock clock, Supplier<byte[]> salts) {
    return MongoEventLog.open(connection, clock, salts);
  }

  private MongoEventLog opened() {
    return MongoEventLog.open(
        connection, Clock.systemUTC(), EncodedCommit.randomSalts(), Duration.ofMillis(300));
  }

  private MongoCollection<BsonDocument> commits() {
    return database.database().getCollection("commits", BsonDocument.class);
  }

  private static void fill(EventLog log) {
    for (int i = 0; i < 5; i++) {
      log.append(commit(event("a", i)));
    }
  }

  @Test
  void aCommitThatIsMissingIsNeverPassedOver() {
    try (MongoEventLog log = opened()) {
      fill(log);
      commits().deleteOne(eq("_id", 2L));
      assertThatThrownBy(() -> log.commits(0, 10))
          .isInstanceOf(LogDamaged.class)
          .hasMessageContaining("position 2 is missing");
      assertThatThrownBy(() -> log.events(0, 10)).isInstanceOf(LogDamaged.class);
      assertThatThrownBy(() -> log.stream("a", 0, 10))
          .isInstanceOf(LogDamaged.class)
          .hasMessageContaining("event number 2 of a is missing");
    }
  }

  @Test
  void aChangedBlockIsNoticed() {
    try (MongoEventLog log = opened()) {
      fill(log);
      commits()
          .updateOne(eq("_id", 2L), Updates.set("blocks.0.facts", new BsonBinary(new byte[20])));
      assertThatThrownBy(() -> log.commits(0, 10))
          .isInstanceOf(LogDamaged.class)
          .hasMessageContaining("facts block of event 2");
    }
  }

  @Test
  void fieldsBesideTheBlocksMustAgreeWithThem() {
    try (MongoEventLog log = opened()) {
      fill(log);
      commits().updateOne(eq("_id", 2L), Updates.set("streams", List.of(StreamKey.of("b", 0))));
      assertThatThrownBy(() -> log.stream("b", 0, 10))
          .isInstanceOf(LogDamaged.class)
          .hasMessageContaining("fields beside the blocks");
    }
  }

  @Test
  void aDatabaseThatShowsLessThanThisProcessHasSeenIsNotBelieved() {
    try (MongoEventLog log = opened()) {
      fill(log);
      commits().deleteOne(eq("_id", 4L));
      assertThatThrownBy(() -> log.commits(0, 10))
          .isInstanceOf(LogUnavailable.class)
          .hasMessageContaining("5 commits")
          .hasMessageContaining("restored");
      assertThatThrownBy(() -> log.events(3, 10)).isInstanceOf(LogUnavailable.class);
    }
  }

  @Test
  void aLogOfANewerFormIsRefused() {
    opened().close();
    database
        .database()
        .getCollection("about")
        .updateOne(eq("_id", "form"), Updates.set("version", 7));
    assertThatThrownBy(this::opened)
        .isInstanceOf(LogDamaged.class)
        .hasMessageContaining("version 7");
  }

  @Test
  void anErasureThatItsProcessDidNotLiveToCarryOutIsCarriedOutByTheNext() {
    try (MongoEventLog log = opened()) {
      log.append(commit(event("a", 0, "named")).claiming(Set.of("patient/1/k1:aa/000001")));
      log.append(commit());
    }
    commits()
        .updateOne(
            eq("_id", 1L),
            Updates.set("erases", Document.parse("{events: ['named'], claims: []}")));
    try (MongoEventLog log = opened()) {
      assertThat(log.events(0, 1).getFirst().identity()).isEmpty();
      assertThat(log.last("patient/")).isEmpty();
      assertThat(commits().countDocuments(new Document("erases", new Document("$exists", true))))
          .isZero();
    }
  }

  @Test
  void whatOneProcessAppendsAnotherSeesAndGoesOnBehindIt() throws Exception {
    try (MongoEventLog one = opened();
        MongoEventLog other = opened()) {
      for (int i = 0; i < 20; i++) {
        assertThat((i % 2 == 0 ? one : other).append(commit(event("a", i))).position())
            .isEqualTo(i);
        assertThat((i % 2 == 0 ? other : one).await(i, Duration.ofSeconds(10))).isTrue();
      }
      assertThat(one.head()).isEqualTo(other.head());
    }
  }

  /** The erasure was carried out but for its last step, and the claim has a new holder since. */
  @Test
  void anErasureThatIsCarriedOutTwiceTakesNothingFromWhoCameAfterIt() {
    try (MongoEventLog log = opened()) {
      log.append(commit(event("a", 0, "named")).claiming(Set.of("idem/c/1")));
      log.append(commit().erasing(new Commit.Erasure(Set.of("named"), Set.of("idem/c/1"))));
      log.append(commit(event("b", 0)).claiming(Set.of("idem/c/1")));
    }
    commits()
        .updateOne(
            eq("_id", 1L),
            Updates.set("erases", Document.parse("{events: ['named'], claims: ['idem/c/1']}")));
    try (MongoEventLog log = opened()) {
      assertThat(log.find("idem/c/1")).contains(new EventLog.Claim("idem/c/1", 2));
    }
  }

  @Test
  void nothingIsAppendedBehindAHoleThatARestoreLeft() {
    try (MongoEventLog log = opened()) {
      fill(log);
      commits().deleteMany(gt("_id", 1L));
      while (!log.isShorter()) { // it is looked for all the time
        Thread.onSpinWait();
      }
      assertThatThrownBy(() -> log.append(commit(event("b", 0))))
          .isInstanceOf(LogUnavailable.class)
          .hasMessageContaining("restored");
      assertThatThrownBy(() -> log.find("x"))
          .isInstanceOf(LogUnavailable.class)
          .hasMessageContaining("restored");
    }
    try (MongoEventLog log = opened()) {
      assertThat(log.head().commits()).isEqualTo(2);
    }
  }

  @Test
  void theServerTellsOfWhatOthersAppendWhereItCan() {
    TestDatabase.requireReal("change streams");
    try (MongoEventLog log = opened()) {
      while (!log.isTold()) { // bounded by the time of the test
        Thread.onSpinWait();
      }
    }
  }
}
