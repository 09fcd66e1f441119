package no.dognbok.bench.evidence;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import no.dognbok.bench.ScratchFolder;
import no.dognbok.bench.log.Result;
import no.dognbok.bench.log.Stories;
import no.dognbok.log.EventLog;
import no.dognbok.log.sqlite.DataFolder;
import no.dognbok.log.sqlite.SqliteEventLog;

/**
 * Appends with the evidence kept beside them, and without, in pairs. Each lap has an empty log of
 * its own: so both logs of a pair are equally long, and nothing that one left behind is done in the
 * time of the other. What happens at the start is not counted: the keeper is then as far behind
 * when the counting begins as when it ends.
 */
final class AppendPairs {

  private static final int WRITERS = 32;
  private static final int WARM_UP = 2;

  private final Path parent;
  private final Duration lap;
  private final Stories stories = new Stories(WRITERS);

  /**
   * Pairs of laps.
   *
   * @param parent folder to write in
   * @param lap how long is counted in each
   */
  AppendPairs(Path parent, Duration lap) {
    this.parent = parent;
    this.lap = lap;
  }

  /** How a lap went: commits a second, microseconds of the process' processor time for each. */
  private record Lap(double perSecond, double processorMicros) {}

  private record Pair(Lap with, Lap without) {

    /** Above 1 where appends are slower with evidence. */
    double slower() {
      return without.perSecond / with.perSecond;
    }

    double dearer() {
      return with.processorMicros / without.processorMicros;
    }
  }

  void print(int pairs, PrintWriter out) throws Exception {
    for (int i = 0; i < WARM_UP; i++) {
      pair(true); // the first laps of a JVM tell nothing
    }
    List<Pair> all = new ArrayList<>();
    for (boolean withFirst : order(pairs)) {
      all.add(pair(withFirst));
    }
    out.printf(
        "%d writers, %d pairs of laps of %.1f s in random order, one event a commit%n",
        WRITERS, pairs, lap.toMillis() / 1e3);
    out.println("| | median | least | lower quartile | upper quartile | most |");
    out.println("|---|---:|---:|---:|---:|---:|");
    row(out, "commits/s without evidence", "%,.0f", all, pair -> pair.without.perSecond);
    row(out, "commits/s with evidence", "%,.0f", all, pair -> pair.with.perSecond);
    row(out, "slower with evidence, %", "%+.1f", all, pair -> (pair.slower() - 1) * 100);
    row(out, "more CPU a commit with evidence, %", "%+.1f", all, pair -> (pair.dearer() - 1) * 100);
  }

  /** For each pair whether the lap with evidence comes first: as often as not, drawn. */
  private static List<Boolean> order(int pairs) {
    List<Boolean> order = new ArrayList<>();
    for (int i = 0; i < pairs; i++) {
      order.add(i % 2 == 0);
    }
    Collections.shuffle(order, new Random(5));
    return order;
  }

  private Pair pair(boolean withFirst) throws Exception {
    if (withFirst) {
      Lap with = lap(true);
      return new Pair(with, lap(false));
    }
    Lap without = lap(false);
    return new Pair(lap(true), without);
  }

  private Lap lap(boolean kept) throws Exception {
    try (ScratchFolder scratch = ScratchFolder.onDisk(parent);
        DataFolder folder = DataFolder.open(scratch.path().resolve("ledger"));
        SqliteEventLog log = SqliteEventLog.open(folder, Clock.systemUTC())) {
      if (!kept) {
        return counted(log);
      }
      try (KeptEvidence evidence = KeptEvidence.anew(log, folder.path(), Clock.systemUTC())) {
        evidence.start();
        return counted(log);
      }
    }
  }

  private Lap counted(EventLog log) throws Exception {
    AtomicBoolean enough = new AtomicBoolean();
    try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        SingleEvents events = new SingleEvents(stories.narrator());
        all.add(
            writers.submit(() -> {
              while (!enough.get()) {
                log.append(events.next());
              }
            }));
      }
      TimeUnit.NANOSECONDS.sleep(lap.toNanos() / 2);
      long began = System.nanoTime();
      long processor = Result.processorTime();
      long commits = log.head().commits();
      TimeUnit.NANOSECONDS.sleep(lap.toNanos());
      double appended = log.head().commits() - commits;
      double micros = (Result.processorTime() - processor) / 1e3;
      double seconds = (System.nanoTime() - began) / 1e9;
      enough.set(true);
      for (Future<?> one : all) {
        one.get(); // a writer that failed appended nothing
      }
      return new Lap(appended / seconds, micros / appended);
    } finally {
      enough.set(true);
    }
  }

  private interface Figure {
    double of(Pair pair);
  }

  private static void row(
      PrintWriter out, String what, String form, List<Pair> pairs, Figure figure) {
    double[] sorted = pairs.stream().mapToDouble(figure::of).sorted().toArray();
    StringBuilder row = new StringBuilder("| " + what + " |");
    for (double part : new double[] {0.5, 0, 0.25, 0.75, 1}) {
      row.append(' ').append(form.formatted(quantile(sorted, part))).append(" |");
    }
    out.println(row);
    out.flush();
  }

  /** Between two that stand side by side, as far from the one as from the other as is asked. */
  private static double quantile(double[] sorted, double part) {
    double place = part * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
