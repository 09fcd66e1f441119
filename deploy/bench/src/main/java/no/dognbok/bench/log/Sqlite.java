package no.dognbok.bench.log;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** SQLite for those who stand beside the log, set as the log sets it. */
public final class Sqlite {

  private static final List<String> SETTINGS =
      List.of(
          "PRAGMA journal_mode = WAL",
          "PRAGMA synchronous = FULL",
          "PRAGMA secure_delete = ON",
          "PRAGMA foreign_keys = OFF",
          "PRAGMA cache_size = -65536");

  private Sqlite() {}

  public static Connection open(Path file) throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath());
    try (Statement statement = connection.createStatement()) {
      for (String setting : SETTINGS) {
        statement.execute(setting);
      }
    }
    return connection;
  }

  /** What a connection says of itself. */
  static String settings(Connection connection) throws SQLException {
    return describe(
        pragma(connection, "journal_mode"), Integer.parseInt(pragma(connection, "synchronous")));
  }

  static String describe(String journalMode, int synchronous) {
    return "journal_mode %s, synchronous %d%s"
        .formatted(journalMode, synchronous, synchronous == 2 ? " (FULL)" : "");
  }

  private static String pragma(Connection connection, String name) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA " + name)) {
      return row.getString(1);
    }
  }
}
