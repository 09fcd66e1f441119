package no.dognbok.bench.evidence;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.Supplier;

/** Time and processor time of the thread that does the work, added up. */
final class Stopwatch {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private long nanoseconds;
  private long processor;

  <T> T time(Supplier<T> work) {
    long before = System.nanoTime();
    long processorBefore = THREADS.getCurrentThreadCpuTime();
    T outcome = work.get();
    processor += THREADS.getCurrentThreadCpuTime() - processorBefore;
    nanoseconds += System.nanoTime() - before;
    return outcome;
  }

  void run(Runnable work) {
    time(() -> {
      work.run();
      return this;
    });
  }

  /** In seconds. */
  double seconds() {
    return nanoseconds / 1e9;
  }

  /** Processor time, in seconds. */
  double processorSeconds() {
    return processor / 1e9;
  }
}
