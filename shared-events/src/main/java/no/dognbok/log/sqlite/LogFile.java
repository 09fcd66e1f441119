package no.dognbok.log.sqlite;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import no.dognbok.log.LogDamaged;
import no.dognbok.log.LogUnavailable;

/**
 * The SQLite file of the log: how it is made, checked and opened. The columns beside the bytes are
 * indexes; what counts are the leaf and the blocks, and both are checked on reading.
 */
final class LogFile {

  static final String NAME = "log.db";

  /** "døgn" in Latin-1: which program's file this is, in SQLite's own field for that. */
  private static final int APPLICATION_ID = 0x64F8676E;

  /** Shape of the tables, in SQLite's own field for that. */
  static final int SCHEMA_VERSION = 1;

  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
  private static final int USER_VERSION_OFFSET = 60;
  private static final int APPLICATION_ID_OFFSET = 68;
  private static final int HEADER = 100;

  private static final List<String> SCHEMA =
      List.of(
          "PRAGMA application_id = " + APPLICATION_ID,
          "PRAGMA user_version = " + SCHEMA_VERSION,
          """
          CREATE TABLE commits (
            position INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            first_index INTEGER NOT NULL,
            leaf BLOB NOT NULL)\
          """,
          """
          CREATE TABLE events (
            idx INTEGER PRIMARY KEY,
            position INTEGER NOT NULL REFERENCES commits,
            stream TEXT,
            sequence INTEGER,
            event_id TEXT NOT NULL UNIQUE,
            facts BLOB NOT NULL,
            identity BLOB)\
          """,
          "CREATE UNIQUE INDEX events_stream ON events (stream, sequence) WHERE stream IS NOT NULL",
          """
          CREATE TABLE claims (
            claim TEXT PRIMARY KEY,
            position INTEGER NOT NULL REFERENCES commits) WITHOUT ROWID\
          """,
          """
          CREATE TABLE snapshots (
            stream TEXT PRIMARY KEY,
            sequence INTEGER NOT NULL,
            event_id TEXT NOT NULL,
            type TEXT NOT NULL,
            revision TEXT,
            time TEXT NOT NULL,
            payload BLOB NOT NULL,
            metadata BLOB NOT NULL)\
          """);

  private final Path path;

  private LogFile(Path path) {
    this.path = path;
  }

  /**
   * The log's file in a folder: made where there is none, checked where there is one.
   *
   * @throws LogDamaged where there is a file that is damaged, newer, or no log; it is left as it is
   */
  static LogFile in(Path folder) {
    LogFile file = new LogFile(folder.resolve(NAME));
    try {
      if (Files.exists(file.path)) {
        file.checkHeader();
        file.checkPages();
      } else {
        file.make();
      }
    } catch (IOException | SQLException e) {
      throw new LogUnavailable("%s cannot be opened: %s".formatted(file.path, e.getMessage()), e);
    }
    return file;
  }

  /** Made beside its place and moved there whole, so that a file in its place is always a log. */
  private void make() throws IOException, SQLException {
    Path draft = path.resolveSibling(NAME + ".draft");
    Files.deleteIfExists(draft);
    try (Connection connection = connect(draft, false);
        Statement statement = connection.createStatement()) {
      for (String sql : SCHEMA) {
        statement.execute(sql);
      }
    }
    Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Reads the header without SQLite, which would start to recover a file that is none of ours. */
  private void checkHeader() throws IOException {
    byte[] header = new byte[HEADER];
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      if (file.length() < HEADER) {
        throw new LogDamaged(
            "%s has %d bytes and is no log; it is left as it is: restore a backup"
                .formatted(path, file.length()));
      }
      file.readFully(header);
    }
    if (!Arrays.equals(header, 0, MAGIC.length, MAGIC, 0, MAGIC.length)
        || number(header, APPLICATION_ID_OFFSET) != APPLICATION_ID) {
      throw new LogDamaged(
          "%s is not a log of Døgnbok; it is left as it is: give another folder, or restore a backup"
              .formatted(path));
    }
    int version = number(header, USER_VERSION_OFFSET);
    if (version != SCHEMA_VERSION) {
      throw new LogDamaged(
          "%s has tables of version %d and this program knows version %d; it is left as it is: use the program that wrote it"
              .formatted(path, version, SCHEMA_VERSION));
    }
  }

  private static int number(byte[] header, int offset) {
    return ByteBuffer.wrap(header).getInt(offset);
  }

  /** SQLite's own check of its pages, on a connection that cannot write. */
  private void checkPages() throws SQLException {
    String found;
    try (Connection connection = connect(path, true);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("PRAGMA quick_check(1)")) {
      found = result.next() ? result.getString(1) : "no answer";
    } catch (SQLException e) {
      throw new LogDamaged(
          "%s is damaged (%s); it is left as it is: restore a backup"
              .formatted(path, e.getMessage()),
          e);
    }
    if (!"ok".equals(found)) {
      throw new LogDamaged(
          "%s is damaged (%s); it is left as it is: restore a backup".formatted(path, found));
    }
  }

  /** The connection that writes: write-ahead log, and every group of commits forced to the disk. */
  Connection writing() throws SQLException {
    Connection connection = connect(path, false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("PRAGMA synchronous = FULL");
      statement.execute("PRAGMA secure_delete = ON"); // erased identity is overwritten
      statement.execute(
          "PRAGMA foreign_keys = OFF"); // positions are ours; the check would cost a look-up each
      statement.execute("PRAGMA cache_size = -65536");
    }
    return connection;
  }

  /** A connection that reads. */
  Connection reading() throws SQLException {
    Connection connection = connect(path, false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA query_only = ON");
      statement.execute("PRAGMA cache_size = -16384");
    }
    return connection;
  }

  private static Connection connect(Path path, boolean readOnly) throws SQLException {
    Properties settings = new Properties();
    settings.setProperty("busy_timeout", "10000");
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
