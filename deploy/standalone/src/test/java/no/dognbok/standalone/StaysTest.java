package no.dognbok.standalone;

import static no.dognbok.standalone.RunningLedger.STEINKJER;
import static no.dognbok.standalone.RunningLedger.TRUST;
import static no.dognbok.standalone.RunningLedger.admitted;
import static no.dognbok.standalone.RunningLedger.line;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import no.dognbok.standalone.RunningLedger.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** {@code GET /stays/{id}} and its sides. */
class StaysTest {

  @RegisterExtension static final RunningLedger LEDGER = new RunningLedger();

  private static final UUID STAY = UUID.randomUUID();
  private static long position;

  /** Silence from Monday noon, an offer on Thursday morning. */
  @BeforeAll
  static void aStay() {
    position =
        LEDGER.told(
            admitted(STAY, "2025-10-06T09:40", "5006"),
            line(STAY, "notice", "2025-10-06T13:05", "AdmissionNoticeSent"),
            line(STAY, "information", "2025-10-13T11:30", "HealthInformationUpdated"),
            line(STAY, "declared", "2025-10-13T11:45", "DeclaredReady", "\"by\":\"PHYSICIAN\""),
            line(STAY, "ready", "2025-10-13T12:00", "ReadyNoticeSent"),
            line(
                STAY,
                "receipt",
                "2025-10-13T12:01",
                "ReceiptReceived",
                "\"of\":\"ready\"",
                "\"positive\":true"),
            line(STAY, "offer", "2025-10-16T08:30", "OfferReady"),
            line(STAY, "departed", "2025-10-16T14:00", "PatientDeparted"));
  }

  private static Answer get(String rest) {
    return LEDGER.get("/stays/" + STAY + rest, TRUST);
  }

  private static List<String> billable(Answer answer) {
    return answer.json().path("billable").valueStream().map(JsonNode::asString).toList();
  }

  @Test
  void get_okWithWhatItRestsOn_forAStay() {
    Answer answer = get("?atLeast=" + position);
    assertThat(answer.status()).isEqualTo(200);
    JsonNode stay = answer.json();
    assertThat(stay.path("hospital").path("name").asString()).isEqualTo("Sykehuset Levanger");
    assertThat(stay.path("municipality").path("name").asString()).isEqualTo("Steinkjer kommune");
    assertThat(stay.path("admittedAt").asString()).isEqualTo("2025-10-06T09:40:00+02:00");
    assertThat(stay.path("departedAt").asString()).isEqualTo("2025-10-16T14:00:00+02:00");
    assertThat(stay.path("amount").asLong()).isEqualTo(3 * 5981);
    assertThat(stay.path("basis").path("ruleSet").asInt()).isEqualTo(2);
    assertThat(stay.path("basis").path("position").asLong()).isGreaterThanOrEqualTo(position);
    assertThat(answer.header("ETag")).isEqualTo("\"7-2\"");
  }

  @Test
  void get_okWithReasons_forPaymentDays() {
    Answer answer = get("/payment-days");
    assertThat(billable(answer)).containsExactly("2025-10-13", "2025-10-14", "2025-10-15");
    JsonNode first = answer.json().path("days").get(0);
    assertThat(first.path("verdict").asString()).isEqualTo("PAYABLE");
    assertThat(first.path("reasons").valueStream().map(reason -> reason.path("rule").asString()))
        .contains("P1", "P6", "P14");
    JsonNode last = answer.json().path("days").valueStream().toList().getLast();
    assertThat(last.path("date").asString()).isEqualTo("2025-10-16");
    assertThat(last.path("verdict").asString()).isEqualTo("NOT_PAYABLE");
    assertThat(last.path("reasons").get(0).path("standing").asString()).isNotEmpty();
  }

  @Test
  void get_okInOrder_forTheTimeline() {
    JsonNode events = get("/timeline").json().path("events");
    assertThat(events.valueStream().map(event -> event.path("type").asString()))
        .containsExactly(
            "PatientAdmitted",
            "AdmissionNoticeSent",
            "HealthInformationUpdated",
            "DeclaredReady",
            "ReadyNoticeSent",
            "ReceiptReceived",
            "OfferReady",
            "PatientDeparted");
    assertThat(events.get(0).path("facts").path("careType").asString()).isEqualTo("SOMATIC");
    assertThat(events.get(0).path("messageId").asString()).isEqualTo(STAY + "/admitted");
  }

