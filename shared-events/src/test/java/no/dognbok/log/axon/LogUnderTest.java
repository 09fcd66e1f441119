package no.dognbok.log.axon;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import no.dognbok.log.EventLog;
import no.dognbok.log.mongo.MongoConnection;
import no.dognbok.log.mongo.MongoEventLog;
import no.dognbok.log.sqlite.DataFolder;
import no.dognbok.log.sqlite.SqliteEventLog;
import no.dognbok.mongotest.TestDatabase;

/** A log of a test's own, and what must be closed with it. */
public final class LogUnderTest implements AutoCloseable {

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final Node node;

  /** A process that has the log open, by its own clock. */
  private interface Node {
    EventLog open(Clock clock);
  }

  private LogUnderTest(Node node) {
    this.node = node;
  }

  static LogUnderTest sqlite(Path path) {
    DataFolder folder = DataFolder.open(path.resolve(UUID.randomUUID().toString()));
    SqliteEventLog[] only = new SqliteEventLog[1];
    LogUnderTest test =
        new LogUnderTest(clock -> {
          only[0] = only[0] == null ? SqliteEventLog.open(folder, clock) : only[0];
          return only[0];
        });
    test.opened.push(folder);
    return test;
  }

  static LogUnderTest mongo() {
    TestDatabase database = TestDatabase.create();
    MongoConnection connection = MongoConnection.open(database.uri());
    LogUnderTest test = new LogUnderTest(clock -> MongoEventLog.open(connection, clock));
    test.opened.push(database);
    test.opened.push(connection);
    return test;
  }

  EventLog open() {
    return open(Clock.systemUTC());
  }

  /** The same log from another process; where the store takes one only, that one. */
  EventLog open(Clock clock) {
    EventLog log = node.open(clock);
    if (!opened.contains(log)) {
      opened.push(log);
    }
    return log;
  }

  @Override
  public void close() throws Exception {
    while (!opened.isEmpty()) {
      opened.pop().close();
    }
  }
}
