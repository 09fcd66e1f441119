package no.dognbok.standalone;

import static no.dognbok.standalone.RunningLedger.AUDITOR;
import static no.dognbok.standalone.RunningLedger.STEINKJER;
import static no.dognbok.standalone.RunningLedger.TRUST;
import static no.dognbok.standalone.RunningLedger.VERDAL;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import no.dognbok.standalone.RunningLedger.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Agreements over HTTP: concluded, changed, terminated, asked for, and judged by. */
class AgreementsOverHttpTest {

  @RegisterExtension static final RunningLedger LEDGER = new RunningLedger();

  private static final String EXCEPTION = "3d2f7a52-9c1e-4b3f-9a55-0d6f0c1b2a3d";
  private static final String SOURCE = "{'source':'x'}";
  private static final String END = "{'lastDay':'2022-05-11','source':'x'}";

  private static Answer put(String path, String json, String organisation) {
    return LEDGER.send("PUT", "/agreements/983974791/" + path, json, organisation);
  }

  private static long done(String path, String json) {
    Answer answer = put(path, json, TRUST);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.json().path("changed").asBoolean()).isTrue();
    return answer.json().path("position").asLong();
  }

  /** Each as {@code from to working-limit}. */
  private static List<String> own(String query, long atLeast) {
    return LEDGER
        .get("/agreements?%s&atLeast=%d".formatted(query, atLeast), VERDAL)
        .json()
        .path("agreements")
        .valueStream()
        .filter(terms -> terms.has("municipality"))
        .map(terms ->
            "%s %s %s"
                .formatted(
                    terms.path("from").asString(),
                    terms.path("to").asString("-"),
                    terms.path("workingLimit").asString()))
        .toList();
  }

  @Test
  void put_andGet_aLifeOfAnAgreement() {
    long concluded =
        done("5007", "{'validFrom':'2021-01-01','workingLimit':'PT2H','source':'signed'}");
    done("5007/terms/2022-01-01", "{'workingLimit':'PT3H','source':'revised'}");
    long ended = done("5007/termination", "{'lastDay':'2023-06-30','source':'a letter'}");
    long again =
        done("5007", "{'validFrom':'2024-01-01','workingLimit':'PT4H','source':'signed again'}");
    String mine = "trust=983974791&municipality=5007";
    assertThat(own(mine, again))
        .containsExactly(
            "2021-01-01 2021-12-31 PT2H", "2022-01-01 2023-06-30 PT3H", "2024-01-01 - PT4H");
    assertThat(own(mine + "&day=2023-06-30", again)).containsExactly("2022-01-01 2023-06-30 PT3H");
    assertThat(own(mine + "&day=2023-07-01", again)).isEmpty();
    JsonNode terms = LEDGER.get("/agreements?" + mine, STEINKJER).json().path("agreements");
    assertThat(terms.get(0).at("/agreed/position").asLong()).isEqualTo(concluded);
    assertThat(terms.get(0).at("/agreed/source").asString()).isEqualTo("signed");
    assertThat(terms.get(1).at("/agreed/source").asString()).isEqualTo("revised");
    assertThat(terms.get(1).at("/terminated/position").asLong()).isEqualTo(ended);
    assertThat(terms.get(2).has("terminated")).isFalse();
    assertThat(terms.get(3).has("municipality")).as("with all, last").isFalse();
    String then = terms.get(1).at("/agreed/recordedAt").asString().replace("+", "%2B");
    assertThat(own(mine + "&knownAt=" + then, again))
        .containsExactly("2021-01-01 2021-12-31 PT2H", "2022-01-01 - PT3H");
  }

  @Test
  void put_conflict_forTwoAgreementsInTheSameDays() {
    long first = done("5038", "{'validFrom':'2021-01-01','validTo':'2022-12-31','source':'x'}");
    Answer answer = put("5038", "{'validFrom':'2022-12-31','source':'y'}", TRUST);
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.code()).isEqualTo("agreement-overlaps");
    assertThat(answer.json().path("position").asLong()).isEqualTo(first);
    assertThat(answer.json().path("event").asString()).isNotEmpty();
    assertThat(answer.json().path("validTo").asString()).isEqualTo("2022-12-31");
    assertThat(answer.json().has("sequence")).isFalse();
    Answer again =
        put("5038", "{'validFrom':'2021-01-01','validTo':'2022-12-31','source':'x'}", TRUST);
    assertThat(again.json().path("changed").asBoolean()).isFalse();
    assertThat(again.json().path("position").isNull()).isTrue();
  }

  @Test
  void put_notFound_whereThereIsNoAgreementOnThatDay() {
    assertThat(put("5035/terms/2022-01-01", "{'source':'x'}", TRUST).code())
        .isEqualTo("no-such-agreement");
    Answer none = put("5035/termination", "{'lastDay':'2022-01-01','source':'x'}", TRUST);
    assertThat(none.status()).isEqualTo(404);
    assertThat(none.detail()).contains("2022-01-01");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5036 | {'validFrom':'2026-02-01','validTo':'2026-01-01','source':'x'} | validTo",
        "5036 | {'validFrom':'2026-02-01'} | source",
        "50 | {'validFrom':'2026-02-01','source':'x'} | municipality",
        "5036/terms/soon | {'source':'x'} | from",
        "5036/terms/2026-01-01 | {'validFrom':'2026-02-01','source':'x'} | validFrom",
        "5036/terms/2026-01-01 | {'workingLimit':'long','source':'x'} | workingLimit",
        "5036/terms/2026-01-01 | {'accountWithin':'PT0S','source':'x'} | accountWithin",
        "5036/termination | {'source':'x'} | lastDay",
        "5036/termination | {'lastDay':'2026-01-01'} | source"
      })
  void put_badRequest_forWhatCannotBe(String path, String json, String names) {
    Answer answer = put(path, json, TRUST);
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.json().path("field").asString()).isEqualTo(names);
  }

  @Test
  void put_forbidden_forWhoIsNoParty_andAMunicipalityTerminatesItsOwn() {
    String agreement = "{'validFrom':'2021-01-01','source':'x'}";
    String end = "{'lastDay':'2022-12-31','source':'x'}";
    assertThat(put("5006", agreement, STEINKJER).code()).isEqualTo("not-yours");
    assertThat(put("5006", agreement, null).code()).isEqualTo("organisation-missing");
    assertThat(put("5006", agreement, AUDITOR).status()).isEqualTo(200);
    assertThat(put("5006/terms/2022-01-01", "{'source':'x'}", STEINKJER).code())
        .isEqualTo("not-yours");
    assertThat(put("5006/termination", end, VERDAL).code()).isEqualTo("not-yours");
    assertThat(put("all/termination", end, STEINKJER).code()).isEqualTo("not-yours");
    assertThat(put("5006/termination", end, STEINKJER).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"trust=12, trust", "municipality=all, municipality", "day=today, day"})
  void get_badRequest_forWhatCannotBeAskedFor(String query, String field) {
    Answer answer = LEDGER.get("/agreements?" + query, TRUST);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("field").asString()).isEqualTo(field);
    assertThat(LEDGER.get("/agreements", null).code()).isEqualTo("organisation-missing");
  }

  /** The law judges each day by what holds on it: the summary is asked for until the last day. */
  @Test
  void get_daysByTheTermsOfTheirDay() {
    done(
        "5053",
        "{'validFrom':'2024-01-01','dischargeSummaryRequired':true,'source':'asks for it'}");
    long ended = done("5053/termination", "{'lastDay':'2024-05-12','source':'not any more'}");
    UUID stay = UUID.randomUUID();
    long told =
        LEDGER.told(
            RunningLedger.admitted(stay, "2024-05-05T10:00", "5053"),
            RunningLedger.line(stay, "8", "2024-05-05T16:00", "AdmissionNoticeSent"),
            RunningLedger.line(
                stay, "9", "2024-05-12T10:00", "DeclaredReady", "\"by\":\"PHYSICIAN\""),
            RunningLedger.line(stay, "10", "2024-05-12T10:05", "ReadyNoticeSent"),
            RunningLedger.line(stay, "12", "2024-05-14T12:00", "PatientDeparted"));
    Answer days =
        LEDGER.get(
            "/stays/%s/payment-days?atLeast=%d".formatted(stay, Math.max(ended, told)), TRUST);
    assertThat(days.json().path("billable").valueStream().map(JsonNode::asString))
        .containsExactly("2024-05-13");
    assertThat(days.json().at("/days/0/standing").asString()).isEqualTo("A");
  }

  private static Answer post(String path, String json, String organisation) {
    return LEDGER.send(
        "POST", "/agreements/983974791/" + path, json.replace("ID", EXCEPTION), organisation);
  }

  private static long told(String path, String json, String organisation) {
    Answer answer = post(path, json, organisation);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.json().path("changed").asBoolean()).as(path).isTrue();
    return answer.json().path("position").asLong();
  }

  private static JsonNode report(UUID stay, long atLeast) {
    return LEDGER
        .get("/stays/%s/deadlines?atLeast=%d".formatted(stay, atLeast), TRUST)
        .json()
        .path("deadlines")
        .valueStream()
        .filter(one -> one.path("obligation").asString().equals("DISCHARGE_REPORT"))
        .findFirst()
        .orElseThrow();
  }

  /** Retn. 1, 3.1 b, for a period: told by one, confirmed by the other, ended before its time. */
  @Test
  void post_andGet_aLifeOfAnException() {
    UUID stay = UUID.randomUUID();
    LEDGER.told(
        RunningLedger.admitted(stay, "2023-05-05T10:00", "5038"),
        RunningLedger.line(stay, "8", "2023-05-05T16:00", "AdmissionNoticeSent"),
        RunningLedger.line(stay, "12", "2023-05-12T12:00", "PatientDeparted"));
    long agreed =
        told("5038/exceptions", "{'id':'ID','from':'2023-05-10','source':'Brev 10.5.'}", TRUST);
    JsonNode own = report(stay, agreed);
    assertThat(own.path("state").asString()).as("nobody frees themselves").isEqualTo("OVERDUE");
    assertThat(own.path("exemptedBy")).isEmpty();
    long confirmed =
        told("5038/exceptions/ID/confirmation".replace("ID", EXCEPTION), SOURCE, VERDAL);
    JsonNode exempt = report(stay, confirmed);
    assertThat(exempt.path("state").asString()).isEqualTo("EXEMPT");
    assertThat(codes(exempt)).as("of the departure").containsExactly("NOT_PROVEN_RECEIVED");
    JsonNode shown = exceptions("municipality=5038", confirmed).get(0);
    assertThat(exempt.path("exemptedBy").valueStream().map(JsonNode::asString))
        .containsExactlyElementsOf(
            shown
                .path("agreedBy")
                .valueStream()
                .map(word -> word.at("/said/event").asString())
                .toList())
        .hasSize(2);
    assertThat(shown.at("/agreedBy/1/party/address").asString()).isEqualTo("5038");
    assertThat(shown.has("to")).isFalse();
    long ended =
        told(
            "5038/exceptions/ID/end".replace("ID", EXCEPTION),
            "{'lastDay':'2023-05-11','source':'Brev 11.5.'}",
            VERDAL);
    assertThat(report(stay, ended).path("state").asString()).isEqualTo("OVERDUE");
    JsonNode over = exceptions("municipality=5038&day=2023-05-11", ended).get(0);
    assertThat(over.path("to").asString()).isEqualTo("2023-05-11");
    assertThat(over.at("/ended/position").asLong()).isEqualTo(ended);
    assertThat(exceptions("municipality=5038&day=2023-05-12", ended).size()).isZero();
    assertThat(exceptions("municipality=5006", ended).size()).isZero();
    String then = shown.at("/agreedBy/0/said/recordedAt").asString().replace("+", "%2B");
    assertThat(exceptions("municipality=5038&knownAt=" + then, ended).get(0).path("agreedBy"))
        .as("as it was")
        .hasSize(1);
    long taken = told("5038/exceptions/ID/cancellation".replace("ID", EXCEPTION), SOURCE, TRUST);
    assertThat(exceptions("municipality=5038", taken).get(0).has("cancelled")).isTrue();
    assertThat(
            post("5038/exceptions/ID/confirmation".replace("ID", EXCEPTION), SOURCE, VERDAL).code())
        .isEqualTo("exception-cancelled");
    long byTheOther =
        told(
            "5038/exceptions",
            "{'id':'%s','from':'2023-05-12','to':'2023-05-12','source':'Brev 12.5.'}"
                .formatted(UUID.randomUUID()),
            VERDAL);
    JsonNode doubtful = report(stay, byTheOther);
    assertThat(doubtful.path("state").asString()).isEqualTo("EXEMPT");
    assertThat(codes(doubtful)).containsExactly("AGREED_BY_ONE_PARTY", "NOT_PROVEN_RECEIVED");
  }

  private static List<String> codes(JsonNode duty) {
    return duty.path("doubts").valueStream().map(one -> one.path("code").asString()).toList();
  }

  private static JsonNode exceptions(String query, long atLeast) {
    return LEDGER
        .get("/agreements?%s&atLeast=%d".formatted(query, atLeast), STEINKJER)
        .json()
        .path("exceptions");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5035/exceptions | {'from':'2026-02-01','source':'x'} | id",
        "5035/exceptions | {'id':'1-1-1-1-1','from':'2026-02-01','source':'x'} | id",
        "5035/exceptions | {'id':'ID','source':'x'} | from",
        "5035/exceptions | {'id':'ID','from':'2026-02-01'} | source",
        "5035/exceptions | {'id':'ID','from':'2026-02-01','source':'om 01010112345'} | source",
        "5035/exceptions | {'id':'ID','from':'2026-02-01','to':'2026-01-31','source':'x'} | to",
        "5035/exceptions | {'id':'ID','from':'2026-02-01','why':'fire','source':'x'} | why",
        "5035/exceptions/1/confirmation | {'source':'x'} | exception",
        "50/exceptions | {'id':'ID','from':'2026-02-01','source':'x'} | municipality"
      })
  void post_badRequest_forAnExceptionThatCannotBe(String path, String json, String names) {
    Answer answer = post(path, json, TRUST);
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.json().path("field").asString()).isEqualTo(names);
  }

  @Test
  void post_forbidden_forWhoCannotAgree() {
    String agreed = "{'id':'ID','from':'2022-05-10','source':'x'}";
    assertThat(post("5035/exceptions", agreed, VERDAL).code()).isEqualTo("not-yours");
    assertThat(post("5035/exceptions", agreed, AUDITOR).code())
        .as("an auditor is no party")
        .isEqualTo("not-yours");
    assertThat(post("all/exceptions", agreed, VERDAL).code()).isEqualTo("not-yours");
    assertThat(post("5035/exceptions", agreed, null).code()).isEqualTo("organisation-missing");
    Answer none = post("5035/exceptions/ID/end".replace("ID", EXCEPTION), END, TRUST);
    assertThat(none.status()).isEqualTo(404);
    assertThat(none.code()).isEqualTo("no-such-exception");
  }
}
