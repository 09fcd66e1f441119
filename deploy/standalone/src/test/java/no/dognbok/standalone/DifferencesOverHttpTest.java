package no.dognbok.standalone;

import static no.dognbok.standalone.RunningLedger.STEINKJER;
import static no.dognbok.standalone.RunningLedger.TRUST;
import static no.dognbok.standalone.RunningLedger.VERDAL;
import static no.dognbok.standalone.RunningLedger.admitted;
import static no.dognbok.standalone.RunningLedger.line;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import no.dognbok.standalone.RunningLedger.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** {@code GET /stays/{id}/differences}: what changed, and what changed it. */
class DifferencesOverHttpTest {

  @RegisterExtension static final RunningLedger LEDGER = new RunningLedger();

  private final UUID stay = UUID.randomUUID();

  /** Two days, in a year of the test's own where it says so; gives the moment when all is known. */
  private String twoDays(int year) {
    return knownAt(
        LEDGER.told(
            admitted(stay, year + "-05-05T10:00", "5006"),
            line(stay, "8", year + "-05-05T16:00", "AdmissionNoticeSent"),
            line(stay, "info", year + "-05-12T09:00", "HealthInformationUpdated"),
            line(stay, "9", year + "-05-12T10:00", "DeclaredReady", "\"by\":\"PHYSICIAN\""),
            line(stay, "10", year + "-05-12T10:05", "ReadyNoticeSent"),
            line(
                stay, "11", year + "-05-12T11:00", "MunicipalityReplied", "\"answer\":\"NOT_YET\""),
            line(stay, "12", year + "-05-14T12:00", "PatientDeparted")));
  }

  /** When a commit was recorded: all that came before it is known then, and nothing after it. */
  private String knownAt(long position) {
    Answer timeline = LEDGER.get("/stays/%s/timeline?atLeast=%d".formatted(stay, position), TRUST);
    return timeline
        .json()
        .path("events")
        .valueStream()
        .filter(event -> event.path("position").asLong() == position)
        .findFirst()
        .orElseThrow()
        .path("recordedAt")
        .asString();
  }

