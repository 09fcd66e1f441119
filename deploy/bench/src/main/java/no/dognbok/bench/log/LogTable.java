package no.dognbok.bench.log;

import java.io.PrintWriter;
import java.util.List;

/** The figures of {@code bench log}, as a table. */
final class LogTable {

  private final PrintWriter out;
  private boolean begun;

  LogTable(PrintWriter out) {
    this.out = out;
  }

  /** A row for each contender; the first is the log, which the others are held against. */
  void print(int writers, List<Contender> contenders, List<Result> results) throws Exception {
    if (!begun) {
      begin(contenders);
    }
    double ours = results.getFirst().perSecond();
    for (int i = 0; i < results.size(); i++) {
      Result result = results.get(i);
      boolean waits = result.waits().getTotalCount() > 0;
      out.println(
          "| %d | %s | %,.0f | %s | %s | %.1f | %.0f | %s |"
              .formatted(
                  writers,
                  contenders.get(i).name(),
                  result.perSecond(),
                  waits ? "%.2f".formatted(result.milliseconds(50)) : "",
                  waits ? "%.2f".formatted(result.milliseconds(99)) : "",
                  result.meanBatch(),
                  result.processorMicros(),
                  i == 0 ? "" : "%.2f".formatted(ours / result.perSecond())));
    }
  }

  private void begin(List<Contender> contenders) throws Exception {
    for (Contender contender : contenders) {
      out.println("%s: %s".formatted(contender.name(), contender.settings()));
    }
    out.println();
    out.println(
        "| writers | | commits/s | p50 ms | p99 ms | commits together | CPU µs a commit"
            + " | the log's commits/s over its |");
    out.println("|---:|---|---:|---:|---:|---:|---:|---:|");
    begun = true;
  }
}
