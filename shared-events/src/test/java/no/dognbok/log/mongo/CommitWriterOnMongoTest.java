package no.dognbok.log.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.Mockito.atMost;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.dognbok.log.Commit;
import no.dognbok.log.EncodedCommit;
import no.dognbok.log.EventLog.Appended;
import no.dognbok.log.EventLog.Head;
import no.dognbok.log.GroupCommit.Pending;
import no.dognbok.log.HeadWatch;
import no.dognbok.log.WholeCommit;
import no.dognbok.mongotest.TestDatabase;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the primary has and no majority shows: it may become the log, or be rolled back. */
class CommitWriterOnMongoTest {

  @AutoClose private final TestDatabase database = TestDatabase.create();

  private MongoCollection<BsonDocument> commits;
  private final CommitReader reader = mock(CommitReader.class);
  private final Collisions collisions = mock(Collisions.class);
  private final HeadWatch watch = new HeadWatch();

  @BeforeEach
  void open() {
    commits = spy(database.database().getCollection("commits", BsonDocument.class));
    when(collisions.settle(any())).thenReturn(Optional.empty());
  }

  private CommitWriter writer() {
    return new CommitWriter(
        commits,
        reader,
        collisions,
        new Turns(database.database().getCollection("turns", BsonDocument.class), reader),
        Clock.systemUTC(),
        watch,
        Duration.ofSeconds(20));
  }

  private static EncodedCommit encoded() {
    Commit.Event event =
        new Commit.Event(
            "stay/1",
            0,
            UUID.randomUUID().toString(),
            "Happened",
            "1",
            Instant.EPOCH,
            "{}".getBytes(StandardCharsets.UTF_8),
            "{}".getBytes(StandardCharsets.UTF_8));
    return EncodedCommit.of(
        Commit.of(UUID.randomUUID(), List.of(event)), EncodedCommit.randomSalts());
  }

  /** Another process's commit, as the primary has it. */
  private WholeCommit another() {
    EncodedCommit encoded = encoded();
    WholeCommit commit = WholeCommit.next(encoded, MongoEventLog.EMPTY, 1);
    database
        .database()
        .getCollection("commits", BsonDocument.class)
        .insertOne(CommitDocument.of(commit, encoded.commit()));
    return commit;
  }

  private Appended appended() {
    Pending<Waiting, Appended> pending = new Pending<>(new Waiting(encoded(), 0));
    writer().write(List.of(pending));
    return pending.join();
  }

  @Test
  void whereAMajorityShowsItAfterAWhileTheNextPlaceIsTakenAndNobodySpins() {
    Head behind = another().head();
    when(reader.head())
        .thenReturn(MongoEventLog.EMPTY)
        .thenReturn(MongoEventLog.EMPTY)
        .thenReturn(MongoEventLog.EMPTY)
        .thenReturn(behind);
    assertThat(appended().position()).isEqualTo(1);
    verify(commits, times(2)).insertMany(anyList(), any(InsertManyOptions.class));
    verify(reader, times(4)).head();
  }

  @Test
  void whereItIsRolledBackThePlaceIsTakenAgain() {
    another();
    when(reader.head())
        .thenAnswer(call -> {
          if (watch.head().commits() == 0) {
            database.database().getCollection("commits").drop();
          }
          return MongoEventLog.EMPTY;
        });
    assertThat(appended().position()).isZero();
    verify(commits, times(2)).insertMany(anyList(), any(InsertManyOptions.class));
    verify(reader, atMost(10)).head();
  }
}
