package no.dognbok.standalone.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import no.dognbok.identity.Caller;
import no.dognbok.log.sqlite.DataFolder;
import no.dognbok.standalone.Server;
import no.dognbok.standalone.StandaloneApplication;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A ledger as its clients have it: through the server that holds the data folder, where one does,
 * else through a server of its own in this process, on a free port.
 */
final class Ledger implements AutoCloseable {

  private static final Duration STARTING = Duration.ofSeconds(30);

  /** After how long the views are asked again that are being read. */
  private static final Duration AGAIN = Duration.ofMillis(100);

  /** A ledger of millions of stays is walked through, and each erasure waits for the disk. */
  private static final Duration ERASING = Duration.ofHours(12);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final String address;
  private final @Nullable Server own;
  private @Nullable Boolean simulated;

  private Ledger(String address, @Nullable Server own) {
    this.address = address;
    this.own = own;
  }

  static Ledger open(LedgerOptions options) {
    Optional<String> running = DataFolder.server(options.data);
    if (running.isPresent()) {
      return through(running.get(), options);
    }
    try {
      Server server = Server.start(options.settings(0));
      return new Ledger(server.address(), server);
    } catch (RuntimeException e) {
      return through(addressOfOneThatIsStarting(options, e), options);
    }
  }

  /**
   * A ledger that is there already: at an address where one is given, else in the data folder.
   *
   * @throws IllegalStateException where the folder holds none: none is made
   */
  static Ledger there(LedgerOptions options, @Nullable String address) {
    if (address != null) {
      return at(address);
    }
    if (!DataFolder.hasLog(options.data)) {
      throw new IllegalStateException(
          "there is no ledger in %s; name its folder with --data, or a server with --at"
              .formatted(options.data));
    }
    return open(options);
  }

  /** The ledger that a server answers for: one of several processes on MongoDB, say. */
  static Ledger at(String address) {
    return new Ledger(address.replaceFirst("/+$", ""), null);
  }

  /** The server that holds the folder must be of the kind that was asked for. */
  private static Ledger through(String address, LedgerOptions options) {
    Ledger ledger = new Ledger(address, null);
    if (ledger.isSimulated() != options.simulated) {
      ledger.close();
      throw new IllegalStateException(
          options.simulated
              ? "the server at %s serves no simulated ledger: leave --simulated out, or name another folder"
                  .formatted(address)
              : "the server at %s serves a simulated ledger: say --simulated, or name another folder"
                  .formatted(address));
    }
    return ledger;
  }

  /** No answer came: whether what was asked for was done is not known. */
  static final class Silent extends IllegalStateException {
    private Silent(String message) {
      super(message);
    }
  }

  /** Whether everything in it is made up. */
  boolean isSimulated() {
    if (simulated == null) {
      simulated = send(request("/", null).GET().build()).simulated();
    }
    return simulated;
  }

