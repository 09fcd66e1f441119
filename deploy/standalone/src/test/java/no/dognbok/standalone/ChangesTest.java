package no.dognbok.standalone;

import static no.dognbok.standalone.RunningLedger.AUDITOR;
import static no.dognbok.standalone.RunningLedger.STEINKJER;
import static no.dognbok.standalone.RunningLedger.TRUST;
import static no.dognbok.standalone.RunningLedger.VERDAL;
import static no.dognbok.standalone.RunningLedger.admitted;
import static no.dognbok.standalone.RunningLedger.line;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import no.dognbok.log.sqlite.DataFolder;
import no.dognbok.standalone.RunningLedger.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Following the ledger: nothing is missed, nothing comes twice, and waiting costs nothing. */
@Timeout(120)
class ChangesTest {

  @RegisterExtension static final RunningLedger LEDGER = new RunningLedger();

  private final UUID stay = UUID.randomUUID();

  private static long last() {
    return LEDGER.commits() - 1;
  }

  private static JsonNode changes(String query, String organisation) {
    Answer answer = LEDGER.get("/changes?" + query, organisation);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private static List<String> types(JsonNode page) {
    return page.path("changes")
        .valueStream()
        .map(change -> change.path("type").asString())
        .toList();
  }

  private static List<Long> positions(JsonNode page) {
    return page.path("changes")
        .valueStream()
        .map(change -> change.path("position").asLong())
        .toList();
  }

  @Test
  void get_whatTheAskerMaySee_afterAPosition() {
    long before = last();
    long told =
        LEDGER.told(
            line(
                stay,
                "admitted",
                "2025-10-06T09:40",
                "PatientAdmitted",
                "\"hospital\":\"974754118\"",
                "\"municipality\":\"5006\"",
                "\"patient\":\"15876500565\"",
                "\"reference\":\"LEV-4711\""),
            line(stay, "n", "2025-10-06T12:00", "AdmissionNoticeSent"),
            line(stay, "d", "2025-10-13T11:45", "DeclaredReady"));
    assertThat(told).isEqualTo(before + 3);
    String after = "after=%d&atLeast=%d".formatted(before, told);

    JsonNode byTrust = changes(after, TRUST);
    assertThat(types(byTrust))
        .containsExactly("PatientAdmitted", "AdmissionNoticeSent", "DeclaredReady");
    assertThat(positions(byTrust)).containsExactly(before + 1, before + 2, before + 3);
    assertThat(byTrust.path("next").asLong()).isEqualTo(told);
    assertThat(byTrust.path("more").asBoolean()).isFalse();
    JsonNode first = byTrust.path("changes").path(0);
    assertThat(first.path("stay").asString()).isEqualTo(stay.toString());
    assertThat(first.path("kind").asString()).isEqualTo("STAY");
    assertThat(first.path("name").asString()).isEqualTo("Innlagt");
    assertThat(first.path("sight").asString()).isEqualTo("OPENED");
    assertThat(first.path("own").asBoolean()).isTrue();
    assertThat(first.at("/references/0").asString()).isEqualTo("LEV-4711");
    assertThat(first.path("occurredAt").asString()).startsWith("2025-10-06T09:40");

    JsonNode bySteinkjer = changes(after, STEINKJER);
    assertThat(types(bySteinkjer)).containsExactly("AdmissionNoticeSent", "DeclaredReady");
    assertThat(bySteinkjer.at("/changes/0/sight").asString()).isEqualTo("OPENED");
    assertThat(bySteinkjer.toString()).doesNotContain("LEV-4711").doesNotContain("k1:");
    assertThat(types(changes(after, AUDITOR))).isEqualTo(types(byTrust));

    JsonNode byVerdal = changes(after, VERDAL);
    assertThat(byVerdal.path("changes")).isEmpty();
    assertThat(byVerdal.path("next").asLong()).isEqualTo(told);
  }

  @Test
  void get_theAddressesAndRates_fromTheFirst() {
    JsonNode page = changes("limit=1000", VERDAL);
    assertThat(types(page)).contains("AddressMapped", "DailyRateSet");
    assertThat(page.path("after").asLong()).isEqualTo(-1);
    assertThat(positions(page)).first().isEqualTo(0L);
  }

  @ParameterizedTest
  @CsvSource({
    "after=-2, 400, invalid-value",
    "after=x, 400, invalid-value",
    "after=1000000, 409, ahead-of-log",
    "limit=0, 400, invalid-value",
    "limit=1001, 400, invalid-value",
    "wait=30, 400, invalid-value",
    "wait=PT61S, 400, invalid-value",
    "wait=PT-1S, 400, invalid-value",
    "since=3, 400, unknown-field"
  })
  void get_refused_forWhatNoPositionIs(String query, int status, String code) {
    Answer answer = LEDGER.get("/changes?" + query, TRUST);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
  }

  @Test
  void get_refused_forOneWhoIsNobody() throws Exception {
    assertThat(LEDGER.get("/changes?after=1000000", "999999999").code())
        .isEqualTo("organisation-unknown");
    assertThat(LEDGER.get("/changes", null).code()).isEqualTo("organisation-missing");
    try (Following stranger = Following.open(LEDGER.address(), "999999999", "after=-1", null)) {
      assertThat(stranger.status()).isEqualTo(403);
    }
    try (Following ahead = Following.open(LEDGER.address(), TRUST, "after=1000000", null)) {
      assertThat(ahead.status()).isEqualTo(409);
      assertThat(ahead.body()).contains("ahead-of-log");
    }
  }

  private static CompletableFuture<JsonNode> waiting(long after, String organisation) {
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    Thread.startVirtualThread(() -> {
      try {
        answer.complete(changes("wait=PT60S&after=" + after, organisation));
      } catch (Throwable e) {
        answer.completeExceptionally(e);
      }
    });
    return answer;
  }

  @Test
  void get_waitsAndIsWoken_byWhatTheAskerMaySee() throws Exception {
    LEDGER.told(admitted(stay, "2025-10-06T09:40", "5006"));
    CompletableFuture<JsonNode> page = waiting(last(), STEINKJER);
    LEDGER.told(admitted(UUID.randomUUID(), "2025-10-06T09:40", "5038"));
    long told = LEDGER.told(line(stay, "n", "2025-10-06T12:00", "AdmissionNoticeSent"));
    assertThat(types(page.get())).containsExactly("AdmissionNoticeSent");
    assertThat(page.get().path("next").asLong()).isEqualTo(told);
  }

  @Test
  void get_empty_whenTheTimeIsOver() {
    JsonNode page = changes("wait=PT0.05S&after=" + last(), VERDAL);
    assertThat(page.path("changes")).isEmpty();
    assertThat(page.path("next").asLong()).isEqualTo(page.path("after").asLong());
  }

  @Test
  void get_goesOnWhereItWasCut_asAStream() throws Exception {
    long before = last();
    LEDGER.told(
        admitted(stay, "2025-10-06T09:40", "5006"),
        line(stay, "n", "2025-10-06T12:00", "AdmissionNoticeSent"));
    String cutAfter;
    try (Following stream = Following.open(LEDGER.address(), STEINKJER, "after=" + before, null)) {
      assertThat(stream.status()).isEqualTo(200);
      assertThat(stream.contentType()).startsWith("text/event-stream");
      JsonNode message = stream.next().orElseThrow();
      assertThat(types(message)).containsExactly("AdmissionNoticeSent");
      cutAfter = stream.lastId();
      assertThat(cutAfter).isEqualTo(message.path("next").asString());
    }
    LEDGER.told(line(stay, "d", "2025-10-13T11:45", "DeclaredReady"));
    // The position in the address is that of the first time: the header counts.
    try (Following stream =
        Following.open(LEDGER.address(), STEINKJER, "after=" + before, cutAfter)) {
      assertThat(types(stream.next().orElseThrow())).containsExactly("DeclaredReady");
      LEDGER.told(line(stay, "x", "2025-10-15T12:00", "PatientDied"));
      assertThat(types(stream.next().orElseThrow())).containsExactly("PatientDied");
    }
  }

  @Test
  void get_everythingOnceAndInOrder_whileManyWrite() throws Exception {
    long before = last();
    int writers = 8;
    int each = 25;
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<List<Long>> polled = executor.submit(() -> poll(before, writers * each));
      Future<List<Long>> streamed = executor.submit(() -> stream(before, writers * each));
      List<Future<List<Long>>> written =
          IntStream.range(0, writers).mapToObj(_ -> executor.submit(() -> write(each))).toList();
      List<Long> positions = new ArrayList<>();
      for (Future<List<Long>> one : written) {
        positions.addAll(one.get());
      }
      positions.sort(null);
      assertThat(polled.get()).isEqualTo(positions);
      assertThat(streamed.get()).isEqualTo(positions);
    }
  }

