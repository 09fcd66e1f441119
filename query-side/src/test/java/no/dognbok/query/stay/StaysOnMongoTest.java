package no.dognbok.query.stay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.WriteModel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import no.dognbok.identity.Identity;
import no.dognbok.log.LogDamaged;
import no.dognbok.log.StoredEvent;
import no.dognbok.log.mongo.MongoConnection;
import no.dognbok.mongotest.TestDatabase;
import no.dognbok.query.TestLog;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StaysOnMongoTest extends StaysContract {

  private TestDatabase server;
  private MongoConnection connection;

  @BeforeEach
  void connect() {
    server = TestDatabase.create();
    connection = MongoConnection.open(server.uri());
  }

  @AfterEach
  void disconnect() {
    connection.close();
    server.close();
  }

  @Override
  Stays stays(TestLog log) {
    Stays stays = new StaysOnMongo(connection.database());
    readOn(stays, 0);
    return stays;
  }

  @Override
  void readOn(Stays stays, long position) {
    log.log().commits(position, 1_000).stream()
        .flatMap(commit -> commit.events().stream())
        .forEach(this::write);
  }

  private MongoCollection<Document> documents() {
    return connection.database().getCollection(StaysOnMongo.COLLECTION);
  }

  private void write(StoredEvent event) {
    if (Stays.idOf(event).isPresent()) {
      documents().bulkWrite(StaysOnMongo.writes(event));
    }
  }

  @Test
  void whatComesAgainInAnyOrderChangesNothing() {
    for (int i = 0; i < 6; i++) {
      log.tell(
          "stay/" + one,
          admitted("a" + i),
          new Identity(null, null, null, "m" + i, null, "r" + i, "c"));
    }
    Stays stays = stays(log);
    List<Document> before = documents().find().into(new ArrayList<>());
    List<StoredEvent> events = log.log().events(0, 100);
    Random random = new Random(1);
    for (int i = 0; i < 50; i++) {
      write(events.get(random.nextInt(events.size())));
    }
    readOn(stays, 0);
    assertThat(documents().find().into(new ArrayList<>())).isEqualTo(before);
  }

  @Test
  void anEventBeforeWhichOneIsMissingIsNotTaken() {
    for (int i = 0; i < 3; i++) {
      log.tell(one, admitted("a" + i));
    }
    List<StoredEvent> events = log.log().events(0, 100);
    write(events.get(0));
    write(events.get(2));
    Stays stays = new StaysOnMongo(connection.database());
    assertThat(stays.find(one).orElseThrow().entries()).hasSize(1);
    write(events.get(1));
    write(events.get(2));
    assertThat(stays.find(one).orElseThrow().entries()).hasSize(3);
  }

  @Test
  void aStayOfWhichNothingCouldBeTakenIsNone() {
    log.tell(one, admitted("a"));
    List<WriteModel<Document>> writes = StaysOnMongo.writes(log.log().events(0, 1).getFirst());
    documents().bulkWrite(writes.subList(0, 1));
    Stays stays = new StaysOnMongo(connection.database());
    assertThat(stays.find(one)).isEmpty();
    assertThat(stays.ids()).isEmpty();
  }

  @Test
  void anEventThatCannotBeReadIsNotTaken() {
    StoredEvent odd =
        new StoredEvent(
            0,
            0,
            Instant.EPOCH,
            "stay/" + one,
            0,
            "e",
            "FromLater",
            "1",
            Instant.EPOCH,
            "{}".getBytes(StandardCharsets.UTF_8),
            null);
    assertThatThrownBy(() -> StaysOnMongo.writes(odd)).isInstanceOf(LogDamaged.class);
  }
}
