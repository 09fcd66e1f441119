package no.dognbok.query.count;

import java.util.List;
import no.dognbok.log.mongo.MongoConnection;
import no.dognbok.mongotest.TestDatabase;
import no.dognbok.query.TestLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class TakenCountsOnMongoTest extends TakenCountsContract {

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
  TakenCounts view(TestLog log) {
    for (int time = 0; time < 2; time++) {
      log.log().events(0, 1_000).stream()
          .filter(event -> TakenCounts.matterOf(event).isPresent())
          .map(TakenCountsOnMongo::write)
          .forEach(one ->
              connection
                  .database()
                  .getCollection(TakenCountsOnMongo.COLLECTION)
                  .bulkWrite(List.of(one)));
    }
    return new TakenCountsOnMongo(connection.database());
  }
}
