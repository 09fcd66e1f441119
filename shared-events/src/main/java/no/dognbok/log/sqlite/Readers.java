package no.dognbok.log.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import no.dognbok.log.LogDamaged;
import no.dognbok.log.LogUnavailable;
import org.sqlite.SQLiteErrorCode;

/** A few connections that read, handed to whoever asks. */
final class Readers implements AutoCloseable {

  private static final int CONNECTIONS = 4;

  private final BlockingQueue<Connection> idle = new LinkedBlockingQueue<>();
  private final List<Connection> all = new ArrayList<>();

  Readers(LogFile file) throws SQLException {
    try {
      for (int i = 0; i < CONNECTIONS; i++) {
        Connection connection = file.reading();
        all.add(connection);
        idle.add(connection);
      }
    } catch (SQLException | RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  interface Query<R> {
    R on(Connection connection) throws SQLException;
  }

  <R> R read(Query<R> query) {
    Connection connection = take();
    try {
      return query.on(connection);
    } catch (SQLException e) {
      throw unreadable(e);
    } finally {
      idle.add(connection);
    }
  }

  /** Does something while nobody here reads; who wants to read waits for it. */
  boolean whileNobodyReads(BooleanSupplier action) {
    List<Connection> taken = new ArrayList<>();
    try {
      while (taken.size() < CONNECTIONS) {
        taken.add(take());
      }
      return action.getAsBoolean();
    } finally {
      idle.addAll(taken);
    }
  }

  private Connection take() {
    try {
      return idle.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LogUnavailable("interrupted while waiting to read", e);
    }
  }

  static LogUnavailable unreadable(SQLException e) {
    int code = e.getErrorCode() & 0xFF;
    return code == SQLiteErrorCode.SQLITE_CORRUPT.code || code == SQLiteErrorCode.SQLITE_NOTADB.code
        ? new LogDamaged("the log is damaged: " + e.getMessage(), e)
        : new LogUnavailable("the log cannot be read: " + e.getMessage(), e);
  }

  @Override
  public void close() throws SQLException {
    for (Connection connection : all) {
      connection.close();
    }
  }
}
