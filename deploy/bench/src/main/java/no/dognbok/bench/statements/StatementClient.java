package no.dognbok.bench.statements;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import no.dognbok.bench.views.MadeUpStays;
import no.dognbok.events.Municipality;
import no.dognbok.identity.Caller;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The controller at the hospital trust, who has the statements of the ledger by its API. */
final class StatementClient implements AutoCloseable {

  private static final String TRUST = MadeUpStays.TRUST.value();
  private static final JsonMapper JSON = JsonMapper.shared();

  private final HttpClient http = HttpClient.newHttpClient();
  private final String api;

  StatementClient(int port) {
    api = "http://127.0.0.1:%d/api/v1/".formatted(port);
  }

  static String path(Municipality municipality, YearMonth month) {
    return "statements/%s/%s/%s".formatted(TRUST, municipality, month);
  }

  /** What is answered to a question. */
  byte[] get(String path) throws IOException, InterruptedException {
    return send(request(path).build());
  }

  JsonNode json(String path) throws IOException, InterruptedException {
    return read(get(path));
  }

  static JsonNode read(byte[] body) {
    return JSON.readTree(body);
  }

  /** Does something, and gives the position of its commit. */
  private long post(String path, Object body) throws IOException, InterruptedException {
    byte[] answer =
        send(withJson(path).POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))).build());
    return read(answer).path("position").asLong();
  }

  void put(String path, Object body) throws IOException, InterruptedException {
    send(withJson(path).PUT(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))).build());
  }

  /** An event, as a line. */
  void tell(Map<String, ?> event) throws IOException, InterruptedException {
    byte[] answer =
        send(
            request("events")
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(event)))
                .build());
    if (!JSON.readTree(answer).path("code").isMissingNode()) {
      throw new IllegalStateException(new String(answer, StandardCharsets.UTF_8));
    }
  }

  /** Presents, freezes and numbers a statement; one without anything to bill gets no number. */
  boolean close(Municipality municipality, YearMonth month)
      throws IOException, InterruptedException {
    String path = path(municipality, month);
    long done = post(path + "/presentation", seen(json(path), false));
    JsonNode presented = json(path + "?atLeast=" + done);
    done = post(path + "/freeze", seen(presented, true));
    boolean bills = isToBill(presented);
    if (bills) {
      done = post(path + "/invoice", Map.of());
    }
    json(path + "?atLeast=" + done); // who asks next sees it too
    return bills;
  }

  static boolean isToBill(JsonNode statement) {
    return !statement.path("lines").isEmpty() || !statement.path("corrections").isEmpty();
  }

  private static Map<String, Object> seen(JsonNode statement, boolean freeze) {
    Map<String, Object> seen =
        Map.of(
            "position", statement.path("basis").path("position").asLong(),
            "asOf", statement.path("basis").path("asOf").asString(),
            "digest", statement.path("digest").asString());
    if (!freeze) {
      return seen;
    }
    Map<String, Object> early = new HashMap<>(seen);
    early.put("early", true);
    return early;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(api + path)).header(Caller.ORGANISATION, TRUST);
  }

  private HttpRequest.Builder withJson(String path) {
    return request(path).header("Content-Type", "application/json");
  }

  private byte[] send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    if (response.statusCode() / 100 != 2) {
      throw new IllegalStateException(
          "%s: %d %s"
              .formatted(
                  request.uri(),
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
