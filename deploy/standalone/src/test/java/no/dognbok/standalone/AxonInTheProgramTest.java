package no.dognbok.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import no.dognbok.events.StayEvent;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.updates.LoggingUpdateCheckerReporter;
import org.axonframework.updates.UpdateChecker;
import org.axonframework.updates.UpdateCheckerHttpClient;
import org.axonframework.updates.configuration.UsagePropertyProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where Axon, set up as it comes, would harm a hospital. */
@Timeout(180)
@Isolated
class AxonInTheProgramTest {

  @TempDir Path data;
  @TempDir Path home;

  private static ConfigurableApplicationContext start(Path data, Class<?>... more) {
    return new SpringApplicationBuilder(StandaloneApplication.class)
        .sources(more)
        .run("--dognbok.data=" + data, "--server.port=0");
  }

  private static void tell(ConfigurableApplicationContext context, String... lines)
      throws IOException, InterruptedException {
    String address =
        "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> response =
          http.send(
              HttpRequest.newBuilder(URI.create(address + "/api/v1/events"))
                  .header("Content-Type", "application/x-ndjson")
                  .header("Dognbok-Organisation", RunningLedger.TRUST)
                  .POST(HttpRequest.BodyPublishers.ofString(String.join("\n", lines)))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(response.body().lines()).allMatch(line -> line.contains("RECORDED"));
    }
  }

  /** Stands where Axon's makers would be called. */
  private static HttpServer listener(BlockingQueue<String> calls) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          calls.add(exchange.getRequestURI().toString());
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    return server;
  }

  /** Axon's own checker, set up as Axon sets it up. */
  static final class PlainAxon {
    public static void main(String[] arguments) throws InterruptedException {
      UsagePropertyProvider settings = UsagePropertyProvider.create();
      new UpdateChecker(
              new UpdateCheckerHttpClient(settings), new LoggingUpdateCheckerReporter(), settings)
          .start();
      Thread.currentThread().join();
    }
  }

  private static List<String> options(Path home, HttpServer listener) {
    return List.of(
        "-Duser.home=" + home,
        "-Daxoniq.usage.url=http://127.0.0.1:%d/".formatted(listener.getAddress().getPort()));
  }

  @Test
  void nothingIsSentToAxonsMakersAndNothingIsPutIntoTheHomeFolder() throws Exception {
    BlockingQueue<String> calls = new LinkedBlockingQueue<>();
    HttpServer listener = listener(calls);
    try {
      try (Child _ = Child.serving(options(home, listener), data)) {
        assertThat(calls.poll(5, TimeUnit.SECONDS)).isNull(); // it would call after a second
      }
      try (Stream<Path> files = Files.list(home)) {
        assertThat(files).isEmpty();
      }
      // Axon by itself does call: so the silence means something.
      try (Child _ = Child.start(PlainAxon.class, options(home, listener))) {
        assertThat(calls.poll(60, TimeUnit.SECONDS)).isNotNull();
      }
    } finally {
      listener.stop(0);
    }
  }

  /** A projection that cannot take the second stay. */
  @ProcessingGroup("failing")
  static final class Failing {

    final BlockingQueue<String> seen = new LinkedBlockingQueue<>();

    @EventHandler
    void on(StayEvent.PatientAdmitted event) {
      String municipality = String.valueOf(event.municipality());
      seen.add(municipality);
      if (municipality.equals("5038")) {
        throw new IllegalStateException("it cannot take this one");
      }
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class WithFailingProjection {
    @Bean
    Failing failing() {
      return new Failing();
    }
  }

  @Test
  void aProjectionThatFailsIsNotLedPastTheEvent() throws Exception {
    try (ConfigurableApplicationContext context = start(data, WithFailingProjection.class)) {
      for (String municipality : List.of("5006", "5038", "5007")) {
        tell(context, RunningLedger.admitted(UUID.randomUUID(), "2025-10-06T09:40", municipality));
      }
      Failing failing = context.getBean(Failing.class);
      assertThat(failing.seen.poll(30, TimeUnit.SECONDS)).isEqualTo("5006");
      assertThat(failing.seen.poll(30, TimeUnit.SECONDS)).isEqualTo("5038");
      // It is tried again, and again; the one behind it never passes it.
      assertThat(failing.seen.poll(60, TimeUnit.SECONDS)).isEqualTo("5038");
      assertThat(failing.seen.poll(60, TimeUnit.SECONDS)).isEqualTo("5038");
    }
  }

  @Test
  void noCommandRunsOrWaitsOnAnEventLoop() throws Exception {
    try (ConfigurableApplicationContext context = start(data)) {
      BlockingQueue<Thread> threads = new LinkedBlockingQueue<>();
      CommandBus bus = context.getBean(CommandBus.class);
      bus.registerDispatchInterceptor(messages -> {
        threads.add(Thread.currentThread());
        return (_, message) -> message;
      });
      bus.registerHandlerInterceptor((_, chain) -> {
        threads.add(Thread.currentThread());
        return chain.proceed();
      });
      tell(context, RunningLedger.admitted(UUID.randomUUID(), "2025-10-06T09:40", "5006"));
      assertThat(threads).hasSizeGreaterThanOrEqualTo(2).allMatch(Thread::isVirtual);
    }
  }
}
