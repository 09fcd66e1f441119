package no.dognbok.log.axon;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import no.dognbok.log.EventLog;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngineTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** Axon's published suite for storage engines, unmodified, on the log in each store. */
class AxonStorageEngineSuiteTest {

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

  abstract static class Suite
      extends BatchingEventStorageEngineTest<EventLogStorageEngine, EventLogStorageEngine.Builder> {

    private LogUnderTest test;
    private EventLog log;

    abstract LogUnderTest log();

    @BeforeEach
    void open() {
      test = log();
      log = test.open();
      setTestSubject(createEngine());
    }

    @AfterEach
    void close() throws Exception {
      test.close();
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
}
