package no.dognbok.bench.views;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.concurrent.Callable;
import no.dognbok.identity.Caller;
import no.dognbok.log.EventLog;
import no.dognbok.query.feed.LogFeed;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import picocli.CommandLine.Option;

/**
 * A server of the query side over very many made-up stays, and somebody who asks it questions over
 * HTTP.
 */
final class ManyStays implements AutoCloseable {

  /** How many stays. */
  static final class Options {
    @Option(names = "--open", defaultValue = "5000", description = "stays that go on")
    long open;

    @Option(names = "--closed", defaultValue = "1000000", description = "stays that are over")
    long closed;
  }

  private static final Instant NOW = Instant.parse("2025-12-01T12:00:00Z");

  private final PrintWriter out;
  private final ConfigurableApplicationContext context;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Instant now;

  ManyStays(Options options, PrintWriter out) throws IOException {
    this.out = out;
    long number = options.open + options.closed;
    Duration apart = MadeUpStays.LENGTH.dividedBy(options.open);
    MadeUpStays stays =
        new MadeUpStays(NOW.minus(apart.multipliedBy(number)), apart, options.closed);
    MadeUpLog log = new MadeUpLog(stays, number, MadeUpLog.commits(stays, number));
    now = log.end();
    out.printf("%,d stays, the first on %s%n", number, stays.begins(0));
    context = started(log);
    long from = System.nanoTime();
    LogFeed feed = context.getBean(LogFeed.class);
    feed.start();
    Meter.await(feed);
    double seconds = (System.nanoTime() - from) / 1e9;
    long used = Meter.usedHeap();
    out.printf(
        "read and judged in %.0f s (%,d events made up on the way); heap used %,d MB, %,d bytes a"
            + " stay%n",
        seconds, log.events(), used >> 20, used / number);
  }

  private ConfigurableApplicationContext started(MadeUpLog log) throws IOException {
    SpringApplication application = new SpringApplication(QueriesOnly.class);
    application.addInitializers((GenericApplicationContext made) -> {
      made.registerBean(EventLog.class, () -> log);
      made.registerBean(Clock.class, () -> Clock.fixed(now, ZoneOffset.UTC));
    });
    return application.run(
        "--server.port=0",
        "--axon.serializer.general=jackson3",
        "--axon.serializer.events=jackson3",
        "--axon.serializer.messages=jackson3",
        "--dognbok.pseudonym-keys="
            + Files.createTempDirectory("dognbok-bench").resolve("pseudonym-keys"));
  }

  Instant now() {
    return now;
  }

  /** Asks, and prints how long the answers took. */
  void ask(String what, int times, String organisation, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address() + path))
            .header(Caller.ORGANISATION, organisation)
            .build();
    measure(
        what,
        times,
        () -> {
          HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
          if (response.statusCode() != 200) {
            throw new IllegalStateException(response.body());
          }
          String body = response.body();
          return "%,d bytes%s".formatted(body.length(), total(body));
        });
  }

  /**
   * Does something again and again, a quarter of the times before the clock starts, and prints how
   * long it took.
   *
   * @param work says what came out of it
   */
  void measure(String what, int times, Callable<String> work) throws Exception {
    long[] nanos = new long[times];
    String outcome = "";
    for (int i = -times / 4; i < times; i++) {
      long from = System.nanoTime();
      outcome = work.call();
      nanos[Math.max(i, 0)] = System.nanoTime() - from;
    }
    Arrays.sort(nanos);
    out.printf(
        "%-44s p50 %7.1f ms   p95 %7.1f ms   max %7.1f ms   (%s)%n",
        what,
        nanos[times / 2] / 1e6,
        nanos[times * 95 / 100] / 1e6,
        nanos[times - 1] / 1e6,
        outcome);
    out.flush();
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  private static String total(String body) {
    int from = body.lastIndexOf("\"total\":");
    return from < 0 ? "" : ", of " + body.substring(from + 8).replaceAll("[^0-9].*", "");
  }

  private String address() {
    return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
  }

  @Override
  public void close() {
    context.close();
  }
}
