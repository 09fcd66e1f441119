package no.dognbok.log.mongo;

import java.time.Clock;
import java.util.function.Supplier;
import no.dognbok.log.EventLog;
import no.dognbok.log.EventLogContract;
import no.dognbok.mongotest.TestDatabase;
import org.junit.jupiter.api.AutoClose;

/** The contract of the log on MongoDB. */
class MongoEventLogTest extends EventLogContract {

  @AutoClose private final TestDatabase database = TestDatabase.create();
  @AutoClose private final MongoConnection connection = MongoConnection.open(database.uri());

  @Override
  protected EventLog open(Clock clock, Supplier<byte[]> salts) {
    return MongoEventLog.open(connection, clock, salts);
  }
}
