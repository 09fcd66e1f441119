package no.dognbok.log.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import no.dognbok.events.EventSamples;
import no.dognbok.events.StayEvent;
import no.dognbok.log.EventLog;
import no.dognbok.log.StoredEvent;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The eight ways in which Axon on MongoDB loses, repeats or mixes up events where they are ordered
 * by their writers' clocks, each of which cannot happen in a log that is ordered by position. Two
 * nodes write it, by clocks of their own; where a store takes one process only, that one.
 */
class EightHazardsTest {

  @Nested
  class OnSqlite extends Hazards {

    @TempDir Path path;

    @Override
    LogUnderTest log() {
      return LogUnderTest.sqlite(path);
    }
  }

  @Nested
  class OnMongo extends Hazards {

    @Override
    LogUnderTest log() {
      return LogUnderTest.mongo();
    }
  }

  abstract static class Hazards {

    private static final Instant NOW = Instant.parse("2025-03-01T12:00:00Z");
    private static final Duration ASTRAY = Duration.ofMillis(300);

    private LogUnderTest test;
    private EventLog log;
    private EventLogStorageEngine engine;
    private EventLogStorageEngine otherNode;
    private long sequence;
    private long commits;

    abstract LogUnderTest log();

    @BeforeEach
    void open() {
      test = log();
      log = test.open();
      engine = engine(log);
      otherNode = engine(test.open(Clock.offset(Clock.systemUTC(), ASTRAY.negated())));
    }

    private static EventLogStorageEngine engine(EventLog log) {
      EventSerializer serializer = EventSerializer.create();
      EventLogStorageEngine.Builder builder = EventLogStorageEngine.builder(log);
      builder.eventSerializer(serializer).snapshotSerializer(serializer);
      return builder.build();
    }

    @AfterEach
    void close() throws Exception {
      test.close();
    }

    private static DomainEventMessage<?> message(String stream, long number, Instant time) {
      return new GenericDomainEventMessage<>(
          "stay",
          stream,
          number,
          new StayEvent.PatientDied(EventSamples.TOLD),
          MetaData.emptyInstance(),
          UUID.randomUUID().toString(),
          time);
    }

    private void append(Instant... times) {
      append(engine, times);
    }

    private void append(EventLogStorageEngine node, Instant... times) {
      node.appendEvents(Stream.of(times).map(time -> message("stay/1", sequence++, time)).toList());
      commits++;
    }

    /** What is delivered behind a token, once this node has seen all that was appended. */
    private List<TrackedEventMessage<?>> after(TrackingToken token) {
      seeAll();
      List<TrackedEventMessage<?>> events = new ArrayList<>();
      engine.readEvents(token, false).forEachOrdered(events::add);
      return events;
    }

    private void seeAll() {
      try {
        assertThat(commits == 0 || log.await(commits - 1, Duration.ofSeconds(10))).isTrue();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    private List<Instant> timesAfter(TrackingToken token) {
      return after(token).stream().map(event -> event.getTimestamp()).toList();
    }

    private TrackingToken readToTheEnd() {
      return after(engine.createTailToken()).getLast().trackingToken();
    }

    @Test
    void hazard1AnEventThatIsStored1500MillisecondsLateIsDelivered() {
      append(NOW, NOW.plusMillis(1_500));
      TrackingToken token = readToTheEnd();
      append(otherNode, NOW.minusSeconds(3_600), NOW);
      assertThat(timesAfter(token)).containsExactly(NOW.minusSeconds(3_600), NOW);
    }

    @Test
    void hazard2AClockThatIsAnHourAheadLosesNothingOfTheNextHour() {
      append(otherNode, NOW.plusSeconds(3_600));
      TrackingToken token = readToTheEnd();
      for (int second = 0; second < 100; second++) {
        append(NOW.plusSeconds(second));
        List<TrackedEventMessage<?>> news = after(token);
        assertThat(news).hasSize(1);
        token = news.getLast().trackingToken();
      }
    }

    @Test
    void hazard3TwoNodesWhoseClocksAre300MillisecondsApartAreReplayedInTheOrderOfTheLog() {
      Instant opened = NOW.plus(ASTRAY);
      Instant cancelled = NOW;
      append(engine, opened);
      append(otherNode, cancelled);
      assertThat(timesAfter(engine.createTailToken())).containsExactly(opened, cancelled);
    }

    @Test
    void hazard4TwoAggregatesInOneUnitOfWorkKeepTheirStreamsApart() {
      engine.appendEvents(
          List.of(
              message("stay/1", 0, NOW),
              message("stay/2", 0, NOW.plusSeconds(1)),
              message("stay/1", 1, NOW.plusSeconds(2)),
              message("stay/2", 1, NOW.plusSeconds(3))));
      for (String stream : List.of("stay/1", "stay/2")) {
        assertThat(engine.readEvents(stream).asStream())
            .allSatisfy(event -> assertThat(event.getAggregateIdentifier()).isEqualTo(stream))
            .extracting(event -> event.getSequenceNumber())
            .containsExactly(0L, 1L);
      }
      assertThat(log.stream("stay/2", 0, 10))
          .extracting(StoredEvent::index)
          .containsExactly(1L, 3L);
    }

    @Test
    void hazard5ACommandThatFailsOnItsSecondEventLeavesNothingOfItsFirst() {
      append(NOW, NOW);
      assertThatThrownBy(() ->
              engine.appendEvents(List.of(message("stay/2", 0, NOW), message("stay/1", 1, NOW))))
          .isInstanceOf(ConcurrencyException.class);
      assertThat(log.stream("stay/2", 0, 10)).isEmpty();
      assertThat(after(engine.createTailToken())).hasSize(2);
    }

    @Test
    void hazard6AReplayFlagsWhatIsReplayedAndNothingElse() {
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
    void hazard7ATokenStaysSmallHoweverMuchIsRead() {
      for (int i = 0; i < 10; i++) {
        append(Stream.generate(() -> NOW).limit(500).toArray(Instant[]::new));
      }
      byte[] stored = EventSerializer.create().serialize(readToTheEnd(), byte[].class).getData();
      assertThat(stored).hasSizeLessThan(100);
    }

    @Test
    void hazard8FromTheHeadNothingOldIsDelivered() {
      append(NOW, Instant.now());
      TrackingToken head = engine.createHeadToken();
      assertThat(after(head)).isEmpty();
      append(NOW.minusSeconds(1));
      assertThat(timesAfter(head)).containsExactly(NOW.minusSeconds(1));
    }
  }
}
