package no.dognbok.query.evidence;

import no.dognbok.mongotest.TestDatabase;
import org.junit.jupiter.api.AfterEach;

class HeadsOnMongoTest extends HeadsContract {

  private final TestDatabase database = TestDatabase.create();

  @Override
  Heads open() {
    return new HeadsOnMongo(database.database());
  }

  @AfterEach
  void drop() {
    database.close();
  }
}
