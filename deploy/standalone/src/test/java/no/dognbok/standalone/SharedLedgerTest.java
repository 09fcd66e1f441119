package no.dognbok.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import no.dognbok.identity.Pseudonyms;
import no.dognbok.mongotest.FaultProxy;
import no.dognbok.mongotest.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A ledger of several processes: one takes what is told, two answer questions. They are killed, and
 * their database goes away and comes back.
 */
@Timeout(300)
@Isolated
class SharedLedgerTest {

  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir Path folder;
  @AutoClose private final TestDatabase database = TestDatabase.create();
  @AutoClose private final FaultProxy proxy = FaultProxy.to(database);
  @AutoClose private final HttpClient http = HttpClient.newHttpClient();
  private final List<Child> children = new ArrayList<>();
  private Path keys;

  @BeforeEach
  void makeKeys() {
    keys = folder.resolve("keys");
    Pseudonyms.make(keys);
  }

  @AfterEach
  void endAll() throws IOException {
    for (Child child : children) {
      child.close();
    }
  }

  /** One of the processes, and where it listens. */
  private record Node(Child child, String address) {}

  private Child start(String side) throws IOException {
    Child child =
        Child.start(
            List.of(),
            "serve",
            "--mongodb",
            database.uriThrough(proxy.port()),
            "--side",
            side,
            "--pseudonym-keys",
            keys.toString(),
            "--port",
            "0",
            "--reference",
            RunningLedger.REFERENCE.toString());
    children.add(child);
    return child;
  }

  private static Node serving(Child child) throws IOException {
    String line = child.until("Døgnbok serves the");
    return new Node(child, line.substring(line.indexOf("http://"), line.indexOf("/api/v1")));
  }

  private record Answer(int status, String retryAfter, String body) {
    JsonNode json() {
      return JsonMapper.shared().readTree(body);
    }
  }

  private Answer send(Node node, HttpRequest.Builder request, String path) {
    try {
      HttpResponse<String> response =
          http.send(
              request
                  .uri(URI.create(node.address() + path))
                  .header("Dognbok-Organisation", RunningLedger.TRUST)
                  .timeout(Duration.ofSeconds(60))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      return new Answer(
          response.statusCode(),
          response.headers().firstValue("Retry-After").orElse(""),
          response.body());
    } catch (IOException e) {
      return new Answer(0, "", "");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Answer get(Node node, String path) {
    return send(node, HttpRequest.newBuilder().GET(), path);
  }

  private Answer tell(Node node, String lines) {
    return send(
        node,
        HttpRequest.newBuilder()
            .header("Content-Type", "application/x-ndjson")
            .POST(HttpRequest.BodyPublishers.ofString(lines)),
        "/api/v1/events");
  }

  private static void eventually(String what, BooleanSupplier holds) {
    long deadline = System.nanoTime() + SOON.toNanos();
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).as("%s, in time", what).isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  private boolean isReady(Node node) {
    return get(node, "/actuator/health/readiness").status() == 200;
  }

  private static String admission(UUID stay) {
    return RunningLedger.admitted(stay, "2025-10-06T09:40", "5006");
  }

  /** Lines of different stays are taken side by side: the last need not be the last in the log. */
  private static long position(Answer told) {
    assertThat(told.status()).as(told.body()).isEqualTo(200);
    return told.body()
        .lines()
        .mapToLong(line -> JsonMapper.shared().readTree(line).path("position").asLong())
        .max()
        .orElseThrow();
  }

  private static String timeline(UUID stay, long atLeast) {
    return "/api/v1/stays/%s/timeline?asOf=2025-10-07&atLeast=%d".formatted(stay, atLeast);
  }

  private boolean shows(Node node, UUID stay, long position) {
    Answer answer = get(node, timeline(stay, position));
    return answer.status() == 200 && answer.json().path("events").size() == 1;
  }

  @Test
  void processesShareALedgerTakeOverFromEachOtherAndOutliveTheirDatabase() throws Exception {
    Child commandChild = start("command");
    Child queryChild = start("query");
    Node command = serving(commandChild);
    Node query = serving(queryChild);
    Node other = serving(start("query"));
    eventually("all are ready", () -> isReady(command) && isReady(query) && isReady(other));

    // What is told to one process is answered by the others.
    UUID first = UUID.randomUUID();
    long told = position(tell(command, admission(first)));
    eventually("both show it", () -> shows(query, first, told) && shows(other, first, told));
    assertThat(get(query, timeline(first, told)).json().path("events"))
        .isEqualTo(get(other, timeline(first, told)).json().path("events"));
    assertThat(get(command, "/api/v1/worklist").status()).isEqualTo(404);
    assertThat(tell(query, admission(first)).status()).isEqualTo(404);

    // One that answers is killed: another does its part of the work.
    query.child().kill();
    List<UUID> more = IntStream.range(0, 50).mapToObj(_ -> UUID.randomUUID()).toList();
    long last =
        position(
            tell(
                command,
                String.join("\n", more.stream().map(SharedLedgerTest::admission).toList())));
    eventually("the other has taken over", () -> shows(other, more.getFirst(), last));
    assertThat(more).allMatch(stay -> shows(other, stay, last));

    // The database goes away: nothing is taken, and everybody is told so.
    proxy.refuse();
    eventually("it is noticed", () -> !isReady(command) && !isReady(other));
    UUID late = UUID.randomUUID();
    Answer refused = tell(command, admission(late));
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.retryAfter()).isNotEmpty();
    assertThat(refused.json().path("code").asString()).isEqualTo("store-unavailable");
    Answer unanswered = get(other, timeline(first, told));
    assertThat(unanswered.status()).isEqualTo(503);
    assertThat(unanswered.retryAfter()).isNotEmpty();

    // It comes back, and all goes on by itself.
    proxy.accept();
    eventually("it is noticed", () -> isReady(command) && isReady(other));
    long after = position(tell(command, admission(late)));
    assertThat(after).isEqualTo(last + 1);
    eventually("what was sent again is there, once", () -> shows(other, late, after));

    // The one that takes what is told is killed while it is told much; all of it is told again.
    List<String> lines =
        IntStream.range(0, 300).mapToObj(_ -> admission(UUID.randomUUID())).toList();
    Set<Long> acknowledged = new HashSet<>();
    Thread killer =
        Thread.ofVirtual()
            .start(() -> {
              try {
                eventually("some is stored", () -> stored() > after + 20);
                command.child().kill();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    for (String line : lines) {
      Answer answer = tell(command, line);
      if (answer.status() == 200) {
        acknowledged.add(position(answer));
      }
    }
    killer.join();
    assertThat(acknowledged.size()).isBetween(1, lines.size() - 1);
    Node heir = serving(start("command"));
    Set<Long> positions = new HashSet<>();
    for (String line : lines) {
      positions.add(position(tell(heir, line)));
    }
    assertThat(positions).hasSize(lines.size()).containsAll(acknowledged);
    assertThat(stored()).isEqualTo(after + 1 + lines.size());
  }

  private long stored() {
    return database.database().getCollection("commits").countDocuments();
  }
}
