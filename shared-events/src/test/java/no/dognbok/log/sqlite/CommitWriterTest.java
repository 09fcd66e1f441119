package no.dognbok.log.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.dognbok.log.AppendRefused;
import no.dognbok.log.Commit;
import no.dognbok.log.EncodedCommit;
import no.dognbok.log.EventLog.Appended;
import no.dognbok.log.GroupCommit.Pending;
import no.dognbok.log.HeadWatch;
import no.dognbok.log.LogUnavailable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the members of one batch are told, and when, also when the transaction fails. */
class CommitWriterTest {

  @TempDir Path path;
  private DataFolder folder;
  private CommitWriter writer;
  private final HeadWatch watch = new HeadWatch();
  private int erasures;
  private int savepoints;

  private AtCommit atCommit = Scripted::reallyCommit;
  private boolean explains = true;

  /** What happens in the place of COMMIT. */
  private interface AtCommit {
    void on(Scripted statements) throws SQLException;
  }

  /** Statements of which some do as the test says. */
  private final class Scripted extends CommitStatements {

    private Scripted(Connection connection) throws SQLException {
      super(connection);
    }

    @Override
    void commit() throws SQLException {
      AtCommit script = atCommit;
      atCommit = Scripted::reallyCommit;
      script.on(this);
    }

    private void reallyCommit() throws SQLException {
      super.commit();
    }

    @Override
    void savepoint() throws SQLException {
      savepoints++;
      super.savepoint();
    }

    @Override
    Optional<AppendRefused> whatCollided(EncodedCommit encoded) throws SQLException {
      return explains ? super.whatCollided(encoded) : Optional.empty();
    }
  }

  @BeforeEach
  void open() throws SQLException {
    folder = DataFolder.open(path);
    writer =
        new CommitWriter(
            LogFile.in(folder.path()).writing(),
            Scripted::new,
            Clock.systemUTC(),
            watch,
            () -> erasures++);
    writer.start();
  }

  @AfterEach
  void close() throws SQLException {
    writer.close();
    folder.close();
  }

  private static Pending<EncodedCommit, Appended> pending(Commit commit) {
    return new Pending<>(EncodedCommit.of(commit, EncodedCommit.randomSalts()));
  }

  private static Pending<EncodedCommit, Appended> claiming(String claim) {
    return pending(Commit.of(UUID.randomUUID(), List.of()).claiming(Set.of(claim)));
  }

