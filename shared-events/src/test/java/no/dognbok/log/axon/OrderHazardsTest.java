package no.dognbok.log.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import no.dognbok.events.EventSamples;
import no.dognbok.events.StayEvent;
import no.dognbok.log.sqlite.DataFolder;
import no.dognbok.log.sqlite.SqliteEventLog;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What goes wrong where events are ordered by their writers' clocks, and cannot go wrong in a log
 * that is ordered by position.
 */
class OrderHazardsTest {

  private static final Instant NOW = Instant.parse("2025-03-01T12:00:00Z");

  @TempDir Path path;
  private DataFolder folder;
  private SqliteEventLog log;
  private EventLogStorageEngine engine;
  private long sequence;

  @BeforeEach
  void open() {
    folder = DataFolder.open(path);
    log = SqliteEventLog.open(folder, Clock.systemUTC());
    EventSerializer serializer = EventSerializer.create();
    EventLogStorageEngine.Builder builder = EventLogStorageEngine.builder(log);
    builder.eventSerializer(serializer).snapshotSerializer(serializer);
    engine = builder.build();
  }

  @AfterEach
  void close() {
    log.close();
    folder.close();
  }

  private void append(Instant... times) {
    engine.appendEvents(
        Stream.of(times)
            .map(time ->
                new GenericDomainEventMessage<>(
                    "stay",
                    "stay/1",
                    sequence++,
                    new StayEvent.PatientDied(EventSamples.TOLD),
                    MetaData.emptyInstance(),
                    UUID.randomUUID().toString(),
                    time))
            .toList());
  }

  private List<TrackedEventMessage<?>> after(TrackingToken token) {
    List<TrackedEventMessage<?>> events = new ArrayList<>();
    engine.readEvents(token, false).forEachOrdered(events::add);
    return events;
  }

  private List<Instant> timesAfter(TrackingToken token) {
    return after(token).stream().map(event -> event.getTimestamp()).toList();
  }

  private TrackingToken readToTheEnd() {
    return after(engine.createTailToken()).getLast().trackingToken();
  }

  @Test
  void anEventThatIsStoredLateIsDelivered() {
    append(NOW, NOW.plusMillis(1_500));
    TrackingToken token = readToTheEnd();
    append(NOW.minusSeconds(3_600), NOW);
    assertThat(timesAfter(token)).containsExactly(NOW.minusSeconds(3_600), NOW);
  }

  @Test
  void aClockThatIsAnHourAheadLosesNothingOfTheNextHour() {
    append(NOW.plusSeconds(3_600));
    TrackingToken token = readToTheEnd();
    for (int second = 0; second < 100; second++) {
      append(NOW.plusSeconds(second));
      List<TrackedEventMessage<?>> news = after(token);
      assertThat(news).hasSize(1);
      token = news.getLast().trackingToken();
    }
  }

  @Test
  void eventsOfTwoNodesWhoseClocksDifferAreReplayedInTheOrderInWhichTheyWereStored() {
    Instant opened = NOW.plusMillis(300);
    Instant cancelled = NOW;
    append(opened);
    append(cancelled);
    assertThat(timesAfter(engine.createTailToken())).containsExactly(opened, cancelled);
  }

  @Test
  void aReplayFlagsWhatIsReplayedAndNothingElse() {
    append(Stream.generate(() -> NOW).limit(200).toArray(Instant[]::new));
    TrackingToken token =
        ReplayToken.createReplayToken(engine.createHeadToken(), engine.createTailToken());
    append(Stream.generate(() -> NOW).limit(50).toArray(Instant[]::new));
    List<Long> flagged = new ArrayList<>();
    for (TrackedEventMessage<?> event : after(WrappedToken.unwrapLowerBound(token))) {
      token = WrappedToken.advance(token, event.trackingToken());
      if (ReplayToken.isReplay(token)) {
        flagged.add(event.trackingToken().position().orElseThrow());
      }
    }
    assertThat(flagged).containsExactlyElementsOf(LongStream.range(0, 200).boxed().toList());
    assertThat(token.position()).hasValue(249);
  }

  @Test
  void aTokenStaysSmallHoweverMuchIsRead() {
    for (int i = 0; i < 10; i++) {
      append(Stream.generate(() -> NOW).limit(500).toArray(Instant[]::new));
    }
    byte[] stored = EventSerializer.create().serialize(readToTheEnd(), byte[].class).getData();
    assertThat(stored).hasSizeLessThan(100);
  }

  @Test
  void fromTheHeadNothingOldIsDelivered() {
    append(NOW, Instant.now());
    TrackingToken head = engine.createHeadToken();
    assertThat(after(head)).isEmpty();
    append(NOW.minusSeconds(1));
    assertThat(timesAfter(head)).containsExactly(NOW.minusSeconds(1));
  }
}
