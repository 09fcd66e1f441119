package no.dognbok.log.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import no.dognbok.log.Commit;
import no.dognbok.log.LogDamaged;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log as a killed process leaves it, most of it in the write-ahead log, and damaged there. */
class DamagedWalTest {

  private static final int COMMITS = 30;
  private static final int HEADER = 32;
  private static final int FRAME = 24 + 4096;

  @TempDir Path original;
  @TempDir Path copy;

  @BeforeEach
  void killedInTheMiddle() throws IOException {
    try (DataFolder folder = DataFolder.open(original);
        SqliteEventLog log = SqliteEventLog.open(folder, Clock.systemUTC())) {
      awaitOpened(log);
      for (int i = 0; i < COMMITS; i++) {
        log.append(commit(i));
      }
      for (String name : List.of("log.db", "log.db-wal")) {
        Files.copy(original.resolve(name), copy.resolve(name));
      }
    }
  }

  /** On opening, another thread empties the write-ahead log; after that it only grows. */
  private static void awaitOpened(SqliteEventLog log) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> {
          while (log.erasurePending()) {
            Thread.onSpinWait();
          }
        });
  }

  private static Commit commit(int number) {
    return Commit.of(
        UUID.randomUUID(),
        List.of(
            new Commit.Event(
                "stay/1",
                number,
                UUID.randomUUID().toString(),
                "Happened",
                "1",
                Instant.EPOCH,
                "{\"some\":\"payload\"}".getBytes(StandardCharsets.UTF_8),
                "{}".getBytes(StandardCharsets.UTF_8))));
  }

  private Path wal() {
    return copy.resolve("log.db-wal");
  }

  private long commitsInTheCopy() {
    try (DataFolder folder = DataFolder.open(copy);
        SqliteEventLog log = SqliteEventLog.open(folder, Clock.systemUTC())) {
      assertThat(log.commits(0, 1_000)).hasSize((int) log.head().commits());
      return log.head().commits();
    }
  }

  /** Where each frame with a commit mark ends. */
  private List<Long> endsOfCommits() throws IOException {
    List<Long> ends = new ArrayList<>();
    byte[] bytes = Files.readAllBytes(wal());
    for (int at = HEADER; at + FRAME <= bytes.length; at += FRAME) {
      if (ByteBuffer.wrap(bytes).getInt(at + 4) != 0) {
        ends.add((long) at + FRAME);
      }
    }
    assertThat(ends).hasSize(COMMITS);
    return ends;
  }

  private void damage(long at) throws IOException {
    try (RandomAccessFile raw = new RandomAccessFile(wal().toFile(), "rw")) {
      raw.seek(at);
      raw.write("sixteen bytes...".getBytes(StandardCharsets.US_ASCII));
    }
  }

  private void refusedAndUnchanged() throws IOException {
    byte[] log = Files.readAllBytes(copy.resolve("log.db"));
    byte[] wal = Files.readAllBytes(wal());
    assertThatThrownBy(this::commitsInTheCopy)
        .isInstanceOf(LogDamaged.class)
        .hasMessageContaining("log.db-wal is damaged at")
        .hasMessageContaining("left as they are");
    assertThat(Files.readAllBytes(copy.resolve("log.db"))).isEqualTo(log);
    assertThat(Files.readAllBytes(wal())).isEqualTo(wal);
  }

  @Test
  void anUndamagedCopyHasEveryCommit() {
    assertThat(commitsInTheCopy()).isEqualTo(COMMITS);
  }

  @Test
  void damageInTheMiddleIsRefusedAndNothingTouched() throws IOException {
    damage(Files.size(wal()) / 2);
    refusedAndUnchanged();
  }

  @Test
  void soIsDamageToTheHeaderOfAFrameOrOfTheFile() throws IOException {
    byte[] whole = Files.readAllBytes(wal());
    for (long at : new long[] {0, 10, 20, HEADER, HEADER + 5L * FRAME, HEADER + 6L * FRAME + 16}) {
      Files.write(wal(), whole);
      damage(at);
      refusedAndUnchanged();
    }
  }

  @Test
  void soIsDamageToTheLastCommitButOne() throws IOException {
    List<Long> ends = endsOfCommits();
    damage(ends.get(ends.size() - 2) - 100);
    refusedAndUnchanged();
  }

  @Test
  void aTailThatWasTornOffIsDroppedAndTheRestIsThere() throws IOException {
    try (RandomAccessFile raw = new RandomAccessFile(wal().toFile(), "rw")) {
      raw.setLength(raw.length() - 100);
    }
    assertThat(commitsInTheCopy()).isEqualTo(COMMITS - 1);
  }

  /**
   * The power may go when a later block of the last group is on the disk and an earlier one not.
   */
  @Test
  void aLastGroupThatIsNotWholeIsDroppedAndTheRestIsThere() throws IOException {
    List<Long> ends = endsOfCommits();
    damage(ends.get(ends.size() - 2) + 50);
    assertThat(commitsInTheCopy()).isEqualTo(COMMITS - 1);
  }

  @Test
  void aFileBehindWhoseHeaderNothingWasWrittenYetIsNoDamage() throws IOException {
    byte[] whole = Files.readAllBytes(wal());
    for (int length : new int[] {0, 17, HEADER}) {
      Files.write(wal(), Arrays.copyOf(whole, length));
      assertThat(commitsInTheCopy()).isZero();
    }
  }

  @Test
  void framesOfBeforeTheLastCheckpointAreNoDamage() throws Exception {
    Path live = Files.createDirectory(copy.resolve("live"));
    Path kept = Files.createDirectory(copy.resolve("kept"));
    try (DataFolder folder = DataFolder.open(live);
        SqliteEventLog log = SqliteEventLog.open(folder, Clock.systemUTC())) {
      int number = 0;
      while (number < 400) { // SQLite starts the file over after a thousand pages
        log.append(commit(number++));
      }
      for (String name : List.of("log.db", "log.db-wal")) {
        Files.copy(live.resolve(name), kept.resolve(name));
      }
    }
    try (DataFolder folder = DataFolder.open(kept);
        SqliteEventLog log = SqliteEventLog.open(folder, Clock.systemUTC())) {
      assertThat(log.head().commits()).isEqualTo(400);
    }
  }
}
