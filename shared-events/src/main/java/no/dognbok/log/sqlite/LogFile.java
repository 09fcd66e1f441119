package no.dognbok.log.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import no.dognbok.log.LogDamaged;
import no.dognbok.log.LogUnavailable;

/** The SQLite file of the log, and the connections to it. */
final class LogFile {

  static final String NAME = "log.db";

  /** What SQLite puts after the name of a file for those that it keeps beside it. */
  static final List<String> SQLITES_OWN = List.of("-wal", "-shm", "-journal");

  /** How many milliseconds a connection waits for a lock of another process. */
  static final int PATIENCE = 10_000;

  private final Path path;

  private LogFile(Path path) {
    this.path = path;
  }

  /**
   * The log's file in a folder: made where there has never been one, checked where there is one.
   *
   * @throws LogDamaged where there is a file that is damaged, newer, or no log, or where something
   *     says that there was one; all is left as it is
   */
  static LogFile in(Path folder) {
    Path path = folder.resolve(NAME);
    try {
      NewLog newLog = new NewLog(path);
      if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
        Path real = behindLinks(path);
        new LogCheck(real).run();
        newLog.deleteDraft();
        return new LogFile(real);
      }
      newLog.make();
      return new LogFile(path);
    } catch (IOException | SQLException e) {
      throw new LogUnavailable("%s cannot be opened: %s".formatted(path, e), e);
    }
  }

  /** SQLite keeps its own files beside the file that a link leads to. */
  static Path behindLinks(Path path) throws IOException {
    try {
      return path.toRealPath();
    } catch (NoSuchFileException e) {
      throw new LogDamaged(
          "%s is a link to %s, and nothing is there; it is left as it is: is the disk mounted? Otherwise restore %s together with its -wal"
              .formatted(path, Files.readSymbolicLink(path), NAME),
          e);
    }
  }

  /** The connection that writes: write-ahead log, and every group of commits forced to the disk. */
  Connection writing() throws SQLException {
    // SQLite makes its files beside the log with the permissions of the log.
    List.of("", "-wal", "-shm")
        .forEach(suffix -> OwnerOnly.restrict(path.resolveSibling(path.getFileName() + suffix)));
    Connection connection =
        prepared(
            connect(path, PATIENCE, false),
            List.of(
                "PRAGMA journal_mode = WAL",
                "PRAGMA synchronous = FULL",
                "PRAGMA secure_delete = ON", // erased identity is overwritten
                // positions are ours; the check would cost a look-up each
                "PRAGMA foreign_keys = OFF",
                "PRAGMA cache_size = -65536"));
    return prepared(connection, Tables.LATER);
  }

  /** A connection that reads. */
  Connection reading() throws SQLException {
    return prepared(
        connect(path, PATIENCE, false),
        List.of("PRAGMA query_only = ON", "PRAGMA cache_size = -16384"));
  }

  /** The connection that empties the write-ahead log; it waits for nobody. */
  Connection emptying() throws SQLException {
    return prepared(connect(path, 0, false), List.of("PRAGMA synchronous = FULL"));
  }

  private static Connection prepared(Connection connection, List<String> settings)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String setting : settings) {
        statement.execute(setting);
      }
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  static Connection connect(Path path, int patience, boolean readOnly) throws SQLException {
    Properties settings = new Properties();
    settings.setProperty("busy_timeout", String.valueOf(patience));
    settings.setProperty("temp_store", "MEMORY"); // identity must not be left in a temporary file
    if (readOnly) {
      settings.setProperty("open_mode", "1"); // SQLITE_OPEN_READONLY
    }
    return DriverManager.getConnection("jdbc:sqlite:" + path.toAbsolutePath(), settings);
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