  private static List<Long> write(int commits) {
    return IntStream.range(0, commits)
        .mapToObj(_ -> LEDGER.told(admitted(UUID.randomUUID(), "2025-10-06T09:40", "5006")))
        .toList();
  }

  private static List<Long> poll(long after, int wanted) {
    List<Long> positions = new ArrayList<>();
    long position = after;
    while (positions.size() < wanted) {
      JsonNode page = changes("limit=7&wait=PT30S&after=" + position, TRUST);
      positions.addAll(positions(page));
      position = page.path("next").asLong();
    }
    return positions;
  }

  /** Hangs up now and then. */
  private static List<Long> stream(long after, int wanted) throws Exception {
    List<Long> positions = new ArrayList<>();
    String lastId = String.valueOf(after);
    while (positions.size() < wanted) {
      try (Following stream = Following.open(LEDGER.address(), TRUST, "", lastId)) {
        for (int i = 0; i < 30 && positions.size() < wanted; i++) {
          positions.addAll(positions(stream.next().orElseThrow()));
        }
        lastId = stream.lastId();
      }
    }
    return positions;
  }

  @Test
  void hundredsWhoWaitTakeNoThreadOfTheMachine_andAllAreWoken() throws Exception {
    int followers = 200;
    long before = last();
    int threads = ManagementFactory.getThreadMXBean().getThreadCount(); // platform threads
    List<Following> streams = new ArrayList<>();
    try {
      List<CompletableFuture<JsonNode>> polls = new ArrayList<>();
      for (int i = 0; i < followers; i++) {
        streams.add(Following.open(LEDGER.address(), STEINKJER, "after=" + before, null));
        polls.add(waiting(before, STEINKJER));
      }
      LEDGER.told(admitted(stay, "2025-10-06T09:40", "5006")); // they look, and see nothing
      assertThat(polls).noneMatch(CompletableFuture::isDone);
      assertThat(ManagementFactory.getThreadMXBean().getThreadCount())
          .isLessThan(threads + followers / 4);
      LEDGER.told(line(stay, "n", "2025-10-06T12:00", "AdmissionNoticeSent"));
      for (CompletableFuture<JsonNode> poll : polls) {
        assertThat(types(poll.get())).containsExactly("AdmissionNoticeSent");
      }
      for (Following stream : streams) {
        assertThat(types(stream.next().orElseThrow())).containsExactly("AdmissionNoticeSent");
      }
    } finally {
      for (Following stream : streams) {
        stream.close();
      }
    }
  }

  @Test
  void get_aStreamThatEnds_whenTheServerStops(@TempDir Path data) throws Exception {
    try (Child server = Child.serving(List.of(), data)) {
      try (Following stream = caughtUp(DataFolder.server(data).orElseThrow())) {
        stream.next().orElseThrow();
        server.end();
        while (stream.next().isPresent()) {
          // what was on its way; a stream that is torn off would throw
        }
      }
      server.rest();
      server.exitStatus();
    }
  }

  /** The views are read in a moment; until then nobody is answered. */
  private static Following caughtUp(String address) throws Exception {
    Following stream = Following.open(address, TRUST, "after=-1", null);
    while (stream.status() == 503) {
      stream.close();
      stream = Following.open(address, TRUST, "after=-1", null);
    }
    return stream;
  }
}
