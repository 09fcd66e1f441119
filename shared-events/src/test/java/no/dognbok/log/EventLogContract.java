package no.dognbok.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import no.dognbok.log.AppendRefused.ClaimTaken;
import no.dognbok.log.AppendRefused.CommitIdTaken;
import no.dognbok.log.AppendRefused.EventIdTaken;
import no.dognbok.log.AppendRefused.NothingToErase;
import no.dognbok.log.AppendRefused.SequenceTaken;
import no.dognbok.log.AppendRefused.TooLarge;
import no.dognbok.log.EventLog.Appended;
import no.dognbok.log.EventLog.Claim;
import no.dognbok.log.EventLog.Snapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every store of the log guarantees. A store's own test says how to open it, and inherits the
 * rest.
 */
@Timeout(120)
public abstract class EventLogContract {

  protected static final Instant START = Instant.parse("2025-03-01T12:00:00Z");

  /** Opens the store, or opens the same store again. */
  protected abstract EventLog open(Clock clock, Supplier<byte[]> salts);

  private EventLog open() {
    return open(Clock.systemUTC(), EncodedCommit.randomSalts());
  }

  protected static Commit.Event event(String stream, long sequence) {
    return event(stream, sequence, UUID.randomUUID().toString());
  }

  protected static Commit.Event event(String stream, long sequence, String id) {
    return new Commit.Event(
        stream,
        sequence,
        id,
        "Happened",
        "1",
        START,
        ("{\"number\":" + sequence + "}").getBytes(StandardCharsets.UTF_8),
        ("{\"patient\":\"pseudonym of " + stream + "\"}").getBytes(StandardCharsets.UTF_8));
  }

