package no.dognbok.log.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import no.dognbok.log.Commit;
import no.dognbok.log.EncodedCommit;
import no.dognbok.log.EventLog;
import no.dognbok.log.GroupCommit;
import no.dognbok.log.Leaf;
import no.dognbok.log.LogDamaged;
import no.dognbok.log.LogUnavailable;
import no.dognbok.log.StoredCommit;
import no.dognbok.log.StoredEvent;

/**
 * The log in one SQLite file: write-ahead log, full synchronisation, one writer, several readers.
 */
public final class SqliteEventLog implements EventLog {

  private static final int BATCH_COMMITS = 1_024;
  private static final int BATCH_BYTES = 8 << 20;

  private final Supplier<byte[]> salts;
  private final Readers readers;
  private final CommitWriter writer;
  private final GroupCommit<EncodedCommit, Appended> appends;
  private final HeadWatch watch;

  private SqliteEventLog(LogFile file, Clock clock, Supplier<byte[]> salts) throws SQLException {
    this.salts = salts;
    this.watch = new HeadWatch();
    this.writer = new CommitWriter(file, clock, watch);
    this.readers = new Readers(file);
    this.appends =
        new GroupCommit<>(
            "log-writer", BATCH_COMMITS, BATCH_BYTES, EncodedCommit::size, writer::write);
  }

  /**
   * Opens the log in a folder that this process holds.
   *
   * @param clock of the ledger, in UTC
   * @throws LogDamaged where there is a file that is damaged, newer, or no log; it is left as it is
   */
  public static SqliteEventLog open(DataFolder folder, Clock clock) {
    return open(folder, clock, EncodedCommit.randomSalts());
  }

  /** As {@link #open(DataFolder, Clock)}, with a source of salts of the caller's own. */
  public static SqliteEventLog open(DataFolder folder, Clock clock, Supplier<byte[]> salts) {
    LogFile file = LogFile.in(folder.path());
    try {
      return new SqliteEventLog(file, clock, salts);
    } catch (SQLException e) {
      throw new LogUnavailable("%s cannot be opened: %s".formatted(file, e.getMessage()), e);
    }
  }

  /**
   * What SQLite says of the connection that writes: journal_mode and synchronous, read back from
   * it.
   */
  public Settings settings() {
    return writer.settings();
  }

  /** For tests of a full disk: SQLite refuses to grow beyond so many pages. */
  void limitPages(int pages) {
    writer.limitPages(pages);
  }

  /**
   * Settings on which durability rests.
   *
   * @param journalMode {@code wal}
   * @param synchronous 2 is FULL
   */
  public record Settings(String journalMode, int synchronous) {}

  @Override
  public Appended append(Commit commit) {
    return appends.submit(EncodedCommit.of(commit, salts));
  }

  @Override
  public Head head() {
    return watch.head();
  }

  @Override
  public boolean await(long position, Duration timeout) throws InterruptedException {
    return watch.await(position, timeout);
  }

  @Override
  public List<StoredCommit> commits(long fromPosition, int events) {
    return readers.read(connection -> {
      List<StoredCommit> commits = new ArrayList<>();
      int found = 0;
      try (PreparedStatement select =
              connection.prepareStatement(
                  "SELECT position, first_index, leaf FROM commits WHERE position >= ? ORDER BY"
                      + " position");
          PreparedStatement selectEvents =
              connection.prepareStatement(
                  "SELECT idx, facts, identity FROM events WHERE idx >= ? ORDER BY idx LIMIT ?")) {
        select.setLong(1, fromPosition);
        try (ResultSet rows = select.executeQuery()) {
          while ((found < events || commits.isEmpty()) && rows.next()) {
            StoredCommit commit = commit(rows, selectEvents, fromPosition + commits.size());
            commits.add(commit);
            // A commit without events counts too, so that one call stays bounded.
            found += Math.max(1, commit.events().size());
          }
        }
      }
      return commits;
    });
  }

  private static StoredCommit commit(
      ResultSet row, PreparedStatement selectEvents, long expectedPosition) throws SQLException {
    Leaf leaf = Leaf.read(row.getBytes(3));
    if (row.getLong(1) != expectedPosition || leaf.position() != expectedPosition) {
      throw new LogDamaged(
          "expected the commit at position %d, found position %d with the leaf of %d"
              .formatted(expectedPosition, row.getLong(1), leaf.position()));
    }
    long firstIndex = row.getLong(2);
    List<StoredEvent> events = new ArrayList<>(leaf.events());
    selectEvents.setLong(1, firstIndex);
    selectEvents.setInt(2, leaf.events());
    try (ResultSet rows = selectEvents.executeQuery()) {
      while (rows.next()) {
        long index = rows.getLong(1);
        if (index != firstIndex + events.size()) {
          throw new LogDamaged("event %d is missing".formatted(firstIndex + events.size()));
        }
        events.add(StoredEvent.read(leaf, firstIndex, index, rows.getBytes(2), rows.getBytes(3)));
      }
    }
    if (events.size() != leaf.events()) {
      throw new LogDamaged(
          "the commit at position %d has %d events and %d are there"
              .formatted(expectedPosition, leaf.events(), events.size()));
    }
    return new StoredCommit(leaf, firstIndex, events);
  }

