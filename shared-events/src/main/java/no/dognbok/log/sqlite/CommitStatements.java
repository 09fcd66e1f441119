package no.dognbok.log.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.dognbok.log.AppendRefused;
import no.dognbok.log.Commit;
import no.dognbok.log.EncodedCommit;
import no.dognbok.log.EncodedEvent;
import no.dognbok.log.EventLog.Appended;
import no.dognbok.log.Leaf;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The statements that the writer uses, prepared once; open for tests in which one of them fails.
 * Transactions are plain SQL here: JDBC's own would cost a call each.
 */
class CommitStatements implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CommitStatements.class);

  private final Connection connection;
  private final List<PreparedStatement> all = new ArrayList<>();
  private final PreparedStatement begin;
  private final PreparedStatement commit;
  private final PreparedStatement savepoint;
  private final PreparedStatement release;
  private final PreparedStatement rollbackTo;
  private final CommitInserts inserts;
  private final PreparedStatement commitById;
  private final PreparedStatement eventIdsOf;
  private final PreparedStatement positionOfSequence;
  private final PreparedStatement positionOfEventId;
  private final PreparedStatement positionOfClaim;
  private final ErasureStatements erasures;

  CommitStatements(Connection connection) throws SQLException {
    this.connection = connection;
    begin = prepare("BEGIN IMMEDIATE");
    commit = prepare("COMMIT");
    savepoint = prepare("SAVEPOINT one");
    release = prepare("RELEASE one");
    rollbackTo = prepare("ROLLBACK TO one");
    inserts = new CommitInserts(connection);
    commitById = prepare("SELECT position, first_index, leaf FROM commits WHERE id = ?");
    eventIdsOf = prepare("SELECT event_id FROM events WHERE idx >= ? ORDER BY idx LIMIT ?");
    positionOfSequence = prepare("SELECT position FROM events WHERE stream = ? AND sequence = ?");
    positionOfEventId = prepare("SELECT position FROM events WHERE event_id = ?");
    positionOfClaim = prepare("SELECT position FROM claims WHERE claim = ?");
    erasures = new ErasureStatements(connection);
  }

  private PreparedStatement prepare(String sql) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    all.add(statement);
    return statement;
  }

  void begin() throws SQLException {
    begin.executeUpdate();
  }

  void commit() throws SQLException {
    commit.executeUpdate();
  }

  void savepoint() throws SQLException {
    savepoint.executeUpdate();
  }

  void release() throws SQLException {
    release.executeUpdate();
  }

  void rollbackToSavepoint() throws SQLException {
    rollbackTo.executeUpdate();
    release.executeUpdate();
  }

  /** Where the transaction is over already, there is nothing left to roll back. */
  void rollback() {
    try (Statement statement = connection.createStatement()) {
      statement.execute("ROLLBACK");
    } catch (SQLException e) {
      LOG.debug("nothing to roll back", e);
    }
  }

  void insert(EncodedCommit encoded, Leaf leaf, long firstIndex) throws SQLException {
    inserts.commit(encoded.commit().id(), leaf, firstIndex);
    long index = firstIndex;
    for (EncodedEvent encodedEvent : encoded.events()) {
      Commit.Event event = encodedEvent.event();
      inserts.event(
          new CommitInserts.Row(
              index++,
              leaf.position(),
              event.stream(),
              event.sequence(),
              event.id(),
              encodedEvent.facts(),
              encodedEvent.identity()));
    }
    inserts.claims(encoded.commit().claims(), leaf.position());
  }

  /**
   * The same commit, where it is stored already.
   *
   * @throws AppendRefused.CommitIdTaken where another one is stored under its id
   */
  Optional<Appended> sameCommit(EncodedCommit encoded) throws SQLException {
    commitById.setString(1, encoded.commit().id().toString());
    try (ResultSet row = commitById.executeQuery()) {
      if (!row.next()) {
        return Optional.empty();
      }
      Leaf leaf = Leaf.read(row.getBytes(3));
      long firstIndex = row.getLong(2);
      List<String> ids = encoded.commit().events().stream().map(Commit.Event::id).toList();
      if (!ids.equals(eventIds(firstIndex, leaf.events()))) {
        throw new AppendRefused.CommitIdTaken(encoded.commit().id(), leaf.position());
      }
      return Optional.of(new Appended(leaf.position(), firstIndex, leaf.recordedAt()));
    }
  }

  private List<String> eventIds(long firstIndex, int events) throws SQLException {
    eventIdsOf.setLong(1, firstIndex);
    eventIdsOf.setInt(2, events);
    List<String> ids = new ArrayList<>();
    try (ResultSet rows = eventIdsOf.executeQuery()) {
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
    }
    return ids;
  }

  /** Which of the commit's events or claims is taken, and by whom. */
  Optional<AppendRefused> whatCollided(EncodedCommit encoded) throws SQLException {
    for (Commit.Event event : encoded.commit().events()) {
      if (event.stream() != null) {
        positionOfSequence.setString(1, event.stream());
        positionOfSequence.setLong(2, event.sequence());
        Optional<Long> holder = position(positionOfSequence);
        if (holder.isPresent()) {
          return Optional.of(
              new AppendRefused.SequenceTaken(
                  event.stream(), event.sequence(), event.id(), holder.get()));
        }
      }
      positionOfEventId.setString(1, event.id());
      Optional<Long> holder = position(positionOfEventId);
      if (holder.isPresent()) {
        return Optional.of(new AppendRefused.EventIdTaken(event.id(), holder.get()));
      }
    }
    for (String claim : encoded.commit().claims()) {
      positionOfClaim.setString(1, claim);
      Optional<Long> holder = position(positionOfClaim);
      if (holder.isPresent()) {
        return Optional.of(new AppendRefused.ClaimTaken(claim, holder.get()));
      }
    }
    return Optional.empty();
  }

  private static Optional<Long> position(PreparedStatement select) throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
    }
  }

  /**
   * Erases what a commit takes away.
   *
   * @throws AppendRefused.NothingToErase where something of that is not there
   */
  void erase(Commit.Erasure erasure) throws SQLException {
    erasures.erase(erasure);
  }

  @Override
  public void close() throws SQLException {
    inserts.close();
    erasures.close();
    for (PreparedStatement statement : all) {
      statement.close();
    }
  }
}
