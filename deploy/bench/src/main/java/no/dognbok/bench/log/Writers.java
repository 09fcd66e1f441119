package no.dognbok.bench.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/**
 * Writers that begin together, each on a virtual thread as the program's commands are, each waiting
 * for its own commit before it makes the next.
 */
final class Writers {

  private Writers() {}

  /**
   * Has them write for a while.
   *
   * @param writer makes one; what it does when run is timed
   * @param groups counts transactions
   */
  static Result run(int writers, Duration time, Supplier<Runnable> writer, LongSupplier groups)
      throws Exception {
    CountDownLatch ready = new CountDownLatch(writers);
    CountDownLatch start = new CountDownLatch(1);
    List<Future<Histogram>> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < writers; i++) {
        all.add(threads.submit(one(writer.get(), ready, start, time)));
      }
      ready.await();
      long groupsBefore = groups.getAsLong();
      long processorBefore = Result.processorTime();
      long started = System.nanoTime();
      start.countDown();
      Histogram waits = Result.newHistogram();
      for (Future<Histogram> one : all) {
        waits.add(one.get());
      }
      return new Result(
          waits.getTotalCount(),
          System.nanoTime() - started,
          Result.processorTime() - processorBefore,
          groups.getAsLong() - groupsBefore,
          waits);
    }
  }

  private static Callable<Histogram> one(
      Runnable write, CountDownLatch ready, CountDownLatch start, Duration time) {
    return () -> {
      Histogram waits = Result.newHistogram();
      ready.countDown();
      start.await();
      long before = System.nanoTime();
      long end = before + time.toNanos();
      while (before < end) {
        write.run();
        long after = System.nanoTime();
        waits.recordValue(after - before);
        before = after;
      }
      return waits;
    };
  }
}
