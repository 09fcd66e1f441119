package no.dognbok.bench.log;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import no.dognbok.log.Commit;
import no.dognbok.log.mongo.MongoConnection;
import no.dognbok.log.mongo.MongoEventLog;
import org.HdrHistogram.Histogram;

/**
 * How long after its writer was answered a commit is seen by somebody else who has the log open.
 */
final class SeenByOthers {

  private static final int COMMITS = 300;
  private static final int AIM_MILLISECONDS = 100;

  private final MongoServers server;
  private final PrintWriter out;

  SeenByOthers(MongoServers server, PrintWriter out) {
    this.server = server;
    this.out = out;
  }

  void print() throws InterruptedException {
    try (ScratchDatabase database = ScratchDatabase.on(server);
        MongoConnection another = MongoConnection.open(database.uri());
        MongoEventLog writing = MongoEventLog.open(database.connection(), Clock.systemUTC());
        MongoEventLog reading = MongoEventLog.open(another, Clock.systemUTC())) {
      Histogram waits = Result.newHistogram();
      for (int i = 0; i < COMMITS; i++) {
        long position = writing.append(commit()).position();
        long answered = System.nanoTime();
        if (!reading.await(position, Duration.ofSeconds(10))) {
          throw new IllegalStateException("position %d is never seen".formatted(position));
        }
        waits.recordValue(System.nanoTime() - answered);
        Thread.sleep(i % 40); // so that not all fall into the same moment between two looks
      }
      out.println(
          "A commit is seen by another who has the log open, after its writer was answered: p50 %.1f ms, p99 %.1f ms, most %.1f ms (%s; aim: %d ms)"
              .formatted(
                  milliseconds(waits.getValueAtPercentile(50)),
                  milliseconds(waits.getValueAtPercentile(99)),
                  milliseconds(waits.getMaxValue()),
                  reading.isTold() ? "told by a change stream" : "looked for",
                  AIM_MILLISECONDS));
    }
  }

  private static Commit commit() {
    return new Commit(
        UUID.randomUUID(), List.of(), Set.of("bench/" + UUID.randomUUID()), Commit.Erasure.NOTHING);
  }

  private static double milliseconds(long nanoseconds) {
    return nanoseconds / (double) TimeUnit.MILLISECONDS.toNanos(1);
  }
}
