package no.dognbok.bench.views;

import com.sun.management.OperatingSystemMXBean;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import no.dognbok.query.feed.LogFeed;

/** Time, processor time and memory. */
final class Meter {

  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private Meter() {}

  /**
   * Does some work and prints its rate, and the processor time of each piece: that tells the same
   * on a busy machine.
   *
   * @return how many a second
   */
  static double rate(PrintWriter out, String what, LongSupplier work) {
    long cpu = PROCESS.getProcessCpuTime();
    long from = System.nanoTime();
    long done = work.getAsLong();
    double seconds = (System.nanoTime() - from) / 1e9;
    double micros = (PROCESS.getProcessCpuTime() - cpu) / 1e3 / done;
    out.printf(
        "%-34s %,12.0f /s   %7.2f µs of processor time each   (%,d in %.1f s)%n",
        what, done / seconds, micros, done, seconds);
    out.flush();
    return done / seconds;
  }

  /** Waits until the views hold what the log held. */
  static void await(LogFeed feed) {
    while (!feed.isCaughtUp()) {
      if (feed.stopped().isPresent()) {
        throw new IllegalStateException(feed.stopped().get());
      }
      pause(5);
    }
  }

  /** Bytes in use on the heap when all that can go has gone. */
  static long usedHeap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
      pause(100);
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static void pause(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
