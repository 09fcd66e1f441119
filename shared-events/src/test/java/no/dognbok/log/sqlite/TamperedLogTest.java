package no.dognbok.log.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import no.dognbok.log.Commit;
import no.dognbok.log.LogDamaged;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody changed or took away in the tables is found, whichever way one reads. */
class TamperedLogTest {

  @TempDir Path path;
  private DataFolder folder;
  private SqliteEventLog log;

  @BeforeEach
  void fill() {
    open();
    for (int i = 0; i < 30; i++) {
      log.append(Commit.of(UUID.randomUUID(), List.of(event(i))));
    }
  }

  private void open() {
    folder = DataFolder.open(path);
    log = SqliteEventLog.open(folder, Clock.systemUTC());
  }

  private static Commit.Event event(long sequence) {
    return new Commit.Event(
        "a",
        sequence,
        UUID.randomUUID().toString(),
        "Happened",
        "1",
        Instant.EPOCH,
        "{}".getBytes(StandardCharsets.UTF_8),
        "{}".getBytes(StandardCharsets.UTF_8));
  }

  @AfterEach
  void close() {
    log.close();
    folder.close();
  }

  private void tamper(String sql) throws Exception {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + path.resolve("log.db"));
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isEqualTo(1);
    }
  }

  private static void isDamage(ThrowingCallable read, String what) {
    assertThatThrownBy(read).isInstanceOf(LogDamaged.class).hasMessageContaining(what);
  }

  @Test
  void aChangedFact() throws Exception {
    tamper("UPDATE events SET facts = replace(facts, 'Happened', 'Happenes') WHERE idx = 17");
    assertThat(log.events(0, 17)).hasSize(17);
    isDamage(() -> log.events(17, 1), "event 17");
    isDamage(() -> log.commits(10, 20), "event 17");
    isDamage(() -> log.facts(17), "commit at position 17");
    assertThat(log.facts(16)).isPresent();
  }

  @Test
  void aChangedColumn() throws Exception {
    tamper("UPDATE events SET stream = 'b' WHERE idx = 17");
    isDamage(() -> log.stream("b", 0, 10), "columns of event 17");
  }

  @Test
  void anEventMovedToAnotherCommit() throws Exception {
    tamper("UPDATE events SET position = 3 WHERE idx = 17");
    isDamage(() -> log.events(17, 1), "no event with index 17");
  }

  @Test
  void aMissingCommit() throws Exception {
    tamper("DELETE FROM commits WHERE position = 17");
    isDamage(() -> log.commits(10, 100), "position 17");
    isDamage(() -> log.leaves(10, 100), "position 17");
    isDamage(() -> log.events(10, 100), "position 17");
    isDamage(() -> log.stream("a", 0, 100), "position 17");
  }

  @Test
  void aMissingEvent() throws Exception {
    tamper("DELETE FROM events WHERE idx = 17");
    isDamage(() -> log.events(10, 100), "event 17 is missing");
    isDamage(() -> log.events(17, 100), "event 17 is missing");
    isDamage(() -> log.stream("a", 10, 100), "event number 17 of a is missing");
    isDamage(() -> log.stream("a", 17, 100), "event number 17 of a is missing");
    isDamage(() -> log.commits(10, 100), "event 17 is missing");
    isDamage(() -> log.facts(17), "the facts blocks of 0 events, and a leaf of 1");
  }

  @Test
  void aMissingEnd() throws Exception {
    tamper("DELETE FROM events WHERE idx = 29");
    isDamage(() -> log.events(10, 100), "event 29 is missing");
    isDamage(() -> log.events(29, 1), "event 29 is missing");
    tamper("DELETE FROM commits WHERE position = 29");
    isDamage(() -> log.commits(10, 100), "position 29 is missing");
    isDamage(() -> log.commits(29, 100), "position 29 is missing");
    isDamage(() -> log.leaves(10, 100), "position 29 is missing");
  }

  @Test
  void anEndThatIsMissingWhenItIsOpened() throws Exception {
    log.close();
    folder.close();
    tamper("DELETE FROM events WHERE idx = 29");
    isDamage(this::open, "30 commits that say there are 30 events, and there are 29");
    folder.close();
    tamper("DELETE FROM commits WHERE position = 29");
    open();
    log.close();
    folder.close();
    tamper("DELETE FROM commits WHERE position = 28");
    isDamage(this::open, "28 commits that say there are 28 events, and there are 29");
  }
}
