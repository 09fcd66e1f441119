package no.dognbok.log.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import no.dognbok.log.StoredCommit;
import no.dognbok.log.StoredEvent;
import no.dognbok.log.WholeCommit;
import no.dognbok.mongotest.Fault;
import no.dognbok.mongotest.FaultPlan;
import no.dognbok.mongotest.FaultPlan.Chance;
import no.dognbok.mongotest.FaultProxy;
import no.dognbok.mongotest.FaultProxy.Deed;
import no.dognbok.mongotest.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Three processes append to one log over a network that cuts connections, holds messages back, and
 * loses the answers to what was written; one of them is killed in the middle and another takes its
 * place.
 */
class FaultyNetworkTest {

  private static final int COMMITS = 10_000;
  private static final int OF_EACH = 3_000;
  private static final int KILLED_AFTER = 500;
  private static final long SEED = Long.getLong("fault.seed", 20_251_122);

  /** Positions of what the processes were told is durable, by commit. */
  private final Map<UUID, Long> durable = new ConcurrentHashMap<>();

  private final Set<UUID> begun = ConcurrentHashMap.newKeySet();
  private final List<String> saw = new CopyOnWriteArrayList<>();
  private final List<String> outOfOrder = new CopyOnWriteArrayList<>();
  private final List<Long> waited = new CopyOnWriteArrayList<>();

  static String digest(CharSequence text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static FaultPlan faults() {
    return FaultPlan.atRandom(
            SEED,
            new Chance(0.02, Fault.CUT),
            new Chance(0.04, Fault.DROP_ANSWER),
            new Chance(0.02, Fault.delayRequest(Duration.ofMillis(40))),
            new Chance(0.02, Fault.delayAnswer(Duration.ofMillis(40))))
        .only("insert", "find", "update", "delete");
  }

  @Test
  @Timeout(300)
  void everyAcknowledgedCommitIsThereOnceNoneTwiceAndEveryReaderSawAllInOrder() throws Exception {
    try (TestDatabase database = TestDatabase.create();
        FaultProxy proxy = FaultProxy.to(database);
        MongoConnection connection = MongoConnection.open(database.uri());
        MongoEventLog log = MongoEventLog.open(connection, Clock.systemUTC())) {
      proxy.plan(faults());
      appendAll(database.uriThrough(proxy.port()), log);
      checkCommits(log);
      checkWhatWasSeen(log);
      assertThat(proxy.count(Deed.CUT)).isGreaterThan(10);
      assertThat(proxy.count(Deed.DROPPED_ANSWER)).isGreaterThan(20);
    }
  }

  private void appendAll(String uri, MongoEventLog log) throws Exception {
    List<Appending> all = new ArrayList<>();
    try {
      Appending victim = start(uri, "victim", COMMITS);
      all.add(victim);
      all.add(start(uri, "one", OF_EACH));
      all.add(start(uri, "two", OF_EACH));
      victim.killAfter(KILLED_AFTER);
      all.remove(victim);
      all.add(start(uri, "three", COMMITS - 2 * OF_EACH - victim.acknowledged()));
      for (Appending one : all) {
        one.awaitDone();
      }
      // Of the one that was killed something may be stored that it was never told of.
      assertThat(log.await(COMMITS - 1, Duration.ofSeconds(10))).isTrue();
      assertThat(log.head().commits()).isBetween((long) COMMITS, COMMITS + 100L);
      for (Appending one : all) {
        one.readTo(log.head().commits());
      }
    } finally {
      all.forEach(Appending::end);
    }
  }

  private Appending start(String uri, String name, int commits) throws IOException {
    return new Appending(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                AppendingProcess.class.getName(),
                uri,
                name,
                String.valueOf(commits))
            .redirectError(ProcessBuilder.Redirect.DISCARD) // it warns of every fault
            .start());
  }

  /** A process, and who listens to it. */
  private final class Appending {

    private final Process process;
    private final CountDownLatch done = new CountDownLatch(1);
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final Semaphore each = new Semaphore(0);
    private final Thread listener;

    Appending(Process process) {
      this.process = process;
      this.listener = Thread.ofVirtual().start(this::listen);
    }

    private void listen() {
      try (BufferedReader out = process.inputReader()) {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
          hear(line.split(" "));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } finally {
        done.countDown();
      }
    }

    private void hear(String[] words) {
      switch (words[0]) {
        case "begins" -> begun.add(UUID.fromString(words[1]));
        case "durable" -> {
          if (words.length == 3) { // the last line of one that is killed may be cut
            durable.put(UUID.fromString(words[1]), Long.valueOf(words[2]));
            acknowledged.incrementAndGet();
            each.release();
          }
        }
        case "done" -> done.countDown();
        case "saw" -> saw.add(words[1] + " " + words[2]);
        case "waited" -> waited.add(Long.valueOf(words[1]));
        case "out" -> outOfOrder.add(String.join(" ", words));
        default -> {
          // it tries again
        }
      }
    }

    void killAfter(int acknowledgements) throws InterruptedException {
      assertThat(each.tryAcquire(acknowledgements, 120, TimeUnit.SECONDS)).isTrue();
      process.toHandle().destroyForcibly(); // what it has said already can still be read
      listener.join();
    }

    int acknowledged() {
      return acknowledged.get();
    }

    void awaitDone() throws InterruptedException {
      assertThat(done.await(240, TimeUnit.SECONDS)).isTrue();
    }

    void readTo(long commits) throws Exception {
      try (Writer in = process.outputWriter()) {
        in.write(commits + "\n");
      }
      listener.join();
      assertThat(process.waitFor()).isZero();
    }

    void end() {
      process.destroyForcibly();
    }
  }

  private void checkCommits(MongoEventLog log) {
    List<WholeCommit> commits = log.whole(0, Integer.MAX_VALUE);
    Map<UUID, Long> stored = new HashMap<>();
    Map<String, Long> lastOf = new HashMap<>();
    for (WholeCommit commit : commits) {
      assertThat(commit.position()).isEqualTo(stored.size());
      assertThat(stored.put(commit.id(), commit.position())).as("stored twice").isNull();
      assertThat(commit.claims()).containsExactly("idem/test/" + commit.id());
      StoredEvent event = commit.read().events().getFirst();
      assertThat(event.sequence())
          .isEqualTo(lastOf.merge(event.stream(), 0L, (last, _) -> last + 1));
    }
    assertThat(durable).hasSize(COMMITS);
    durable.forEach(
        (id, position) -> assertThat(stored.get(id)).as("position of %s", id).isEqualTo(position));
    stored
        .keySet()
        .forEach(id -> assertThat(begun.contains(id)).as("somebody sent %s", id).isTrue());
  }

  /** The three that lived to the end saw the same, which is what there is. */
  private void checkWhatWasSeen(MongoEventLog log) {
    List<StoredCommit> commits = log.commits(0, Integer.MAX_VALUE);
    StringBuilder ids = new StringBuilder();
    commits.forEach(commit -> ids.append(commit.events().getFirst().id()));
    assertThat(outOfOrder).isEmpty();
    assertThat(saw).hasSize(3).containsOnly("%d %s".formatted(commits.size(), digest(ids)));
    assertThat(waited).hasSize(3).allSatisfy(most -> assertThat(most).isLessThanOrEqualTo(100));
  }
}
