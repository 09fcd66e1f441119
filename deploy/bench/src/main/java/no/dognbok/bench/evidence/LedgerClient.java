package no.dognbok.bench.evidence;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import no.dognbok.bench.stays.Story;
import no.dognbok.identity.Caller;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The hospital trust at a ledger's API: it tells of stays, and asks for dossiers. */
final class LedgerClient implements AutoCloseable {

  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

  private final HttpClient http = HttpClient.newHttpClient();
  private final String address;

  LedgerClient(int port) {
    address = "http://127.0.0.1:" + port;
  }

  /** Tells what stands in lines of JSON, a commit each. */
  void tell(List<String> lines) throws IOException, InterruptedException {
    byte[] answer =
        send(
            request("/api/v1/events")
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(String.join("\n", lines))));
    String text = new String(answer, StandardCharsets.UTF_8);
    if (text.contains("\"code\"")) {
      throw new IllegalStateException(text);
    }
  }

  /** How many commits the log has; waits until the views hold them all. */
  long commits() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE;
    while (System.nanoTime() < deadline) {
      JsonNode views =
          JsonMapper.shared().readTree(get("/actuator/health")).at("/components/views/details");
      long commits = views.path("commits").asLong();
      if (views.path("position").asLong() + 1 == commits) {
        return commits;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
    throw new IllegalStateException("the views do not get on");
  }

  byte[] get(String path) throws IOException, InterruptedException {
    return send(request(path));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path))
        .header(Caller.ORGANISATION, Story.TRUST.value());
  }

  private byte[] send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
    if (response.statusCode() / 100 != 2) {
      throw new IllegalStateException(
          "%s: %d %s"
              .formatted(
                  response.uri(),
                  response.statusCode(),
                  new String(response.body(), StandardCharsets.UTF_8)));
    }
    return response.body();
  }

  @Override
  public void close() {
    http.close();
  }
}
