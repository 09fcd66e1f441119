package no.dognbok.bench.http;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Clients that each keep one connection and wait for an answer before they ask again: as fast as
 * they are answered, or at a rate. At a rate a request counts from when it was due, so that a
 * server that stalls is not spared the requests that it held up.
 *
 * @param number how many
 * @param perSecond requests of all together in a second; 0 for as many as are answered
 */
record Clients(int number, double perSecond) {

  /** Has them ask for a while; what came back is in the figures. */
  Figures run(ServerProcess server, Requests requests, Duration time, long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    Figures figures = new Figures();
    try (ExecutorService threads = Executors.newFixedThreadPool(number)) {
      List<Future<Figures>> all = new ArrayList<>();
      Duration processorBefore = server.processorTime();
      long began = System.nanoTime();
      for (int i = 0; i < number; i++) {
        SplittableRandom own = random.split();
        all.add(threads.submit(() -> one(server.port(), requests, began, time, own)));
      }
      for (Future<Figures> one : all) {
        figures.add(one.get());
      }
      figures.took(
          System.nanoTime() - began, server.processorTime().minus(processorBefore).toNanos());
    }
    return figures;
  }

  private Figures one(
      int port, Requests requests, long began, Duration time, SplittableRandom random)
      throws IOException {
    Figures figures = new Figures();
    long interval = perSecond == 0 ? 0 : (long) (number * 1e9 / perSecond);
    long due = began + (interval == 0 ? 0 : random.nextLong(interval));
    long end = began + time.toNanos();
    try (Connection connection = new Connection(port)) {
      while (due < end) {
        waitUntil(due);
        Requests.Request request = requests.next(random);
        long from = interval == 0 ? System.nanoTime() : due;
        Connection.Answer answer = connection.send(request.bytes());
        long now = System.nanoTime();
        figures.record(request, answer, now - from);
        due = interval == 0 ? now : due + interval;
      }
    }
    return figures;
  }

  private static void waitUntil(long due) {
    long left = due - System.nanoTime();
    while (left > TimeUnit.MICROSECONDS.toNanos(50)) {
      LockSupport.parkNanos(left);
      left = due - System.nanoTime();
    }
  }
}
