package no.dognbok.log.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import no.dognbok.log.EventLog.Head;
import no.dognbok.log.Leaf;
import no.dognbok.log.LogDamaged;
import no.dognbok.log.StoredEvent;
import no.dognbok.log.WholeCommit;

/** Commits in the bytes in which they are stored, out of the tables and into them. */
final class WholeCommits implements AutoCloseable {

  private final List<PreparedStatement> all = new ArrayList<>();
  private final PreparedStatement commits;
  private final PreparedStatement blocks;
  private final PreparedStatement claims;
  private final CommitInserts inserts;
  private final PreparedStatement eraseIdentity;
  private final PreparedStatement eraseClaim;

  WholeCommits(Connection connection) throws SQLException {
    commits =
        prepare(
            connection,
            "SELECT id, leaf, first_index FROM commits WHERE position >= ? ORDER BY position");
    blocks =
        prepare(
            connection,
            "SELECT facts, identity FROM events WHERE idx >= ? AND idx < ? ORDER BY idx");
    claims = prepare(connection, "SELECT claim FROM claims WHERE position = ?");
    inserts = new CommitInserts(connection);
    eraseIdentity = prepare(connection, "UPDATE events SET identity = NULL WHERE idx = ?");
    eraseClaim = prepare(connection, "DELETE FROM claims WHERE claim = ?");
  }

  private PreparedStatement prepare(Connection connection, String sql) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    all.add(statement);
    return statement;
  }

  /** Commits in order from a position on, until there are so many events. */
  List<WholeCommit> read(long fromPosition, int atLeastEvents) throws SQLException {
    List<WholeCommit> found = new ArrayList<>();
    int events = 0;
    commits.setLong(1, fromPosition);
    try (ResultSet row = commits.executeQuery()) {
      while ((events < atLeastEvents || found.isEmpty()) && row.next()) {
        Leaf leaf = Leaf.read(row.getBytes(2));
        if (leaf.position() != fromPosition + found.size()) {
          throw new LogDamaged(
              "the commit at position %d is missing".formatted(fromPosition + found.size()));
        }
        found.add(
            new WholeCommit(
                UUID.fromString(row.getString(1)),
                leaf,
                row.getLong(3),
                blocks(row.getLong(3), leaf.events()),
                claims(leaf.position())));
        events += Math.max(1, leaf.events());
      }
    }
    return found;
  }

  private List<WholeCommit.Blocks> blocks(long firstIndex, int events) throws SQLException {
    List<WholeCommit.Blocks> found = new ArrayList<>();
    blocks.setLong(1, firstIndex);
    blocks.setLong(2, firstIndex + events);
    try (ResultSet row = blocks.executeQuery()) {
      while (row.next()) {
        found.add(new WholeCommit.Blocks(row.getBytes(1), row.getBytes(2)));
      }
    }
    return found;
  }

  private Set<String> claims(long position) throws SQLException {
    Set<String> found = new HashSet<>();
    claims.setLong(1, position);
    try (ResultSet row = claims.executeQuery()) {
      while (row.next()) {
        found.add(row.getString(1));
      }
    }
    return found;
  }

  /** Puts a commit behind the last. */
  void insert(WholeCommit commit, Head head) throws SQLException {
    List<StoredEvent> events = commit.read().events();
    commit.requireFollows(head);
    inserts.commit(commit.id(), commit.leaf(), commit.firstIndex());
    for (StoredEvent event : events) {
      WholeCommit.Blocks both =
          commit.blocks().get(Math.toIntExact(event.index() - commit.firstIndex()));
      inserts.event(
          new CommitInserts.Row(
              event.index(),
              commit.position(),
              event.stream(),
              event.sequence(),
              event.id(),
              both.facts(),
              both.identity()));
    }
    inserts.claims(commit.claims(), commit.position());
  }

  /** Erases of a commit that is here what is erased of it there; whether there was anything. */
  boolean eraseAsIn(WholeCommit commit) throws SQLException {
    WholeCommit here = read(commit.position(), 1).getFirst();
    here.requireSameLeaf(commit);
    boolean erased = false;
    for (int i = 0; i < here.blocks().size(); i++) {
      if (here.blocks().get(i).identity() != null && commit.blocks().get(i).identity() == null) {
        eraseIdentity.setLong(1, commit.firstIndex() + i);
        eraseIdentity.executeUpdate();
        erased = true;
      }
    }
    for (String claim : here.claims()) {
      if (!commit.claims().contains(claim)) {
        eraseClaim.setString(1, claim);
        eraseClaim.executeUpdate();
        erased = true;
      }
    }
    return erased;
  }

  @Override
  public void close() throws SQLException {
    inserts.close();
    for (PreparedStatement statement : all) {
      statement.close();
    }
  }
}
