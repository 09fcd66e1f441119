package no.dognbok.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import no.dognbok.identity.Caller;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A follower that reads the changes as server-sent events. */
final class Following implements AutoCloseable {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final HttpResponse<InputStream> response;
  private final BufferedReader in;
  private String lastId = "";

  private Following(HttpResponse<InputStream> response) {
    this.response = response;
    this.in = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
  }

  static Following open(
      String address, String organisation, String query, @Nullable String lastEventId)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + "/api/v1/changes?" + query))
            .header("Accept", "text/event-stream")
            .header(Caller.ORGANISATION, organisation);
    if (lastEventId != null) {
      request.header("Last-Event-ID", lastEventId);
    }
    return new Following(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
  }

  int status() {
    return response.statusCode();
  }

  String contentType() {
    return response.headers().firstValue("Content-Type").orElse("");
  }

  String body() throws IOException {
    return new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** The id of the last message, a comment's too. */
  String lastId() {
    return lastId;
  }

  /** The next message with something in it; empty where the stream has ended. */
  Optional<JsonNode> next() throws IOException {
    StringBuilder data = new StringBuilder();
    for (@Nullable String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.startsWith("data:")) {
        data.append(line.substring("data:".length()));
      } else if (line.startsWith("id:")) {
        lastId = line.substring("id:".length()).strip();
      } else if (line.isEmpty() && !data.isEmpty()) {
        return Optional.of(JsonMapper.shared().readTree(data.toString()));
      }
    }
    return Optional.empty();
  }

  /** Hangs up. */
  @Override
  public void close() throws IOException {
    in.close();
  }
}