  protected static Commit commit(Commit.Event... events) {
    return Commit.of(UUID.randomUUID(), List.of(events));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  void positionsAndIndexesAreDenseAndStartAtZero() {
    try (EventLog log = open()) {
      assertThat(log.append(commit(event("a", 0), event("b", 0))).position()).isEqualTo(0);
      assertThat(log.append(commit()).position()).isEqualTo(1);
      Appended third = log.append(commit(event("a", 1)));
      assertThat(third.position()).isEqualTo(2);
      assertThat(third.firstIndex()).isEqualTo(2);
      assertThat(log.head().commits()).isEqualTo(3);
      assertThat(log.head().events()).isEqualTo(3);
      assertThat(log.commits(0, 100))
          .extracting(StoredCommit::position)
          .containsExactly(0L, 1L, 2L);
      assertThat(log.events(0, 100)).extracting(StoredEvent::index).containsExactly(0L, 1L, 2L);
    }
  }

  @Test
  void whatWasHandedInIsReadBackByteForByte() {
    try (EventLog log = open()) {
      byte[] payload = "{\"æøå\": [1,  2, {\"a\":null}] }".getBytes(StandardCharsets.UTF_8);
      byte[] metadata = "{ \"patient\" : \"k1:abc\" }".getBytes(StandardCharsets.UTF_8);
      Instant time = Instant.parse("2025-03-01T11:59:59.123456789Z");
      log.append(commit(new Commit.Event("stay/1", 0, "id-1", "T", null, time, payload, metadata)));
      StoredEvent event = log.stream("stay/1", 0, 10).getFirst();
      assertThat(event.payload()).isEqualTo(payload);
      assertThat(event.metadata()).isEqualTo(metadata);
      assertThat(event.time()).isEqualTo(time);
      assertThat(event.revision()).isNull();
      assertThat(event.type()).isEqualTo("T");
      assertThat(event.id()).isEqualTo("id-1");
    }
  }

  @Test
  void aFailingCommitLeavesNothingWhicheverOfItsPartsIsTaken() {
    try (EventLog log = open()) {
      Commit.Event first = event("a", 0);
      log.append(commit(first).claiming(Set.of("claimed")));
      List<Commit> failing =
          List.of(
              commit(event("fresh", 0), event("a", 0)),
              commit(event("fresh", 0), event("b", 0, first.id())),
              commit(event("fresh", 0)).claiming(Set.of("unclaimed", "claimed")));
      for (Commit commit : failing) {
        assertThatThrownBy(() -> log.append(commit)).isInstanceOf(AppendRefused.class);
      }
      assertThat(log.head().commits()).isEqualTo(1);
      assertThat(log.stream("fresh", 0, 10)).isEmpty();
      assertThat(log.find("unclaimed")).isEmpty();
      // What a refused commit had in hand is free for the next.
      assertThat(
              log.append(
                      failing.getFirst().claiming(Set.of()).events().isEmpty()
                          ? commit()
                          : commit(event("fresh", 0)).claiming(Set.of("unclaimed")))
                  .position())
          .isEqualTo(1);
    }
  }

  @Test
  void whatRepeatsInsideOneCommitIsRefusedToo() {
    assertThatThrownBy(() -> commit(event("a", 0), event("a", 0)))
        .isInstanceOf(SequenceTaken.class);
    assertThatThrownBy(() -> commit(event("a", 0, "same"), event("b", 0, "same")))
        .isInstanceOf(EventIdTaken.class);
  }

  @Test
  void aRefusalNamesTheEventThatReallyCollided() {
    try (EventLog log = open()) {
      Commit.Event first = event("a", 0);
      log.append(commit(first));
      Commit.Event culprit = event("a", 0);
      assertThatThrownBy(() -> log.append(commit(event("b", 0), culprit, event("c", 0))))
          .isInstanceOfSatisfying(
              SequenceTaken.class,
              refused -> {
                assertThat(refused.eventId()).isEqualTo(culprit.id());
                assertThat(refused.stream()).isEqualTo("a");
                assertThat(refused.getMessage()).contains("position 0");
              });
      assertThatThrownBy(() -> log.append(commit(event("b", 0), event("c", 0, first.id()))))
          .isInstanceOfSatisfying(
              EventIdTaken.class, refused -> assertThat(refused.eventId()).isEqualTo(first.id()));
    }
  }

  @Test
  void aTakenClaimRefusesTheCommitAndNamesTheHolder() {
    try (EventLog log = open()) {
      log.append(commit(event("a", 0)));
      log.append(commit(event("b", 0)).claiming(Set.of("msg/her:59/m-1")));
      assertThatThrownBy(() -> log.append(commit(event("c", 0)).claiming(Set.of("msg/her:59/m-1"))))
          .isInstanceOfSatisfying(
              ClaimTaken.class,
              refused -> {
                assertThat(refused.claim()).isEqualTo("msg/her:59/m-1");
                assertThat(refused.position()).isEqualTo(1);
              });
    }
  }

  @Test
  void claimsAreFoundAloneAndLastUnderTheirPrefix() {
    try (EventLog log = open()) {
      log.append(commit().claiming(Set.of("patient/983974791/k1:aa/000001")));
      log.append(commit().claiming(Set.of("patient/983974791/k1:aa/000002", "zebra")));
      log.append(commit().claiming(Set.of("patient/983974791/k1:ab/000001")));
      assertThat(log.find("zebra")).contains(new Claim("zebra", 1));
      assertThat(log.find("zebr")).isEmpty();
      assertThat(log.last("patient/983974791/k1:aa/"))
          .contains(new Claim("patient/983974791/k1:aa/000002", 1));
      assertThat(log.last("patient/983974791/k1:ac/")).isEmpty();
      assertThat(log.claims(0)).containsExactly("patient/983974791/k1:aa/000001");
      assertThat(log.claims(1))
          .containsExactlyInAnyOrder("patient/983974791/k1:aa/000002", "zebra");
      log.append(commit().erasing(new Commit.Erasure(Set.of(), Set.of("zebra"))));
      assertThat(log.claims(1)).containsExactly("patient/983974791/k1:aa/000002");
      assertThat(log.claims(3)).isEmpty();
    }
  }

  @Test
  void theSameCommitIdAgainIsOneCommitAndGivesTheFirstAnswer() {
    try (EventLog log = open()) {
      Commit commit = commit(event("a", 0), event("a", 1)).claiming(Set.of("once"));
      Appended first = log.append(commit);
      log.append(commit(event("b", 0)));
      assertThat(log.append(commit)).isEqualTo(first);
      assertThat(log.head().commits()).isEqualTo(2);
      Commit other = Commit.of(commit.id(), List.of(event("c", 0)));
      assertThatThrownBy(() -> log.append(other)).isInstanceOf(CommitIdTaken.class);
      assertThat(log.stream("c", 0, 1)).isEmpty();
    }
  }

  @Test
  void recordedAtNeverGoesBackWhateverTheClockDoes() {
    AtomicReference<Instant> now = new AtomicReference<>(START);
    Clock clock = clock(now);
    try (EventLog log = open(clock, EncodedCommit.randomSalts())) {
      log.append(commit(event("a", 0)));
      now.set(START.minusSeconds(3_600));
      log.append(commit(event("a", 1)));
    }
    try (EventLog log = open(clock, EncodedCommit.randomSalts())) {
      log.append(commit(event("a", 2)));
      now.set(START.plusSeconds(1));
      log.append(commit(event("a", 3)));
      assertThat(log.events(0, 10))
          .extracting(StoredEvent::recordedAt)
          .containsExactly(START, START, START, START.plusSeconds(1));
    }
  }

  private static Clock clock(AtomicReference<Instant> now) {
    return new Clock() {
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
        return now.get();
      }
    };
  }

