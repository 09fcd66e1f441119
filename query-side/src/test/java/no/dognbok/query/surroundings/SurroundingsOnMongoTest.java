package no.dognbok.query.surroundings;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import java.util.List;
import java.util.stream.Stream;
import no.dognbok.events.ReferenceEvent.DailyRateSet;
import no.dognbok.identity.Identity;
import no.dognbok.log.StoredEvent;
import no.dognbok.log.mongo.MongoConnection;
import no.dognbok.mongotest.TestDatabase;
import no.dognbok.query.TestLog;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SurroundingsOnMongoTest extends SurroundingsContract {

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
  SurroundingsView view(TestLog log) {
    write();
    SurroundingsView view = new SurroundingsView();
    new SurroundingsOnMongo(connection.database(), view).readOn();
    return view;
  }

  private MongoCollection<Document> documents() {
    return connection.database().getCollection(SurroundingsOnMongo.COLLECTION);
  }

  private Stream<StoredEvent> around() {
    return log.log().events(0, 1_000).stream().filter(SurroundingsView::isAround);
  }

  /** All of it, as if it came again and again. */
  private void write() {
    around().map(SurroundingsOnMongo::write).forEach(one -> documents().bulkWrite(List.of(one)));
  }

  @Test
  void onlyWhatIsNewIsRead_andWhatComesAgainChangesNothing() {
    log.tell("reference/rate/2025", new DailyRateSet(2025, 5_980, "test"), Identity.NONE);
    SurroundingsView view = view(log);
    SurroundingsOnMongo store = new SurroundingsOnMongo(connection.database(), view);
    assertThat(view.lastIndex()).isZero();
    log.tell("reference/rate/2026", new DailyRateSet(2026, 6_100, "test"), Identity.NONE);
    write();
    store.readOn();
    store.readOn();
    assertThat(view.current().version()).isEqualTo(2);
    assertThat(view.now().rates().of(2026)).isPresent();
    assertThat(view.asOf(1).surroundings().rates().of(2026)).isEmpty();
    assertThat(documents().countDocuments()).isEqualTo(2);
  }
}
