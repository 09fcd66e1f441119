package no.dognbok.log.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import no.dognbok.log.EventLog.Claim;
import no.dognbok.log.EventLog.Snapshot;

/** What lies beside the commits: claims, snapshots, the values by which keys are known again. */
final class SideTables {

  private SideTables() {}

  static Optional<Claim> claim(Connection connection, String claim) throws SQLException {
    return claim(connection, "SELECT claim, position FROM claims WHERE claim = ?", claim);
  }

  static Optional<Claim> lastClaim(Connection connection, String prefix) throws SQLException {
    return claim(
        connection,
        "SELECT claim, position FROM claims WHERE claim >= ? AND claim < ? ORDER BY claim DESC"
            + " LIMIT 1",
        prefix,
        prefix + Character.toString(Character.MAX_CODE_POINT));
  }

  static Set<String> claims(Connection connection, long position) throws SQLException {
    Set<String> claims = new TreeSet<>();
    try (PreparedStatement select =
        connection.prepareStatement("SELECT claim FROM claims WHERE position = ?")) {
      select.setLong(1, position);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          claims.add(row.getString(1));
        }
      }
    }
    return claims;
  }

  private static Optional<Claim> claim(Connection connection, String sql, String... arguments)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      for (int i = 0; i < arguments.length; i++) {
        select.setString(i + 1, arguments[i]);
      }
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(new Claim(row.getString(1), row.getLong(2)))
            : Optional.empty();
      }
    }
  }

  /** Keeps a snapshot unless there is a later one; the number of rows that changed. */
  static int store(Connection connection, Snapshot snapshot) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO snapshots (stream, sequence, event_id, type, revision, time, payload, metadata)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (stream) DO UPDATE SET
              sequence = excluded.sequence, event_id = excluded.event_id, type = excluded.type,
              revision = excluded.revision, time = excluded.time, payload = excluded.payload,
              metadata = excluded.metadata
            WHERE excluded.sequence >= snapshots.sequence\
            """)) {
      insert.setString(1, snapshot.stream());
      insert.setLong(2, snapshot.sequence());
      insert.setString(3, snapshot.eventId());
      insert.setString(4, snapshot.type());
      insert.setString(5, snapshot.revision());
      insert.setString(6, snapshot.time());
      insert.setBytes(7, snapshot.payload());
      insert.setBytes(8, snapshot.metadata());
      return insert.executeUpdate();
    }
  }

  static Optional<Snapshot> snapshot(Connection connection, String stream) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT sequence, event_id, type, revision, time, payload, metadata FROM snapshots"
                + " WHERE stream = ?")) {
      select.setString(1, stream);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(snapshot(stream, row)) : Optional.empty();
      }
    }
  }

  private static Snapshot snapshot(String stream, ResultSet row) throws SQLException {
    return new Snapshot(
        stream,
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getBytes(6),
        row.getBytes(7));
  }

  static Map<String, String> keyChecks(Connection connection) throws SQLException {
    Map<String, String> checks = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT key_id, value FROM key_checks")) {
      while (rows.next()) {
        checks.put(rows.getString(1), rows.getString(2));
      }
    }
    return checks;
  }

  /** Keeps these and no others, whole or not at all. */
  static boolean keepKeyChecks(
      Connection connection, Map<String, String> before, Map<String, String> now)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO key_checks (key_id, value) VALUES (?, ?)")) {
      statement.execute("BEGIN IMMEDIATE");
      try {
        if (!keyChecks(connection).equals(before)) {
          statement.execute("ROLLBACK");
          return false;
        }
        statement.execute("DELETE FROM key_checks");
        for (Map.Entry<String, String> check : now.entrySet()) {
          insert.setString(1, check.getKey());
          insert.setString(2, check.getValue());
          insert.executeUpdate();
        }
        statement.execute("COMMIT");
        return true;
      } catch (SQLException e) {
        statement.execute("ROLLBACK");
        throw e;
      }
    }
  }
}