  @Test
  void ofTwoAppendsToOneStreamOneWinsHoweverOftenTheyMeet() throws Exception {
    try (EventLog log = open()) {
      race(log, 200, round -> _ -> commit(event("stream-" + round, 0)));
    }
  }

  @Test
  void ofTwoOverlappingCommitsOneWinsAndTheOtherLeavesNothingInEitherStream() throws Exception {
    try (EventLog log = open()) {
      race(
          log,
          200,
          round ->
              runner ->
                  commit(
                      event("own-" + runner + "-" + round, 0),
                      event("shared-" + round, 0),
                      event("own-too-" + runner + "-" + round, 0)));
      List<StoredEvent> events = log.events(0, 10_000);
      assertThat(events).hasSize(3 * 200);
    }
  }

  private interface Round {
    IntFunction<Commit> of(int round);
  }

  /** Both threads meet at a barrier before each round; their outcomes are values. */
  private void race(EventLog log, int rounds, Round commits) throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(2);
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      for (int round = 0; round < rounds; round++) {
        var make = commits.of(round);
        List<Future<Boolean>> outcomes = new ArrayList<>();
        for (int runner = 0; runner < 2; runner++) {
          Commit commit = make.apply(runner);
          outcomes.add(
              threads.submit(() -> {
                barrier.await(30, TimeUnit.SECONDS);
                try {
                  log.append(commit);
                  return true;
                } catch (SequenceTaken e) {
                  return false;
                }
              }));
        }
        assertThat(List.of(outcomes.get(0).get(), outcomes.get(1).get()))
            .as("round %d", round)
            .containsExactlyInAnyOrder(true, false);
      }
    }
    assertThat(log.head().commits()).isEqualTo(rounds);
  }

  @Test
  void aRefusedCommitTakesNobodyOfTheSameGroupWithIt() throws Exception {
    try (EventLog log = open()) {
      log.append(commit(event("taken", 0)));
      AtomicInteger refused = new AtomicInteger();
      inParallel(
          16,
          writer -> {
            for (int i = 0; i < 50; i++) {
              if (i % 2 == 0) {
                log.append(commit(event("stream-" + writer, i / 2)));
              } else {
                try {
                  log.append(commit(event("half-" + writer, i), event("taken", 0)));
                } catch (SequenceTaken e) {
                  refused.incrementAndGet();
                }
              }
            }
            return null;
          });
      assertThat(refused).hasValue(16 * 25);
      assertThat(log.head().commits()).isEqualTo(1 + 16 * 25);
      assertThat(log.commits(0, 10_000)).hasSize(1 + 16 * 25);
    }
  }

  @Test
  void manyWritersWithALiveTailThatSeesEveryCommitOnceAndInOrder() throws Exception {
    int writers = 16;
    int each = 100;
    try (EventLog log = open()) {
      ConcurrentLinkedQueue<Long> acknowledged = new ConcurrentLinkedQueue<>();
      List<StoredCommit> seen = new ArrayList<>();
      Thread tail =
          Thread.ofPlatform()
              .start(() -> {
                try {
                  while (seen.size() < writers * each) {
                    if (log.await(seen.size(), Duration.ofSeconds(30))) {
                      seen.addAll(log.commits(seen.size(), 7));
                    }
                  }
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
      inParallel(
          writers,
          writer -> {
            for (int i = 0; i < each; i++) {
              acknowledged.add(log.append(commit(event("stream-" + writer, i))).position());
            }
            return null;
          });
      tail.join(Duration.ofSeconds(60));
      assertThat(seen)
          .extracting(StoredCommit::position)
          .containsExactlyElementsOf(LongStream.range(0, writers * each).boxed().toList());
      assertThat(acknowledged).hasSize(writers * each).doesNotHaveDuplicates();
      for (int writer = 0; writer < writers; writer++) {
        String stream = "stream-" + writer;
        assertThat(
                seen.stream()
                    .map(commit -> commit.events().getFirst())
                    .filter(event -> stream.equals(event.stream()))
                    .map(StoredEvent::sequence))
            .containsExactlyElementsOf(LongStream.range(0, each).boxed().toList());
      }
    }
  }

  private interface Work {
    Callable<?> of(int writer);
  }

  private static void inParallel(int writers, IntFunction<?> body) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
      List<Future<?>> all =
          IntStream.range(0, writers)
              .<Future<?>>mapToObj(writer -> threads.submit(() -> body.apply(writer)))
              .toList();
      for (Future<?> one : all) {
        one.get(90, TimeUnit.SECONDS);
      }
    }
  }

  @Test
  void whoeverIsToldThatACommitIsDurableCanReadIt() throws Exception {
    try (EventLog log = open()) {
      inParallel(
          8,
          writer -> {
            for (int i = 0; i < 50; i++) {
              Appended appended = log.append(commit(event("stream-" + writer, i)));
              assertThat(log.head().commits()).isGreaterThan(appended.position());
              assertThat(log.commits(appended.position(), 1).getFirst().position())
                  .isEqualTo(appended.position());
            }
            return null;
          });
    }
  }

  @Test
  void anErasedIdentityLeavesLeafFactsAndOrder() {
    try (EventLog log = open()) {
      Commit.Event named = event("stay/1", 0);
      log.append(
          commit(named, event("stay/1", 1)).claiming(Set.of("patient/983974791/k1:aa/000001")));
      StoredCommit before = log.commits(0, 1).getFirst();
      log.append(
          commit(event("stay/1", 2))
              .erasing(
                  new Commit.Erasure(
                      Set.of(named.id()), Set.of("patient/983974791/k1:aa/000001"))));
      StoredCommit after = log.commits(0, 1).getFirst();
      assertThat(after.leaf().bytes()).isEqualTo(before.leaf().bytes());
      assertThat(after.events().getFirst().payload())
          .isEqualTo(before.events().getFirst().payload());
      assertThat(after.events().getFirst().identity()).isEmpty();
      assertThat(after.events().get(1).identity()).isPresent();
      assertThat(log.find("patient/983974791/k1:aa/000001")).isEmpty();
      assertThat(log.stream("stay/1", 0, 10))
          .extracting(StoredEvent::sequence)
          .containsExactly(0L, 1L, 2L);
    }
  }

  @Test
  void anErasureThatIsRefusedErasesNothing() {
    try (EventLog log = open()) {
      Commit.Event named = event("stay/1", 0);
      log.append(commit(named));
      Commit refused =
          commit(event("stay/1", 0)).erasing(new Commit.Erasure(Set.of(named.id()), Set.of()));
      assertThatThrownBy(() -> log.append(refused)).isInstanceOf(SequenceTaken.class);
      assertThat(log.events(0, 1).getFirst().identity()).isPresent();
    }
  }

  @Test
  void withAnIdentityGoTheClaimsOfItsCommitThatTellOfThePatientOrAMessage() {
    try (EventLog log = open()) {
      Commit.Event named = event("stay/1", 0);
      Set<String> telling =
          Set.of("patient/983974791/k1:aa/000001", "msg/her:59/m-1", "awaited/msg/her:59/m-0");
      log.append(commit(event("stay/2", 0)).claiming(Set.of("patient/983974791/k1:bb/000001")));
      log.append(commit(named).claiming(union(telling, "idem/client/key")));
      log.append(
          commit(event("stay/1", 1)).erasing(new Commit.Erasure(Set.of(named.id()), Set.of())));
      assertThat(telling).allSatisfy(claim -> assertThat(log.find(claim)).isEmpty());
      assertThat(log.last("patient/983974791/k1:aa/")).isEmpty();
      assertThat(log.find("idem/client/key")).isPresent();
      assertThat(log.find("patient/983974791/k1:bb/000001")).isPresent();
      assertThat(log.append(commit().claiming(telling)).position()).isEqualTo(3);
    }
  }

  private static Set<String> union(Set<String> some, String another) {
    return Stream.concat(some.stream(), Stream.of(another)).collect(Collectors.toSet());
  }

  @Test
  void anErasureOfWhatIsNotThereIsRefusedAndLeavesNothing() {
    try (EventLog log = open()) {
      Commit.Event named = event("stay/1", 0);
      log.append(commit(named).claiming(Set.of("msg/her:59/m-1")));
      List<Commit.Erasure> wrong =
          List.of(
              new Commit.Erasure(Set.of(named.id(), "no-such-event"), Set.of()),
              new Commit.Erasure(Set.of(named.id()), Set.of("patient/1/k1:aa/000001")));
      for (Commit.Erasure erasure : wrong) {
        assertThatThrownBy(() -> log.append(commit(event("stay/1", 1)).erasing(erasure)))
            .isInstanceOf(NothingToErase.class)
            .message()
            .doesNotContain("k1:aa");
      }
      assertThat(log.head().commits()).isEqualTo(1);
      assertThat(log.events(0, 1).getFirst().identity()).isPresent();
      assertThat(log.find("msg/her:59/m-1")).isPresent();
    }
  }

  @Test
  void whatIsErasedAlreadyMayBeErasedAgain() {
    try (EventLog log = open()) {
      Commit.Event named = event("stay/1", 0);
      Commit.Erasure erasure = new Commit.Erasure(Set.of(named.id()), Set.of());
      log.append(commit(named));
      log.append(commit().erasing(erasure));
      assertThat(log.append(commit().erasing(erasure)).position()).isEqualTo(2);
    }
  }

  @Test
  void anErasureLeavesNoSnapshotOfTheStream() {
    try (EventLog log = open()) {
      Commit.Event named = event("a", 0);
      log.append(commit(named));
      log.store(snapshot(0, "k1:aa"));
      log.append(commit().erasing(new Commit.Erasure(Set.of(named.id()), Set.of())));
      assertThat(log.snapshot("a")).isEmpty();
    }
  }

  @Test
  void keyChecksAreKeptBesideTheCommits() {
    try (EventLog log = open()) {
      assertThat(log.keyChecks()).isEmpty();
      Map<String, String> first = Map.of("k1", "one", "k2", "two");
      assertThat(log.keepKeyChecks(Map.of("k0", "zero"), first)).isFalse();
      assertThat(log.keepKeyChecks(Map.of(), first)).isTrue();
      assertThat(log.keepKeyChecks(Map.of(), Map.of("k9", "nine"))).isFalse();
      assertThat(log.keepKeyChecks(first, Map.of("k2", "two", "k3", "three"))).isTrue();
    }
    try (EventLog log = open()) {
      assertThat(log.keyChecks()).isEqualTo(Map.of("k2", "two", "k3", "three"));
      assertThat(log.head().commits()).isZero();
    }
  }

  @Test
  void streamsAreReadFromAnySequenceAndKnowTheirLast() {
    try (EventLog log = open()) {
      for (int i = 0; i < 10; i++) {
        log.append(commit(event("a", i), event("b", i)));
      }
      assertThat(log.stream("a", 7, 2)).extracting(StoredEvent::sequence).containsExactly(7L, 8L);
      assertThat(log.lastSequence("b")).isEqualTo(OptionalLong.of(9));
      assertThat(log.lastSequence("c")).isEmpty();
      assertThat(log.lastEvent("b")).map(StoredEvent::index).contains(19L);
      assertThat(log.lastEvent("c")).isEmpty();
      assertThat(log.events(19, 5)).extracting(StoredEvent::stream).containsExactly("b");
      assertThat(log.commits(8, 3)).extracting(StoredCommit::position).containsExactly(8L, 9L);
    }
  }

  @Test
  void waitingEndsWithTheCommitOrWithTheTime() throws Exception {
    try (EventLog log = open()) {
      assertThat(log.await(0, Duration.ofMillis(10))).isFalse();
      Thread.ofPlatform().start(() -> log.append(commit(event("a", 0))));
      assertThat(log.await(0, Duration.ofSeconds(30))).isTrue();
      assertThat(log.await(0, Duration.ZERO)).isTrue();
    }
  }

  @Test
  void snapshotsNeverGoBack() {
    try (EventLog log = open()) {
      log.store(snapshot(5, "at five"));
      log.store(snapshot(3, "at three"));
      assertThat(log.snapshot("a").map(s -> text(s.payload()))).contains("\"at five\"");
      log.store(snapshot(8, "at eight"));
      assertThat(log.snapshot("a").map(Snapshot::sequence)).contains(8L);
      assertThat(log.snapshot("b")).isEmpty();
    }
  }

  private static Snapshot snapshot(long sequence, String state) {
    return new Snapshot(
        "a",
        sequence,
        UUID.randomUUID().toString(),
        "State",
        null,
        START.toString(),
        ("\"" + state + "\"").getBytes(StandardCharsets.UTF_8),
        "{}".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void whatIsStoredIsThereAfterOpeningAgainAndNumbersGoOn() {
    try (EventLog log = open()) {
      log.append(commit(event("a", 0), event("a", 1)).claiming(Set.of("kept")));
    }
    try (EventLog log = open()) {
      assertThat(log.head().commits()).isEqualTo(1);
      assertThat(log.find("kept")).isPresent();
      Appended next = log.append(commit(event("a", 2)));
      assertThat(next.position()).isEqualTo(1);
      assertThat(next.firstIndex()).isEqualTo(2);
      assertThatThrownBy(() -> log.append(commit(event("a", 1)))).isInstanceOf(SequenceTaken.class);
    }
  }

  @Test
  void aClosedLogRefusesInsteadOfHanging() {
    EventLog log = open();
    log.close();
    assertThatThrownBy(() -> log.append(commit(event("a", 0)))).isInstanceOf(LogUnavailable.class);
  }

  /**
   * The encoding is fixed for good: these commits, with these salts, at this time, have these
   * leaves on every store. If this test fails, the encoding has changed, and with it every proof
   * ever given.
   */
  @Test
  void goldenCommitsHaveTheirGoldenLeaves() {
    AtomicInteger salt = new AtomicInteger();
    Supplier<byte[]> counting =
        () -> {
          byte[] bytes = new byte[16];
          Arrays.fill(bytes, (byte) salt.getAndIncrement());
          return bytes;
        };
    Clock clock = Clock.fixed(Instant.parse("2025-03-01T12:00:00.123456789Z"), ZoneOffset.UTC);
    try (EventLog log = open(clock, counting)) {
      for (Golden golden : Golden.COMMITS) {
        log.append(golden.commit());
      }
      List<StoredCommit> stored = log.commits(0, 1_000);
      for (int i = 0; i < Golden.COMMITS.size(); i++) {
        Golden golden = Golden.COMMITS.get(i);
        Leaf leaf = stored.get(i).leaf();
        assertThat(HexFormat.of().formatHex(leaf.bytes()))
            .as("leaf %d", i)
            .isEqualTo(golden.leaf());
        assertThat(HexFormat.of().formatHex(leaf.hash()))
            .as("hash of leaf %d", i)
            .isEqualTo(golden.hash());
      }
    }
  }

  @Test
  void theLeavesAndTheFactsBlocksBehindThemAreThoseOfTheCommits() {
    try (EventLog log = open()) {
      Appended first = log.append(commit(event("a", 0, "erased"), event("b", 0)));
      log.append(commit());
      log.append(commit(event("a", 1)).erasing(new Commit.Erasure(Set.of("erased"), Set.of())));
      List<byte[]> leaves = log.leaves(0, 10).stream().map(Leaf::bytes).toList();
      assertThat(leaves)
          .containsExactlyElementsOf(
              log.commits(0, 10).stream().map(commit -> commit.leaf().bytes()).toList());
      assertThat(log.leaves(1, 1)).extracting(Leaf::position).containsExactly(1L);
      assertThat(log.leaves(3, 10)).isEmpty();
      assertThat(log.leaves(0, 0)).isEmpty();
      FactsOfCommit facts = log.facts(first.position()).orElseThrow();
      assertThat(facts.leaf().bytes()).isEqualTo(leaves.getFirst());
      assertThat(facts.blocks())
          .extracting(EventLogContract::text)
          .satisfiesExactly(
              one -> assertThat(one).contains("\"id\":\"erased\"").endsWith("{\"number\":0}}"),
              two -> assertThat(two).contains("\"stream\":\"b\""));
      assertThat(log.facts(1).orElseThrow().blocks()).isEmpty();
      assertThat(log.facts(3)).isEmpty();
    }
  }

  @Test
  void identityIsEmptyOnlyWhereItWasErased() {
    try (EventLog log = open()) {
      log.append(commit(event("a", 0)));
      assertThat(log.events(0, 1).getFirst().identity().map(EventLogContract::text))
          .isEqualTo(Optional.of("{\"patient\":\"pseudonym of a\"}"));
    }
  }

  /** The same on every store, so that every log can be copied to any. */
  @Test
  void aCommitThatNoStoreCouldHoldInOnePieceIsRefusedAndOneThatIsALittleSmallerIsStored() {
    try (EventLog log = open()) {
      assertThatThrownBy(() -> log.append(commit(large("a", 16_000_000))))
          .isInstanceOf(TooLarge.class)
          .hasMessageContaining("one commit may take 16000000");
      Commit.Event many = event("a".repeat(1_000), 0);
      assertThatThrownBy(() ->
              log.append(
                  Commit.of(
                      UUID.randomUUID(),
                      IntStream.range(0, 12_000).mapToObj(i -> event(many.stream(), i)).toList())))
          .isInstanceOf(TooLarge.class);
      assertThat(log.head().commits()).isZero();
      assertThat(log.append(commit(large("a", 15_990_000))).position()).isZero();
      assertThat(log.stream("a", 0, 1).getFirst().payload()).hasSize(15_990_000);
    }
  }

  private static Commit.Event large(String stream, int bytes) {
    byte[] payload = new byte[bytes];
    Arrays.fill(payload, (byte) 'a');
    payload[0] = '"';
    payload[bytes - 1] = '"';
    return new Commit.Event(
        stream,
        0,
        UUID.randomUUID().toString(),
        "Happened",
        "1",
        START,
        payload,
        "{}".getBytes(StandardCharsets.UTF_8));
  }
}
