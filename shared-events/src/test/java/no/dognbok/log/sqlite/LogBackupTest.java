package no.dognbok.log.sqlite;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.dognbok.log.Commit;
import no.dognbok.log.LogDamaged;
import no.dognbok.log.LogUnavailable;
import no.dognbok.log.StoredCommit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A backup is the log at one position, whole, and a log again when it is restored. */
@Timeout(120)
class LogBackupTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T09:15:00Z"), ZoneOffset.UTC);

  @TempDir Path data;
  @TempDir Path backups;
  @TempDir Path temp;

  private Path restored() {
    return temp.resolve("restored");
  }

  private static Commit commit(String stream, long sequence) {
    String id = UUID.randomUUID().toString();
    Commit.Event event =
        new Commit.Event(
            stream,
            sequence,
            id,
            "Happened",
            "1",
            Instant.EPOCH,
            "{\"n\":1}".getBytes(UTF_8),
            "{\"patient\":\"secret-%s\"}".formatted(stream).getBytes(UTF_8));
    return Commit.of(UUID.randomUUID(), List.of(event)).claiming(Set.of("msg/" + id));
  }

  private static void append(SqliteEventLog log, int commits) {
    for (int i = 0; i < commits; i++) {
      log.append(commit("stay/" + UUID.randomUUID(), 0));
    }
  }

  private interface Use {
    void of(SqliteEventLog log) throws Exception;
  }

  private static void with(Path path, Use use) {
    try (DataFolder folder = DataFolder.open(path);
        SqliteEventLog log = SqliteEventLog.open(folder, Clock.systemUTC())) {
      use.of(log);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private LogBackup.Copy backup() {
    return LogBackup.write(data, backups, CLOCK);
  }

  private LogBackup.Copy backedUp(int commits) {
    with(data, log -> append(log, commits));
    return backup();
  }

  private static List<String> leaves(SqliteEventLog log) {
    return log.commits(0, Integer.MAX_VALUE).stream()
        .map(StoredCommit::leaf)
        .map(leaf -> HexFormat.of().formatHex(leaf.bytes()))
        .toList();
  }

  @Test
  void whatWasAcknowledgedBeforeItBeganIsInIt_whileOthersWrite() throws Exception {
    AtomicBoolean enough = new AtomicBoolean();
    Set<Long> acknowledged = new ConcurrentSkipListSet<>();
    CountDownLatch some = new CountDownLatch(200);
    with(
        data,
        log -> {
          try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> writing =
                IntStream.range(0, 8)
                    .<Future<?>>mapToObj(_ ->
                        writers.submit(() -> {
                          String stream = "stay/" + UUID.randomUUID();
                          for (long sequence = 0; !enough.get(); sequence++) {
                            acknowledged.add(log.append(commit(stream, sequence)).position());
                            some.countDown();
                          }
                        }))
                    .toList();
            some.await();
            for (int i = 0; i < 3; i++) {
              long begun =
                  acknowledged.stream().mapToLong(position -> position).max().orElseThrow();
              LogBackup.Copy copy =
                  LogBackup.write(data, backups.resolve("backup-%d.db".formatted(i)), CLOCK);
              long ended = log.head().commits();
              assertThat(copy.position()).isBetween(begun, ended - 1);
              assertThat(log.append(commit("stay/" + UUID.randomUUID(), 0)).position())
                  .isGreaterThanOrEqualTo(copy.position());
              Path folder = temp.resolve("restored-" + i);
              LogBackup.restore(copy.file(), folder);
              List<String> here = leaves(log);
              with(
                  folder,
                  again ->
                      assertThat(leaves(again))
                          .isEqualTo(here.subList(0, Math.toIntExact(copy.head().commits()))));
            }
            enough.set(true);
            for (Future<?> one : writing) {
              one.get();
            }
          }
        });
  }

  @Test
  void aRestoredLogGoesOnWhereTheBackupEnds() {
    with(
        data,
        log -> {
          append(log, 3);
          log.append(commit("stay/1", 0).claiming(Set.of("patient/1/2/000001")));
          log.keepKeyChecks(Map.of(), Map.of("k1", "00ff"));
        });
    LogBackup.Copy copy = backup();
    assertThat(copy.file().getFileName()).hasToString("dognbok-3-20261122T091500Z.db");
    assertThat(copy.head().commits()).isEqualTo(4);
    assertThat(backups.resolve("dognbok-3-20261122T091500Z.db.sha256"))
        .hasContent(copy.sha256() + "  dognbok-3-20261122T091500Z.db");
    LogBackup.Copy back = LogBackup.restore(copy.file(), restored());
    assertThat(back.head()).isEqualTo(copy.head());
    assertThat(back.sha256()).isEqualTo(copy.sha256());
    with(
        restored(),
        log -> {
          assertThat(log.head()).isEqualTo(copy.head());
          assertThat(log.find("patient/1/2/000001").orElseThrow().position()).isEqualTo(3);
          assertThat(log.lastSequence("stay/1")).hasValue(0);
          assertThat(log.keyChecks()).isEqualTo(Map.of("k1", "00ff"));
          assertThat(log.settings()).isEqualTo(new SqliteEventLog.Settings("wal", 2));
          assertThat(log.append(commit("stay/1", 1)).position()).isEqualTo(4);
        });
    assertThat(names(backups)).hasSize(2); // nothing is left beside the copy and its checksum
    assertThat(names(restored())).containsExactlyInAnyOrder("log.db", "lock");
  }

  private static List<String> names(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatAKilledProcessLeftInTheWriteAheadLogIsInIt() throws IOException {
    Path left = Files.createDirectory(temp.resolve("left"));
    with(
        data,
        log -> {
          append(log, 5);
          for (String name : List.of("log.db", "log.db-wal")) {
            Files.copy(data.resolve(name), left.resolve(name));
          }
        });
    assertThat(LogBackup.write(left, backups, CLOCK).head().commits()).isEqualTo(5);
    with(left, log -> assertThat(log.head().commits()).isEqualTo(5));
  }

  @Test
  void aDamagedWriteAheadLogIsNotBackedUp() throws IOException {
    Path left = Files.createDirectory(temp.resolve("left"));
    with(
        data,
        log -> {
          append(log, 5);
          for (String name : List.of("log.db", "log.db-wal")) {
            Files.copy(data.resolve(name), left.resolve(name));
          }
        });
    byte[] wal = Files.readAllBytes(left.resolve("log.db-wal"));
    wal[32 + 24 + 100] ^= 1;
    Files.write(left.resolve("log.db-wal"), wal);
    assertThatThrownBy(() -> LogBackup.write(left, backups, CLOCK)).isInstanceOf(LogDamaged.class);
    assertThat(names(backups)).isEmpty();
  }

  @Test
  void whatWasErasedIsInNoBackupMadeAfterwards() throws IOException {
    with(
        data,
        log -> {
          Commit named = commit("stay/erased", 0);
          log.append(named);
          append(log, 3);
          log.append(
              Commit.of(UUID.randomUUID(), List.of())
                  .erasing(new Commit.Erasure(Set.of(named.events().getFirst().id()), Set.of())));
        });
    assertThat(new String(Files.readAllBytes(backup().file()), ISO_8859_1))
        .doesNotContain("secret-stay/erased")
        .contains("secret-stay/");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.2, 0.35, 0.5, 0.65, 0.8, 0.95})
  void aBackupInWhichAnythingWasTurnedIsNotRestored(double where) throws IOException {
    LogBackup.Copy copy = backedUp(200);
    byte[] bytes = Files.readAllBytes(copy.file());
    bytes[(int) (bytes.length * where)] ^= 1;
    Files.write(copy.file(), bytes);
    assertThatThrownBy(() -> LogBackup.restore(copy.file(), restored()))
        .isInstanceOf(LogDamaged.class);
    assertThat(restored()).doesNotExist();
  }

  @Test
  void aBackupThatSaysSomethingElseIsNotRestored_thoughItsChecksumIsGone() throws IOException {
    LogBackup.Copy copy = backedUp(20);
    String text = new String(Files.readAllBytes(copy.file()), ISO_8859_1);
    Files.write(copy.file(), text.replace("\"n\":1", "\"n\":2").getBytes(ISO_8859_1));
    Files.delete(backups.resolve(copy.file().getFileName() + ".sha256"));
    assertThatThrownBy(() -> LogBackup.restore(copy.file(), restored()))
        .isInstanceOf(LogDamaged.class)
        .hasMessageContaining("does not agree with the leaf");
  }

  @Test
  void aBackupThatWasCutOffIsNotRestored() throws IOException {
    LogBackup.Copy copy = backedUp(200);
    byte[] bytes = Files.readAllBytes(copy.file());
    Files.write(copy.file(), Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> LogBackup.restore(copy.file(), restored()))
        .isInstanceOf(LogDamaged.class);
  }

  @Test
  void aLogThatWasCopiedFromUnderAServerIsNoBackup() {
    with(
        data,
        log -> {
          append(log, 2);
          for (String name : List.of("log.db", "log.db-wal")) {
            Files.copy(data.resolve(name), temp.resolve(name));
          }
        });
    assertThatThrownBy(() -> LogBackup.restore(temp.resolve("log.db"), restored()))
        .isInstanceOf(LogUnavailable.class)
        .hasMessageContaining("-wal beside it");
  }

  @Test
  void aLogIsRestoredToAnEmptyFolderOnly() throws IOException {
    LogBackup.Copy copy = backedUp(1);
    assertThatThrownBy(() -> LogBackup.restore(copy.file(), data))
        .isInstanceOf(LogUnavailable.class)
        .hasMessageContaining("not empty (log.db");
    with(data, log -> assertThat(log.head().commits()).isEqualTo(1));
    Files.createDirectory(restored());
    Files.writeString(restored().resolve("pseudonym-keys"), "the keys, put back first");
    LogBackup.restore(copy.file(), restored());
    with(restored(), log -> assertThat(log.head().commits()).isEqualTo(1));
  }

  @Test
  void aRestoreThatWasKilledIsNoLogAndIsBegunAgain() throws IOException {
    LogBackup.Copy copy = backedUp(1);
    Files.createDirectory(restored());
    Files.writeString(restored().resolve("log.db.restoring"), "half a");
    assertThatThrownBy(() -> with(restored(), _ -> {}))
        .isInstanceOf(LogDamaged.class)
        .hasMessageContaining("log.db.restoring");
    LogBackup.restore(copy.file(), restored());
    with(restored(), log -> assertThat(log.head().commits()).isEqualTo(1));
  }

  @Test
  void aBackupReplacesNothing() {
    LogBackup.Copy copy = backedUp(1);
    assertThatThrownBy(this::backup)
        .isInstanceOf(LogUnavailable.class)
        .hasMessageContaining("is there already");
    assertThatThrownBy(() -> LogBackup.write(data, copy.file(), CLOCK))
        .hasMessageContaining("is there already");
    assertThat(names(backups)).hasSize(2);
  }

  @Test
  void whereThereIsNoLedgerOrNoFolderNothingIsMade() {
    assertThatThrownBy(() -> LogBackup.write(temp, backups, CLOCK))
        .hasMessageContaining("no ledger in " + temp);
    with(data, log -> append(log, 1));
    Path nowhere = temp.resolve("nowhere").resolve("backup.db");
    assertThatThrownBy(() -> LogBackup.write(data, nowhere, CLOCK))
        .hasMessageContaining("no folder " + nowhere.getParent());
    assertThat(names(backups)).isEmpty();
    assertThatThrownBy(() -> LogBackup.restore(backups, restored()))
        .hasMessageContaining("no file");
  }
}
