package no.dognbok.log.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import no.dognbok.log.Commit;
import no.dognbok.log.LateClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class OpeningTest {

  private static final Clock NOON =
      Clock.fixed(Instant.parse("2025-03-01T12:00:00Z"), ZoneOffset.UTC);

  @TempDir Path path;

  private void append(Clock clock) {
    try (DataFolder folder = DataFolder.open(path);
        SqliteEventLog log = SqliteEventLog.open(folder, clock)) {
      log.append(Commit.of(UUID.randomUUID(), List.of()));
    }
  }

  private List<String> errorsOnOpening(Clock clock) {
    Logger logger = (Logger) LoggerFactory.getLogger(LateClock.class);
    ListAppender<ILoggingEvent> appender = new ListAppender<>();
    appender.start();
    logger.addAppender(appender);
    try (DataFolder folder = DataFolder.open(path);
        SqliteEventLog _ = SqliteEventLog.open(folder, clock)) {
      return appender.list.stream()
          .filter(event -> event.getLevel() == Level.ERROR)
          .map(ILoggingEvent::getFormattedMessage)
          .toList();
    } finally {
      logger.detachAppender(appender);
    }
  }

  @Test
  void aClockThatIsBehindTheLastCommitIsSaidLoudly() {
    append(NOON);
    Clock wentBack = Clock.offset(NOON, Duration.ofMinutes(-6));
    assertThat(errorsOnOpening(wentBack))
        .singleElement()
        .asString()
        .contains("2025-03-01T12:00:00Z", "2025-03-01T11:54:00Z");
    assertThat(errorsOnOpening(Clock.offset(NOON, Duration.ofMinutes(-4)))).isEmpty();
    assertThat(errorsOnOpening(NOON)).isEmpty();
  }

  @Test
  void anEmptyLogHasNoLastCommitToBeBehind() {
    assertThat(errorsOnOpening(NOON)).isEmpty();
  }

  @Test
  void whatWasOpenedBeforeTheOpeningFailedIsClosedAgain() {
    append(NOON);
    try (DataFolder folder = DataFolder.open(path)) {
      assertThatThrownBy(() -> SqliteEventLog.open(folder, new BrokenClock()))
          .hasMessage("no time");
      // SQLite takes its own files away with the last connection.
      assertThat(path.resolve("log.db-wal")).doesNotExist();
    }
    append(NOON);
  }

  private static final class BrokenClock extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      throw new IllegalStateException("no time");
    }
  }
}
