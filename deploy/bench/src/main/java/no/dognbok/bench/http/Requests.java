package no.dognbok.bench.http;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import no.dognbok.bench.stays.Story;
import no.dognbok.events.Moment;

/** Where requests come from: one in five is a command. */
interface Requests {

  /** What a client sends. */
  record Request(String kind, boolean command, byte[] bytes) {}

  Request next(RandomGenerator random);

  /** One command to four queries. */
  static boolean isCommand(RandomGenerator random) {
    return random.nextInt(5) == 0;
  }

  static byte[] get(String path) {
    return utf8(
        "GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nDognbok-Organisation: %s\r\n\r\n"
            .formatted(path, Story.TRUST.value()));
  }

  static byte[] post(String path, String key, String json) {
    return utf8(
        "POST %s HTTP/1.1\r\nHost: 127.0.0.1\r\nDognbok-Organisation: %s\r\nIdempotency-Key: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(path, Story.TRUST.value(), key, json.length(), json));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * To the ledger: questions about any stay, from its four sides; news about an open one.
   *
   * @param ledger that is served
   */
  record ToTheLedger(FilledLedger ledger) implements Requests {

    private static final List<String> SIDES =
        List.of("", "/timeline", "/deadlines", "/payment-days");

    @Override
    public Request next(RandomGenerator random) {
      if (!isCommand(random)) {
        String side = SIDES.get(random.nextInt(SIDES.size()));
        String path = "/api/v1/stays/%s%s".formatted(any(ledger.stays(), random), side);
        return new Request("GET /stays/{id}" + side, false, get(path));
      }
      UUID stay = any(ledger.open(), random);
      LocalDateTime now =
          LocalDateTime.ofInstant(Clock.systemUTC().instant(), Moment.OSLO)
              .truncatedTo(ChronoUnit.SECONDS);
      String key = Story.randomUuid(random).toString();
      if (random.nextBoolean()) {
        String need = "{\"at\":\"%s\",\"needed\":true}".formatted(now);
        return new Request(
            "POST /stays/{id}/need",
            true,
            post("/api/v1/stays/%s/need".formatted(stay), key, need));
      }
      String update =
          "{\"at\":\"%s\",\"expectedDischarge\":\"%s\"}"
              .formatted(now, now.toLocalDate().plusDays(2));
      return new Request(
          "POST /stays/{id}/health-information",
          true,
          post("/api/v1/stays/%s/health-information".formatted(stay), key, update));
    }

    private static UUID any(List<UUID> stays, RandomGenerator random) {
      return stays.get(random.nextInt(stays.size()));
    }
  }

  /**
   * To the endpoint that does nothing else: a row is read, a row is written.
   *
   * @param rows how many there are to read
   */
  record ToOneRow(int rows) implements Requests {

    @Override
    public Request next(RandomGenerator random) {
      if (!isCommand(random)) {
        return new Request("GET /rows/{id}", false, get("/rows/" + random.nextInt(rows)));
      }
      String row = "{\"id\":\"%s\",\"needed\":true}".formatted(Story.randomUuid(random));
      return new Request("POST /rows", true, post("/rows", "", row));
    }
  }
}
