package no.dognbok.bench.log;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;

/** Two processes that append to one log at once, as two nodes do, and what each gets done. */
final class TwoProcesses {

  /** More batches than this no append should wait for. */
  private static final int AIM = 100;

  private final MongoServers server;
  private final Duration warmUp;
  private final Duration time;
  private final PrintWriter out;

  TwoProcesses(MongoServers server, Duration warmUp, Duration time, PrintWriter out) {
    this.server = server;
    this.warmUp = warmUp;
    this.time = time;
    this.out = out;
  }

  /** A table with a row for each number of writers. */
  void print(List<Integer> writers) throws IOException {
    out.println("Two processes that append to the same log at once:");
    out.println();
    out.println(
        "| writers in each | commits/s of each | of both | p50 ms | p99 ms"
            + " | most batches that an append waited for (aim: at most %d) |".formatted(AIM));
    out.println("|---:|---:|---:|---:|---:|---:|");
    for (int count : writers) {
      try (ScratchDatabase database = ScratchDatabase.on(server)) {
        print(count, atOnce(database.uri(), count));
      }
    }
  }

  private List<Share> atOnce(String uri, int writers) throws IOException {
    try (AppendingProcess one = AppendingProcess.start(uri, writers, warmUp, time);
        AppendingProcess other = AppendingProcess.start(uri, writers, warmUp, time)) {
      one.awaitReady();
      other.awaitReady();
      one.begin();
      other.begin();
      return List.of(one.share(), other.share());
    }
  }

  private void print(int writers, List<Share> shares) {
    Share one = shares.getFirst();
    Share other = shares.getLast();
    out.println(
        "| %d | %,.0f and %,.0f | %,.0f | %.2f and %.2f | %.2f and %.2f | %d and %d |"
            .formatted(
                writers,
                one.perSecond(),
                other.perSecond(),
                one.perSecond() + other.perSecond(),
                one.p50(),
                other.p50(),
                one.p99(),
                other.p99(),
                one.mostBatches(),
                other.mostBatches()));
  }
}
