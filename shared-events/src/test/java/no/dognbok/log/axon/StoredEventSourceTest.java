package no.dognbok.log.axon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import no.dognbok.log.Commit;
import no.dognbok.log.EventLog;
import no.dognbok.log.LogUnavailable;
import no.dognbok.log.StoredEvent;
import no.dognbok.log.sqlite.DataFolder;
import no.dognbok.log.sqlite.SqliteEventLog;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.ConfigToken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What Axon's processors read: the stored events themselves, all of them, in order, at once. */
@Timeout(60)
class StoredEventSourceTest {

  @TempDir Path path;
  private DataFolder folder;
  private SqliteEventLog log;
  private StoredEventSource source;
  private int told;

  @BeforeEach
  void open() {
    folder = DataFolder.open(path);
    log = SqliteEventLog.open(folder, Clock.systemUTC());
    source = new StoredEventSource(log, 8, Duration.ofMillis(200));
  }

  @AfterEach
  void close() {
    log.close();
    folder.close();
  }

  private void append(@Nullable String stream, int events) {
    List<Commit.Event> some = new ArrayList<>();
    for (int i = 0; i < events; i++) {
      some.add(
          new Commit.Event(
              stream,
              stream == null ? -1 : log.lastSequence(stream).orElse(-1) + 1 + i,
              "e" + told++,
              "Test",
              "1",
              Instant.EPOCH,
              "{}".getBytes(UTF_8),
              "{}".getBytes(UTF_8)));
    }
    log.append(Commit.of(UUID.randomUUID(), some));
  }

  private static StoredEvent next(BlockingStream<TrackedEventMessage<?>> stream)
      throws InterruptedException {
    return (StoredEvent) stream.nextAvailable().getPayload();
  }

  @Test
  void allEventsComeInOrderWhateverTheirCommitsHold() throws Exception {
    append("stay/1", 3);
    append("stay/2", 0);
    append(null, 2);
    append("stay/1", 20);
    try (BlockingStream<TrackedEventMessage<?>> stream = source.openStream(null)) {
      for (int i = 0; i < 25; i++) {
        assertThat(next(stream).id()).isEqualTo("e" + i);
      }
      assertThat(stream.hasNextAvailable()).isFalse();
      assertThat(stream.peek()).isEmpty();
    }
  }

  @Test
  void aMessageHasItsStreamAndATokenToReadOnFrom() throws Exception {
    append("stay/1", 1);
    append(null, 1);
    append("stay/1", 1);
    TrackingToken token;
    try (BlockingStream<TrackedEventMessage<?>> stream =
        source.openStream(source.createTailToken())) {
      stream.nextAvailable();
      TrackedEventMessage<?> ofNone = stream.nextAvailable();
      assertThat(ofNone).isNotInstanceOf(DomainEventMessage.class);
      token = ofNone.trackingToken();
      assertThat(token).isEqualTo(new GlobalSequenceTrackingToken(1));
    }
    try (BlockingStream<TrackedEventMessage<?>> stream = source.openStream(token)) {
      DomainEventMessage<?> last = (DomainEventMessage<?>) stream.nextAvailable();
      assertThat(last.getAggregateIdentifier()).isEqualTo("stay/1");
      assertThat(last.getSequenceNumber()).isEqualTo(1);
      assertThat(last.getType()).isEqualTo("stay");
      assertThat(last.getIdentifier()).isEqualTo("e2");
      assertThat(((TrackedEventMessage<?>) last).trackingToken())
          .isEqualTo(source.createHeadToken());
    }
  }

  @Test
  void whoeverWaitsIsCalledWhenSomethingIsTold() throws Exception {
    append("stay/1", 1);
    try (BlockingStream<TrackedEventMessage<?>> stream =
        source.openStream(source.createHeadToken())) {
      Semaphore called = new Semaphore(0);
      assertThat(stream.setOnAvailableCallback(called::release)).isTrue();
      assertThat(stream.hasNextAvailable(10, TimeUnit.MILLISECONDS)).isFalse();
      append("stay/1", 1);
      called.acquire();
      assertThat(stream.hasNextAvailable()).isTrue();
      assertThat(next(stream).id()).isEqualTo("e1");
      append("stay/1", 1);
      assertThat(stream.hasNextAvailable(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void aLogThatCannotBeReadIsSaidAfterWhatHadBeenRead() throws Exception {
    append("stay/1", 2);
    EventLog failing =
        (EventLog)
            Proxy.newProxyInstance(
                EventLog.class.getClassLoader(),
                new Class<?>[] {EventLog.class},
                (_, method, arguments) -> {
                  if (method.getName().equals("events") && (long) arguments[0] > 0) {
                    throw new LogUnavailable("it is away");
                  }
                  try {
                    return method.invoke(log, arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
    Semaphore called = new Semaphore(0);
    try (BlockingStream<TrackedEventMessage<?>> stream =
        new StoredEventSource(failing, 1, Duration.ofMillis(200)).openStream(null)) {
      stream.setOnAvailableCallback(called::release);
      called.acquire();
      assertThat(next(stream).id()).isEqualTo("e0");
      assertThatThrownBy(() -> stream.hasNextAvailable(30, TimeUnit.SECONDS))
          .isInstanceOf(LogUnavailable.class)
          .hasMessage("it is away");
      called.acquire();
      assertThatThrownBy(stream::nextAvailable).isInstanceOf(LogUnavailable.class);
    }
  }

  @Test
  void aTokenOfAnotherKindIsRefused() {
    assertThatThrownBy(() -> source.openStream(new ConfigToken(Map.of())))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
