package no.dognbok.log.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import no.dognbok.log.LogDamaged;
import no.dognbok.log.LogUnavailable;
import org.sqlite.SQLiteErrorCode;

/** A few connections that read, handed to whoever asks. */
final class Readers implements AutoCloseable {

  private static final int CONNECTIONS = 4;

  private final BlockingQueue<Connection> idle = new LinkedBlockingQueue<>();
  private final List<Connection> all = new ArrayList<>();

  Readers(LogFile file) throws SQLException {
    for (int i = 0; i < CONNECTIONS; i++) {
      Connection connection = file.reading();
      all.add(connection);
      idle.add(connection);
    }
  }

  interface Query<R> {
    R on(Connection connection) throws SQLException;
  }

  <R> R read(Query<R> query) {
    Connection connection;
    try {
      connection = idle.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LogUnavailable("interrupted while waiting to read", e);
    }
    try {
      return query.on(connection);
    } catch (SQLException e) {
      throw unreadable(e);
    } finally {
      idle.add(connection);
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
