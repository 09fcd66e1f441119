package no.dognbok.mongotest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import no.dognbok.log.mongo.MongoConnection;
import no.dognbok.mongotest.FaultPlan.Chance;
import no.dognbok.mongotest.FaultProxy.Deed;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each fault as a real driver sees it, and what has become of its write on the server. */
@Timeout(60)
class FaultProxyTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration FOREVER = Duration.ofHours(1);

  private final TestDatabase database = TestDatabase.create();
  private final FaultProxy proxy = FaultProxy.to(database);
  private final List<MongoConnection> connections = new ArrayList<>();
  private final MongoCollection<Document> through = through(Duration.ofSeconds(30));

  /** A driver that tries nothing twice, so that what befalls one request is seen. */
  private MongoCollection<Document> through(Duration answerWithin) {
    MongoConnection connection =
        MongoConnection.open(
            database.uriThrough(proxy.port()),
            settings ->
                settings
                    .retryWrites(false)
                    .retryReads(false)
                    .applyToServerSettings(server ->
                        server
                            .heartbeatFrequency(50, TimeUnit.MILLISECONDS)
                            .minHeartbeatFrequency(10, TimeUnit.MILLISECONDS))
                    .applyToSocketSettings(socket ->
                        socket.readTimeout((int) answerWithin.toMillis(), TimeUnit.MILLISECONDS)));
    connections.add(connection);
    return connection.database().getCollection("notes");
  }

  @AfterEach
  void close() {
    proxy.close();
    connections.forEach(MongoConnection::close);
    database.close();
  }

  private void insert(int id) {
    through.insertOne(new Document("_id", id));
  }

  private CompletableFuture<Void> inserting(int id) {
    return CompletableFuture.runAsync(() -> insert(id), Thread::startVirtualThread);
  }

  /** On the server itself, past the proxy. */
  private boolean isThere(int id) {
    return database.database().getCollection("notes").countDocuments(new Document("_id", id)) == 1;
  }

  private void awaitThere(int id) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!isThere(id)) {
      assertThat(System.nanoTime()).as("document %s comes in time", id).isLessThan(end);
      Thread.onSpinWait();
    }
  }

  @Test
  void withoutFaultsAllGoesThroughAsItIs() {
    List<Document> notes =
        IntStream.range(0, 5_000).mapToObj(i -> new Document("_id", i).append("n", i * i)).toList();
    through.insertMany(notes);
    assertThat(through.find().sort(new Document("_id", 1))).containsExactlyElementsOf(notes);
  }

  @Test
  void aCutRequestNeverReachesTheServer() {
    proxy.plan(FaultPlan.first(1, Fault.CUT).only("insert"));
    assertThatThrownBy(() -> insert(1)).isInstanceOf(MongoSocketException.class);
    insert(2);
    assertThat(isThere(1)).isFalse();
    assertThat(isThere(2)).isTrue();
    assertThat(proxy.count(Deed.CUT)).isOne();
  }

  @Test
  void aWriteWhoseAnswerIsDroppedIsDone() {
    proxy.plan(FaultPlan.first(1, Fault.DROP_ANSWER).only("insert"));
    assertThatThrownBy(() -> insert(1)).isInstanceOf(MongoSocketException.class);
    assertThat(isThere(1)).isTrue();
    assertThat(proxy.count(Deed.DROPPED_ANSWER)).isOne();
    insert(2);
  }

  @Test
  void aDelayedRequestIsNotYetDone() throws InterruptedException {
    proxy.plan(FaultPlan.always(Fault.delayRequest(FOREVER)).only("insert"));
    CompletableFuture<Void> inserting = inserting(1);
    assertThat(proxy.await(Deed.DELAYED_REQUEST, 1, PATIENCE)).isTrue();
    assertThat(isThere(1)).isFalse();
    proxy.close();
    assertThatThrownBy(inserting::join)
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(MongoSocketException.class);
    assertThat(isThere(1)).isFalse();
  }

  @Test
  void aWriteWhoseAnswerIsDelayedIsDoneButNobodyKnows() throws InterruptedException {
    proxy.plan(FaultPlan.always(Fault.delayAnswer(FOREVER)).only("insert"));
    CompletableFuture<Void> inserting = inserting(1);
    assertThat(proxy.await(Deed.DELAYED_ANSWER, 1, PATIENCE)).isTrue();
    assertThat(isThere(1)).isTrue();
    assertThat(inserting).isNotDone();
    proxy.close();
    assertThatThrownBy(inserting::join).hasCauseInstanceOf(MongoSocketException.class);
  }

  @Test
  void whatIsDelayedGoesThroughAfterItsTime() {
    proxy.plan(
        FaultPlan.atRandom(
                1,
                new Chance(0.5, Fault.delayRequest(Duration.ofMillis(40))),
                new Chance(0.5, Fault.delayAnswer(Duration.ofMillis(40))))
            .only("insert"));
    for (int id = 0; id < 8; id++) {
      long before = System.nanoTime();
      insert(id);
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(39));
      assertThat(isThere(id)).isTrue();
    }
    assertThat(proxy.count(Deed.DELAYED_REQUEST)).isPositive();
    assertThat(proxy.count(Deed.DELAYED_REQUEST) + proxy.count(Deed.DELAYED_ANSWER)).isEqualTo(8);
  }

  @Test
  void aRequestArrivesAfterItsSenderHasGivenUp() {
    MongoCollection<Document> hasty = through(Duration.ofSeconds(1));
    proxy.plan(FaultPlan.first(1, Fault.delayRequest(Duration.ofSeconds(2))).only("insert"));
    assertThatThrownBy(() -> hasty.insertOne(new Document("_id", 1)))
        .isInstanceOf(MongoSocketReadTimeoutException.class);
    awaitThere(1);
  }

  @Test
  void nothingLeavesABlackHoleUntilItEnds() throws InterruptedException {
    insert(0);
    proxy.blackHole();
    int swallowed = proxy.count(Deed.SWALLOWED);
    CompletableFuture<Void> inserting = inserting(1);
    assertThat(proxy.await(Deed.SWALLOWED, swallowed + 1, PATIENCE)).isTrue();
    assertThat(isThere(1)).isFalse();
    assertThat(inserting).isNotDone();
    proxy.endBlackHole();
    inserting.join();
    assertThat(isThere(1)).isTrue();
  }

  @Test
  void whatABlackHoleSwallowedArrivesThoughItsSenderHasGone() {
    MongoCollection<Document> hasty = through(Duration.ofSeconds(1));
    hasty.insertOne(new Document("_id", 0));
    proxy.blackHole();
    assertThatThrownBy(() -> hasty.insertOne(new Document("_id", 1)))
        .isInstanceOf(MongoSocketReadTimeoutException.class);
    assertThat(isThere(1)).isFalse();
    proxy.endBlackHole();
    awaitThere(1);
  }

  @Test
  void whoCallsAServerThatIsAwayIsRefusedUntilItIsBack() {
    insert(0);
    proxy.refuse();
    assertThatThrownBy(() -> insert(1)) // on a connection that was cut, or on none
        .isInstanceOf(MongoException.class);
    assertThatThrownBy(() -> insert(1))
        .isInstanceOf(MongoException.class)
        .hasStackTraceContaining("Connection refused");
    proxy.accept();
    insert(2);
    assertThat(isThere(1)).isFalse();
  }

  @Test
  void onlyTheCommandsThatAreNamedAreHit() {
    proxy.plan(FaultPlan.always(Fault.CUT).only("update"));
    insert(1);
    assertThat(through.find().first()).isEqualTo(new Document("_id", 1));
    assertThatThrownBy(() ->
            through.updateOne(new Document("_id", 1), new Document("$set", new Document("n", 1))))
        .isInstanceOf(MongoSocketException.class);
    assertThat(proxy.count(Deed.CUT)).isOne();
  }

  @Test
  void amongManyFaultsTheServerHasWhatWasAcknowledgedAndWhatWasNotAnswered() {
    proxy.plan(
        FaultPlan.atRandom(
                11,
                new Chance(0.1, Fault.CUT),
                new Chance(0.1, Fault.DROP_ANSWER),
                new Chance(0.1, Fault.delayRequest(Duration.ofMillis(2))),
                new Chance(0.1, Fault.delayAnswer(Duration.ofMillis(2))))
            .only("insert"));
    int acknowledged = 0;
    for (int id = 0; id < 200; id++) {
      try {
        insert(id);
        acknowledged++;
        assertThat(isThere(id)).isTrue();
      } catch (MongoSocketException e) {
        // cut or dropped
      }
    }
    int dropped = proxy.count(Deed.DROPPED_ANSWER);
    int cut = proxy.count(Deed.CUT);
    assertThat(dropped).isPositive();
    assertThat(cut).isPositive();
    assertThat(acknowledged).isEqualTo(200 - dropped - cut);
    assertThat(database.database().getCollection("notes").countDocuments())
        .isEqualTo(acknowledged + dropped);
  }
}
