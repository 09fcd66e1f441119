package no.dognbok.log.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;
import no.dognbok.log.Leaf;
import org.jspecify.annotations.Nullable;

/** The statements that put a commit into the tables, prepared once. */
final class CommitInserts implements AutoCloseable {

  private final PreparedStatement insertCommit;
  private final PreparedStatement insertEvent;
  private final PreparedStatement insertClaim;

  CommitInserts(Connection connection) throws SQLException {
    insertCommit =
        connection.prepareStatement(
            "INSERT INTO commits (position, id, first_index, leaf) VALUES (?, ?, ?, ?)");
    insertEvent =
        connection.prepareStatement(
            "INSERT INTO events (idx, position, stream, sequence, event_id, facts, identity) VALUES"
                + " (?, ?, ?, ?, ?, ?, ?)");
    insertClaim = connection.prepareStatement("INSERT INTO claims (claim, position) VALUES (?, ?)");
  }

  void commit(UUID id, Leaf leaf, long firstIndex) throws SQLException {
    insertCommit.setLong(1, leaf.position());
    insertCommit.setString(2, id.toString());
    insertCommit.setLong(3, firstIndex);
    insertCommit.setBytes(4, leaf.bytes());
    insertCommit.executeUpdate();
  }

  /**
   * A row of the events.
   *
   * @param sequence in the stream; of no account where there is none
   */
  record Row(
      long index,
      long position,
      @Nullable String stream,
      long sequence,
      String eventId,
      byte[] facts,
      byte @Nullable [] identity) {}

  void event(Row row) throws SQLException {
    insertEvent.setLong(1, row.index());
    insertEvent.setLong(2, row.position());
    insertEvent.setString(3, row.stream());
    insertEvent.setObject(4, row.stream() == null ? null : row.sequence());
    insertEvent.setString(5, row.eventId());
    insertEvent.setBytes(6, row.facts());
    insertEvent.setBytes(7, row.identity());
    insertEvent.executeUpdate();
  }

  void claims(Collection<String> claims, long position) throws SQLException {
    for (String claim : claims) {
      insertClaim.setString(1, claim);
      insertClaim.setLong(2, position);
      insertClaim.executeUpdate();
    }
  }

  @Override
  public void close() throws SQLException {
    insertCommit.close();
    insertEvent.close();
    insertClaim.close();
  }
}
