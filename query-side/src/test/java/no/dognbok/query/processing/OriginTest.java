package no.dognbok.query.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import no.dognbok.log.Commit;
import no.dognbok.mongotest.TestDatabase;
import no.dognbok.query.TestLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Views go on from the log that they were made of, and from no other. */
class OriginTest {

  @TempDir Path folder;
  @AutoClose private final TestDatabase database = TestDatabase.create();
  private final List<TestLog> logs = new ArrayList<>();

  private TestLog log(int commits) {
    TestLog log = new TestLog(folder.resolve(UUID.randomUUID().toString()));
    logs.add(log);
    append(log, commits);
    return log;
  }

  private static void append(TestLog log, int commits) {
    for (int i = 0; i < commits; i++) {
      log.log()
          .append(
              new Commit(
                  UUID.randomUUID(),
                  List.of(),
                  Set.of(UUID.randomUUID().toString()),
                  Commit.Erasure.NOTHING));
    }
  }

  private Origin of(TestLog log) {
    return new Origin(database.database(), log.log());
  }

  @AfterEach
  void close() {
    logs.forEach(TestLog::close);
  }

  @Test
  void theSameLogIsReadOnAlsoWhenItHasGrown() {
    TestLog log = log(5);
    assertThatCode(() -> of(log).require()).doesNotThrowAnyException();
    of(log).mark(3);
    of(log).mark(4);
    append(log, 5);
    assertThatCode(() -> of(log).require()).doesNotThrowAnyException();
  }

  @Test
  void aLogThatIsShorterThanWhatTheViewsHoldIsAnother() {
    of(log(5)).mark(4);
    TestLog restored = log(3);
    assertThatThrownBy(() -> of(restored).require())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("position 4 of another log")
        .hasMessageContaining("stays")
        .hasMessageContaining("tokens");
  }

  @Test
  void whatAnotherProgramWroteInAnotherFormIsMadeAnew() {
    TestLog log = log(5);
    of(log).mark(4);
    for (int form : new int[] {1, 99}) {
      database
          .database()
          .getCollection("views")
          .updateOne(
              Filters.eq("_id", "origin"),
              form == 1 ? Updates.unset("form") : Updates.set("form", form));
      assertThatThrownBy(() -> of(log).require())
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(form == 1 ? "an older program" : "a newer program")
          .hasMessageContaining("disputes");
    }
  }

  @Test
  void soIsOneWithAnotherCommitAtThatPosition() {
    of(log(5)).mark(4);
    TestLog another = log(0).recordedAt("2025-11-01T09:00");
    append(another, 9);
    assertThatThrownBy(() -> of(another).require()).hasMessageContaining("position 4");
  }

  @Test
  void whoIsBehindDoesNotTakeItBack() {
    TestLog log = log(5);
    of(log).mark(4);
    of(log).mark(2);
    assertThat(database.database().getCollection("views").find().first().getLong("position"))
        .isEqualTo(4);
  }
}
