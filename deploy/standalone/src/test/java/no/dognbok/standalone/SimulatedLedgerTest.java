package no.dognbok.standalone;

import static no.dognbok.standalone.RunningLedger.SAMPLES;
import static no.dognbok.standalone.RunningLedger.TRUST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.dognbok.standalone.simulation.Country;
import no.dognbok.standalone.simulation.Traffic;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A ledger that is made up says so, and reportedAt takes the place of the clock. In the order of
 * that clock, which goes from March over June to July.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SimulatedLedgerTest {

  @RegisterExtension private static final RunningLedger LEDGER = RunningLedger.simulated();

  private static JsonNode timeline(UUID stay) {
    return LEDGER.get("/stays/%s/timeline".formatted(stay), TRUST).json();
  }

  private static Instant recordedAt(JsonNode event) {
    return OffsetDateTime.parse(event.path("recordedAt").asString()).toInstant();
  }

  private static String admission(UUID stay, String at, String... more) {
    String admitted = RunningLedger.admitted(stay, at, "5006");
    String fields = more.length == 0 ? "" : "," + String.join(",", more);
    return admitted.substring(0, admitted.length() - 1) + fields + "}";
  }

  @Test
  @Order(1)
  void everyAnswerSaysThatItIsMadeUp() {
    assertThat(LEDGER.get("/worklist", TRUST).header("Dognbok-Simulated")).isEqualTo("true");
    assertThat(LEDGER.get("/worklist", TRUST).json().at("/basis/simulated").asBoolean()).isTrue();
    assertThat(LEDGER.get("/worklist", null).status()).isEqualTo(401);
    assertThat(LEDGER.get("/worklist", null).header("Dognbok-Simulated")).isEqualTo("true");
    assertThat(LEDGER.get("/nowhere", TRUST).header("Dognbok-Simulated")).isEqualTo("true");
    assertThat(LEDGER.health().header("Dognbok-Simulated")).isEqualTo("true");
  }

  /** Lines of many stays, one after the other: none is recorded as of the end of its batch. */
  @Test
  @Order(2)
  void whatIsReportedInOrderIsRecordedAsOfWhenItWasReported() {
    List<String> lines =
        Traffic.of(
                new Traffic.Settings(
                    25,
                    4,
                    LocalDate.of(2025, 3, 1),
                    LocalDate.of(2025, 3, 20),
                    Country.nordTrondelag(),
                    false))
            .lines()
            .toList();
    LEDGER.told(lines.toArray(String[]::new));
    Map<UUID, JsonNode> timelines = new HashMap<>();
    Instant before = Instant.EPOCH;
    for (String line : lines) {
      JsonNode told = JsonMapper.shared().readTree(line);
      UUID stay = UUID.fromString(told.path("stay").asString());
      Instant reported = OffsetDateTime.parse(told.path("reportedAt").asString()).toInstant();
      assertThat(reported).isAfterOrEqualTo(before);
      assertThat(
              timelines
                  .computeIfAbsent(stay, SimulatedLedgerTest::timeline)
                  .path("events")
                  .valueStream()
                  .map(SimulatedLedgerTest::recordedAt))
          .contains(reported);
      before = reported;
    }
  }

  @Test
  @Order(3)
  void whoDoesNotSayWhenTheyTellIsHeardWhenItHappenedAndTheClockStaysThere() {
    UUID stay = UUID.randomUUID();
    LEDGER.told(admission(stay, "2025-06-02T10:00"));
    assertThat(recordedAt(timeline(stay).path("events").get(0)))
        .isEqualTo(Instant.parse("2025-06-02T08:00:00Z"));
    JsonNode basis = LEDGER.get("/worklist", TRUST).json().path("basis");
    assertThat(OffsetDateTime.parse(basis.path("asOf").asString()).toInstant())
        .as("now is when the last thing was told")
        .isBetween(Instant.parse("2025-06-02T08:00:00Z"), Instant.parse("2025-07-01T00:00:00Z"));
  }

  @Test
  @Order(4)
  void itNeverGoesBack() {
    UUID first = UUID.randomUUID();
    UUID second = UUID.randomUUID();
    LEDGER.told(
        admission(first, "2025-06-20T10:00", "\"reportedAt\":\"2025-06-20T12:00\""),
        admission(second, "2025-06-19T10:00", "\"reportedAt\":\"2025-06-19T12:00\""));
    assertThat(recordedAt(timeline(second).path("events").get(0)))
        .isEqualTo(recordedAt(timeline(first).path("events").get(0)))
        .isEqualTo(Instant.parse("2025-06-20T10:00:00Z"));
  }

  @Test
  @Order(6)
  void whatLiesFiveMinutesAheadOfItsReportIsRefusedAndMovesNoClock() {
    UUID stay = UUID.randomUUID();
    OffsetDateTime tomorrow = OffsetDateTime.now(ZoneOffset.UTC).plusDays(1);
    assertThat(
            LEDGER.tell(
                admission(stay, "2025-12-20T10:10", "\"reportedAt\":\"2025-12-20T10:00\""),
                admission(stay, tomorrow.toString(), "\"reportedAt\":\"%s\"".formatted(tomorrow))))
        .allMatch(answer -> answer.path("code").asString().equals("time-ahead"));
    JsonNode basis = LEDGER.get("/worklist", TRUST).json().path("basis");
    assertThat(basis.path("asOf").asString()).isLessThan("2025-12-01");
  }

  /** A PLO message has no reportedAt: it is heard when it was sent. */
  @Test
  @Order(5)
  void aPloMessageIsHeardWhenItWasSent() throws IOException {
    Path sample = SAMPLES.resolve("plo/4-levanger-steinkjer/02-varsel-om-innlagt.xml");
    String message = Files.readString(sample).replace("2025-10-03T10:00:00", "2025-07-03T10:00:00");
    RunningLedger.Answer answer = LEDGER.postXml(message.getBytes(StandardCharsets.UTF_8));
    assertThat(answer.status()).isEqualTo(200);
    JsonNode events = timeline(UUID.fromString(answer.header("Dognbok-Stay"))).path("events");
    assertThat(recordedAt(events.get(0))).isEqualTo(Instant.parse("2025-07-03T08:00:00Z"));
  }

  // What it was made as, it stays

  private static Server start(Path data, boolean simulated) {
    return Server.start(new Server.Settings(data, 0, null, List.of(), simulated));
  }

  @Test
  @Order(7)
  void aLedgerOfWhatHappenedCannotBecomeSimulated(@TempDir Path data) {
    start(data, false).close();
    assertThatThrownBy(() -> start(data, true))
        .hasStackTraceContaining("was made without --simulated and cannot become simulated");
    start(data, false).close();
  }

  @Test
  @Order(8)
  void aSimulatedOneCannotBecomeReal(@TempDir Path data) {
    start(data, true).close();
    assertThatThrownBy(() -> start(data, false))
        .hasStackTraceContaining("this ledger is simulated, and was made so: say --simulated");
    start(data, true).close();
  }
}
