package no.dognbok.log.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import no.dognbok.log.Closing;
import no.dognbok.log.Commit;
import no.dognbok.log.EncodedCommit;
import no.dognbok.log.ErasurePending;
import no.dognbok.log.FactsOfCommit;
import no.dognbok.log.GroupCommit;
import no.dognbok.log.HeadWatch;
import no.dognbok.log.LateClock;
import no.dognbok.log.Leaf;
import no.dognbok.log.LogDamaged;
import no.dognbok.log.LogUnavailable;
import no.dognbok.log.StoredCommit;
import no.dognbok.log.StoredEvent;
import no.dognbok.log.TransferableLog;
import no.dognbok.log.WholeCommit;

/**
 * The log in one SQLite file: write-ahead log, full synchronisation, one writer, several readers.
 */
public final class SqliteEventLog implements TransferableLog {

  private static final int BATCH_COMMITS = 1_024;
  private static final int BATCH_BYTES = 8 << 20;
  static final Duration ERASURE_PATIENCE = Duration.ofSeconds(10);

  private final Supplier<byte[]> salts;
  private final Duration erasurePatience;
  private final HeadWatch watch = new HeadWatch();
  private final Closing closing = new Closing();
  private final ErasedBytes erasedBytes;
  private final Connection emptying;
  private final CommitWriter writer;
  private final Readers readers;
  private final GroupCommit<EncodedCommit, Appended> appends;

  private SqliteEventLog(LogFile file, Clock clock, Supplier<byte[]> salts, Duration patience)
      throws SQLException {
    this.salts = salts;
    this.erasurePatience = patience;
    this.erasedBytes = new ErasedBytes(this::emptyWriteAheadLog);
    try {
      writer =
          closing.add(
              new CommitWriter(
                  file.writing(), CommitStatements::new, clock, watch, erasedBytes::erased));
      writer.start();
      readers = closing.add(new Readers(file));
      emptying = closing.add(file.emptying());
      LateClock.warn(head(), clock);
      erasedBytes.start();
      closing.add(erasedBytes);
      appends =
          closing.add(
              new GroupCommit<>(
                  "log-writer", BATCH_COMMITS, BATCH_BYTES, EncodedCommit::size, writer::write));
    } catch (SQLException | RuntimeException | Error e) {
      closing.afterFailure(e);
      throw e;
    }
  }

  /**
   * Opens the log in a folder that this process holds.
   *
   * @param clock of the ledger, in UTC
   * @throws LogDamaged where there is a file that is damaged, newer, or no log, or where there must
   *     have been one; all is left as it is
   */
  public static SqliteEventLog open(DataFolder folder, Clock clock) {
    return open(folder, clock, EncodedCommit.randomSalts());
  }

  /** As {@link #open(DataFolder, Clock)}, with a source of salts of the caller's own. */
  public static SqliteEventLog open(DataFolder folder, Clock clock, Supplier<byte[]> salts) {
    return open(folder, clock, salts, ERASURE_PATIENCE);
  }

