package no.dognbok.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import no.dognbok.identity.Caller;
import no.dognbok.log.EventLog;
import no.dognbok.log.StoredCommit;
import no.dognbok.query.feed.LogFeed;
import no.dognbok.query.feed.View;
import no.dognbok.query.stay.StaysInMemory;
import no.dognbok.query.surroundings.SurroundingsView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is answered while the views are being read, and where one of them cannot go on. */
@Timeout(120)
@Isolated
class FeedOverHttpTest {

  @TempDir Path data;
  private final HttpClient http = HttpClient.newHttpClient();

  /** A view that waits at the eleventh commit, and throws at the first stay. */
  static final class Stumbling implements View {

    private final CountDownLatch goOn = new CountDownLatch(1);

    @Override
    public String name() {
      return "stumbling";
    }

    @Override
    public void apply(StoredCommit commit) {
      if (commit.position() == 10) {
        try {
          goOn.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      if (String.valueOf(commit.events().getFirst().stream()).startsWith("stay/")) {
        throw new IllegalArgumentException("it stumbled");
      }
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class WithStumblingView {

    @Bean
    Stumbling stumbling() {
      return new Stumbling();
    }

    @Bean(destroyMethod = "close")
    @Primary
    LogFeed stumblingFeed(
        EventLog log, SurroundingsView surroundings, StaysInMemory stays, Stumbling stumbling) {
      return new LogFeed(log, List.of(surroundings, stumbling, stays));
    }
  }

  private record Answer(int status, JsonNode json) {}

  private Answer send(HttpRequest.Builder request) throws Exception {
    HttpResponse<String> response =
        http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    return new Answer(response.statusCode(), JsonMapper.shared().readTree(response.body()));
  }

  private static HttpRequest.Builder request(String address, String path) {
    return HttpRequest.newBuilder(URI.create(address + path))
        .header(Caller.ORGANISATION, RunningLedger.TRUST);
  }

  @Test
  void get_unavailableWithProgress_whileTheViewsAreReadAndWhereOneStopped() throws Exception {
    try (ConfigurableApplicationContext context =
        new SpringApplicationBuilder(StandaloneApplication.class, WithStumblingView.class)
            .run("--dognbok.data=" + data, "--server.port=0")) {
      String address =
          "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
      Answer early = send(request(address, "/api/v1/worklist"));
      assertThat(early.status()).isEqualTo(503);
      assertThat(early.json().path("code").asString()).isEqualTo("catching-up");
      assertThat(early.json().path("applied").asLong()).isLessThanOrEqualTo(10);
      assertThat(early.json().path("of").asLong()).isGreaterThan(50);
      assertThat(early.json().path("detail").asString()).contains("of").contains("commits");
      Answer starting = send(request(address, "/actuator/health"));
      assertThat(starting.status()).isEqualTo(503);
      assertThat(starting.json().path("status").asString()).isEqualTo("OUT_OF_SERVICE");

      context.getBean(Stumbling.class).goOn.countDown();
      long last = context.getBean(EventLog.class).head().commits() - 1;
      assertThat(until(address, "/api/v1/worklist", 200).json().at("/basis/position").asLong())
          .isLessThanOrEqualTo(last);
      assertThat(send(request(address, "/actuator/health")).status()).isEqualTo(200);

      long told = tell(address);
      Answer stopped = send(request(address, "/api/v1/worklist?atLeast=" + told));
      assertThat(stopped.status()).isEqualTo(503);
      assertThat(stopped.json().path("code").asString()).isEqualTo("view-stopped");
      assertThat(stopped.json().path("position").asLong()).isEqualTo(told);
      assertThat(stopped.json().path("detail").asString())
          .contains("'stumbling'")
          .contains("it stumbled");
      Answer health = send(request(address, "/actuator/health"));
      assertThat(health.status()).isEqualTo(503);
      assertThat(health.json().at("/components/views/status").asString()).isEqualTo("DOWN");
      assertThat(health.json().at("/components/views/details/reason").asString())
          .contains("it stumbled");

      // Telling goes on: the ledger records, whatever the views do.
      assertThat(tell(address)).isEqualTo(told + 1);
      assertThat(context.getBean(LogFeed.class).position()).isEqualTo(told - 1);
    }
  }

  private Answer until(String address, String path, int status) throws Exception {
    Answer answer = send(request(address, path));
    while (answer.status() != status) {
      answer = send(request(address, path));
    }
    return answer;
  }

  private long tell(String address) throws Exception {
    String line = RunningLedger.admitted(UUID.randomUUID(), "2025-10-06T09:40", "5006");
    Answer answer =
        send(
            request(address, "/api/v1/events")
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(line, StandardCharsets.UTF_8)));
    assertThat(answer.json().path("outcome").asString()).isEqualTo("RECORDED");
    return answer.json().path("position").asLong();
  }

  @Test
  void nothingButALoopbackAddressIsListenedOn() {
    for (String address : List.of("0.0.0.0", "", "192.0.2.1", "no.such.host.invalid")) {
      try (ConfigurableApplicationContext context =
          new SpringApplicationBuilder(StandaloneApplication.class)
              .properties(Map.of())
              .run("--dognbok.data=" + data, "--server.port=0", "--server.address=" + address)) {
        throw new AssertionError("it listens on " + address + ": " + context);
      } catch (RuntimeException e) {
        assertThat(String.valueOf(e.getMessage())).contains("server.address");
      }
    }
  }
}
