package no.dognbok.standalone;

import static no.dognbok.standalone.RunningLedger.TRUST;
import static no.dognbok.standalone.RunningLedger.admitted;
import static no.dognbok.standalone.RunningLedger.line;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import no.dognbok.events.Moment;
import no.dognbok.standalone.RunningLedger.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** {@code POST /events}: newline-delimited JSON, where a bad line leaves the others alone. */
class EventLinesTest {

  @RegisterExtension static final RunningLedger LEDGER = new RunningLedger();

  private final UUID stay = UUID.randomUUID();

  private static JsonNode refused(String line) {
    long commits = LEDGER.commits();
    JsonNode answer = LEDGER.tell(line).getFirst();
    assertThat(answer.path("outcome").asString()).as(line).isEqualTo("REFUSED");
    assertThat(LEDGER.commits()).isEqualTo(commits);
    return answer;
  }

  private static void refused(String line, String code, String... saying) {
    JsonNode answer = refused(line);
    assertThat(answer.path("code").asString()).as(line).isEqualTo(code);
    assertThat(answer.path("detail").asString()).as(line).contains(saying);
  }

  @Test
  void post_takesTheRest_forALineThatIsRefused() {
    List<JsonNode> answers =
        LEDGER.tell(
            admitted(stay, "2025-10-06T09:40", "5006"),
            line(stay, "x", "2025-10-06T10:00", "PatientTeleported"),
            "{\"stay\":",
            "",
            line(stay, "notice", "2025-10-06T11:00", "AdmissionNoticeSent"));
    assertThat(answers.stream().map(answer -> answer.path("outcome").asString()))
        .containsExactly("RECORDED", "REFUSED", "REFUSED", "RECORDED");
    assertThat(answers.stream().map(answer -> answer.path("line").asInt()))
        .containsExactly(1, 2, 3, 5);
    assertThat(answers.get(1).path("code").asString()).isEqualTo("unknown-type");
    assertThat(answers.get(1).path("detail").asString())
        .contains("'PatientTeleported'")
        .contains("PatientAdmitted");
    assertThat(answers.get(2).path("code").asString()).isEqualTo("unreadable-json");
  }

  @Test
  void post_repeated_forTheSameLinesAgain() {
    String[] lines = {
      admitted(stay, "2025-10-06T09:40", "5006"),
      line(stay, "notice", "2025-10-06T11:00", "AdmissionNoticeSent")
    };
    List<JsonNode> first = LEDGER.tell(lines);
    long commits = LEDGER.commits();
    List<JsonNode> second = LEDGER.tell(lines);
    assertThat(second).allMatch(answer -> answer.path("outcome").asString().equals("REPEATED"));
    assertThat(second.stream().map(answer -> answer.path("position").asLong()))
        .isEqualTo(first.stream().map(answer -> answer.path("position").asLong()).toList());
    assertThat(LEDGER.commits()).isEqualTo(commits);
  }

  @Test
  void post_refusesTheLine_forAnIdThatAnotherLineHas() {
    LEDGER.told(admitted(stay, "2025-10-06T09:40", "5006"));
    refused(
        admitted(stay, "2025-10-06T09:41", "5006"),
        "message-id-taken",
        "taken by another message, at position",
        "an id of its own");
  }

  @Test
  void post_refusesTheLine_forATimeSixMinutesAhead() {
    LocalDateTime now = LocalDateTime.now(Moment.OSLO).withNano(0);
    refused(
        admitted(stay, now.plusMinutes(6).toString(), "5006"), "time-ahead", "five minutes ahead");
    LEDGER.told(admitted(stay, now.plusMinutes(4).toString(), "5006"));
  }

  @Test
  void post_refusesTheLine_forAFieldThatIsWrong() {
    refused(
        admitted(stay, "2025-10-06T09:40", "506"),
        "invalid-value",
        "'506'",
        "municipality",
        "four");
    refused(
        admitted(stay, "2025-13-06T09:40", "5006"), "invalid-value", "2025-13-06T09:40", "'at'");
    refused(
        line(stay, "a", "2025-10-06T09:40", "PatientAdmitted", "\"ward\":\"3B\""),
        "unknown-field",
        "ward");
    refused(
        line(stay, "a", "2025-10-06T09:40", "MunicipalityReplied", "\"answer\":\"MAYBE\""),
        "invalid-value",
        "'MAYBE'",
        "CAN_RECEIVE");
    refused(line(stay, "a", "2025-10-06T09:40", "MunicipalityReplied"), "missing-field", "answer");
    refused(
        "{\"id\":\"a\",\"at\":\"2025-10-06T09:40\",\"type\":\"PatientDied\"}",
        "missing-field",
        "stay");
    refused("[1,2]", "unreadable-json", "object");
    refused(
        "{\"stay\":\"%s\",\"id\":\"a\",\"id\":\"b\",\"at\":\"2025-10-06T09:40\",\"type\":\"PatientDied\"}"
            .formatted(stay),
        "unreadable-json",
        "id");
  }

  @Test
  void post_showsNothingOfIt_forAnIdentityNumberThatIsNone() {
    JsonNode answer =
        refused(
            line(
                stay,
                "a",
                "2025-10-06T09:40",
                "PatientAdmitted",
                "\"hospital\":\"974754118\"",
                "\"patient\":\"1587650056X\""));
    assertThat(answer.toString()).doesNotContain("1587650056").contains("eleven digits");
  }

  @Test
  void post_unsupportedMediaType_forWhatIsNotNewlineDelimited() {
    Answer answer =
        LEDGER.post("/events", "text/csv", "a;b".getBytes(StandardCharsets.UTF_8), TRUST);
    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.code()).isEqualTo("unsupported-media-type");
    assertThat(answer.detail()).contains("application/x-ndjson");
  }

  @Test
  void post_unauthorized_forLinesThatNobodyTells() {
    long commits = LEDGER.commits();
    Answer answer =
        LEDGER.post(
            "/events",
            "application/x-ndjson",
            admitted(stay, "2025-10-06T09:40", "5006").getBytes(StandardCharsets.UTF_8),
            null);
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.code()).isEqualTo("organisation-missing");
    assertThat(LEDGER.commits()).isEqualTo(commits);
  }

  @Test
  void post_badRequest_forAnEmptyBody() {
    Answer answer = LEDGER.post("/events", "application/x-ndjson", new byte[0], TRUST);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.detail()).contains("body is empty");
  }

  @Test
  void post_tooLarge_forTwentyMegabytes() {
    Answer answer = LEDGER.post("/events", "application/x-ndjson", new byte[20_000_000], TRUST);
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.code()).isEqualTo("too-large");
  }

  @Test
  void post_recordsADoubt_forWhatContradictsTheRest() {
    LEDGER.told(
        admitted(stay, "2025-10-06T09:40", "5006"),
        line(stay, "gone", "2025-10-07T09:40", "PatientDeparted"));
    JsonNode answer =
        LEDGER.tell(line(stay, "late", "2025-10-08T09:40", "ReadyNoticeSent")).getFirst();
    assertThat(answer.path("outcome").asString()).isEqualTo("RECORDED");
    assertThat(answer.path("doubts").get(0).path("contradiction").asString())
        .isEqualTo("AFTER_DEPARTURE");
    assertThat(answer.path("doubts").get(0).path("event").asString()).isNotEmpty();
  }
}
