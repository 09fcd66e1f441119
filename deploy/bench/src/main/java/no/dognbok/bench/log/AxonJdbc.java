package no.dognbok.bench.log;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import no.dognbok.log.axon.EventSerializer;
import org.axonframework.common.jdbc.ConnectionWrapperFactory;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.jdbc.AbstractEventTableFactory;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.Serializer;

/**
 * Axon's own storage engine for JDBC on the same SQLite. SQLite has one writer, so there is one
 * connection, and a transaction holds it; who comes meanwhile stands in line. It keeps neither
 * claims nor leaves, and its order has gaps that its readers must look after.
 */
final class AxonJdbc implements Contender {

  private final Stories stories;
  private final Connection connection;
  private final JdbcEventStorageEngine engine;
  private final OneConnection transactions = new OneConnection();
  private final LongAdder groups = new LongAdder();

  AxonJdbc(Path folder, Stories stories) throws SQLException {
    this.stories = stories;
    connection = Sqlite.open(folder.resolve("axon.db"));
    Connection kept =
        ConnectionWrapperFactory.wrap(connection, new ConnectionWrapperFactory.NoOpCloseHandler());
    Serializer serializer = EventSerializer.create();
    engine =
        JdbcEventStorageEngine.builder()
            .connectionProvider(() -> kept)
            .transactionManager(transactions)
            .eventSerializer(serializer)
            .snapshotSerializer(serializer)
            .build();
    engine.createSchema(new SqliteTables());
  }

  /** A primary key of type INTEGER is SQLite's own way to number rows. */
  private static final class SqliteTables extends AbstractEventTableFactory {

    @Override
    protected String idColumnType() {
      return "INTEGER";
    }

    @Override
    protected String payloadType() {
      return "BLOB";
    }
  }

  /** A transaction on the one connection, which nobody else has meanwhile. */
  private final class OneConnection implements TransactionManager {

    private final ReentrantLock lock = new ReentrantLock(true);

    @Override
    public Transaction startTransaction() {
      lock.lock();
      orThrow(() -> connection.setAutoCommit(false));
      return new Transaction() {
        @Override
        public void commit() {
          end(connection::commit);
          groups.increment();
        }

        @Override
        public void rollback() {
          end(connection::rollback);
        }
      };
    }

    private void end(Sql how) {
      try {
        orThrow(how);
      } finally {
        lock.unlock();
      }
    }

    /** SQL that may fail. */
    private interface Sql {
      void run() throws SQLException;
    }

    private void orThrow(Sql sql) {
      try {
        sql.run();
      } catch (SQLException e) {
        throw new IllegalStateException("SQLite failed under Axon's engine: " + e.getMessage(), e);
      }
    }
  }

  @Override
  public String name() {
    return "Axon's JDBC engine";
  }

  @Override
  public String settings() throws SQLException {
    return Sqlite.settings(connection);
  }

  @Override
  public Result run(int writers, double batch, Duration time) throws Exception {
    return Writers.run(writers, time, () -> AxonAppends.writer(engine, stories), groups::sum);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
