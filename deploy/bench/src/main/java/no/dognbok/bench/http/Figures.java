package no.dognbok.bench.http;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** How long clients waited, by what they asked. */
final class Figures {

  private final Map<String, Histogram> byKind = new TreeMap<>();
  private final Histogram commands = newHistogram();
  private final Histogram queries = newHistogram();
  private long nanoseconds;
  private long processor;
  private long failed;
  private @Nullable String firstFailure;

  private static Histogram newHistogram() {
    return new Histogram(TimeUnit.MINUTES.toNanos(2), 3);
  }

  void record(Requests.Request request, Connection.Answer answer, long waited) {
    byKind.computeIfAbsent(request.kind(), _ -> newHistogram()).recordValue(waited);
    (request.command() ? commands : queries).recordValue(waited);
    if (!answer.isOk()) {
      failed++;
      if (firstFailure == null) {
        firstFailure = "%s: %d %s".formatted(request.kind(), answer.status(), answer.problem());
      }
    }
  }

  /** How long it took, and the processor time that the server spent on it. */
  void took(long newNanoseconds, long newProcessor) {
    nanoseconds += newNanoseconds;
    processor += newProcessor;
  }

  void add(Figures other) {
    other.byKind.forEach(
        (kind, waits) -> byKind.computeIfAbsent(kind, _ -> newHistogram()).add(waits));
    commands.add(other.commands);
    queries.add(other.queries);
    took(other.nanoseconds, other.processor);
    failed += other.failed;
    if (firstFailure == null) {
      firstFailure = other.firstFailure;
    }
  }

  Map<String, Histogram> byKind() {
    return byKind;
  }

  Histogram commands() {
    return commands;
  }

  Histogram queries() {
    return queries;
  }

  double perSecond() {
    return total() * 1e9 / nanoseconds;
  }

  /** Milliseconds of the server's processor time for each request. */
  double processorMillis() {
    return processor / 1e6 / total();
  }

  private long total() {
    return commands.getTotalCount() + queries.getTotalCount();
  }

  /**
   * A benchmark of refusals would be a fast one.
   *
   * @throws IllegalStateException where a request was not answered as it should be
   */
  void requireSuccess() {
    if (failed > 0) {
      throw new IllegalStateException(
          "%d requests failed; the first: %s".formatted(failed, firstFailure));
    }
  }
}
