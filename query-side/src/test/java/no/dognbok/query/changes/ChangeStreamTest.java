package no.dognbok.query.changes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import no.dognbok.events.Address;
import no.dognbok.events.CareType;
import no.dognbok.events.MessageKey;
import no.dognbok.events.Moment;
import no.dognbok.events.StayEvent.PatientAdmitted;
import no.dognbok.events.Told;
import no.dognbok.identity.Caller;
import no.dognbok.log.Commit;
import no.dognbok.log.EventJson;
import no.dognbok.log.EventTypes;
import no.dognbok.log.sqlite.DataFolder;
import no.dognbok.log.sqlite.SqliteEventLog;
import no.dognbok.query.dispute.DisputesInMemory;
import no.dognbok.query.docket.DocketInMemory;
import no.dognbok.query.feed.LogFeed;
import no.dognbok.query.scope.Scopes;
import no.dognbok.query.stay.StaysInMemory;
import no.dognbok.query.surroundings.SurroundingsView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.reactivestreams.Subscription;
import org.springframework.http.HttpHeaders;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;

/** A stream of changes goes at the pace of who reads it, and ends when it is told to. */
@Timeout(60)
class ChangeStreamTest {

  private static final Caller AUDITOR = Caller.of(Map.of(Caller.ORGANISATION, "910000004")::get);
  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir Path path;
  private DataFolder folder;
  private SqliteEventLog log;
  private LogFeed feed;
  private ChangesController controller;

  @BeforeEach
  void open() {
    folder = DataFolder.open(path);
    log = SqliteEventLog.open(folder, Clock.systemUTC());
  }

  private void serve(Duration heartbeat) {
    StaysInMemory stays = new StaysInMemory();
    SurroundingsView surroundings = new SurroundingsView();
    DocketInMemory docket = new DocketInMemory(stays, surroundings);
    EventOrderInMemory order = new EventOrderInMemory(surroundings, stays, docket);
    feed = new LogFeed(log, List.of(surroundings, stays, docket, order));
    feed.start();
    while (!feed.isCaughtUp()) { // bounded by the test's own time
      Thread.onSpinWait();
    }
    Scopes scopes = new Scopes(feed, surroundings, Set.of(AUDITOR.asker()));
    controller =
        new ChangesController(
            new Followers(order, surroundings, new DisputesInMemory(), scopes, feed), heartbeat);
  }

  @AfterEach
  void close() {
    feed.close();
    log.close();
    folder.close();
  }

  private void tell(int commits) {
    for (int i = 0; i < commits; i++) {
      UUID stay = UUID.randomUUID();
      PatientAdmitted event =
          new PatientAdmitted(
              Told.of(
                  Moment.exact(Clock.systemUTC().instant()),
                  Address.org("974754118"),
                  MessageKey.of("test", stay.toString())),
              null,
              null,
              CareType.SOMATIC,
              null);
      log.append(
          Commit.of(
              UUID.randomUUID(),
              List.of(
                  new Commit.Event(
                      "stay/" + stay,
                      0,
                      UUID.randomUUID().toString(),
                      EventTypes.name(event.getClass()),
                      EventTypes.revision(event.getClass()),
                      Clock.systemUTC().instant(),
                      EventJson.write(event),
                      "{}".getBytes(UTF_8)))));
    }
  }

  /** Reads as many messages as it is let. */
  private static final class Reader extends BaseSubscriber<ServerSentEvent<ChangesPage>> {

    private final BlockingQueue<ServerSentEvent<ChangesPage>> got = new ArrayBlockingQueue<>(1_000);
    private final CountDownLatch ended = new CountDownLatch(1);

    static Reader of(Flux<ServerSentEvent<ChangesPage>> stream) {
      Reader reader = new Reader();
      stream.subscribe(reader);
      return reader;
    }

    @Override
    protected void hookOnSubscribe(Subscription subscription) {
      // asks for nothing by itself
    }

    @Override
    protected void hookOnNext(ServerSentEvent<ChangesPage> message) {
      got.add(message);
    }

    @Override
    protected void hookOnComplete() {
      ended.countDown();
    }

    ServerSentEvent<ChangesPage> take() throws InterruptedException {
      request(1);
      return got.take();
    }
  }

  private Reader follow(@Nullable Long after) {
    return Reader.of(controller.stream(after, headers()));
  }

  private static HttpHeaders headers() {
    HttpHeaders headers = new HttpHeaders();
    headers.add(Caller.ORGANISATION, "910000004");
    return headers;
  }

  @Test
  void aSlowReaderIsHandedWhatItAsksForAndNoMore() throws Exception {
    tell(500);
    serve(LONG);
    Reader reader = follow(null);
    for (long position = 0; position < 5; position++) {
      assertThat(reader.take().id()).isEqualTo(String.valueOf(position));
    }
    assertThat(reader.got).isEmpty();
    tell(1);
    feed.require(500L);
    assertThat(reader.got).isEmpty();
    for (long position = 5; position <= 500; position++) {
      assertThat(reader.take().id()).isEqualTo(String.valueOf(position));
    }
  }

  @Test
  void aReaderWhoHasAllIsToldThatTheStreamLivesAndWhereItIs() throws Exception {
    tell(2);
    serve(Duration.ofMillis(1));
    Reader reader = follow(1L);
    for (int i = 0; i < 3; i++) {
      ServerSentEvent<ChangesPage> beat = reader.take();
      assertThat(beat.data()).isNull();
      assertThat(beat.comment()).isNotBlank();
      assertThat(beat.id()).isEqualTo("1");
    }
    log.append(Commit.of(UUID.randomUUID(), List.of())); // nothing that anybody could see
    feed.require(2L);
    assertThat(reader.take().id()).isEqualTo("2");
  }

  @Test
  void aReaderWhoWaitsIsWokenByWhatIsTold() throws Exception {
    serve(LONG);
    Reader reader = follow(null);
    assertThat(reader.take().comment()).isNotBlank();
    reader.request(1);
    tell(1);
    ServerSentEvent<ChangesPage> message = reader.got.take();
    assertThat(message.id()).isEqualTo("0");
    assertThat(message.data().changes()).hasSize(1);
    assertThat(message.data().next()).isZero();
  }

  @Test
  void everyStreamEndsWhenNobodyIsToWaitAnyMore() throws Exception {
    serve(LONG);
    Reader reader = follow(null);
    reader.take();
    reader.request(1);
    feed.letGo();
    reader.ended.await();
    assertThat(reader.got).isEmpty();
  }

  @Test
  void whoAsksAndWaitsIsAnsweredWhenNobodyIsToWaitAnyMore() throws Exception {
    serve(LONG);
    feed.letGo();
    ChangesPage page = controller.changes(-1L, "10", "PT60S", null, headers());
    assertThat(page).isEqualTo(new ChangesPage(List.of(), -1, -1, false, false));
  }
}
