package no.dognbok.query.dispute;

import java.util.List;
import no.dognbok.log.mongo.MongoConnection;
import no.dognbok.mongotest.TestDatabase;
import no.dognbok.query.TestLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class DisputesOnMongoTest extends DisputesContract {

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

  /** All of it, and then all of it again: what comes a second time changes nothing. */
  @Override
  Disputes view(TestLog log) {
    for (int time = 0; time < 2; time++) {
      log.log().events(0, 1_000).stream()
          .filter(event -> Disputes.idOf(event).isPresent())
          .map(DisputesOnMongo::write)
          .forEach(one ->
              connection
                  .database()
                  .getCollection(DisputesOnMongo.COLLECTION)
                  .bulkWrite(List.of(one)));
    }
    return new DisputesOnMongo(connection.database());
  }
}
