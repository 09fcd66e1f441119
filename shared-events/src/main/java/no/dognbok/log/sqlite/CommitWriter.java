package no.dognbok.log.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import no.dognbok.log.AppendRefused;
import no.dognbok.log.EncodedCommit;
import no.dognbok.log.EventLog.Appended;
import no.dognbok.log.EventLog.Head;
import no.dognbok.log.GroupCommit.Pending;
import no.dognbok.log.HeadWatch;
import no.dognbok.log.LogUnavailable;
import no.dognbok.log.Micros;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;

/**
 * The one connection that writes. A batch of commits is one transaction. Where one of them is
 * refused the batch is begun again, and each commit in it gets a savepoint of its own, so that one
 * that is refused leaves nothing and takes nobody with it. Nobody is told anything before the
 * transaction is on the disk: a refusal too may rest on a commit of the same batch.
 */
final class CommitWriter implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CommitWriter.class);

  private final Connection connection;
  private final Preparation preparation;
  private final Clock clock;
  private final HeadWatch watch;
  private final Runnable erased;

  /** Fair, because others use the connection too and must get their turn between two batches. */
  private final ReentrantLock lock = new ReentrantLock(true);

  /** Absent where they must be prepared, and the head read, anew. */
  private @Nullable CommitStatements statements;

  private volatile SqliteEventLog.Written written = new SqliteEventLog.Written(0, 0);

  /** How statements are prepared: tests have some that fail. */
  interface Preparation {
    CommitStatements on(Connection connection) throws SQLException;
  }

  /** A commit that SQLite did not take, for no reason that we know: not the fault of the others. */
  private static final class NotTaken extends LogUnavailable {
    private static final long serialVersionUID = 1L;

    private NotTaken(SQLException cause) {
      super("the commit cannot be stored: " + cause.getMessage(), cause);
    }
  }

  /**
   * Takes over the connection.
   *
   * @param erased told when an erasure is durable
   */
  CommitWriter(
      Connection connection,
      Preparation preparation,
      Clock clock,
      HeadWatch watch,
      Runnable erased) {
    this.connection = connection;
    this.preparation = preparation;
    this.clock = clock;
    this.watch = watch;
    this.erased = erased;
  }

  /** Reads where the log ends. */
  void start() throws SQLException {
    prepared();
  }

  private CommitStatements prepared() throws SQLException {
    if (statements == null) {
      CommitStatements fresh = preparation.on(connection);
      try (Statement statement = connection.createStatement()) {
        watch.moveTo(LogCheck.head(statement));
      }
      statements = fresh;
    }
    return statements;
  }

  /** Work on the writing connection, between two batches. */
  interface Work<R> {
    R on(Connection connection) throws SQLException;
  }

  <R> R work(Work<R> work) {
    lock.lock();
    try {
      return work.on(connection);
    } catch (SQLException e) {
      throw new LogUnavailable("the log cannot be written: " + e.getMessage(), e);
    } finally {
      lock.unlock();
    }
  }

  boolean whileNobodyWrites(BooleanSupplier action) {
    lock.lock();
    try {
      return action.getAsBoolean();
    } finally {
      lock.unlock();
    }
  }

  SqliteEventLog.Settings settings() {
    return work(_ ->
        new SqliteEventLog.Settings(
            pragma("journal_mode"), Integer.parseInt(pragma("synchronous"))));
  }

  SqliteEventLog.Written written() {
    return written;
  }

  private String pragma(String name) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA " + name)) {
      return row.getString(1);
    }
  }

  /** Writes what several callers brought, as one transaction, and settles each. */
  void write(List<Pending<EncodedCommit, Appended>> batch) {
    lock.lock();
    try {
      List<Runnable> outcomes = transaction(batch);
      sayWhatIsErased(batch);
      outcomes.forEach(Runnable::run);
    } catch (Throwable e) { // an Error too: whoever waits must be answered
      abandon(batch, e);
    } finally {
      lock.unlock();
    }
  }

  /** Before anybody is answered: who erases waits, from then on, for what is said here. */
  private void sayWhatIsErased(List<Pending<EncodedCommit, Appended>> batch) {
    for (Pending<EncodedCommit, Appended> pending : batch) {
      if (!pending.item().commit().erasure().isNothing()) {
        erased.run();
      }
    }
  }

  /** What each caller is to be told, when all is durable. */
  private List<Runnable> transaction(List<Pending<EncodedCommit, Appended>> batch)
      throws SQLException {
    CommitStatements sql = prepared();
    List<Runnable> outcomes = new ArrayList<>(batch.size());
    sql.begin();
    Head end;
    try {
      end = allTogether(sql, batch, outcomes);
    } catch (AppendRefused | SQLException e) {
      if (e instanceof SQLException failure && !isConstraint(failure)) {
        throw e; // a full disk, say: SQLite may have ended the whole transaction already
      }
      sql.rollback();
      outcomes.clear();
      sql.begin();
      end = oneByOne(sql, batch, outcomes);
    }
    sql.commit();
    written = written.andGroupOf(end.commits() - watch.head().commits());
    watch.moveTo(end);
    return outcomes;
  }

  /**
   * Nearly always nothing collides. Then nobody needs a savepoint, nor to be looked for first: the
   * indexes see what is there already, and the batch is begun again with more care.
   */
  private Head allTogether(
      CommitStatements sql, List<Pending<EncodedCommit, Appended>> batch, List<Runnable> outcomes)
      throws SQLException {
    Head next = watch.head();
    for (Pending<EncodedCommit, Appended> pending : batch) {
      Appended appended = put(sql, pending.item(), next);
      next = after(next, appended, pending.item());
      outcomes.add(() -> pending.done(appended));
    }
    return next;
  }

  private Head oneByOne(
      CommitStatements sql, List<Pending<EncodedCommit, Appended>> batch, List<Runnable> outcomes)
      throws SQLException {
    Head next = watch.head();
    for (Pending<EncodedCommit, Appended> pending : batch) {
      try {
        Appended appended = insert(sql, pending.item(), next);
        if (appended.position() == next.commits()) {
          next = after(next, appended, pending.item());
        }
        outcomes.add(() -> pending.done(appended));
      } catch (AppendRefused | NotTaken refused) {
        outcomes.add(() -> pending.failed(refused));
      }
    }
    return next;
  }

  private static Head after(Head head, Appended appended, EncodedCommit encoded) {
    return new Head(
        head.commits() + 1, head.events() + encoded.events().size(), appended.recordedAt());
  }

  private Appended insert(CommitStatements sql, EncodedCommit encoded, Head next)
      throws SQLException {
    Optional<Appended> before = sql.sameCommit(encoded);
    if (before.isPresent()) {
      return before.get();
    }
    sql.savepoint();
    try {
      Appended appended = put(sql, encoded, next);
      sql.release();
      return appended;
    } catch (AppendRefused e) {
      sql.rollbackToSavepoint();
      throw e;
    } catch (SQLException e) {
      if (!isConstraint(e)) {
        throw e;
      }
      sql.rollbackToSavepoint();
      Optional<AppendRefused> collided = sql.whatCollided(encoded);
      if (collided.isPresent()) {
        throw collided.get();
      }
      throw new NotTaken(e);
    }
  }

  private Appended put(CommitStatements sql, EncodedCommit encoded, Head next) throws SQLException {
    long recordedAt = Math.max(Micros.of(clock.instant()), next.recordedAt());
    sql.insert(encoded, encoded.leafAt(next.commits(), recordedAt), next.events());
    sql.erase(encoded.commit().erasure());
    return new Appended(next.commits(), next.events(), recordedAt);
  }

  private static boolean isConstraint(SQLException e) {
    return (e.getErrorCode() & 0xFF) == SQLiteErrorCode.SQLITE_CONSTRAINT.code;
  }

  /**
   * The transaction failed: none of it is there, unless the disk kept it before the failure was
   * seen. So each is read back; what only collided with a batch-mate that is gone may be tried
   * again.
   */
  private void abandon(List<Pending<EncodedCommit, Appended>> batch, Throwable cause) {
    try {
      LOG.error("a batch of {} commits could not be written", batch.size(), cause);
      if (statements != null) {
        statements.rollback();
        statements.close(); // the driver gives up a statement that failed
        statements = null;
      }
      CommitStatements sql = prepared();
      sayWhatIsErased(batch);
      for (Pending<EncodedCommit, Appended> pending : batch) {
        ReadBack.settle(sql, pending, cause);
      }
    } catch (Throwable e) {
      LOG.error("whether a batch is stored could not be read back", e);
      statements = null;
      LogUnavailable unknown =
          new LogUnavailable(
              "the log cannot be written (%s), nor read: whether it is stored is not known"
                  .formatted(cause),
              cause);
      batch.forEach(pending -> pending.failed(unknown));
    }
  }

  @Override
  public void close() throws SQLException {
    lock.lock();
    try {
      if (statements != null) {
        statements.close();
      }
    } finally {
      connection.close();
      lock.unlock();
    }
  }
}