  @Test
  void get_okWithWhoOwesWhom_forDeadlines() {
    JsonNode deadlines = get("/deadlines").json().path("deadlines");
    JsonNode reply =
        deadlines
            .valueStream()
            .filter(deadline -> deadline.path("obligation").asString().equals("REPLY"))
            .findFirst()
            .orElseThrow();
    assertThat(reply.path("owedBy").asString()).isEqualTo("MUNICIPALITY");
    assertThat(reply.path("due").asString())
        .startsWith("2025-10-13T14:01"); // two hours after the receipt
    assertThat(reply.path("broken").asBoolean()).isTrue();
    assertThat(reply.path("basis").asString()).contains("§ 11");
  }

  @Test
  void get_asItWasThen_forAMomentInThePast() {
    Answer tuesday = get("/payment-days?asOf=2025-10-14T20:00");
    assertThat(billable(tuesday)).containsExactly("2025-10-13");
    assertThat(tuesday.json().path("basis").path("asOf").asString())
        .isEqualTo("2025-10-14T20:00:00+02:00");
    assertThat(get("?asOf=2025-10-14T20:00").json().path("ready").asBoolean()).isTrue();
    assertThat(get("/timeline?asOf=2025-10-14").json().path("events")).hasSize(6);
  }

  @Test
  void get_notFound_forATimeWhenNothingWasKnown() {
    Answer answer = get("?knownAt=2025-10-20T12:00");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.code()).isEqualTo("no-such-stay");
    assertThat(answer.detail()).contains("nothing was known");
  }

  @Test
  void get_asItWasKnown_forAMomentBetweenTwoTellings() {
    UUID stay = UUID.randomUUID();
    long first = LEDGER.told(admitted(stay, "2025-09-01T10:00", "5006"));
    String known =
        LEDGER
            .get("/stays/%s/timeline?atLeast=%d".formatted(stay, first), TRUST)
            .json()
            .at("/events/0/recordedAt")
            .asString();
    long second = LEDGER.told(line(stay, "gone", "2025-09-02T10:00", "PatientDeparted"));
    String path = "/stays/%s/timeline?atLeast=%d".formatted(stay, second);
    assertThat(LEDGER.get(path, TRUST).json().path("events")).hasSize(2);
    assertThat(LEDGER.get(path + "&knownAt=" + known, TRUST).json().path("events")).hasSize(1);
  }

  @Test
  void get_whatWasJustTold_forAPositionAskedFor() {
    for (int i = 0; i < 50; i++) {
      UUID stay = UUID.randomUUID();
      long told = LEDGER.told(admitted(stay, "2025-09-01T10:00", "5006"));
      Answer answer = LEDGER.get("/stays/%s?atLeast=%d".formatted(stay, told), TRUST);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.json().path("basis").path("position").asLong())
          .isGreaterThanOrEqualTo(told);
    }
  }

  @Test
  void get_unavailable_forAPositionThatNobodyHasReached() {
    Answer answer = get("?atLeast=1000000");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.code()).isEqualTo("position-not-reached");
    assertThat(answer.header("Retry-After")).isNotEmpty();
  }

  @Test
  void get_notFound_forAStayThatIsNotThere() {
    Answer answer = LEDGER.get("/stays/" + UUID.randomUUID(), TRUST);
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.code()).isEqualTo("no-such-stay");
  }

  @Test
  void get_badRequest_forWhatIsNoIdAndNoTime() {
    Answer id = LEDGER.get("/stays/17", TRUST);
    assertThat(id.status()).isEqualTo(400);
    assertThat(id.detail()).contains("'17'").contains("UUID");
    Answer time = get("?asOf=yesterday");
    assertThat(time.status()).isEqualTo(400);
    assertThat(time.detail()).contains("'yesterday'").contains("asOf").contains("2025-05-12T12:00");
    Answer position = get("?atLeast=soon");
    assertThat(position.status()).isEqualTo(400);
    assertThat(position.code()).isEqualTo("invalid-value");
    assertThat(position.detail()).contains("atLeast");
  }

  @Test
  void get_badRequest_forAParameterThatTheQuestionDoesNotTake() {
    Answer answer = get("?asof=2025-10-14T20:00");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("unknown-field");
    assertThat(answer.detail()).contains("'asof'").contains("asOf");
    assertThat(get("?overdue=true").code()).isEqualTo("unknown-field");
    assertThat(LEDGER.get("/nothing?x=1", TRUST).code()).isEqualTo("no-such-resource");
  }

  @Test
  void get_problem_forAddressesAndMethodsThatAreNotThere() {
    assertThat(LEDGER.get("/nothing", TRUST).code()).isEqualTo("no-such-resource");
    Answer notTaken = LEDGER.postJson("/worklist", "{}", TRUST);
    assertThat(notTaken.code()).isEqualTo("method-not-allowed");
    assertThat(notTaken.header("Allow")).isEqualTo("GET");
    assertThat(LEDGER.postJson("/plo/messages", "{}", TRUST).code())
        .isEqualTo("unsupported-media-type");
  }

  @Test
  void get_field_ofWhatHasNoValidValue() {
    Answer answer = get("?atLeast=x");
    assertThat(answer.code()).isEqualTo("invalid-value");
    assertThat(answer.json().path("field").asString()).isEqualTo("atLeast");
  }

  /** A hospital of which nobody has said whose it is comes into no statement. */
  @Test
  void get_unmapped_forAHospitalThatTheAddressMapDoesNotKnow() {
    UUID stay = UUID.randomUUID();
    LEDGER.told(
        admitted(stay, "2025-10-06T09:40", "5006").replace(RunningLedger.LEVANGER, "999999999"));
    assertThat(LEDGER.get("/stays/" + stay, TRUST).json().path("unmapped").toString())
        .isEqualTo("[\"org:999999999\"]");
  }

  /** No text of a reply is kept: a person reads it where it lies, and says what it was. */
  @Test
  void get_offTheWorklist_forAReplyThatAPersonHasRead() {
    UUID stay = UUID.randomUUID();
    LEDGER.told(
        admitted(stay, "2025-10-06T09:40", "5006"),
        line(stay, "notice", "2025-10-06T13:05", "AdmissionNoticeSent"),
        line(stay, "declared", "2025-10-13T11:45", "DeclaredReady"),
        line(stay, "ready", "2025-10-13T12:00", "ReadyNoticeSent"),
        line(stay, "dialogue", "2025-10-13T12:40", "ReplyToBeRead", "\"municipality\":\"5006\""));
    JsonNode item = toBeRead(stay).get(0);
    assertThat(item.at("/message/messageId").asString()).isEqualTo(stay + "/dialogue");
    String event =
        LEDGER
            .get("/stays/%s/timeline".formatted(stay), TRUST)
            .json()
            .path("events")
            .valueStream()
            .filter(entry -> entry.path("type").asString().equals("ReplyToBeRead"))
            .findFirst()
            .orElseThrow()
            .path("id")
            .asString();
    LEDGER.told(
        line(
            stay,
            "read",
            "2025-10-13T12:40",
            "MunicipalityReplied",
            "\"municipality\":\"5006\"",
            "\"answer\":\"CAN_RECEIVE\"",
            "\"reads\":\"" + event + "\""));
    assertThat(toBeRead(stay)).isEmpty();
    assertThat(billable(LEDGER.get("/stays/%s/payment-days".formatted(stay), TRUST))).isEmpty();
  }

  private static List<JsonNode> toBeRead(UUID stay) {
    String path = "/worklist?kind=READING_OF_REPLY&size=500&atLeast=" + (LEDGER.commits() - 1);
    return LEDGER
        .get(path, TRUST)
        .json()
        .path("items")
        .valueStream()
        .filter(item -> item.path("stay").asString().equals(stay.toString()))
        .toList();
  }

  @Test
  void get_sameAnswer_forTheMunicipalityItWasSentTo() {
    assertThat(billable(LEDGER.get("/stays/" + STAY + "/payment-days", STEINKJER))).hasSize(3);
  }
}
