package no.dognbok.log.axon;

import java.nio.file.Path;
import java.time.Clock;
import no.dognbok.log.sqlite.DataFolder;
import no.dognbok.log.sqlite.SqliteEventLog;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStoreTest;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** Axon's published suite for the embedded event store, unmodified, on the log. */
class AxonEventStoreSuiteTest extends EmbeddedEventStoreTest {

  @TempDir Path path;
  private DataFolder folder;
  private SqliteEventLog log;

  @Override
  public EventStorageEngine createStorageEngine() {
    folder = DataFolder.open(path);
    log = SqliteEventLog.open(folder, Clock.systemUTC());
    EventSerializer serializer = EventSerializer.create();
    EventLogStorageEngine.Builder builder = EventLogStorageEngine.builder(log);
    builder.eventSerializer(serializer).snapshotSerializer(serializer);
    return builder.build();
  }

  @AfterEach
  void close() {
    log.close();
    folder.close();
  }
}
