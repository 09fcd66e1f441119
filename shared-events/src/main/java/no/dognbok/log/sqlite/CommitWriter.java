package no.dognbok.log.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import no.dognbok.log.AppendRefused;
import no.dognbok.log.EncodedCommit;
import no.dognbok.log.EventLog.Appended;
import no.dognbok.log.EventLog.Head;
import no.dognbok.log.EventLog.Snapshot;
import no.dognbok.log.GroupCommit.Pending;
import no.dognbok.log.Leaf;
import no.dognbok.log.LogDamaged;
import no.dognbok.log.LogUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;

/**
 * The one connection that writes. A batch of commits is one transaction; each commit in it has a
 * savepoint of its own, so that one that is refused leaves nothing and takes nobody with it.
 */
final class CommitWriter implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CommitWriter.class);

  private final Connection connection;
  private CommitStatements statements;
  private final Clock clock;
  private final HeadWatch watch;

  /** Snapshots are stored by their callers' threads, on the same connection. */
  private final ReentrantLock lock = new ReentrantLock();

  /** A process that was killed may have left erased bytes in the write-ahead log. */
  private boolean erasedSinceCheckpoint = true;

  CommitWriter(LogFile file, Clock clock, HeadWatch watch) throws SQLException {
    this.connection = file.writing();
    this.clock = clock;
    this.watch = watch;
    this.statements = new CommitStatements(connection);
    watch.moveTo(readHead());
    truncateAfterErasure();
  }

  SqliteEventLog.Settings settings() {
    lock.lock();
    try (Statement statement = connection.createStatement()) {
      String journalMode;
      int synchronous;
      try (ResultSet row = statement.executeQuery("PRAGMA journal_mode")) {
        journalMode = row.getString(1);
      }
      try (ResultSet row = statement.executeQuery("PRAGMA synchronous")) {
        synchronous = row.getInt(1);
      }
      return new SqliteEventLog.Settings(journalMode, synchronous);
    } catch (SQLException e) {
      throw Readers.unreadable(e);
    } finally {
      lock.unlock();
    }
  }

  void limitPages(int pages) {
    lock.lock();
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA max_page_count = " + pages);
    } catch (SQLException e) {
      throw Readers.unreadable(e);
    } finally {
      lock.unlock();
    }
  }

  private Head readHead() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return LogCheck.head(statement);
    }
  }

  /** Writes what several callers brought, as one transaction, and settles each. */
  void write(List<Pending<EncodedCommit, Appended>> batch) {
    lock.lock();
    try {
      Map<Pending<EncodedCommit, Appended>, Appended> written = new LinkedHashMap<>();
      Head next = watch.head();
      try {
        statements.begin();
        for (Pending<EncodedCommit, Appended> pending : batch) {
          try {
            Appended appended = insert(pending.item(), next);
            if (appended.position() == next.commits()) {
              next =
                  new Head(
                      next.commits() + 1,
                      next.events() + pending.item().events().size(),
                      appended.recordedAt());
            }
            written.put(pending, appended);
          } catch (AppendRefused refused) {
            pending.failed(refused);
          }
        }
        statements.commit();
      } catch (SQLException | RuntimeException e) {
        abandon(batch, e);
        return;
      }
      watch.moveTo(next);
      truncateAfterErasure(); // first: who is told that something is erased may look at the files
      written.forEach(Pending::done);
    } finally {
      lock.unlock();
    }
  }

  private Appended insert(EncodedCommit encoded, Head next) throws SQLException {
    Optional<Appended> before = statements.sameCommit(encoded);
    if (before.isPresent()) {
      return before.get();
    }
    long recordedAt = Math.max(now(), next.recordedAt());
    Leaf leaf = encoded.leafAt(next.commits(), recordedAt);
    statements.savepoint();
    try {
      statements.insert(encoded, leaf, next.events());
      if (!encoded.commit().erasure().isNothing()) {
        statements.erase(encoded.commit().erasure());
        erasedSinceCheckpoint = true;
      }
      statements.release();
      return new Appended(next.commits(), next.events(), recordedAt);
    } catch (SQLException e) {
      if ((e.getErrorCode() & 0xFF) != SQLiteErrorCode.SQLITE_CONSTRAINT.code) {
        throw e; // a full disk, say: SQLite may have ended the whole transaction already
      }
      statements.rollbackToSavepoint();
      throw statements.whatCollided(encoded).orElseThrow(() -> e);
    }
  }

  /**
   * The transaction failed: none of it is there, unless the disk kept it before the failure was
   * seen.
   */
  private void abandon(List<Pending<EncodedCommit, Appended>> batch, Exception cause) {
    LOG.error("a batch of {} commits could not be written", batch.size(), cause);
    statements.rollback();
    try {
      statements.close();
      statements = new CommitStatements(connection); // the driver gives up a statement that failed
      Head head = readHead();
      for (Pending<EncodedCommit, Appended> pending : batch) {
        Optional<Appended> there = statements.sameCommit(pending.item());
        if (there.isPresent()) {
          pending.done(there.get());
        } else {
          pending.failed(
              new LogUnavailable("the log cannot be written: " + cause.getMessage(), cause));
        }
      }
      watch.moveTo(head);
    } catch (SQLException | RuntimeException e) {
      cause.addSuppressed(e);
      batch.forEach(pending ->
          pending.failed(
              new LogUnavailable("the log cannot be written: " + cause.getMessage(), cause)));
    }
  }

  /**
   * Erased bytes are overwritten in the file; the write-ahead log, which still has them, is
   * emptied.
   */
  private void truncateAfterErasure() {
    if (!erasedSinceCheckpoint) {
      return;
    }
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
      boolean busy = row.next() && row.getInt(1) != 0;
      erasedSinceCheckpoint = busy; // a reader is in the way: again after the next batch
    } catch (SQLException e) {
      LOG.warn("the write-ahead log could not be emptied after an erasure", e);
    }
  }

  void store(Snapshot snapshot) {
    lock.lock();
    try {
      statements.store(snapshot);
    } catch (SQLException e) {
      throw new LogUnavailable("the snapshot cannot be written: " + e.getMessage(), e);
    } finally {
      lock.unlock();
    }
  }

  private long now() {
    Instant now = clock.instant();
    return TimeUnit.SECONDS.toMicros(now.getEpochSecond())
        + TimeUnit.NANOSECONDS.toMicros(now.getNano());
  }

  @Override
  public void close() throws SQLException {
    lock.lock();
    try {
      statements.close();
      connection.close();
    } finally {
      lock.unlock();
    }
  }
}
