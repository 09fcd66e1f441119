package no.dognbok.bench.log;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * What a contender did.
 *
 * @param commits that it kept
 * @param nanoseconds that it took
 * @param processor nanoseconds of processor time that the process spent meanwhile
 * @param groups in how many transactions
 * @param waits how long each writer waited for each of its commits, in nanoseconds
 */
public record Result(long commits, long nanoseconds, long processor, long groups, Histogram waits) {

  static Result nothing() {
    return new Result(0, 0, 0, 0, newHistogram());
  }

  static Histogram newHistogram() {
    return new Histogram(TimeUnit.MINUTES.toNanos(1), 3);
  }

  Result and(Result other) {
    Histogram both = waits.copy();
    both.add(other.waits);
    return new Result(
        commits + other.commits,
        nanoseconds + other.nanoseconds,
        processor + other.processor,
        groups + other.groups,
        both);
  }

  /** Processor time of this process so far, in nanoseconds. */
  public static long processorTime() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /** Microseconds of processor time for each commit. */
  double processorMicros() {
    return processor / 1e3 / commits;
  }

  double perSecond() {
    return commits * 1e9 / nanoseconds;
  }

  double meanBatch() {
    return groups == 0 ? 0 : (double) commits / groups;
  }

  double milliseconds(double percentile) {
    return waits.getValueAtPercentile(percentile) / 1e6;
  }
}
