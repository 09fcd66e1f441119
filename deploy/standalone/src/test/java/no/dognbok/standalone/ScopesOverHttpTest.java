package no.dognbok.standalone;

import static no.dognbok.standalone.RunningLedger.AUDITOR;
import static no.dognbok.standalone.RunningLedger.STEINKJER;
import static no.dognbok.standalone.RunningLedger.TRUST;
import static no.dognbok.standalone.RunningLedger.VERDAL;
import static no.dognbok.standalone.RunningLedger.admitted;
import static no.dognbok.standalone.RunningLedger.line;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import no.dognbok.standalone.RunningLedger.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who sees what: every question has a scope, and a municipality sees what it was sent. */
class ScopesOverHttpTest {

  @RegisterExtension static final RunningLedger LEDGER = new RunningLedger();

  private static final String LEVANGER_MUNICIPALITY = "938587051";

  private final UUID stay = UUID.randomUUID();

  private int status(String organisation, long atLeast) {
    return LEDGER.get("/stays/%s?atLeast=%d".formatted(stay, atLeast), organisation).status();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/stays/10000000-0000-4000-8000-000000000001",
        "/stays/10000000-0000-4000-8000-000000000001/timeline",
        "/stays/10000000-0000-4000-8000-000000000001/deadlines",
        "/stays/10000000-0000-4000-8000-000000000001/payment-days",
        "/stays/10000000-0000-4000-8000-000000000001/differences?from=2025-10-01",
        "/stays/10000000-0000-4000-8000-000000000001/audit",
        "/stays/10000000-0000-4000-8000-000000000001/audit/knowledge",
        "/audit/breaches",
        "/audit/changes?client=a",
        "/worklist",
        "/stays/10000000-0000-4000-8000-000000000001/deviations",
        "/deviations",
        "/deviations/10000000-0000-4000-8000-000000000001",
        "/disputes",
        "/disputes/10000000-0000-4000-8000-000000000001",
        "/notes/10000000-0000-4000-8000-000000000001",
        "/statements/983974791/5006/2025-10",
        "/counts/983974791/5006/2025-10/differences",
        "/statistics/obligations",
        "/statistics/payment-days",
        "/reports/time-types"
      })
  void get_unauthorized_forAQuestionThatDoesNotSayForWhom(String path) {
    Answer answer = LEDGER.get(path, null);
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.code()).isEqualTo("organisation-missing");
    assertThat(answer.detail()).contains("Dognbok-Organisation");
  }

  @Test
  void post_unauthorized_forALookupThatDoesNotSayForWhom() {
    Answer answer = LEDGER.postJson("/stays/lookup", "{\"identityNumber\":\"12834112092\"}", null);
    assertThat(answer.status()).isEqualTo(401);
  }

  @Test
  void get_forbidden_forAnOrganisationThatIsNobodyHere() {
    Answer answer = LEDGER.get("/worklist", "999999999");
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.code()).isEqualTo("organisation-unknown");
    Answer wrong = LEDGER.get("/worklist", "12");
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.detail()).contains("nine digits");
  }

  @Test
  void get_notFoundUntilItIsTold_forAMunicipality() {
    long admitted = LEDGER.told(admitted(stay, "2025-10-06T09:40", "5006"));
    assertThat(status(TRUST, admitted)).isEqualTo(200);
    assertThat(status(STEINKJER, admitted)).isEqualTo(404);
    long noticed = LEDGER.told(line(stay, "n", "2025-10-06T12:00", "AdmissionNoticeSent"));
    assertThat(status(STEINKJER, noticed)).isEqualTo(200);
    assertThat(status(VERDAL, noticed)).isEqualTo(404);
    assertThat(status(AUDITOR, noticed)).isEqualTo(200);
  }

  @Test
  void get_okStill_forAMunicipalityThatWasToldByMistake() {
    LEDGER.told(
        admitted(stay, "2025-10-06T09:40", "5006"),
        line(stay, "n", "2025-10-06T12:00", "AdmissionNoticeSent"));
    long corrected =
        LEDGER.told(
            line(stay, "r", "2025-10-07T12:00", "ResidenceCorrected", "\"municipality\":\"5038\""));
    assertThat(status(STEINKJER, corrected)).isEqualTo(200);
    assertThat(status(VERDAL, corrected)).isEqualTo(404);
    long told = LEDGER.told(line(stay, "again", "2025-10-07T13:00", "AdmissionNoticeSent"));
    assertThat(status(VERDAL, told)).isEqualTo(200);
  }

  @Test
  void get_whatItHadBeenSentAndNothingLater_forAMunicipalityThatWasToldByMistake() {
    LEDGER.told(
        admitted(stay, "2025-10-06T09:40", "5006"),
        line(stay, "n", "2025-10-06T12:00", "AdmissionNoticeSent"),
        line(stay, "r", "2025-10-07T12:00", "ResidenceCorrected", "\"municipality\":\"5038\""));
    long told =
        LEDGER.told(
            line(stay, "n2", "2025-10-07T13:00", "AdmissionNoticeSent"),
            line(stay, "d", "2025-10-13T11:45", "DeclaredReady"),
            line(stay, "rn", "2025-10-13T12:00", "ReadyNoticeSent", "\"municipality\":\"5038\""),
            line(stay, "x", "2025-10-15T12:00", "PatientDied"));
    String timeline = "/stays/%s/timeline?atLeast=%d".formatted(stay, told);
    assertThat(LEDGER.get(timeline, STEINKJER).json().path("events")).hasSize(3);
    assertThat(LEDGER.get(timeline, STEINKJER).body()).doesNotContain("PatientDied");
    assertThat(LEDGER.get(timeline, VERDAL).json().path("events")).hasSize(7);
    String worklist = "/worklist?asOf=2025-10-31T12:00&size=500";
    assertThat(LEDGER.get(worklist, STEINKJER).body()).doesNotContain(stay.toString());
    assertThat(LEDGER.get(worklist, VERDAL).body()).contains(stay.toString());
  }

  @Test
  void get_notFound_forAMunicipalityThatSentItselfANotice() {
    LEDGER.told(admitted(stay, "2025-10-06T09:40", "5006"));
    LEDGER.post(
        "/events",
        "application/x-ndjson",
        line(stay, "own", "2025-10-06T12:00", "AdmissionNoticeSent", "\"municipality\":\"5038\"")
            .getBytes(StandardCharsets.UTF_8),
        VERDAL);
    assertThat(status(VERDAL, LEDGER.commits() - 1)).isEqualTo(404);
  }

  @Test
  void get_nothingOfIt_forTheListsOfOneWhoMayNotSeeIt() {
    long told =
        LEDGER.told(
            admitted(stay, "2025-10-06T09:40", "5037"),
            line(stay, "d", "2025-10-13T11:45", "DeclaredReady"));
    String worklist = "/worklist?municipality=5037&size=500&atLeast=" + told;
    assertThat(LEDGER.get(worklist, TRUST).body()).contains(stay.toString());
    Answer own = LEDGER.get(worklist, LEVANGER_MUNICIPALITY);
    assertThat(own.json().path("total").asInt()).isZero();
    String statement = "/statements/983974791/5037/2025-10?atLeast=" + told;
    assertThat(LEDGER.get(statement, TRUST).body()).contains(stay.toString());
    assertThat(LEDGER.get(statement, LEVANGER_MUNICIPALITY).body()).doesNotContain(stay.toString());
  }

  @Test
  void get_countsOfTheirOwn_forWhoAsksForStatistics() {
    String ofTheHour =
        "/statistics/obligations?groupBy=&from=2024-04&to=2024-04&kind=ADMISSION_REPORT&atLeast=";
    long told =
        LEDGER.told(
            admitted(stay, "2024-04-06T09:40", "5006"),
            line(stay, "n", "2024-04-06T12:00", "AdmissionNoticeSent"));
    for (String organisation : List.of(TRUST, STEINKJER, AUDITOR)) {
      Answer answer = LEDGER.get(ofTheHour + told, organisation);
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      assertThat(answer.json().at("/total/notFulfilled").asInt()).as(organisation).isEqualTo(1);
    }
    assertThat(LEDGER.get(ofTheHour + told, VERDAL).json().at("/total/due").asInt()).isZero();
    assertThat(LEDGER.get(ofTheHour + told, VERDAL).json().path("groups")).isEmpty();
  }

  @Test
  void get_badRequest_forStatisticsOfWhatIsNone() {
    for (String query :
        List.of(
            "from=2025-13",
            "from=2025-02&to=2025-01",
            "from=1990-01&to=2025-01",
            "groupBy=week",
            "kind=LUNCH",
            "format=xlsx",
            "municipality=Steinkjer")) {
      Answer answer = LEDGER.get("/statistics/obligations?" + query, TRUST);
      assertThat(answer.status()).as(query).isEqualTo(400);
      assertThat(answer.code()).isEqualTo("invalid-value");
      assertThat(answer.detail()).contains("expected");
    }
    Answer refused =
        LEDGER.getWith("/statistics/obligations?kind=LUNCH", TRUST, "Accept", "text/csv");
    assertThat(refused.code()).isEqualTo("invalid-value");
    Answer picture = LEDGER.getWith("/statistics/obligations", TRUST, "Accept", "image/png");
    assertThat(picture.status()).isEqualTo(406);
    assertThat(picture.code()).isEqualTo("not-acceptable");
  }

  @Test
  void get_forbidden_forTheStatementOfTwoOthers() {
    Answer answer = LEDGER.get("/statements/983974791/5006/2025-10", VERDAL);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.code()).isEqualTo("not-yours");
    assertThat(LEDGER.get("/statements/983974791/5006/2025-10", STEINKJER).status()).isEqualTo(200);
    assertThat(LEDGER.get("/statements/983974791/5006/2025-10", AUDITOR).status()).isEqualTo(200);
  }

  @Test
  void post_findsTheirOwn_forALookup() {
    LEDGER.told(
        line(
            stay,
            "admitted",
            "2025-10-06T09:40",
            "PatientAdmitted",
            "\"hospital\":\"974754118\"",
            "\"municipality\":\"5006\"",
            "\"patient\":\"15876500565\""));
    long told = LEDGER.told(line(stay, "n", "2025-10-06T12:00", "AdmissionNoticeSent"));
    String path = "/stays/lookup?atLeast=" + told;
    String body = "{\"identityNumber\":\"15876500565\"}";
    assertThat(LEDGER.postJson(path, body, TRUST).json().at("/stays/0/id").asString())
        .isEqualTo(stay.toString());
    assertThat(LEDGER.postJson(path, body, STEINKJER).json().at("/stays/0/id").asString())
        .isEqualTo(stay.toString());
    assertThat(LEDGER.postJson(path, body, VERDAL).json().path("stays")).isEmpty();
    assertThat(
            LEDGER
                .postJson(path, "{\"identityNumber\":\"13916900216\"}", TRUST)
                .json()
                .path("stays"))
        .isEmpty();
  }

  @Test
  void post_badRequestWithoutTheNumber_forALookupOfWhatIsNoIdentityNumber() {
    for (String value : new String[] {"\"158765005\"", "15876500565", "null", "\"1587650056a\""}) {
      Answer answer =
          LEDGER.postJson("/stays/lookup", "{\"identityNumber\":%s}".formatted(value), TRUST);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body()).doesNotContain("15876");
    }
    assertThat(LEDGER.postJson("/stays/lookup", "{\"fnr\":\"15876500565\"}", TRUST).code())
        .isIn("missing-field", "unknown-field");
    Answer malformed = LEDGER.postJson("/stays/lookup", "{\"identityNumber\":\"15876500565", TRUST);
    assertThat(malformed.status()).isEqualTo(400);
    assertThat(malformed.code()).isEqualTo("unreadable-json");
    assertThat(malformed.body()).doesNotContain("15876");
  }
}
