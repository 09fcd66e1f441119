package no.dognbok.query.processing;

import static no.dognbok.query.TestLog.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoCollection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import no.dognbok.events.CareType;
import no.dognbok.events.Municipality;
import no.dognbok.events.ReferenceEvent.DailyRateSet;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.events.StayEvent.PatientAdmitted;
import no.dognbok.identity.Identity;
import no.dognbok.log.Commit;
import no.dognbok.log.LogUnavailable;
import no.dognbok.log.mongo.MongoConnection;
import no.dognbok.mongotest.FaultProxy;
import no.dognbok.mongotest.TestDatabase;
import no.dognbok.query.TestLog;
import no.dognbok.query.stay.StayRecord;
import no.dognbok.query.stay.StaysOnMongo;
import no.dognbok.query.surroundings.SurroundingsOnMongo;
import no.dognbok.query.surroundings.SurroundingsView;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Processes that share the reading of the log. */
@Timeout(120)
class SharedFeedTest {

  @TempDir Path data;
  private TestLog log;
  private TestDatabase server;
  private final List<Node> nodes = new ArrayList<>();
  private final Map<UUID, Integer> toldOf = new HashMap<>();

  /** One of several processes. */
  private final class Node implements AutoCloseable {
    final MongoConnection connection;
    final SurroundingsView surroundings = new SurroundingsView();
    final StaysOnMongo stays;
    final DeadLettersOnMongo letters;
    final SharedFeed feed;

    Node(String name, String uri) {
      connection = MongoConnection.open(uri);
      stays = new StaysOnMongo(connection.database());
      letters = new DeadLettersOnMongo(connection.database(), log.log());
      feed =
          new SharedFeed(
              log.log(),
              connection.database(),
              letters,
              new SurroundingsOnMongo(connection.database(), surroundings),
              () -> {},
              new Sharing(
                  name,
                  8,
                  Duration.ofMillis(800),
                  Duration.ofMillis(100),
                  Duration.ofMillis(1_500)));
      nodes.add(this);
    }

    Node started() {
      feed.start();
      return this;
    }

    /** As if its network had been cut: it can say nothing any more, not even that it leaves. */
    void cut() {
      connection.close();
    }

    Set<Integer> segments() {
      return server
          .database()
          .getCollection("tokens")
          .find(new Document("processor", "stays").append("owner", nameOf(this)))
          .map(token -> token.getInteger("segment"))
          .into(new TreeSet<>());
    }

    @Override
    public void close() {
      feed.close();
      connection.close();
    }
  }

  private final Map<Node, String> names = new HashMap<>();

  private String nameOf(Node node) {
    return names.get(node);
  }

  private Node node(String name) {
    return node(name, server.uri());
  }

  private Node node(String name, String uri) {
    Node node = new Node(name, uri);
    names.put(node, name);
    return node;
  }

  @BeforeEach
  void open() {
    log = new TestLog(data);
    server = TestDatabase.create();
  }

  @AfterEach
  void close() {
    nodes.forEach(Node::close);
    log.close();
    server.close();
  }