  /** A process that has just taken the folder leaves its address there as soon as it listens. */
  private static String addressOfOneThatIsStarting(LedgerOptions options, RuntimeException e) {
    if (!inUse(e)) {
      throw e;
    }
    long deadline = System.nanoTime() + STARTING.toNanos();
    while (System.nanoTime() < deadline) {
      Optional<String> server = DataFolder.server(options.data);
      if (server.isPresent()) {
        return server.get();
      }
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
    throw e;
  }

  private static boolean inUse(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof DataFolder.InUse) {
        return true;
      }
    }
    return false;
  }

  String address() {
    return address;
  }

  /**
   * An answer of the ledger.
   *
   * @param status HTTP status
   * @param body as it came
   * @param repeated whether what was sent had been recorded before
   * @param notKept why nothing of what was received was recorded; absent where it was
   * @param simulated whether everything in the ledger is made up
   */
  record Answer(
      int status, String body, boolean repeated, @Nullable String notKept, boolean simulated) {

    boolean isOk() {
      return status / 100 == 2;
    }

    JsonNode json() {
      return JsonMapper.shared().readTree(body);
    }

    private boolean isCatchingUp() {
      return status == 503 && code().equals("catching-up");
    }

    /** The code of a problem document; empty where it is none. */
    String code() {
      try {
        return json().path("code").asString("");
      } catch (JacksonException e) {
        return "";
      }
    }

    /** What a problem document says, in one line. */
    String problem() {
      try {
        JsonNode problem = json();
        return "%s: %s"
            .formatted(problem.path("code").asString(""), problem.path("detail").asString(""));
      } catch (JacksonException e) {
        return "status " + status;
      }
    }
  }

  Answer post(String path, String contentType, byte[] body, @Nullable String organisation) {
    return send(
        request(path, organisation)
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build());
  }

  /**
   * Erases something, however long it takes.
   *
   * @throws IllegalStateException where it is refused; the message says why
   */
  Answer erase(String json, String organisation) {
    Answer answer =
        send(
            request("/erasures", organisation)
                .timeout(ERASING)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
    if (!answer.isOk()) {
      throw new IllegalStateException(answer.problem());
    }
    return answer;
  }

  /**
   * Sets something.
   *
   * @throws IllegalStateException where it is refused; the message says why
   */
  JsonNode put(String path, String json, String organisation) {
    Answer answer =
        send(
            request(path, organisation)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json))
                .build());
    if (!answer.isOk()) {
      throw new IllegalStateException(answer.problem());
    }
    return answer.json();
  }

  /**
   * Asks, and waits while the views are being read.
   *
   * @throws IllegalStateException where it is refused; the message says why
   */
  Answer get(String path, @Nullable String organisation) {
    Answer answer = ask(path, organisation);
    if (!answer.isOk()) {
      throw new IllegalStateException(answer.problem());
    }
    return answer;
  }

  /** The same, and who asks looks at what is refused. */
  Answer ask(String path, @Nullable String organisation) {
    HttpRequest request = request(path, organisation).GET().build();
    Answer answer = send(request);
    while (answer.isCatchingUp()) {
      LockSupport.parkNanos(AGAIN.toNanos());
      answer = send(request);
    }
    return answer;
  }

  /**
   * A file, byte for byte.
   *
   * @throws IllegalStateException where it is refused; the message says why
   */
  byte[] file(String path, String organisation) {
    HttpRequest request = request(path, organisation).GET().build();
    while (true) {
      HttpResponse<byte[]> response = exchange(request, HttpResponse.BodyHandlers.ofByteArray());
      if (response.statusCode() / 100 == 2) {
        return response.body();
      }
      String body = new String(response.body(), StandardCharsets.UTF_8);
      Answer refused = new Answer(response.statusCode(), body, false, null, false);
      if (!refused.isCatchingUp()) {
        throw new IllegalStateException(refused.problem());
      }
      LockSupport.parkNanos(AGAIN.toNanos());
    }
  }

  /** Position of the last commit that its server knows of; below zero where it does not say. */
  long head() {
    HttpRequest health =
        HttpRequest.newBuilder(URI.create(address + "/actuator/health"))
            .timeout(Duration.ofMinutes(1))
            .GET()
            .build();
    try {
      return send(health).json().at("/components/views/details/commits").asLong(0) - 1;
    } catch (JacksonException e) {
      return -1;
    }
  }

  private HttpRequest.Builder request(String path, @Nullable String organisation) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + "/api/v1" + path))
            .timeout(Duration.ofMinutes(5))
            .header(Caller.CLIENT, "dognbok-cli");
    if (organisation != null) {
      request.header(Caller.ORGANISATION, organisation);
    }
    return request;
  }

  private Answer send(HttpRequest request) {
    HttpResponse<String> response =
        exchange(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    return new Answer(
        response.statusCode(),
        response.body(),
        response.headers().firstValue("Dognbok-Repeated").isPresent(),
        response.headers().firstValue("Dognbok-Not-Kept").orElse(null),
        response.headers().firstValue(StandaloneApplication.SIMULATED_HEADER).isPresent());
  }

  private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    try {
      return http.send(request, handler);
    } catch (IOException e) {
      // Without its cause: what people are shown is the deepest message.
      throw new Silent("the server at %s does not answer: %s".formatted(address, e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void close() {
    http.close();
    if (own != null) {
      own.close();
    }
  }
}
