package no.dognbok.log.mongo;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import no.dognbok.log.Commit;
import no.dognbok.log.EventLog.Appended;
import no.dognbok.log.LogUnavailable;
import no.dognbok.log.StoredCommit;

/**
 * A process of its own that appends so many commits and says which of them it was told are durable,
 * and reads the log at the same time and says what it saw. What fails is sent again under its id,
 * as whoever tells the ledger something does.
 */
final class AppendingProcess {

  private static final int WRITERS = 24;

  private static volatile long until = Long.MAX_VALUE;

  private AppendingProcess() {}

  /**
   * Appends, says that it is done, is told how much there is, and ends when it has read that.
   *
   * @param arguments the database, a name of its own, how many commits to append
   */
  public static void main(String[] arguments) throws Exception {
    AtomicInteger left = new AtomicInteger(Integer.parseInt(arguments[2]));
    try (MongoConnection connection = MongoConnection.open(arguments[0]);
        MongoEventLog log = opened(connection)) {
      Thread reader = Thread.ofPlatform().start(() -> read(log));
      List<Thread> writers = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        String stream = "%s-%d".formatted(arguments[1], writer);
        writers.add(Thread.ofPlatform().start(() -> append(log, stream, left)));
      }
      for (Thread writer : writers) {
        writer.join();
      }
      say("done");
      until = Long.parseLong(new String(System.in.readAllBytes(), StandardCharsets.UTF_8).strip());
      reader.join();
      say("waited " + log.written().mostBatchesWaited());
    }
  }

  private static MongoEventLog opened(MongoConnection connection) {
    while (true) {
      try {
        return MongoEventLog.open(connection, Clock.systemUTC());
      } catch (LogUnavailable e) {
        say("again");
      }
    }
  }

  private static void append(MongoEventLog log, String stream, AtomicInteger left) {
    for (long sequence = 0; left.getAndDecrement() > 0; sequence++) {
      Commit commit = commit(stream, sequence);
      say("begins " + commit.id());
      say("durable %s %d".formatted(commit.id(), appended(log, commit).position()));
    }
  }

  private static Appended appended(MongoEventLog log, Commit commit) {
    while (true) {
      try {
        return log.append(commit);
      } catch (LogUnavailable e) {
        say("again");
      }
    }
  }

  private static Commit commit(String stream, long sequence) {
    UUID id = UUID.randomUUID();
    return Commit.of(id, List.of(event(stream, sequence), event("once/" + id, 0)))
        .claiming(Set.of("idem/test/" + id));
  }

  private static Commit.Event event(String stream, long sequence) {
    return new Commit.Event(
        stream,
        sequence,
        UUID.randomUUID().toString(),
        "Happened",
        "1",
        Instant.EPOCH,
        "{\"some\":\"payload\"}".getBytes(StandardCharsets.UTF_8),
        "{}".getBytes(StandardCharsets.UTF_8));
  }

  /** Follows the log from its start until it has seen all, each once and in order. */
  private static void read(MongoEventLog log) {
    long seen = 0;
    StringBuilder ids = new StringBuilder();
    while (seen < until) {
      try {
        if (log.await(seen, Duration.ofSeconds(1))) {
          for (StoredCommit commit : log.commits(seen, 500)) {
            if (commit.position() != seen++) {
              say("out of order at " + commit.position());
            }
            ids.append(commit.events().getFirst().id());
          }
        }
      } catch (LogUnavailable e) {
        say("again");
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    say("saw %d %s".formatted(seen, FaultyNetworkTest.digest(ids)));
  }

  private static synchronized void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