  private static final String EVENTS =
      """
      SELECT e.idx, e.stream, e.sequence, e.event_id, e.facts, e.identity, c.first_index, c.leaf
      FROM events e JOIN commits c ON c.position = e.position
      """;

  @Override
  public List<StoredEvent> events(long fromIndex, int limit) {
    return readers.read(connection -> {
      try (PreparedStatement select =
          connection.prepareStatement(EVENTS + "WHERE e.idx >= ? ORDER BY e.idx LIMIT ?")) {
        select.setLong(1, fromIndex);
        select.setInt(2, limit);
        return events(select);
      }
    });
  }

  @Override
  public List<StoredEvent> stream(String stream, long fromSequence, int limit) {
    return readers.read(connection -> {
      try (PreparedStatement select =
          connection.prepareStatement(
              EVENTS + "WHERE e.stream = ? AND e.sequence >= ? ORDER BY e.sequence LIMIT ?")) {
        select.setString(1, stream);
        select.setLong(2, fromSequence);
        select.setInt(3, limit);
        return events(select);
      }
    });
  }

  private static List<StoredEvent> events(PreparedStatement select) throws SQLException {
    List<StoredEvent> events = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        StoredEvent event =
            StoredEvent.read(
                Leaf.read(row.getBytes(8)),
                row.getLong(7),
                row.getLong(1),
                row.getBytes(5),
                row.getBytes(6));
        checkIndexes(event, row);
        events.add(event);
      }
    }
    return events;
  }

  /** What stands in the columns must be what stands in the bytes, or a look-up has led astray. */
  private static void checkIndexes(StoredEvent event, ResultSet row) throws SQLException {
    boolean sameStream =
        event.stream() == null
            ? row.getString(2) == null
            : event.stream().equals(row.getString(2)) && event.sequence() == row.getLong(3);
    if (!sameStream || !event.id().equals(row.getString(4))) {
      throw new LogDamaged(
          "the columns of event %d do not agree with its facts block".formatted(event.index()));
    }
  }

  @Override
  public OptionalLong lastSequence(String stream) {
    return readers.read(connection -> {
      try (PreparedStatement select =
          connection.prepareStatement("SELECT max(sequence) FROM events WHERE stream = ?")) {
        select.setString(1, stream);
        try (ResultSet row = select.executeQuery()) {
          long last = row.next() ? row.getLong(1) : 0;
          return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(last);
        }
      }
    });
  }

  @Override
  public Optional<Claim> find(String claim) {
    return readers.read(connection ->
        claim(connection, "SELECT claim, position FROM claims WHERE claim = ?", claim));
  }

  @Override
  public Optional<Claim> last(String prefix) {
    return readers.read(connection ->
        claim(
            connection,
            "SELECT claim, position FROM claims WHERE claim >= ? AND claim < ? ORDER BY claim DESC"
                + " LIMIT 1",
            prefix,
            prefix + Character.toString(Character.MAX_CODE_POINT)));
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

  @Override
  public void store(Snapshot snapshot) {
    writer.store(snapshot);
  }

  @Override
  public Optional<Snapshot> snapshot(String stream) {
    return readers.read(connection -> {
      try (PreparedStatement select =
          connection.prepareStatement(
              "SELECT sequence, event_id, type, revision, time, payload, metadata FROM snapshots"
                  + " WHERE stream = ?")) {
        select.setString(1, stream);
        try (ResultSet row = select.executeQuery()) {
          return row.next()
              ? Optional.of(
                  new Snapshot(
                      stream,
                      row.getLong(1),
                      row.getString(2),
                      row.getString(3),
                      row.getString(4),
                      row.getString(5),
                      row.getBytes(6),
                      row.getBytes(7)))
              : Optional.empty();
        }
      }
    });
  }

  @Override
  public void close() {
    appends.close();
    try {
      readers.close();
      writer.close();
    } catch (SQLException e) {
      throw new LogUnavailable("the log cannot be closed: " + e.getMessage(), e);
    }
  }
}
