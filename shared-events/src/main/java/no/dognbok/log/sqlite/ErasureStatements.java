package no.dognbok.log.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.stream.Collectors;
import no.dognbok.log.AppendRefused;
import no.dognbok.log.Commit;

/**
 * Takes identity out of the tables: blocks, claims that tell of it, states that were made of it.
 */
final class ErasureStatements implements AutoCloseable {

  private static final String TELLING =
      Commit.Erasure.IDENTIFYING.stream()
          .map("+claim GLOB '%s*'"::formatted) // the plus: by position, not by claim
          .collect(Collectors.joining(" OR "));

  private final PreparedStatement block;
  private final PreparedStatement claimsOfCommit;
  private final PreparedStatement snapshot;
  private final PreparedStatement claim;

  ErasureStatements(Connection connection) throws SQLException {
    block = connection.prepareStatement("UPDATE events SET identity = NULL WHERE event_id = ?");
    claimsOfCommit =
        connection.prepareStatement(
            "DELETE FROM claims WHERE position = (SELECT position FROM events WHERE event_id = ?)"
                + " AND (%s)".formatted(TELLING));
    snapshot =
        connection.prepareStatement(
            "DELETE FROM snapshots WHERE stream = (SELECT stream FROM events WHERE event_id = ?)");
    claim = connection.prepareStatement("DELETE FROM claims WHERE claim = ?");
  }

  /**
   * Erases.
   *
   * @throws AppendRefused.NothingToErase where an event or a claim is unknown; some of the rest may
   *     be erased then, and is to be rolled back
   */
  void erase(Commit.Erasure erasure) throws SQLException {
    for (String named : erasure.claims()) {
      if (run(claim, named) == 0) {
        throw AppendRefused.NothingToErase.claim(named);
      }
    }
    for (String event : erasure.events()) {
      if (run(block, event) == 0) {
        throw AppendRefused.NothingToErase.event(event);
      }
      run(claimsOfCommit, event);
      run(snapshot, event);
    }
  }

  private static int run(PreparedStatement statement, String argument) throws SQLException {
    statement.setString(1, argument);
    return statement.executeUpdate();
  }

  @Override
  public void close() throws SQLException {
    block.close();
    claimsOfCommit.close();
    snapshot.close();
    claim.close();
  }
}
