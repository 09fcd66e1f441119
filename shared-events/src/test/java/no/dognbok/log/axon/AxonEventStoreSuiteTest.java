package no.dognbok.log.axon;

import java.nio.file.Path;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStoreTest;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** Axon's published suite for the embedded event store, unmodified, on the log in each store. */
class AxonEventStoreSuiteTest {

  @Nested
  class OnSqlite extends Suite {

    @TempDir Path path;

    @Override
    LogUnderTest log() {
      return LogUnderTest.sqlite(path);
    }
  }

  @Nested
  class OnMongo extends Suite {

    @Override
    LogUnderTest log() {
      return LogUnderTest.mongo();
    }
  }

  abstract static class Suite extends EmbeddedEventStoreTest {

    private LogUnderTest log;

    abstract LogUnderTest log();

    @Override
    public EventStorageEngine createStorageEngine() {
      log = log();
      EventSerializer serializer = EventSerializer.create();
      EventLogStorageEngine.Builder builder = EventLogStorageEngine.builder(log.open());
      builder.eventSerializer(serializer).snapshotSerializer(serializer);
      return builder.build();
    }

    @AfterEach
    void closeLog() throws Exception {
      log.close();
    }
  }
}
