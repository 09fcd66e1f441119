package no.dognbok.query.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import no.dognbok.log.mongo.MongoConnection;
import no.dognbok.mongotest.TestDatabase;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who has which segment, and how far it is. */
@Timeout(120)
class MongoTokenStoreTest {

  private static final String STAYS = "stays";
  private static final Duration LONG = Duration.ofMinutes(10);

  private TestDatabase server;
  private MongoConnection connection;

  @BeforeEach
  void open() {
    server = TestDatabase.create();
    connection = MongoConnection.open(server.uri());
  }

  @AfterEach
  void close() {
    connection.close();
    server.close();
  }

  private MongoTokenStore store(String node) {
    return new MongoTokenStore(connection.database(), node, LONG);
  }

  private static TrackingToken token(long index) {
    return new GlobalSequenceTrackingToken(index);
  }

  /** As if the owners had not been heard of since this long before now. */
  private void letTimePass(Duration time) {
    server
        .database()
        .getCollection(MongoTokenStore.COLLECTION)
        .updateMany(
            new Document("owner", new Document("$exists", true)),
            Updates.set("claimedAt", new Date(System.currentTimeMillis() - time.toMillis())));
  }

  @Test
  void segmentsAreThereOnceWhoeverMadeThem() {
    store("one").initializeTokenSegments(STAYS, 4, token(-1));
    MongoTokenStore two = store("two");
    two.initializeTokenSegments(STAYS, 4, token(17));
    two.initializeTokenSegments("surroundings", 1, null);
    assertThat(two.fetchSegments(STAYS)).containsExactly(0, 1, 2, 3);
    assertThat(two.fetchSegments("surroundings")).containsExactly(0);
    assertThat(two.fetchToken(STAYS, 3)).isEqualTo(token(-1));
    assertThat(two.fetchSegments("others")).isEmpty();
    assertThat(two.requiresExplicitSegmentInitialization()).isTrue();
  }

  @Test
  void whatIsStoredIsThereForWhoeverHasTheSegmentNext() {
    MongoTokenStore one = store("one");
    one.initializeTokenSegments(STAYS, 1, token(-1));
    assertThat(one.fetchToken(STAYS, 0)).isEqualTo(token(-1));
    one.storeToken(token(41), STAYS, 0);
    assertThat(one.fetchToken(STAYS, 0)).isEqualTo(token(41));
    one.releaseClaim(STAYS, 0);
    assertThat(store("two").fetchToken(STAYS, 0)).isEqualTo(token(41));
  }

  @Test
  void aSegmentThatIsSomebodysIsNobodyElses() {
    MongoTokenStore one = store("one");
    one.initializeTokenSegments(STAYS, 2, token(-1));
    one.fetchToken(STAYS, 0);
    MongoTokenStore two = store("two");
    assertThatThrownBy(() -> two.fetchToken(STAYS, 0))
        .isInstanceOf(UnableToClaimTokenException.class);
    assertThatThrownBy(() -> two.storeToken(token(1), STAYS, 0))
        .isInstanceOf(UnableToClaimTokenException.class);
    assertThatThrownBy(() -> two.extendClaim(STAYS, 0))
        .isInstanceOf(UnableToClaimTokenException.class);
    assertThatThrownBy(() -> two.deleteToken(STAYS, 0))
        .isInstanceOf(UnableToClaimTokenException.class);
    two.releaseClaim(STAYS, 0); // not its own: nothing happens
    one.storeToken(token(5), STAYS, 0);
    assertThat(two.fetchAvailableSegments(STAYS)).extracting(Segment::getSegmentId).containsOnly(1);
    assertThat(one.fetchAvailableSegments(STAYS))
        .extracting(Segment::getSegmentId, Segment::getMask)
        .containsExactly(tuple(0, 1), tuple(1, 1));
  }

  @Test
  void aSegmentThatIsNotThereCannotBeHad() {
    assertThatThrownBy(() -> store("one").fetchToken(STAYS, 7))
        .isInstanceOf(UnableToClaimTokenException.class);
    assertThatThrownBy(() -> store("one").storeToken(token(7), STAYS, 7))
        .isInstanceOf(UnableToClaimTokenException.class);
  }

