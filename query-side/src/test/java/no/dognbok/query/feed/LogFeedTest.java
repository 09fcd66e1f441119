package no.dognbok.query.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.function.LongConsumer;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.log.Commit;
import no.dognbok.log.StoredCommit;
import no.dognbok.log.sqlite.DataFolder;
import no.dognbok.log.sqlite.SqliteEventLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LogFeedTest {

  @TempDir Path path;
  private DataFolder folder;
  private SqliteEventLog log;
  private final List<Long> seen = new CopyOnWriteArrayList<>();
  private LongConsumer beforeEach = _ -> {};
  private LogFeed feed;

  /** Keeps the positions that it was given, after the test has had its way. */
  private final View view =
      new View() {
        @Override
        public String name() {
          return "under test";
        }

        @Override
        public void apply(StoredCommit commit) {
          beforeEach.accept(commit.position());
          seen.add(commit.position());
        }
      };

  @BeforeEach
  void open() {
    folder = DataFolder.open(path);
    log = SqliteEventLog.open(folder, Clock.systemUTC());
    feed = new LogFeed(log, List.of(view));
  }

  @AfterEach
  void close() {
    feed.close();
    log.close();
    folder.close();
  }

  private void append(int commits) {
    for (int i = 0; i < commits; i++) {
      log.append(Commit.of(UUID.randomUUID(), List.of()));
    }
  }

  private void refused(Long position, Code code, Map<String, ?> details) {
    assertThatThrownBy(() -> feed.require(position))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo(code);
              assertThat(refusal.details()).containsAllEntriesOf(details);
            });
  }

  private void stopped() {
    while (feed.stopped().isEmpty()) { // bounded by the test's own time
      Thread.onSpinWait();
    }
  }

  @Test
  void whileItCatchesUpItSaysHowFarItIs() throws Exception {
    append(5);
    Semaphore gate = new Semaphore(2);
    Semaphore arrived = new Semaphore(0);
    beforeEach =
        _ -> {
          arrived.release();
          gate.acquireUninterruptibly();
        };
    refused(null, Code.CATCHING_UP, Map.of("applied", 0L));
    feed.start();
    arrived.acquire(3); // the third stands at the gate: two are applied
    assertThat(feed.isCaughtUp()).isFalse();
    refused(null, Code.CATCHING_UP, Map.of("applied", 2L, "of", 5L));
    gate.release(100);
    while (!feed.isCaughtUp()) {
      Thread.onSpinWait();
    }
    feed.require(null);
    assertThat(feed.position()).isEqualTo(4);
    assertThat(feed.ofCommits()).isEqualTo(5);
    assertThat(seen).containsExactly(0L, 1L, 2L, 3L, 4L);
  }

  @Test
  void whoAsksForAPositionWaitsUntilTheViewsHoldIt() throws Exception {
    append(1);
    feed.start();
    Thread later = Thread.ofPlatform().start(() -> append(3));
    while (!feed.isCaughtUp()) {
      Thread.onSpinWait();
    }
    feed.require(3L);
    assertThat(seen).contains(0L, 1L, 2L, 3L);
    later.join();
  }

  @Test
  void whoAsksForAPositionThatDoesNotComeIsRefusedInTime() {
    feed.start();
    refused(7L, Code.POSITION_NOT_REACHED, Map.of("position", -1L));
  }

  @Test
  void aViewThatThrowsStopsTheFeedAndNothingIsSkipped() {
    append(5);
    beforeEach =
        position -> {
          if (position == 2) {
            throw new IllegalStateException("what is this");
          }
        };
    feed.start();
    stopped();
    assertThat(feed.stopped().orElseThrow())
        .contains("position 2", "the view 'under test'", "what is this");
    assertThat(seen).containsExactly(0L, 1L);
    assertThat(feed.position()).isEqualTo(1);
    refused(null, Code.VIEW_STOPPED, Map.of());
    refused(0L, Code.VIEW_STOPPED, Map.of());
  }

  @Test
  void whoWaitsWhenItStopsIsToldSo() {
    append(1);
    feed.start();
    while (!feed.isCaughtUp()) {
      Thread.onSpinWait();
    }
    beforeEach =
        _ -> {
          throw new IllegalStateException("what is this");
        };
    Thread.ofPlatform().start(() -> append(1));
    refused(1L, Code.VIEW_STOPPED, Map.of("position", 1L));
  }

  @Test
  void anErrorStopsItJustAsVisibly() {
    for (Error error : List.of(new StackOverflowError(), new OutOfMemoryError("no heap"))) {
      feed.close();
      seen.clear();
      feed = new LogFeed(log, List.of(view));
      append(2);
      beforeEach =
          _ -> {
            throw error;
          };
      feed.start();
      stopped();
      refused(null, Code.VIEW_STOPPED, Map.of());
      assertThat(seen).isEmpty();
    }
  }

  @Test
  void aLogThatCannotBeReadStopsItToo() {
    append(1);
    feed.start();
    log.close();
    stopped();
    assertThat(feed.stopped()).isPresent();
  }

  @Test
  void closingIsNoStop() {
    append(3);
    feed.start();
    while (!feed.isCaughtUp()) {
      Thread.onSpinWait();
    }
    feed.close();
    assertThat(feed.stopped()).isEmpty();
    append(1);
    assertThat(seen).containsExactly(0L, 1L, 2L);
  }
}
