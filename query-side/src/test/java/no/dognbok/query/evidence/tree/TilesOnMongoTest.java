package no.dognbok.query.evidence.tree;

import no.dognbok.mongotest.TestDatabase;
import org.junit.jupiter.api.AfterEach;

class TilesOnMongoTest extends TilesContract {

  private final TestDatabase database = TestDatabase.create();

  @Override
  Tiles open() {
    return new TilesOnMongo(database.database());
  }

  @AfterEach
  void drop() {
    database.close();
  }
}
