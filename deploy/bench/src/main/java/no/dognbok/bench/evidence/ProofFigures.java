package no.dognbok.bench.evidence;

import java.io.PrintWriter;
import java.util.LongSummaryStatistics;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/** What proofs of a kind take: time to make and to check, hashes, bytes, tiles that were read. */
final class ProofFigures {

  private final Histogram made = newHistogram();
  private final Histogram checked = newHistogram();
  private final LongSummaryStatistics hashes = new LongSummaryStatistics();
  private final LongSummaryStatistics bytes = new LongSummaryStatistics();
  private final LongSummaryStatistics tiles = new LongSummaryStatistics();

  private static Histogram newHistogram() {
    return new Histogram(TimeUnit.MINUTES.toNanos(1), 3);
  }

  static void begin(PrintWriter out, String what) {
    out.println(
        "| "
            + what
            + " | made, p50 µs | p99 µs | hashes, mean | most | bytes, mean | most"
            + " | tiles read, mean | most | read and checked, p50 µs | p99 µs |");
    out.println("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
  }

  <T> T making(Supplier<T> work) {
    return timed(made, work);
  }

  /** A proof that does not hold would be a quick one. */
  void checking(Supplier<Boolean> work) {
    if (!timed(checked, work)) {
      throw new IllegalStateException("a proof does not hold");
    }
  }

  private static <T> T timed(Histogram times, Supplier<T> work) {
    long before = System.nanoTime();
    T outcome = work.get();
    times.recordValue(System.nanoTime() - before);
    return outcome;
  }

  void size(int ofHashes, int ofBytes, long ofTiles) {
    hashes.accept(ofHashes);
    bytes.accept(ofBytes);
    tiles.accept(ofTiles);
  }

  void print(PrintWriter out, String what) {
    out.printf(
        "| %s | %.0f | %.0f | %.1f | %d | %,.0f | %,d | %.1f | %d | %.0f | %.0f |%n",
        what,
        micros(made, 50),
        micros(made, 99),
        hashes.getAverage(),
        hashes.getMax(),
        bytes.getAverage(),
        bytes.getMax(),
        tiles.getAverage(),
        tiles.getMax(),
        micros(checked, 50),
        micros(checked, 99));
    out.flush();
  }

  private static double micros(Histogram times, double percentile) {
    return times.getValueAtPercentile(percentile) / 1e3;
  }
}