  private static Commit.Event event(String id) {
    return new Commit.Event(
        "stay/" + id,
        0,
        id,
        "Happened",
        "1",
        Instant.EPOCH,
        "{}".getBytes(StandardCharsets.UTF_8),
        "{}".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void nobodyIsToldAnythingBeforeTheTransactionIsOnTheDisk() {
    var first = claiming("same");
    var second = claiming("same");
    List<Boolean> settledAtCommit = new ArrayList<>();
    atCommit =
        statements -> {
          settledAtCommit.addAll(List.of(first.isSettled(), second.isSettled()));
          statements.reallyCommit();
        };
    writer.write(List.of(first, second));
    assertThat(settledAtCommit).containsExactly(false, false);
    assertThat(first.join().position()).isZero();
    assertThatThrownBy(second::join).isInstanceOf(AppendRefused.ClaimTaken.class);
  }

  @Test
  void whenTheDiskIsFullAtCommitAllOfTheBatchMayTryAgainButWhoCollidedWithWhatIsDurable() {
    writer.write(List.of(claiming("durable")));
    var first = claiming("same");
    var second = claiming("same");
    var third = claiming("durable");
    atCommit =
        _ -> {
          throw new SQLException("database or disk is full");
        };
    writer.write(List.of(first, second, third));
    assertThatThrownBy(first::join).isInstanceOf(LogUnavailable.class).hasMessageContaining("full");
    assertThatThrownBy(second::join).isInstanceOf(LogUnavailable.class);
    assertThatThrownBy(third::join)
        .isInstanceOfSatisfying(
            AppendRefused.ClaimTaken.class, taken -> assertThat(taken.position()).isZero());
    assertThat(watch.head().commits()).isEqualTo(1);
    var again = claiming("same");
    writer.write(List.of(again));
    assertThat(again.join().position()).isEqualTo(1);
  }

  @Test
  void whatIsOnTheDiskThoughTheCommitSeemedToFailIsReadBackAndSaidToBeThere() {
    writer.write(List.of(pending(Commit.of(UUID.randomUUID(), List.of(event("named"))))));
    var first = claiming("same");
    var second = claiming("same");
    var erasing =
        pending(
            Commit.of(UUID.randomUUID(), List.of())
                .erasing(new Commit.Erasure(Set.of("named"), Set.of())));
    atCommit =
        statements -> {
          statements.reallyCommit();
          throw new SQLException("the answer was lost");
        };
    writer.write(List.of(first, second, erasing));
    assertThat(first.join().position()).isEqualTo(1);
    assertThatThrownBy(second::join).isInstanceOf(AppendRefused.ClaimTaken.class);
    assertThat(erasing.join().position()).isEqualTo(2);
    assertThat(erasures).isEqualTo(1);
    assertThat(watch.head().commits()).isEqualTo(3);
  }

  @Test
  void anErrorAtCommitIsAnsweredTooAndTheNextBatchIsWritten() {
    var first = claiming("one");
    atCommit =
        _ -> {
          throw new StackOverflowError();
        };
    writer.write(List.of(first));
    assertThatThrownBy(first::join)
        .isInstanceOf(LogUnavailable.class)
        .hasRootCauseInstanceOf(StackOverflowError.class);
    var second = claiming("one");
    writer.write(List.of(second));
    assertThat(second.join().position()).isZero();
  }

  @Test
  void whereNothingCanBeReadBackEitherEachIsToldThatItIsNotKnown() {
    var first = claiming("one");
    atCommit =
        _ -> {
          writer.work(connection -> {
            connection.close();
            return true;
          });
          throw new SQLException("the disk is gone");
        };
    writer.write(List.of(first));
    assertThatThrownBy(first::join)
        .isInstanceOf(LogUnavailable.class)
        .hasMessageContaining("is not known");
  }

  @Test
  void aCommitThatIsNotTakenForNoKnownReasonTakesNobodyWithIt() {
    writer.write(List.of(claiming("durable")));
    explains = false;
    var first = claiming("one");
    var second = claiming("durable");
    var third = claiming("three");
    writer.write(List.of(first, second, third));
    assertThat(first.join().position()).isEqualTo(1);
    assertThatThrownBy(second::join)
        .isInstanceOf(LogUnavailable.class)
        .hasMessageContaining("cannot be stored");
    assertThat(third.join().position()).isEqualTo(2);
  }

  @Test
  void theSameCommitTwiceInOneBatchIsOne() {
    Commit commit = Commit.of(UUID.randomUUID(), List.of(event("once")));
    var first = pending(commit);
    var second = pending(commit);
    writer.write(List.of(first, second));
    assertThat(second.join()).isEqualTo(first.join());
    assertThat(watch.head().commits()).isEqualTo(1);
  }

  @Test
  void onlyABatchInWhichSomethingCollidesIsTakenOneByOne() {
    writer.write(List.of(claiming("one"), claiming("two")));
    assertThat(savepoints).isZero();
    var third = claiming("three");
    var refused = claiming("two");
    var fourth = claiming("four");
    writer.write(List.of(third, refused, fourth));
    assertThat(savepoints).isEqualTo(3);
    assertThat(third.join().position()).isEqualTo(2);
    assertThatThrownBy(refused::join).isInstanceOf(AppendRefused.ClaimTaken.class);
    assertThat(fourth.join().position()).isEqualTo(3);
  }

  @Test
  void itCountsHowManyCommitsSharedATransaction() {
    writer.write(List.of(claiming("one"), claiming("two")));
    SqliteEventLog.Written before = writer.written();
    assertThat(before).isEqualTo(new SqliteEventLog.Written(1, 2));
    writer.write(List.of(claiming("two"), claiming("three")));
    assertThat(writer.written().since(before)).isEqualTo(new SqliteEventLog.Written(1, 1));
  }
}