  private static void until(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) { // bounded by the test's own time
      LockSupport.parkNanos(1_000_000);
    }
  }

  private long last() {
    return log.log().head().commits() - 1;
  }

  private static PatientAdmitted admitted(String message) {
    return new PatientAdmitted(
        told(message, "2025-10-06T09:00"), new Municipality("5006"), null, CareType.SOMATIC, null);
  }

  /** Tells of some of so many stays. */
  private void tell(int events, int ofStays) {
    for (int i = 0; i < events; i++) {
      UUID stay = new UUID(7, i % ofStays);
      log.tell(
          "stay/" + stay,
          admitted("m" + i),
          new Identity(null, null, "her:1", "m" + i, null, "r" + i, "c"));
      toldOf.merge(stay, 1, Integer::sum);
    }
  }

  private void assertAllIsThereOnce(Node node) {
    assertThat(node.stays.ids()).hasSize(toldOf.size());
    toldOf.forEach((stay, events) -> {
      StayRecord record = node.stays.find(stay).orElseThrow();
      assertThat(record.entries().stream().map(StayRecord.Entry::sequence).toList())
          .as("of %s", stay)
          .isEqualTo(LongStream.range(0, events).boxed().toList());
      assertThat(record.entries().stream().map(StayRecord.Entry::index).collect(Collectors.toSet()))
          .hasSize(events);
    });
  }

  @Test
  void whatIsInTheLogIsHeldBeforeAnyQuestionIsAnswered() throws Exception {
    tell(300, 40);
    log.tell("reference/rate/2025", new DailyRateSet(2025, 5_980, "test"), Identity.NONE);
    Node node = node("one");
    assertThatThrownBy(() -> node.feed.require(null))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Code.CATCHING_UP));
    node.started();
    until(node.feed::isCaughtUp);
    node.feed.require(last());
    assertThat(node.feed.position()).isEqualTo(last());
    assertThat(node.surroundings.now().rates().of(2025)).isPresent();
    assertAllIsThereOnce(node);
  }

  @Test
  void whoAsksForAPositionGetsItFromEveryProcess() throws Exception {
    Node one = node("one").started();
    Node two = node("two").started();
    until(() -> one.feed.isCaughtUp() && two.feed.isCaughtUp());
    for (int i = 0; i < 20; i++) {
      tell(1, 1);
      log.log().append(Commit.of(UUID.randomUUID(), List.of())); // without events
      log.tell("reference/rate/2025", new DailyRateSet(2025, 5_000 + i, "test"), Identity.NONE);
      for (Node node : List.of(one, two)) {
        node.feed.require(last());
        assertThat(node.surroundings.current().version()).isEqualTo(i + 1);
        assertThat(node.stays.find(new UUID(7, 0)).orElseThrow().entries()).hasSize(i + 1);
      }
    }
  }

  @Test
  void twoShareTheSegments_andWhenOneIsCutOffTheOtherTakesOverAndNothingIsLostOrTwice()
      throws Exception {
    Node one = node("one").started();
    until(() -> one.segments().size() == 8);
    Node two = node("two").started();
    until(() -> one.segments().size() == 4 && two.segments().size() == 4);
    Thread teller = Thread.ofPlatform().start(() -> tell(600, 60));
    until(() -> log.log().head().commits() > 200);
    one.cut();
    teller.join();
    until(() -> two.segments().size() == 8);
    assertThat(two.feed.await(last(), Duration.ofSeconds(60))).isTrue();
    assertAllIsThereOnce(two);
  }

  @Test
  void anEventOfAStayThatCannotBeTakenStopsThatStayAlone_andCanBeTriedAgain() throws Exception {
    Node node = node("one").started();
    tell(4, 2);
    UUID broken = new UUID(7, 0);
    append("stay/" + broken, "FromLater");
    tell(4, 2);
    node.feed.require(last());
    assertThat(node.letters.ids()).containsExactly(broken);
    assertThat(node.stays.find(broken).orElseThrow().entries()).hasSize(2);
    assertThat(node.stays.find(new UUID(7, 1)).orElseThrow().entries()).hasSize(4);
    List<DeadLettersOnMongo.Letter> letters = node.letters.all();
    assertThat(letters).extracting(DeadLettersOnMongo.Letter::index).containsExactly(4L, 5L, 7L);
    assertThat(letters.getFirst().cause().message()).contains("FromLater").doesNotContain("secret");
    assertThat(letters.get(1).cause()).isNull();
    assertThatThrownBy(() -> node.letters.refuse(broken))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Code.STAY_INCOMPLETE));
    node.letters.refuse(new UUID(7, 1));

    Retries retries = new Retries(node.connection.database(), node.letters);
    assertThat(retries.of("stay/" + broken)).isFalse();
    assertThat(node.letters.all().getFirst().tried()).isGreaterThan(1);
    assertThat(node.letters.size()).isEqualTo(3);
  }

  @Test
  void aStayThatHasBecomeTooLargeIsPutAside_andTheOthersGoOn() throws Exception {
    Node node = node("one").started();
    UUID large = new UUID(7, 0);
    String megabyte = "r".repeat(1 << 20);
    for (int i = 0; i < 13; i++) {
      log.tell(
          "stay/" + large,
          admitted("m" + i),
          new Identity(null, null, null, "m" + i, null, megabyte, "c"));
    }
    log.tell(large, admitted("small"));
    log.tell(new UUID(7, 1), admitted("other"));
    node.feed.require(last());
    List<DeadLettersOnMongo.Letter> letters = node.letters.all();
    assertThat(letters).hasSizeBetween(2, 3);
    assertThat(letters.getFirst().cause().message()).contains("too large");
    assertThat(letters.getLast().cause()).isNull();
    assertThat(node.stays.find(large).orElseThrow().entries()).hasSize(14 - letters.size());
    assertThat(node.stays.find(new UUID(7, 1))).isPresent();
  }

  @Test
  void whatWasPutAsideIsTriedAgainAtStart_andWhenAnAuditorAsks() throws Exception {
    tell(6, 2);
    Node node = node("one");
    node.letters.put(log.log().events(2, 1).getFirst(), new DeadLettersOnMongo.Why("Test", "odd"));
    node.started();
    until(node.feed::isCaughtUp);
    until(() -> node.letters.size() == 0);
    assertAllIsThereOnce(node);

    // as if an older program had not been able to take these two
    long last = last();
    tell(2, 1);
    node.feed.require(last());
    for (long index = last + 1; index <= last(); index++) {
      node.letters.put(
          log.log().events(index, 1).getFirst(), new DeadLettersOnMongo.Why("Test", "odd"));
    }
    StayLetters letters = new StayLetters(node.connection.database(), node.letters);
    UUID stay = new UUID(7, 0);
    assertThat(letters.letters()).hasSize(2).allMatch(letter -> letter.stay().equals(stay));
    assertThat(letters.retry(stay)).isEmpty();
    assertThat(letters.letters()).isEmpty();
    assertAllIsThereOnce(node);
  }

  @Test
  void anEventWaitsForOneBeforeIt_andIsTakenByItselfWhenThatIsThere() {
    tell(3, 1);
    Node node = node("one");
    StaysWriter writer = new StaysWriter(node.connection.database(), node.letters);
    writer.write(log.log().events(2, 1));
    Retries retries = new Retries(node.connection.database(), node.letters);
    retries.waiting();
    assertThat(node.letters.all())
        .singleElement()
        .satisfies(letter -> assertThat(letter.cause()).isNull())
        .satisfies(letter -> assertThat(letter.tried()).isOne());

    writer.write(log.log().events(0, 2)); // put behind it: the stay has letters
    assertThat(node.letters.size()).isEqualTo(3);
    retries.waiting();
    assertThat(node.letters.size()).isZero();
    assertAllIsThereOnce(node);
  }

  @Test
  void whatFailedForItselfIsNotTriedWithThoseThatWait() {
    tell(2, 1);
    Node node = node("one");
    node.letters.put(log.log().events(0, 1).getFirst(), new DeadLettersOnMongo.Why("Test", "odd"));
    node.letters.put(log.log().events(1, 1).getFirst(), null);
    Retries retries = new Retries(node.connection.database(), node.letters);
    retries.waiting();
    assertThat(node.letters.size()).isEqualTo(2);
    retries.all();
    assertThat(node.letters.size()).isZero();
    assertAllIsThereOnce(node);
  }

  @Test
  void anEventAroundTheStaysThatCannotBeTakenStopsEverything() throws Exception {
    Node node = node("one").started();
    Node other = node("two").started();
    until(() -> node.feed.isCaughtUp() && other.feed.isCaughtUp());
    append("reference/odd", "FromLater");
    until(() -> node.feed.stopped().isPresent() && other.feed.stopped().isPresent());
    for (Node one : List.of(node, other)) {
      assertThat(one.feed.stopped().orElseThrow()).contains("index 0", "FromLater");
      assertThatThrownBy(() -> one.feed.require(null))
          .isInstanceOfSatisfying(
              Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Code.VIEW_STOPPED));
    }
  }

  @Test
  void whereNobodyReadsTheViewsSoonSaySo() throws Exception {
    Node node = node("one").started();
    until(node.feed::isCaughtUp);
    until(() -> node.segments().size() == 8);
    server
        .database()
        .getCollection("tokens")
        .updateMany(
            new Document("processor", "stays"),
            new Document(
                "$set",
                new Document("owner", "nobody")
                    .append("claimedAt", Date.from(Instant.parse("2200-01-01T00:00:00Z")))));
    tell(20, 20);
    until(() -> node.feed.stopped().isPresent());
    assertThat(node.feed.stopped().orElseThrow()).contains("nobody");
  }

  /** None of its events comes, so that nothing but time tells that it has got well. */
  @Test
  void aSegmentThatFailedOftenDoesNotWaitLongerEveryTime() throws Exception {
    Node node = node("one").started();
    until(node.feed::isCaughtUp);
    MongoCollection<Document> tokens = server.database().getCollection(MongoTokenStore.COLLECTION);
    Document one = new Document("processor", Processors.DEVIATIONS);
    for (int time = 0; time < 6; time++) {
      until(() -> tokens.countDocuments(new Document(one).append("owner", "one")) == 1);
      tokens.updateOne(one, new Document("$set", new Document("owner", "somebody")));
      until(() -> {
        tell(1, 1);
        return !holds(node, last()); // it can store nothing any more, and has given up
      });
      tokens.updateOne(
          one, new Document("$unset", new Document("owner", "").append("claimedAt", "")));
      long freed = System.nanoTime();
      until(() -> holds(node, last()));
      assertThat(Duration.ofNanos(System.nanoTime() - freed)).isLessThan(Duration.ofSeconds(6));
    }
  }

  /** How a database can be away. */
  private enum Outage {
    REFUSED {
      @Override
      void begin(FaultProxy proxy) {
        proxy.refuse();
      }

      @Override
      void end(FaultProxy proxy) {
        proxy.accept();
      }
    },
    SILENT {
      @Override
      void begin(FaultProxy proxy) {
        proxy.blackHole();
      }

      @Override
      void end(FaultProxy proxy) {
        proxy.endBlackHole();
      }
    };

    abstract void begin(FaultProxy proxy);

    abstract void end(FaultProxy proxy);
  }

  @ParameterizedTest
  @EnumSource
  void whileTheDatabaseIsAwayQuestionsAreRefusedSoon_andAllGoesOnWhenItIsBack(Outage outage)
      throws Exception {
    try (FaultProxy proxy = FaultProxy.to(server)) {
      Node node = node("one", server.uriThrough(proxy.port())).started();
      until(node.feed::isCaughtUp);
      tell(20, 20);
      node.feed.require(last());
      for (int time = 0; time < 2; time++) {
        outage.begin(proxy);
        tell(20, 20);
        long asked = System.nanoTime();
        until(() -> isAway(node));
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(4));
        assertThat(holds(node, last())).isFalse();
        outage.end(proxy);
        long ended = System.nanoTime();
        until(() -> !isAway(node) && holds(node, last()));
        assertThat(Duration.ofNanos(System.nanoTime() - ended)).isLessThan(Duration.ofSeconds(20));
        assertAllIsThereOnce(node);
      }
    }
  }

  /** A client that goes away while its answer is read is nobody else's trouble. */
  @Test
  void whoStopsAskingLeavesTheOthersTheirAnswers() throws Exception {
    Node node = node("one").started();
    until(node.feed::isCaughtUp);
    Thread asker =
        Thread.ofPlatform()
            .start(() ->
                until(() -> {
                  Thread.currentThread().interrupt(); // as whoever ends a subscription does
                  return isAway(node);
                }));
    asker.join();
    node.feed.require(null);
  }

  private static boolean isAway(Node node) {
    try {
      node.feed.require(null);
      return false;
    } catch (LogUnavailable e) {
      return true;
    } catch (Refusal e) {
      return false; // it stands still, and says so
    }
  }

  private static boolean holds(Node node, long position) {
    try {
      return node.feed.await(position, Duration.ofMillis(100));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void append(String stream, String type) {
    log.log()
        .append(
            Commit.of(
                UUID.randomUUID(),
                List.of(
                    new Commit.Event(
                        stream,
                        log.log().lastSequence(stream).orElse(-1) + 1,
                        UUID.randomUUID().toString(),
                        type,
                        "1",
                        Instant.EPOCH,
                        "{\"a\":\"secret\"}".getBytes(StandardCharsets.UTF_8),
                        "{}".getBytes(StandardCharsets.UTF_8)))));
  }
}
