package no.dognbok.log.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import no.dognbok.log.Commit;
import no.dognbok.log.EncodedCommit;
import no.dognbok.log.ErasurePending;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is erased is in no file of the folder when whoever erased it is told so. */
@Timeout(60)
class ErasureTest {

  private static final Duration SHORT = Duration.ofMillis(300);

  private final String pseudonym = "k1:" + UUID.randomUUID();
  private final String message = "m-" + UUID.randomUUID();

  @TempDir Path path;
  private DataFolder folder;

  private SqliteEventLog open(Duration patience) {
    release();
    folder = DataFolder.open(path);
    return SqliteEventLog.open(folder, Clock.systemUTC(), EncodedCommit.randomSalts(), patience);
  }

  @AfterEach
  void release() {
    if (folder != null) {
      folder.close();
    }
  }

  /** Keeps a transaction open that reads, as a backup does. */
  private Connection otherReader() throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path.resolve("log.db"));
    Statement statement = connection.createStatement();
    statement.execute("BEGIN");
    statement.executeQuery("SELECT count(*) FROM events").next();
    return connection;
  }

  private Commit naming() {
    Commit.Event named =
        new Commit.Event(
            "stay/1",
            0,
            "named",
            "Happened",
            "1",
            Instant.EPOCH,
            "{}".getBytes(StandardCharsets.UTF_8),
            "{\"patient\":\"%s\",\"message\":\"%s\"}"
                .formatted(pseudonym, message)
                .getBytes(StandardCharsets.UTF_8));
    return Commit.of(UUID.randomUUID(), List.of(named))
        .claiming(
            Set.of("patient/1/%s/000001".formatted(pseudonym), "msg/her:59/%s".formatted(message)));
  }

  private static Commit plain() {
    return Commit.of(UUID.randomUUID(), List.of());
  }

  private static Commit erasing() {
    return plain().erasing(new Commit.Erasure(Set.of("named"), Set.of()));
  }

  private List<Path> filesWithEither() throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      return files.filter(Files::isRegularFile).filter(this::hasEither).toList();
    }
  }

  private boolean hasEither(Path file) {
    try {
      String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      return content.contains(pseudonym) || content.contains(message);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void neitherPseudonymNorMessageIsInAnyFileThoughOnlyTheEventWasNamed() throws IOException {
    try (SqliteEventLog log = open(SqliteEventLog.ERASURE_PATIENCE)) {
      log.append(naming());
      assertThat(filesWithEither()).isNotEmpty();
      log.append(erasing());
      assertThat(filesWithEither()).isEmpty();
      assertThat(log.erasurePending()).isFalse();
      assertThat(log.find("msg/her:59/" + message)).isEmpty();
      assertThat(log.last("patient/1/")).isEmpty();
    }
    assertThat(filesWithEither()).isEmpty();
  }

  @Test
  void whileAnotherProcessReadsTheErasureIsRecordedPendingAndVisiblySo() throws Exception {
    try (SqliteEventLog log = open(SHORT)) {
      log.append(naming());
      settled(log);
      try (Connection _ = otherReader()) {
        assertThatThrownBy(() -> log.append(erasing()))
            .isInstanceOfSatisfying(
                ErasurePending.class,
                pending -> {
                  assertThat(pending.position()).isEqualTo(1);
                  assertThat(pending).hasMessageContaining("recorded at position 1");
                });
        assertThat(log.erasurePending()).isTrue();
        assertThat(log.events(0, 1).getFirst().identity()).isEmpty();
        assertThat(filesWithEither()).isNotEmpty();
      }
      settled(log);
      assertThat(filesWithEither()).isEmpty();
    }
  }

  @Test
  void whoErasesWaitsUntilTheOtherProcessIsThrough() throws Exception {
    try (SqliteEventLog log = open(Duration.ofSeconds(30))) {
      log.append(naming());
      Connection reader = otherReader();
      Thread other =
          Thread.ofPlatform()
              .start(() -> {
                while (log.head().commits() < 2) {
                  Thread.onSpinWait();
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
                try {
                  reader.close();
                } catch (SQLException e) {
                  throw new IllegalStateException(e);
                }
              });
      log.append(erasing());
      other.join();
      assertThat(filesWithEither()).isEmpty();
    }
  }

  @Test
  void othersAreNotHeldUpByAnErasureThatWaits() throws Exception {
    try (SqliteEventLog log = open(Duration.ofSeconds(2))) {
      log.append(naming());
      try (Connection _ = otherReader()) {
        Thread eraser =
            Thread.ofPlatform()
                .start(() ->
                    assertThatThrownBy(() -> log.append(erasing()))
                        .isInstanceOf(ErasurePending.class));
        while (log.head().commits() < 2) {
          Thread.onSpinWait();
        }
        long slowest = 0;
        while (eraser.isAlive()) {
          long begun = System.nanoTime();
          log.append(plain());
          log.events(0, 1);
          slowest = Math.max(slowest, System.nanoTime() - begun);
        }
        assertThat(Duration.ofNanos(slowest)).isLessThan(Duration.ofSeconds(1));
        assertThat(log.head().commits()).isGreaterThan(10);
      }
    }
  }

  @Test
  void whatAKilledProcessErasedIsSeenToWhenTheLogIsOpenedAgain() throws Exception {
    Path killed = Files.createDirectory(path.resolve("killed"));
    try (SqliteEventLog log = open(SHORT)) {
      log.append(naming());
      settled(log);
      log.append(plain());
      try (Connection _ = otherReader()) {
        assertThatThrownBy(() -> log.append(erasing())).isInstanceOf(ErasurePending.class);
        for (String name : List.of("log.db", "log.db-wal")) {
          Files.copy(path.resolve(name), killed.resolve(name));
        }
      }
      settled(log);
    }
    assertThat(filesWithEither()).isNotEmpty();
    try (DataFolder copy = DataFolder.open(killed);
        SqliteEventLog log = SqliteEventLog.open(copy, Clock.systemUTC())) {
      settled(log);
      assertThat(filesWithEither()).isEmpty();
    }
  }

  private static void settled(SqliteEventLog log) {
    while (log.erasurePending()) { // bounded by the test's own time
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }
}