  @Test
  void whoIsNotHeardOfLosesTheSegment_andCannotStoreWhenItWakesUp() {
    MongoTokenStore sleeper = store("sleeper");
    sleeper.initializeTokenSegments(STAYS, 1, token(-1));
    sleeper.fetchToken(STAYS, 0);
    sleeper.storeToken(token(10), STAYS, 0);
    MongoTokenStore heir = store("heir");
    letTimePass(LONG.minusMinutes(1));
    assertThatThrownBy(() -> heir.fetchToken(STAYS, 0))
        .isInstanceOf(UnableToClaimTokenException.class);
    letTimePass(LONG.plusMinutes(1));
    assertThat(heir.fetchAvailableSegments(STAYS)).hasSize(1);
    assertThat(heir.fetchToken(STAYS, 0)).isEqualTo(token(10));
    heir.storeToken(token(20), STAYS, 0);
    assertThatThrownBy(() -> sleeper.storeToken(token(11), STAYS, 0))
        .isInstanceOf(UnableToClaimTokenException.class);
    assertThatThrownBy(() -> sleeper.extendClaim(STAYS, 0))
        .isInstanceOf(UnableToClaimTokenException.class);
    sleeper.releaseClaim(STAYS, 0);
    assertThat(heir.fetchToken(STAYS, 0)).isEqualTo(token(20));
  }

  @Test
  void aClaimThatIsRenewedIsKept() {
    MongoTokenStore one = new MongoTokenStore(connection.database(), "one", Duration.ofNanos(1));
    one.initializeTokenSegments(STAYS, 1, token(-1));
    one.fetchToken(STAYS, 0);
    letTimePass(LONG.plusMinutes(1));
    one.extendClaim(STAYS, 0);
    assertThatThrownBy(() -> store("two").fetchToken(STAYS, 0))
        .isInstanceOf(UnableToClaimTokenException.class);
  }

  @Test
  void ofManyWhoWantASegmentOneGetsIt() throws Exception {
    store("maker").initializeTokenSegments(STAYS, 20, token(-1));
    int nodes = 4;
    CyclicBarrier together = new CyclicBarrier(nodes);
    try (ExecutorService threads = Executors.newFixedThreadPool(nodes)) {
      for (int round = 0; round < 20; round++) {
        int segment = round;
        List<Callable<Boolean>> claims =
            IntStream.range(0, nodes)
                .mapToObj(node ->
                    (Callable<Boolean>)
                        () -> {
                          MongoTokenStore store = store("node-" + node);
                          together.await();
                          try {
                            store.fetchToken(STAYS, segment);
                            return true;
                          } catch (UnableToClaimTokenException e) {
                            return false;
                          }
                        })
                .toList();
        int got = 0;
        for (Future<Boolean> claim : threads.invokeAll(claims)) {
          got += claim.get() ? 1 : 0;
        }
        assertThat(got).as("owners of segment %d", segment).isEqualTo(1);
      }
    }
  }

  @Test
  void manyWhoMakeTheSegmentsAtTheSameTimeMakeThemOnce() throws Exception {
    int nodes = 4;
    CyclicBarrier together = new CyclicBarrier(nodes);
    try (ExecutorService threads = Executors.newFixedThreadPool(nodes)) {
      List<Callable<Void>> makers =
          IntStream.range(0, nodes)
              .mapToObj(node ->
                  (Callable<Void>)
                      () -> {
                        together.await();
                        store("node-" + node).initializeTokenSegments(STAYS, 16, token(-1));
                        return null;
                      })
              .toList();
      for (Future<Void> maker : threads.invokeAll(makers)) {
        maker.get();
      }
    }
    assertThat(store("one").fetchSegments(STAYS)).hasSize(16);
  }

  @Test
  void aDeletedSegmentIsGone() {
    MongoTokenStore one = store("one");
    one.initializeTokenSegments(STAYS, 2, token(-1));
    one.fetchToken(STAYS, 1);
    one.deleteToken(STAYS, 1);
    assertThat(one.fetchSegments(STAYS)).containsExactly(0);
  }

  @Test
  void allProcessesNameTheStoreTheSame() {
    assertThat(store("one").retrieveStorageIdentifier())
        .isPresent()
        .isEqualTo(store("two").retrieveStorageIdentifier());
  }

  @Test
  void theReasonWhyASegmentDoesNotGoOnIsGoneOnceItDoes() {
    MongoTokenStore one = store("one");
    one.initializeTokenSegments(STAYS, 1, token(-1));
    one.fetchToken(STAYS, 0);
    one.tellTrouble(STAYS, 0, "it cannot be read");
    assertThat(stored().getString("trouble")).isEqualTo("it cannot be read");
    store("two").tellTrouble(STAYS, 0, "not its own");
    assertThat(stored().getString("trouble")).isEqualTo("it cannot be read");
    one.storeToken(token(1), STAYS, 0);
    assertThat(stored()).doesNotContainKey("trouble");
  }

  private Document stored() {
    return server.database().getCollection(MongoTokenStore.COLLECTION).find().first();
  }
}
