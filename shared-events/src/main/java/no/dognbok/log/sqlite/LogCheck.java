package no.dognbok.log.sqlite;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import no.dognbok.log.EventLog.Head;
import no.dognbok.log.Leaf;
import no.dognbok.log.LogDamaged;

/**
 * What is checked before a log is opened to be written. Nothing here changes a file: what is
 * damaged is evidence, and whoever opens it for writing may write over it.
 */
final class LogCheck {

  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
  private static final int PAGE_SIZE_OFFSET = 16;
  private static final int USER_VERSION_OFFSET = 60;
  private static final int APPLICATION_ID_OFFSET = 68;
  private static final int HEADER = 100;
  private static final int LARGEST_PAGE = 65_536;

  private final Path path;

  LogCheck(Path path) {
    this.path = path;
  }

  /**
   * Checks header, write-ahead log, pages and the end of the log, in this order.
   *
   * @throws LogDamaged where something is not as it was written
   */
  void run() throws IOException {
    byte[] header = header();
    checkHeader(header);
    WalCheck.check(path, pageSize(header));
    try (Connection connection = LogFile.connect(path, LogFile.PATIENCE, true);
        Statement statement = connection.createStatement()) {
      checkPages(statement);
      checkEnd(statement);
    } catch (SQLException e) {
      throw new LogDamaged(
          "%s is damaged (%s); it is left as it is: restore a backup"
              .formatted(path, e.getMessage()),
          e);
    }
  }

  /** Read without SQLite, which would start to recover a file that is none of ours. */
  private byte[] header() throws IOException {
    byte[] header = new byte[HEADER];
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      if (file.length() < HEADER) {
        throw new LogDamaged(
            "%s has %d bytes and is no log; it is left as it is: restore a backup"
                .formatted(path, file.length()));
      }
      file.readFully(header);
    }
    return header;
  }

  private void checkHeader(byte[] header) {
    if (!Arrays.equals(header, 0, MAGIC.length, MAGIC, 0, MAGIC.length)
        || number(header, APPLICATION_ID_OFFSET) != Tables.APPLICATION_ID) {
      throw new LogDamaged(
          "%s is not a log of Døgnbok; it is left as it is: give another folder, or restore a backup"
              .formatted(path));
    }
    int version = number(header, USER_VERSION_OFFSET);
    if (version != Tables.VERSION) {
      throw new LogDamaged(
          "%s has tables of version %d and this program knows version %d; it is left as it is: use the program that wrote it"
              .formatted(path, version, Tables.VERSION));
    }
  }

  private static int number(byte[] header, int offset) {
    return ByteBuffer.wrap(header).getInt(offset);
  }

  private static int pageSize(byte[] header) {
    int size = ByteBuffer.wrap(header).getShort(PAGE_SIZE_OFFSET) & 0xFFFF;
    return size == 1 ? LARGEST_PAGE : size;
  }

  /** SQLite's own check of its pages. */
  private void checkPages(Statement statement) throws SQLException {
    try (ResultSet result = statement.executeQuery("PRAGMA quick_check(1)")) {
      String found = result.next() ? result.getString(1) : "no answer";
      if (!"ok".equals(found)) {
        throw new LogDamaged(
            "%s is damaged (%s); it is left as it is: restore a backup".formatted(path, found));
      }
    }
  }

  /** As many events as the last commit says, so that nothing is missing at the end. */
  private void checkEnd(Statement statement) throws SQLException {
    Head head = head(statement);
    try (ResultSet row =
        statement.executeQuery("SELECT idx, position FROM events ORDER BY idx DESC LIMIT 1")) {
      boolean any = row.next();
      long events = any ? row.getLong(1) + 1 : 0;
      if (events != head.events() || any && row.getLong(2) >= head.commits()) {
        throw new LogDamaged(
            "%s ends with %d commits that say there are %d events, and there are %d; it is left as it is: restore a backup"
                .formatted(path, head.commits(), head.events(), events));
      }
    }
  }

  /** The end of the log, by its last commit. */
  static Head head(Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery(
            "SELECT position, first_index, leaf FROM commits ORDER BY position DESC LIMIT 1")) {
      if (!row.next()) {
        return new Head(0, 0, Long.MIN_VALUE);
      }
      Leaf leaf = Leaf.read(row.getBytes(3));
      if (leaf.position() != row.getLong(1)) {
        throw new LogDamaged(
            "the last commit stands at position %d with the leaf of %d"
                .formatted(row.getLong(1), leaf.position()));
      }
      return new Head(leaf.position() + 1, row.getLong(2) + leaf.events(), leaf.recordedAt());
    }
  }
}
