package no.dognbok.log.axon;

import java.nio.file.Path;
import java.time.Clock;
import java.util.function.UnaryOperator;
import no.dognbok.log.sqlite.DataFolder;
import no.dognbok.log.sqlite.SqliteEventLog;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngineTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Axon's published suite for storage engines, unmodified, on the log. */
class AxonStorageEngineSuiteTest
    extends BatchingEventStorageEngineTest<EventLogStorageEngine, EventLogStorageEngine.Builder> {

  @TempDir Path path;
  private DataFolder folder;
  private SqliteEventLog log;

  @BeforeEach
  void open() {
    folder = DataFolder.open(path);
    log = SqliteEventLog.open(folder, Clock.systemUTC());
    setTestSubject(createEngine());
  }

  @AfterEach
  void close() {
    log.close();
    folder.close();
  }

  @Override
  protected EventLogStorageEngine createEngine(
      UnaryOperator<EventLogStorageEngine.Builder> customization) {
    EventLogStorageEngine.Builder builder = EventLogStorageEngine.builder(log);
    EventSerializer serializer = EventSerializer.create();
    builder.eventSerializer(serializer).snapshotSerializer(serializer);
    return customization.apply(builder).build();
  }
}
