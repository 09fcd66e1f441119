package no.dognbok.log.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.util.function.Supplier;
import no.dognbok.log.EventLog;
import no.dognbok.log.EventLogContract;
import no.dognbok.log.LogDamaged;
import no.dognbok.log.LogUnavailable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract of the log on SQLite, and what is SQLite's own. */
class SqliteEventLogTest extends EventLogContract {

  @TempDir Path path;
  private DataFolder folder;

  @Override
  protected EventLog open(Clock clock, Supplier<byte[]> salts) {
    if (folder != null) {
      folder.close();
    }
    folder = DataFolder.open(path);
    return SqliteEventLog.open(folder, clock, salts);
  }

  private SqliteEventLog open() {
    return (SqliteEventLog) open(Clock.systemUTC(), () -> new byte[16]);
  }

  @AfterEach
  void release() {
    if (folder != null) {
      folder.close();
    }
  }

  private Path file() {
    return path.resolve("log.db");
  }

  @Test
  void theWritingConnectionItselfSaysWalAndFull() {
    try (SqliteEventLog log = open()) {
      assertThat(log.settings()).isEqualTo(new SqliteEventLog.Settings("wal", 2));
    }
  }

  @Test
  void aFileThatIsNoLogIsRefusedAndLeftAsItIs() throws IOException {
    refusedAndUnchanged(
        "no database at all, just some text of more than a hundred bytes, ".repeat(3));
    refusedAndUnchanged("short");
    refusedAndUnchanged("");
  }

  private void refusedAndUnchanged(String content) throws IOException {
    Files.createDirectories(path);
    Files.writeString(file(), content);
    assertThatThrownBy(this::open)
        .isInstanceOf(LogDamaged.class)
        .hasMessageContaining("left as it is");
    assertThat(Files.readString(file())).isEqualTo(content);
  }

  @Test
  void aDatabaseOfAnotherProgramIsRefused() throws Exception {
    Files.createDirectories(path);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE something (x)");
    }
    assertThatThrownBy(this::open)
        .isInstanceOf(LogDamaged.class)
        .hasMessageContaining("not a log of Døgnbok");
  }

  @Test
  void aNewerFileIsRefusedByItsVersionAndLeftAsItIs() throws Exception {
    open().close();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA user_version = 7");
      statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }
    byte[] before = Files.readAllBytes(file());
    assertThatThrownBy(this::open)
        .isInstanceOf(LogDamaged.class)
        .hasMessageContaining("version 7")
        .hasMessageContaining("knows version 1");
    assertThat(Files.readAllBytes(file())).isEqualTo(before);
  }

  @Test
  void aTruncatedFileIsRefusedAndLeftAsItIs() throws Exception {
    fill();
    try (RandomAccessFile raw = new RandomAccessFile(file().toFile(), "rw")) {
      raw.setLength(raw.length() / 2);
    }
    byte[] before = Files.readAllBytes(file());
    assertThatThrownBy(this::open).isInstanceOf(LogDamaged.class);
    assertThat(Files.readAllBytes(file())).isEqualTo(before);
  }

  @Test
  void aDamagedPageIsRefusedAndLeftAsItIs() throws Exception {
    fill();
    try (RandomAccessFile raw = new RandomAccessFile(file().toFile(), "rw")) {
      raw.seek(3 * 4096); // the head of a page
      raw.write(new byte[64]);
    }
    byte[] before = Files.readAllBytes(file());
    assertThatThrownBy(this::open).isInstanceOf(LogDamaged.class);
    assertThat(Files.readAllBytes(file())).isEqualTo(before);
  }

  private void fill() {
    try (SqliteEventLog log = open()) {
      for (int i = 0; i < 300; i++) {
        log.append(commit(event("a", i)));
      }
    }
  }

  @Test
  void aFullDiskFailsTheCommitLeavesNothingAndIsOverWhenThereIsRoomAgain() throws Exception {
    try (SqliteEventLog log = open()) {
      log.append(commit(event("a", 0)));
      log.limitPages(60);
      Throwable failure = null;
      int appended = 1;
      for (int i = 1; i < 500 && failure == null; i++) {
        try {
          log.append(commit(event("a", i), event("b", i)));
          appended++;
        } catch (LogUnavailable e) {
          failure = e;
        }
      }
      assertThat(failure).hasMessageContaining("full");
      assertThat(log.head().commits()).isEqualTo(appended);
      assertThat(log.commits(0, 10_000)).hasSize(appended);
      log.limitPages(1_000_000);
      assertThat(log.append(commit(event("a", appended), event("b", appended))).position())
          .isEqualTo(appended);
    }
  }

  @Test
  void whileOnePartHoldsTheFolderAnotherIsRefusedAndToldWhereTheServerIs() {
    open().close();
    assertThatThrownBy(() -> DataFolder.open(path))
        .isInstanceOfSatisfying(
            DataFolder.InUse.class, inUse -> assertThat(inUse.server()).isEmpty());
    folder.serving("http://127.0.0.1:8180");
    assertThatThrownBy(() -> DataFolder.open(path))
        .isInstanceOfSatisfying(
            DataFolder.InUse.class,
            inUse -> assertThat(inUse.server()).contains("http://127.0.0.1:8180"));
    assertThat(DataFolder.server(path)).contains("http://127.0.0.1:8180");
    folder.close();
    assertThat(DataFolder.server(path)).isEmpty();
    folder = DataFolder.open(path);
  }
}
