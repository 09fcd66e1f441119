package no.dognbok.bench.log;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import no.dognbok.log.Commit;
import no.dognbok.log.EncodedCommit;
import no.dognbok.log.EncodedEvent;
import no.dognbok.log.sqlite.DataFolder;
import no.dognbok.log.sqlite.SqliteEventLog;

/**
 * What SQLite itself costs: one thread that does nothing but insert rows into the log's own tables,
 * of bytes that were made beforehand and outside the time that is taken. It checks nothing, answers
 * nobody and waits for nobody.
 */
final class BareLoop implements Contender {

  private static final int PREPARED = 2_048;

  private final Stories.Narrator narrator;
  private final Supplier<byte[]> salts = EncodedCommit.randomSalts();
  private final Connection connection;
  private final PreparedStatement begin;
  private final PreparedStatement commit;
  private final PreparedStatement insertCommit;
  private final PreparedStatement insertEvent;
  private final PreparedStatement insertClaim;
  private long position;
  private long index;

  /** What one commit brings, ready to be stored. */
  private record Row(EncodedCommit encoded, long position, long firstIndex, byte[] leaf) {}

  BareLoop(Path path, Stories stories) throws SQLException {
    narrator = stories.narrator();
    makeTables(path);
    connection = Sqlite.open(path.resolve("log.db"));
    begin = connection.prepareStatement("BEGIN IMMEDIATE");
    commit = connection.prepareStatement("COMMIT");
    insertCommit =
        connection.prepareStatement(
            "INSERT INTO commits (position, id, first_index, leaf) VALUES (?, ?, ?, ?)");
    insertEvent =
        connection.prepareStatement(
            "INSERT INTO events (idx, position, stream, sequence, event_id, facts, identity)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?)");
    insertClaim = connection.prepareStatement("INSERT INTO claims (claim, position) VALUES (?, ?)");
  }

  /** Whatever tables and indexes the log has. */
  private static void makeTables(Path path) {
    try (DataFolder folder = DataFolder.open(path)) {
      SqliteEventLog.open(folder, Clock.systemUTC()).close();
    }
  }

  @Override
  public String name() {
    return "bare JDBC loop";
  }

  @Override
  public String settings() throws SQLException {
    return Sqlite.settings(connection);
  }

  @Override
  public Result run(int writers, double batch, Duration time) throws SQLException {
    Result result = Result.nothing();
    while (result.nanoseconds() < time.toNanos()) {
      result = result.and(insert(rows(), batch));
    }
    return result;
  }

  private List<Row> rows() {
    List<Row> rows = new ArrayList<>(PREPARED);
    for (int i = 0; i < PREPARED; i++) {
      EncodedCommit encoded = EncodedCommit.of(narrator.commit(), salts);
      rows.add(
          new Row(
              encoded, position, index, encoded.leafAt(position, 1_760_000_000_000_000L).bytes()));
      position++;
      index += encoded.events().size();
    }
    return rows;
  }

  /** All of them, in transactions whose mean size is {@code batch}. */
  private Result insert(List<Row> rows, double batch) throws SQLException {
    long processorBefore = Result.processorTime();
    long started = System.nanoTime();
    long groups = Batches.each(rows, batch, this::insertTogether);
    return new Result(
        rows.size(),
        System.nanoTime() - started,
        Result.processorTime() - processorBefore,
        groups,
        Result.newHistogram());
  }

  private void insertTogether(List<Row> rows) throws SQLException {
    begin.executeUpdate();
    for (Row row : rows) {
      insert(row);
    }
    commit.executeUpdate();
  }

  private void insert(Row row) throws SQLException {
    Commit source = row.encoded.commit();
    insertCommit.setLong(1, row.position);
    insertCommit.setString(2, source.id().toString());
    insertCommit.setLong(3, row.firstIndex);
    insertCommit.setBytes(4, row.leaf);
    insertCommit.executeUpdate();
    long next = row.firstIndex;
    for (EncodedEvent encoded : row.encoded.events()) {
      insertEvent.setLong(1, next++);
      insertEvent.setLong(2, row.position);
      insertEvent.setString(3, encoded.event().stream());
      insertEvent.setLong(4, encoded.event().sequence());
      insertEvent.setString(5, encoded.event().id());
      insertEvent.setBytes(6, encoded.facts());
      insertEvent.setBytes(7, encoded.identity());
      insertEvent.executeUpdate();
    }
    for (String claim : source.claims()) {
      insertClaim.setString(1, claim);
      insertClaim.setLong(2, row.position);
      insertClaim.executeUpdate();
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
