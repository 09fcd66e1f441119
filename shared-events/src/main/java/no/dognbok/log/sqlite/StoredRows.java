package no.dognbok.log.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import no.dognbok.log.Leaf;
import no.dognbok.log.LogDamaged;
import no.dognbok.log.StoredCommit;
import no.dognbok.log.StoredEvent;
import org.jspecify.annotations.Nullable;

/**
 * Commits and events out of their tables, checked: the blocks against the leaf, the columns against
 * the blocks, and the numbers against each other. A row that is missing is never passed over.
 */
final class StoredRows {

  /** From the left: an event whose commit is gone must be seen. */
  private static final String EVENTS =
      """
      SELECT e.idx, e.stream, e.sequence, e.event_id, e.facts, e.identity, c.first_index, c.leaf, e.position
      FROM events e LEFT JOIN commits c ON c.position = e.position
      """;

  private final Connection connection;

  StoredRows(Connection connection) {
    this.connection = connection;
  }

  /**
   * Whole commits in order from a position on.
   *
   * @param atLeastEvents how many events are enough
   * @param known how many commits there are at least
   */
  List<StoredCommit> commits(long fromPosition, int atLeastEvents, long known) throws SQLException {
    List<StoredCommit> commits = new ArrayList<>();
    int found = 0;
    try (PreparedStatement select =
            connection.prepareStatement(
                "SELECT position, first_index, leaf FROM commits WHERE position >= ? ORDER BY"
                    + " position");
        PreparedStatement selectEvents =
            connection.prepareStatement(
                "SELECT idx, facts, identity FROM events WHERE idx >= ? ORDER BY idx")) {
      select.setLong(1, fromPosition);
      try (ResultSet rows = select.executeQuery();
          EventRows events = new EventRows(selectEvents)) {
        while (found < atLeastEvents || commits.isEmpty()) {
          long expected = fromPosition + commits.size();
          if (!rows.next()) {
            if (expected < known) {
              throw new LogDamaged("the commit at position %d is missing".formatted(expected));
            }
            return commits;
          }
          StoredCommit commit = commit(rows, events, expected);
          commits.add(commit);
          // A commit without events counts too, so that one call stays bounded.
          found += Math.max(1, commit.events().size());
        }
      }
    }
    return commits;
  }

  private static StoredCommit commit(ResultSet row, EventRows rows, long expectedPosition)
      throws SQLException {
    Leaf leaf = Leaf.read(row.getBytes(3));
    if (row.getLong(1) != expectedPosition || leaf.position() != expectedPosition) {
      throw new LogDamaged(
          "expected the commit at position %d, found position %d with the leaf of %d"
              .formatted(expectedPosition, row.getLong(1), leaf.position()));
    }
    long firstIndex = row.getLong(2);
    List<StoredEvent> events = new ArrayList<>(leaf.events());
    while (events.size() < leaf.events()) {
      events.add(rows.event(leaf, firstIndex, firstIndex + events.size()));
    }
    return new StoredCommit(leaf, firstIndex, events);
  }

  /**
   * The events of commits that follow each other, read in one go: the first commit says where it
   * begins.
   */
  private static final class EventRows implements AutoCloseable {

    private final PreparedStatement select;
    private @Nullable ResultSet rows;

    EventRows(PreparedStatement select) {
      this.select = select;
    }

    StoredEvent event(Leaf leaf, long firstIndex, long index) throws SQLException {
      ResultSet from = rows;
      if (from == null) {
        select.setLong(1, firstIndex);
        from = select.executeQuery();
        rows = from;
      }
      if (!from.next() || from.getLong(1) != index) {
        throw new LogDamaged("event %d is missing".formatted(index));
      }
      return StoredEvent.read(leaf, firstIndex, index, from.getBytes(2), from.getBytes(3));
    }

    @Override
    public void close() throws SQLException {
      if (rows != null) {
        rows.close();
      }
    }
  }

  /**
   * Events in order from an index on.
   *
   * @param known how many events there are at least
   */
  List<StoredEvent> events(long fromIndex, int limit, long known) throws SQLException {
    List<StoredEvent> events = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(EVENTS + "WHERE e.idx >= ? ORDER BY e.idx LIMIT ?")) {
      select.setLong(1, fromIndex);
      select.setInt(2, limit);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          if (row.getLong(1) != fromIndex + events.size()) {
            throw new LogDamaged("event %d is missing".formatted(fromIndex + events.size()));
          }
          events.add(event(row));
        }
      }
    }
    if (events.size() < limit && fromIndex + events.size() < known) {
      throw new LogDamaged("event %d is missing".formatted(fromIndex + events.size()));
    }
    return events;
  }

  /** The events of a stream in order from a sequence number on. */
  List<StoredEvent> stream(String stream, long fromSequence, int limit) throws SQLException {
    List<StoredEvent> events = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            EVENTS + "WHERE e.stream = ? AND e.sequence >= ? ORDER BY e.sequence LIMIT ?")) {
      select.setString(1, stream);
      select.setLong(2, fromSequence);
      select.setInt(3, limit);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          StoredEvent event = event(row);
          if (event.sequence() != fromSequence + events.size()) {
            throw new LogDamaged(
                "event number %d of %s is missing".formatted(fromSequence + events.size(), stream));
          }
          events.add(event);
        }
      }
    }
    return events;
  }

  /** The sequence number of a stream's last event. */
  OptionalLong lastSequence(String stream) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT max(sequence) FROM events WHERE stream = ?")) {
      select.setString(1, stream);
      try (ResultSet row = select.executeQuery()) {
        long last = row.next() ? row.getLong(1) : 0;
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(last);
      }
    }
  }

  private static StoredEvent event(ResultSet row) throws SQLException {
    byte[] leaf = row.getBytes(8);
    if (leaf == null) {
      throw new LogDamaged(
          "the commit at position %d, of event %d, is missing"
              .formatted(row.getLong(9), row.getLong(1)));
    }
    StoredEvent event =
        StoredEvent.read(
            Leaf.read(leaf), row.getLong(7), row.getLong(1), row.getBytes(5), row.getBytes(6));
    checkColumns(event, row);
    return event;
  }

  /** What stands in the columns must be what stands in the bytes, or a look-up has led astray. */
  private static void checkColumns(StoredEvent event, ResultSet row) throws SQLException {
    boolean sameStream =
        event.stream() == null
            ? row.getString(2) == null
            : event.stream().equals(row.getString(2)) && event.sequence() == row.getLong(3);
    if (!sameStream || !event.id().equals(row.getString(4)) || event.position() != row.getLong(9)) {
      throw new LogDamaged(
          "the columns of event %d do not agree with its facts block".formatted(event.index()));
    }
  }
}
