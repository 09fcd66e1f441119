package no.dognbok.log.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.dognbok.log.FactsOfCommit;
import no.dognbok.log.Leaf;
import no.dognbok.log.LogDamaged;

/** What evidence is made of: the leaves, and the facts blocks behind one of them. */
final class Leaves {

  private Leaves() {}

  /**
   * The leaves of commits in order from a position on.
   *
   * @param known how many commits there are at least
   */
  static List<Leaf> read(Connection connection, long fromPosition, int limit, long known)
      throws SQLException {
    List<Leaf> leaves = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT position, leaf FROM commits WHERE position >= ? ORDER BY position LIMIT ?")) {
      select.setLong(1, fromPosition);
      select.setInt(2, limit);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          leaves.add(leaf(row, fromPosition + leaves.size()));
        }
      }
    }
    long next = fromPosition + leaves.size();
    if (leaves.size() < limit && next < known) {
      throw new LogDamaged("the commit at position %d is missing".formatted(next));
    }
    return leaves;
  }

  private static Leaf leaf(ResultSet row, long expected) throws SQLException {
    Leaf leaf = Leaf.read(row.getBytes(2));
    if (row.getLong(1) != expected || leaf.position() != expected) {
      throw new LogDamaged(
          "expected the commit at position %d, found position %d with the leaf of %d"
              .formatted(expected, row.getLong(1), leaf.position()));
    }
    return leaf;
  }

  /** The facts blocks of a commit. */
  static Optional<FactsOfCommit> facts(Connection connection, long position) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT leaf, first_index FROM commits WHERE position = ?")) {
      select.setLong(1, position);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        Leaf leaf = Leaf.read(row.getBytes(1));
        return Optional.of(new FactsOfCommit(leaf, blocks(connection, row.getLong(2), leaf)));
      }
    }
  }

  private static List<byte[]> blocks(Connection connection, long firstIndex, Leaf leaf)
      throws SQLException {
    List<byte[]> blocks = new ArrayList<>(leaf.events());
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT facts FROM events WHERE idx >= ? AND idx < ? ORDER BY idx")) {
      select.setLong(1, firstIndex);
      select.setLong(2, firstIndex + leaf.events());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          blocks.add(row.getBytes(1));
        }
      }
    }
    return blocks;
  }
}