  private JsonNode differences(String from, long atLeast, String... more) {
    Answer answer =
        LEDGER.get(
            "/stays/%s/differences?from=%s&atLeast=%d%s"
                .formatted(
                    stay,
                    from.replace("+", "%2B"),
                    atLeast,
                    String.join("", List.of(more).stream().map("&"::concat).toList())),
            TRUST);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private static List<String> verdicts(JsonNode answer, String side) {
    return answer
        .path("days")
        .valueStream()
        .map(
            day -> day.path("date").asString() + " " + day.at("/" + side + "/verdict").asString(""))
        .toList();
  }

  /** The types of the events that made the first difference of these, in order. */
  private static List<String> because(JsonNode answer, String kind) {
    List<String> ids =
        answer.path(kind).get(0).path("because").valueStream().map(JsonNode::asString).toList();
    return answer
        .path("recorded")
        .valueStream()
        .filter(event -> ids.contains(event.path("id").asString()))
        .map(event -> event.path("type").asString())
        .toList();
  }

  private static long set(String path, String json) {
    Answer set = LEDGER.send("PUT", path, json, TRUST);
    assertThat(set.status()).as(set.body()).isEqualTo(200);
    return set.json().path("position").asLong();
  }

  @Test
  void get_nothing_whereNothingChanged() {
    String known = twoDays(2025);
    JsonNode answer = differences(known, 0);
    assertThat(answer.path("days")).isEmpty();
    assertThat(answer.path("deadlines")).isEmpty();
    assertThat(answer.path("doubts")).isEmpty();
    assertThat(answer.path("recorded")).isEmpty();
    assertThat(answer.at("/sum/before")).isEqualTo(answer.at("/sum/after"));
    assertThat(answer.at("/sum/after/amount").asLong()).isEqualTo(2 * 5981);
  }

  @Test
  void get_theDaysThatItTakesAway_forALateCancellation() {
    String known = twoDays(2025);
    long told =
        LEDGER.told(line(stay, "x", "2025-05-20T10:00", "MessageCancelled", "\"cancels\":\"10\""));
    JsonNode answer = differences(known, told);
    assertThat(verdicts(answer, "before")).contains("2025-05-12 PAYABLE", "2025-05-13 PAYABLE");
    assertThat(verdicts(answer, "after"))
        .contains("2025-05-12 NOT_PAYABLE", "2025-05-13 NOT_PAYABLE");
    assertThat(because(answer, "days")).containsExactly("MessageCancelled");
    assertThat(answer.at("/sum/before/amount").asLong()).isEqualTo(2 * 5981);
    assertThat(answer.at("/sum/after/amount").asLong()).isZero();
    assertThat(answer.path("recorded")).hasSize(1);
    JsonNode reply =
        answer
            .path("deadlines")
            .valueStream()
            .filter(deadline -> deadline.path("obligation").asString().equals("REPLY"))
            .findFirst()
            .orElseThrow();
    assertThat(reply.at("/before/state").asString()).isEqualTo("FULFILLED");
    assertThat(reply.at("/after/state").asString("")).isNotEqualTo("FULFILLED");
  }

  @Test
  void get_nothingOfADay_forACancellationThatWasCancelled() {
    String known = twoDays(2025);
    long told =
        LEDGER.told(
            line(stay, "x", "2025-05-20T10:00", "MessageCancelled", "\"cancels\":\"10\""),
            line(stay, "y", "2025-05-20T11:00", "MessageCancelled", "\"cancels\":\"x\""));
    JsonNode answer = differences(known, told);
    assertThat(answer.path("days")).isEmpty();
    assertThat(answer.path("recorded")).hasSize(2);
  }

  @Test
  void get_theOtherPayer_forACorrectedResidence() {
    LEDGER.told(
        admitted(stay, "2025-05-05T10:00", "5006"),
        line(stay, "8", "2025-05-05T16:00", "AdmissionNoticeSent", "\"municipality\":\"5006\""),
        line(stay, "info", "2025-05-12T09:00", "HealthInformationUpdated"),
        line(stay, "9", "2025-05-12T10:00", "DeclaredReady", "\"by\":\"PHYSICIAN\""));
    String known =
        knownAt(
            LEDGER.told(
                line(
                    stay,
                    "10",
                    "2025-05-12T10:05",
                    "ReadyNoticeSent",
                    "\"municipality\":\"5006\"")));
    long told =
        LEDGER.told(
            line(
                stay, "res", "2025-05-13T09:00", "ResidenceCorrected", "\"municipality\":\"5038\""),
            line(
                stay, "8b", "2025-05-13T09:30", "AdmissionNoticeSent", "\"municipality\":\"5038\""),
            line(stay, "10b", "2025-05-13T09:40", "ReadyNoticeSent", "\"municipality\":\"5038\""));
    JsonNode answer = differences(known, told, "asOf=2025-05-15T12:00");
    JsonNode moved =
        answer
            .path("days")
            .valueStream()
            .filter(day -> day.path("date").asString().equals("2025-05-14"))
            .findFirst()
            .orElseThrow();
    assertThat(moved.at("/before/payer").asString()).isEqualTo("5006");
    assertThat(moved.at("/after/payer").asString()).isEqualTo("5038");
    assertThat(moved.path("changed").valueStream().map(JsonNode::asString)).contains("PAYER");
    assertThat(moved.path("because")).hasSize(3);
    assertThat(answer.at("/from/asOf")).isEqualTo(answer.at("/to/asOf"));
  }

  @Test
  void get_theDayWithoutPayment_forNewTerms() {
    String known = twoDays(2024);
    long told =
        set(
            "/agreements/983974791/5006",
            "{'validFrom':'2024-05-13','validTo':'2024-05-13','dischargeSummaryRequired':true,'source':'a"
                + " test'}");
    JsonNode answer = differences(known, told);
    assertThat(verdicts(answer, "after")).containsExactly("2024-05-13 NOT_PAYABLE");
    assertThat(because(answer, "days")).containsExactly("TermsAgreed");
    JsonNode event = answer.path("recorded").get(0);
    assertThat(event.path("about").asString()).isEqualTo("SURROUNDINGS");
    assertThat(event.path("source").asString()).isEqualTo("a test");
    assertThat(answer.at("/days/0/after/standing").asString()).isEqualTo("A");
  }

  @Test
  void get_thePrice_forARateThatWasSetLater() {
    String known = twoDays(2013);
    long told = set("/reference/daily-rates/2013", "{'nok':4127,'source':'a test'}");
    JsonNode answer = differences(known, told);
    assertThat(answer.at("/sum/before/amount").isNull()).isTrue();
    assertThat(answer.at("/sum/after/amount").asLong()).isEqualTo(2 * 4127);
    assertThat(answer.path("days").get(0).path("changed").toString()).contains("RATE");
    assertThat(because(answer, "days")).containsExactly("DailyRateSet");
  }

  @Test
  void get_everything_forAStayThatNobodyHadToldOf() {
    String known = twoDays(2025);
    JsonNode answer = differences("2020-01-01", 0, "to=" + known.replace("+", "%2B"));
    assertThat(answer.at("/sum/before/days").asLong()).isZero();
    assertThat(answer.at("/sum/after/days").asLong()).isEqualTo(2);
    JsonNode today = differences("2020-01-01", 0);
    assertThat(today.at("/sum/after/days").asLong()).isEqualTo(2);
    assertThat(today.path("days").get(0).path("before").isNull()).isTrue();
  }

  @Test
  void get_whatItMaySee_forAMunicipalityThatWasToldByMistake() {
    twoDays(2025);
    long told =
        LEDGER.told(
            line(
                stay, "res", "2025-05-13T09:00", "ResidenceCorrected", "\"municipality\":\"5038\""),
            line(stay, "dead", "2025-05-15T09:00", "PatientDied"));
    String path = "/stays/%s/differences?from=2020-01-01&atLeast=%d".formatted(stay, told);
    assertThat(LEDGER.get(path, TRUST).body()).contains("PatientDied");
    assertThat(LEDGER.get(path, STEINKJER).status()).isEqualTo(200);
    assertThat(LEDGER.get(path, STEINKJER).body()).doesNotContain("PatientDied");
    assertThat(LEDGER.get(path, VERDAL).code()).isEqualTo("no-such-stay");
    assertThat(LEDGER.get(path, null).code()).isEqualTo("organisation-missing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "from=2025-06-02T10:00&to=2025-06-01T10:00 | invalid-value | later than 'to'",
        "from=2025-06-02&to=2025-06-01T10:00 | invalid-value | later than 'to'",
        "from=yesterday | invalid-value | is not valid in 'from'",
        "from=2025-06-02&to=today | invalid-value | is not valid in 'to'",
        "from=2025-06-02&asOf=now | invalid-value | is not valid in 'asOf'",
        "to=2025-06-02 | missing-field | 'from'",
        "from=2025-06-02&knownAt=2025-06-02 | unknown-field | knownAt"
      })
  void get_badRequest_forMomentsThatCannotBeCompared(String query, String code, String detail) {
    twoDays(2025);
    Answer answer = LEDGER.get("/stays/%s/differences?%s".formatted(stay, query), TRUST);
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.detail()).contains(detail);
  }

  @Test
  void get_notFound_whereNothingWasKnownLaterEither() {
    twoDays(2025);
    Answer answer =
        LEDGER.get("/stays/%s/differences?from=2025-06-01&to=2025-06-02".formatted(stay), TRUST);
    assertThat(answer.code()).isEqualTo("no-such-stay");
  }
}