  /** As above, with how long whoever erases waits until the bytes are off the disk. */
  public static SqliteEventLog open(
      DataFolder folder, Clock clock, Supplier<byte[]> salts, Duration erasurePatience) {
    LogFile file = LogFile.in(folder.path());
    try {
      return new SqliteEventLog(file, clock, salts, erasurePatience);
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

  /** What was written since the log was opened, and how much of it together. */
  public Written written() {
    return writer.written();
  }

  /** For tests of a full disk: SQLite refuses to grow beyond so many pages. */
  void limitPages(int pages) {
    writer.work(connection -> {
      try (Statement statement = connection.createStatement()) {
        return statement.execute("PRAGMA max_page_count = " + pages);
      }
    });
  }

  /**
   * Settings on which durability rests.
   *
   * @param journalMode {@code wal}
   * @param synchronous 2 is FULL
   */
  public record Settings(String journalMode, int synchronous) {}

  /**
   * How well group commit shares the waits for the disk.
   *
   * @param groups transactions that were made durable
   * @param commits how many commits they brought
   */
  public record Written(long groups, long commits) {

    Written andGroupOf(long more) {
      return new Written(groups + 1, commits + more);
    }

    /** What came after an earlier count. */
    public Written since(Written earlier) {
      return new Written(groups - earlier.groups, commits - earlier.commits);
    }
  }

  @Override
  public Appended append(Commit commit) {
    Appended appended = appends.submit(EncodedCommit.of(commit, salts));
    if (!commit.erasure().isNothing() && !erasedBytes.await(erasurePatience)) {
      throw new ErasurePending(appended.position());
    }
    return appended;
  }

  @Override
  public boolean erasurePending() {
    return erasedBytes.isPending();
  }

  private boolean emptyWriteAheadLog() {
    return readers.whileNobodyReads(() ->
        writer.whileNobodyWrites(() -> {
          try (Statement statement = emptying.createStatement();
              ResultSet row = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
            return row.next() && row.getInt(1) == 0; // 1: somebody else reads or writes
          } catch (SQLException e) {
            throw Readers.unreadable(e);
          }
        }));
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
    long known = head().commits();
    return readers.read(
        connection -> new StoredRows(connection).commits(fromPosition, events, known));
  }

  @Override
  public List<Leaf> leaves(long fromPosition, int limit) {
    long known = head().commits();
    return readers.read(connection -> Leaves.read(connection, fromPosition, limit, known));
  }

  @Override
  public Optional<FactsOfCommit> facts(long position) {
    return readers.read(connection -> Leaves.facts(connection, position));
  }

  @Override
  public List<StoredEvent> events(long fromIndex, int limit) {
    long known = head().events();
    return readers.read(connection -> new StoredRows(connection).events(fromIndex, limit, known));
  }

  @Override
  public List<StoredEvent> stream(String stream, long fromSequence, int limit) {
    return readers.read(
        connection -> new StoredRows(connection).stream(stream, fromSequence, limit));
  }

  @Override
  public OptionalLong lastSequence(String stream) {
    return readers.read(connection -> new StoredRows(connection).lastSequence(stream));
  }

  @Override
  public Optional<Claim> find(String claim) {
    return readers.read(connection -> SideTables.claim(connection, claim));
  }

  @Override
  public Optional<Claim> last(String prefix) {
    return readers.read(connection -> SideTables.lastClaim(connection, prefix));
  }

  @Override
  public Set<String> claims(long position) {
    return readers.read(connection -> SideTables.claims(connection, position));
  }

  @Override
  public void store(Snapshot snapshot) {
    writer.work(connection -> SideTables.store(connection, snapshot));
  }

  @Override
  public Optional<Snapshot> snapshot(String stream) {
    return readers.read(connection -> SideTables.snapshot(connection, stream));
  }

  @Override
  public Map<String, String> keyChecks() {
    return readers.read(SideTables::keyChecks);
  }

  @Override
  public boolean keepKeyChecks(Map<String, String> before, Map<String, String> now) {
    return writer.work(connection -> SideTables.keepKeyChecks(connection, before, now));
  }

  @Override
  public List<WholeCommit> whole(long fromPosition, int events) {
    return readers.read(connection -> {
      try (WholeCommits rows = new WholeCommits(connection)) {
        return rows.read(fromPosition, events);
      }
    });
  }

  @Override
  public void hold(List<WholeCommit> commits) {
    boolean erased =
        writer.work(connection -> {
          try (WholeCommits rows = new WholeCommits(connection);
              Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            try {
              boolean anything = hold(rows, commits);
              statement.execute("COMMIT");
              commits.forEach(commit -> watch.moveTo(commit.head()));
              return anything;
            } catch (SQLException | RuntimeException e) {
              statement.execute("ROLLBACK");
              throw e;
            }
          }
        });
    if (erased) {
      erasedBytes.erased();
    }
  }

  private boolean hold(WholeCommits rows, List<WholeCommit> commits) throws SQLException {
    Head head = head();
    boolean erased = false;
    for (WholeCommit commit : commits) {
      if (commit.position() < head.commits()) {
        erased |= rows.eraseAsIn(commit);
      } else {
        rows.insert(commit, head);
        head = commit.head();
      }
    }
    return erased;
  }

  @Override
  public void close() {
    try {
      closing.close();
    } catch (Exception e) {
      throw new LogUnavailable("the log cannot be closed: " + e.getMessage(), e);
    }
  }
}
