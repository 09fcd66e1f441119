package no.dognbok.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import no.dognbok.identity.Caller;
import no.dognbok.identity.Pseudonyms;
import no.dognbok.mongotest.TestDatabase;
import no.dognbok.query.evidence.EvidenceKeys;
import no.dognbok.standalone.description.Examples;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A ledger that serves in this process, with the addresses of the samples, for one test class. */
public final class RunningLedger implements BeforeAllCallback, AfterAllCallback {

  public static final Path SAMPLES = Path.of("../samples");
  public static final Path REFERENCE = SAMPLES.resolve("reference.yaml");

  public static final String TRUST = "983974791";
  public static final String LEVANGER = "974754118";
  public static final String STEINKJER = "840029212";
  public static final String VERDAL = "938587418";
  public static final String AUDITOR = "910000004";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final boolean simulated;
  private final boolean onMongo;
  private @Nullable Path data;
  private @Nullable Server server;
  private @Nullable TestDatabase database;
  private volatile boolean toldSinceAsked;

  public RunningLedger() {
    this(false, "mongodb".equals(System.getProperty("ledger.store")));
  }

  private RunningLedger(boolean simulated, boolean onMongo) {
    this.simulated = simulated;
    this.onMongo = onMongo;
  }

  /** One in which everything is made up. */
  public static RunningLedger simulated() {
    return new RunningLedger(true, new RunningLedger().onMongo);
  }

  /** The same on MongoDB, whatever is asked for. */
  public RunningLedger onMongo() {
    return new RunningLedger(simulated, true);
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    Path folder = Files.createTempDirectory("dognbok-test");
    data = folder;
    server = Server.start(settings(folder));
    awaitViews();
  }

  /** The same tests hold a ledger on MongoDB, where that is asked for. */
  private Server.Settings settings(Path folder) {
    Server.Settings settings =
        new Server.Settings(folder, 0, REFERENCE, List.of(AUDITOR), simulated);
    if (!onMongo) {
      return settings;
    }
    TestDatabase made = TestDatabase.create();
    database = made;
    Path keys = folder.resolve("keys");
    Pseudonyms.make(keys);
    Path signing = folder.resolve(EvidenceKeys.NAME);
    EvidenceKeys.make(signing, "dognbok/test", Instant.parse("2025-01-01T00:00:00Z"));
    return settings.on(new Server.Shared(made.uri(), keys, Side.BOTH, signing));
  }

