package no.dognbok.log.sqlite;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import no.dognbok.log.EventLog.Head;
import no.dognbok.log.Leaf;
import no.dognbok.log.LogDamaged;

/**
 * Reads a log from its first byte to its last and checks that it is what was written: dense
 * numbers, times that do not go back, every block against its leaf, every index against its table.
 * Nothing is changed.
 */
final class WholeLog {

  private static final int BATCH = 1_000;

  private final Path path;
  private final Connection connection;

  private WholeLog(Path path, Connection connection) {
    this.path = path;
    this.connection = connection;
  }

  /**
   * Checks a log that nobody writes to.
   *
   * @return where it ends
   * @throws LogDamaged where something is not as it was written
   */
  static Head check(Path path) throws IOException {
    new LogCheck(path).run();
    try (Connection connection = LogFile.connect(path, LogFile.PATIENCE, true)) {
      return new WholeLog(path, connection).head();
    } catch (SQLException e) {
      throw new LogDamaged("%s is damaged (%s)".formatted(path, e.getMessage()), e);
    }
  }

  private Head head() throws SQLException {
    Head head = commits();
    events(head);
    sides(head);
    return head;
  }

  private Head commits() throws SQLException {
    Head head = new Head(0, 0, Long.MIN_VALUE);
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT position, first_index, leaf FROM commits ORDER BY position")) {
      while (row.next()) {
        Leaf leaf = Leaf.read(row.getBytes(3));
        boolean follows =
            row.getLong(1) == head.commits()
                && leaf.position() == head.commits()
                && row.getLong(2) == head.events()
                && leaf.recordedAt() >= head.recordedAt();
        if (!follows) {
          throw new LogDamaged(
              "%s is damaged: what stands at position %d does not follow on the commit before it"
                  .formatted(path, row.getLong(1)));
        }
        head = new Head(head.commits() + 1, head.events() + leaf.events(), leaf.recordedAt());
      }
    }
    return head;
  }

  /** The blocks against the leaves, the columns against the blocks. */
  private void events(Head head) throws SQLException {
    StoredRows rows = new StoredRows(connection);
    for (long from = 0; from < head.events(); from += BATCH) {
      rows.events(from, BATCH, head.events());
    }
  }

  /** The claims are of commits that are there; the indexes find what is in the tables. */
  private void sides(Head head) throws SQLException {
    String found = answer("PRAGMA integrity_check(1)");
    String beyond = answer("SELECT count(*) FROM claims WHERE position >= " + head.commits());
    if (!found.equals("ok") || !beyond.equals("0")) {
      throw new LogDamaged(
          "%s is damaged: %s; %s claims are of commits that are not there"
              .formatted(path, found, beyond));
    }
  }

  private String answer(String question) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(question)) {
      return row.next() ? row.getString(1) : "no answer";
    }
  }
}
