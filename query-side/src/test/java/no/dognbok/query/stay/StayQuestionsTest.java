package no.dognbok.query.stay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import no.dognbok.events.Address;
import no.dognbok.events.Refusal;
import no.dognbok.events.StayEvent;
import no.dognbok.events.Told;
import no.dognbok.log.Commit;
import no.dognbok.log.EventJson;
import no.dognbok.log.sqlite.DataFolder;
import no.dognbok.log.sqlite.SqliteEventLog;
import no.dognbok.query.feed.LogFeed;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.surroundings.SurroundingsView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known where nobody says what was known. */
class StayQuestionsTest {

  private static final Instant NOON = Instant.parse("2025-05-12T10:00:00Z");
  private static final Address HOSPITAL = Address.org("974754118");
  private static final Scope AUDITOR = new Scope.Auditor(HOSPITAL);

  @TempDir Path path;

  @Test
  void afterTheClockWentBackWhatWasJustAcknowledgedIsSeen() {
    Clock right = Clock.fixed(NOON, ZoneOffset.UTC);
    Clock ahead = Clock.offset(right, Duration.ofHours(1));
    UUID stay = UUID.randomUUID();
    record(stay, ahead, 0);
    try (DataFolder folder = DataFolder.open(path);
        SqliteEventLog log = SqliteEventLog.open(folder, right)) {
      StaysInMemory stays = new StaysInMemory();
      SurroundingsView surroundings = new SurroundingsView();
      try (LogFeed feed = new LogFeed(log, List.of(surroundings, stays))) {
        feed.start();
        long acknowledged = log.append(telling(stay, 1)).position();
        while (!feed.isCaughtUp()) {
          Thread.onSpinWait();
        }
        feed.require(acknowledged);
        StayQuestions questions =
            new StayQuestions(
                stays, DisputesOfStays.NONE, surroundings, feed, IncompleteStays.NONE, right);
        StayQuestions.Judged judged = questions.judge(stay, AUDITOR, questions.when(null, null));
        assertThat(judged.known()).hasSize(2);
        assertThat(judged.basis().asOf().toInstant()).isEqualTo(NOON);
        assertThat(judged.basis().knownAt().toInstant()).isEqualTo(NOON.plusSeconds(3_600));
        assertThatThrownBy(
                () -> questions.judge(stay, AUDITOR, questions.when(null, "2025-05-12T12:00")))
            .isInstanceOf(Refusal.class)
            .hasMessageContaining("nothing was known");
      }
    }
  }

  private void record(UUID stay, Clock clock, long sequence) {
    try (DataFolder folder = DataFolder.open(path);
        SqliteEventLog log = SqliteEventLog.open(folder, clock)) {
      log.append(telling(stay, sequence));
    }
  }

  private static Commit telling(UUID stay, long sequence) {
    Told told =
        new Told(
            NOON.minusSeconds(600),
            null,
            HOSPITAL,
            HOSPITAL,
            null,
            null,
            null,
            UUID.randomUUID(),
            null,
            null,
            List.of());
    return Commit.of(
        UUID.randomUUID(),
        List.of(
            new Commit.Event(
                "stay/" + stay,
                sequence,
                UUID.randomUUID().toString(),
                "AdmissionMentioned",
                "1",
                NOON,
                EventJson.write(new StayEvent.AdmissionMentioned(told)),
                "{}".getBytes(StandardCharsets.UTF_8))));
  }
}