  /**
   * A server that has just started may still be reading its log: questions are put to one that has.
   */
  private void awaitViews() {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (health().status() != 200) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("the views do not catch up: " + health().json());
      }
      Thread.onSpinWait();
    }
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    if (server != null) {
      server.close();
    }
    if (database != null) {
      database.close();
    }
    http.close();
    delete(data());
  }

  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** The database in which it lies; none where it lies in its folder. */
  public Optional<TestDatabase> database() {
    return Optional.ofNullable(database);
  }

  public Path data() {
    return Objects.requireNonNull(data, "not started");
  }

  public String address() {
    return Objects.requireNonNull(server, "not started").address();
  }

  /** An answer as it came. */
  public record Answer(int status, HttpHeaders headers, String body) {

    public JsonNode json() {
      return JsonMapper.shared().readTree(body);
    }

    /** The code of the problem document that this is. */
    public String code() {
      assertThat(headers.firstValue("Content-Type").orElse("")).startsWith("application/problem");
      JsonNode problem = json();
      assertThat(problem.path("status").asInt()).isEqualTo(status);
      assertThat(problem.path("type").asString())
          .isEqualTo("urn:dognbok:problem:" + problem.path("code").asString());
      return problem.path("code").asString();
    }

    public String detail() {
      return json().path("detail").asString();
    }

    public String header(String name) {
      return headers.firstValue(name).orElse("");
    }
  }

  /**
   * Asks by all that was told here before; where the question names a position, it waits itself.
   */
  public Answer get(String path, @Nullable String organisation) {
    if (toldSinceAsked && !path.contains("atLeast=")) {
      awaitAllIsHeld();
      toldSinceAsked = false;
    }
    return send(request("/api/v1" + path, organisation).GET().build());
  }

  /** What is no text, as it came. */
  public byte[] bytes(String path, @Nullable String organisation) {
    try {
      HttpResponse<byte[]> response =
          http.send(
              request("/api/v1" + path, organisation).GET().build(),
              HttpResponse.BodyHandlers.ofByteArray());
      assertThat(response.statusCode()).isEqualTo(200);
      return response.body();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Sends JSON told by an organisation; more headers by turns name and value. */
  public Answer send(
      String method, String path, String json, @Nullable String organisation, String... headers) {
    HttpRequest.Builder request =
        request("/api/v1" + path, organisation)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(json.replace('\'', '"')));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.build());
  }

  /** Sends an example of the published description. */
  public Answer replay(Examples.One example) {
    String query = example.query() == null ? "" : "?" + example.query();
    HttpRequest.Builder request =
        request(example.path() + query, example.organisation())
            .method(
                example.method(),
                example.body() == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(example.content()));
    if (example.body() != null) {
      request.header("Content-Type", example.contentType());
    }
    if (example.headers() != null) {
      example.headers().forEach(request::header);
    }
    return send(request.build());
  }

  /** A page, wherever it leads to. */
  public Answer page(String path) {
    Answer answer = send(request(path, null).GET().build());
    String next = answer.header("Location");
    return next.isEmpty() ? answer : page(URI.create(address() + path).resolve(next).getRawPath());
  }

  public Answer getWith(String path, @Nullable String organisation, String... headers) {
    return send(request("/api/v1" + path, organisation).headers(headers).GET().build());
  }

  public Answer health() {
    return send(request("/actuator/health", null).GET().build());
  }

  /** Waits until questions are answered by all that was told. */
  public void awaitAllIsHeld() {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    JsonNode views = views();
    while (views.path("position").asLong() + 1 < views.path("commits").asLong()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("the views do not get on: " + views);
      }
      Thread.onSpinWait();
      views = views();
    }
  }

  private JsonNode views() {
    return health().json().at("/components/views/details");
  }

  /** How many commits the log has. */
  public long commits() {
    return views().path("commits").asLong();
  }

  public Answer post(String path, String contentType, byte[] body, @Nullable String organisation) {
    return send(
        request("/api/v1" + path, organisation)
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build());
  }

  public Answer postJson(String path, String body, @Nullable String organisation) {
    return post(path, "application/json", body.getBytes(StandardCharsets.UTF_8), organisation);
  }

  public Answer postXml(byte[] message) {
    return post("/plo/messages", "application/xml", message, null);
  }

  /** Sends lines, told by the hospital trust; each answer is a line of its own. */
  public List<JsonNode> tell(String... lines) {
    Answer answer =
        post(
            "/events",
            "application/x-ndjson",
            String.join("\n", lines).getBytes(StandardCharsets.UTF_8),
            TRUST);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.body().lines().map(line -> JsonMapper.shared().readTree(line)).toList();
  }

  /** Sends lines that are all taken; gives the position of the last. */
  public long told(String... lines) {
    List<JsonNode> answers = tell(lines);
    assertThat(answers).allMatch(answer -> answer.path("outcome").asString().equals("RECORDED"));
    return answers.stream().mapToLong(answer -> answer.path("position").asLong()).max().orElse(-1);
  }

  /** A line for a stay: its fields besides, without braces. */
  public static String line(UUID stay, String id, String at, String type, String... more) {
    StringBuilder line =
        new StringBuilder(
            "{\"stay\":\"%s\",\"id\":\"%s\",\"at\":\"%s\",\"type\":\"%s\""
                .formatted(stay, id, at, type));
    for (String field : more) {
      line.append(',').append(field);
    }
    return line.append('}').toString();
  }

  public static String admitted(UUID stay, String at, String municipality) {
    return line(
        stay,
        "admitted",
        at,
        "PatientAdmitted",
        "\"hospital\":\"" + LEVANGER + "\"",
        "\"municipality\":\"" + municipality + "\"",
        "\"careType\":\"SOMATIC\"");
  }

  private HttpRequest.Builder request(String path, @Nullable String organisation) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address() + path));
    if (organisation != null) {
      request.header(Caller.ORGANISATION, organisation);
    }
    return request;
  }

  private Answer send(HttpRequest request) {
    toldSinceAsked |= !request.method().equals("GET");
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
