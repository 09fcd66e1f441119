package no.dognbok.bench.statements;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import no.dognbok.bench.http.ServerProcess;

/**
 * How long the server takes for something, and how much processor time: that tells nearly the same
 * on a busy machine.
 */
final class Laps {

  private final PrintWriter out;
  private final ServerProcess server;

  Laps(PrintWriter out, ServerProcess server) {
    this.out = out;
    this.server = server;
  }

  void once(String what, Callable<String> work) throws Exception {
    times(what, 1, work);
  }

  /**
   * Does something again and again; prints the first time, the middle one, and its processor time.
   *
   * @param work says what came out of it
   */
  void times(String what, int times, Callable<String> work) throws Exception {
    double[] seconds = new double[times];
    Duration before = server.processorTime();
    String outcome = "";
    for (int i = 0; i < times; i++) {
      long from = System.nanoTime();
      outcome = work.call();
      seconds[i] = (System.nanoTime() - from) / 1e9;
    }
    double processor = server.processorTime().minus(before).toMillis() / 1e3 / times;
    double first = seconds[0];
    Arrays.sort(seconds);
    out.printf(
        "%-48s %7.2f s (first %7.2f s), %7.2f s of processor time   (%s)%n",
        what, seconds[times / 2], first, processor, outcome);
    out.flush();
  }
}
