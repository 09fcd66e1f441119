package no.dognbok.bench.http;

import java.io.PrintWriter;
import java.util.List;
import org.HdrHistogram.Histogram;

/** The figures of {@code bench http}, as tables. */
final class HttpTable {

  private final PrintWriter out;

  HttpTable(PrintWriter out) {
    this.out = out;
  }

  /** What each server did; the first is the ledger, the second what it is held against. */
  void print(String title, List<String> names, List<Figures> figures) {
    out.println();
    out.println(title);
    out.println();
    out.println("| | requests/s | CPU ms each | | of them | p50 ms | p99 ms |");
    out.println("|---|---:|---:|---|---:|---:|---:|");
    for (int i = 0; i < names.size(); i++) {
      Figures one = figures.get(i);
      String whole = "%,.0f | %.2f".formatted(one.perSecond(), one.processorMillis());
      row(names.get(i), whole, "commands", one.commands());
      row("", "|", "queries", one.queries());
      one.byKind().forEach((kind, waits) -> row("", "|", "`" + kind + "`", waits));
    }
    out.println();
    out.println(
        "A command of the ledger waits %.2f times as long as one row at the 99th percentile, %.2f times in the middle."
            .formatted(ratio(figures, 99), ratio(figures, 50)));
  }

  private static double ratio(List<Figures> figures, double percentile) {
    return (double) figures.getFirst().commands().getValueAtPercentile(percentile)
        / figures.getLast().commands().getValueAtPercentile(percentile);
  }

  private void row(String name, String whole, String what, Histogram waits) {
    out.println(
        "| %s | %s | %s | %,d | %.2f | %.2f |"
            .formatted(
                name,
                whole,
                what,
                waits.getTotalCount(),
                waits.getValueAtPercentile(50) / 1e6,
                waits.getValueAtPercentile(99) / 1e6));
  }
}
