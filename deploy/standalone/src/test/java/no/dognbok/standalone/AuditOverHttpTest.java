package no.dognbok.standalone;

import static no.dognbok.standalone.RunningLedger.AUDITOR;
import static no.dognbok.standalone.RunningLedger.LEVANGER;
import static no.dognbok.standalone.RunningLedger.STEINKJER;
import static no.dognbok.standalone.RunningLedger.TRUST;
import static no.dognbok.standalone.RunningLedger.VERDAL;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import no.dognbok.standalone.RunningLedger.Answer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What two parties ask years later about a stay on which they do not agree; and a stranger. */
class AuditOverHttpTest {

  @RegisterExtension static final RunningLedger LEDGER = new RunningLedger();

  private static final CSVFormat NORWEGIAN =
      CSVFormat.RFC4180.builder().setDelimiter(';').setHeader().setSkipHeaderRecord(true).get();

  private static final AtomicInteger TESTS = new AtomicInteger();

  /** Each test has systems of its own: what others told is not theirs. */
  private final int test = TESTS.incrementAndGet();

  private final String ehr = "dips-" + test + "-";
  private final String gerica = "gerica-" + test + "-";
  private final UUID stay = UUID.randomUUID();
  private final UUID dispute = UUID.randomUUID();
  private long position;

  /** Gives the id of the first event. */
  private String tell(String method, String path, String json, String organisation, String client) {
    Answer answer = LEDGER.send(method, path, json, organisation, "Dognbok-Client", client);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    position = Long.parseLong(answer.header("Dognbok-Position"));
    return answer.json().path("events").path(0).asString("");
  }

  private String hospital(String resource, String json) {
    return tell("POST", "/stays/%s/%s".formatted(stay, resource), json, TRUST, ehr);
  }

  private void municipality(String resource, String json) {
    tell("POST", "/stays/%s/%s".formatted(stay, resource), json, STEINKJER, gerica);
  }

  /**
   * Two nights in May; the notice of the admission was received, and nobody said whether that of
   * readiness was. A leave that belongs elsewhere was told too.
   */
  @BeforeEach
  void aStay() {
    tell(
        "PUT",
        "/stays/" + stay,
        "{'at':'2025-05-05T10:00','hospital':'974754118','municipality':'5006','careType':'SOMATIC','reference':'DIPS"
            + " 4711'}",
        TRUST,
        ehr);
    String notice =
        hospital("admission-notice", "{'id':'8','at':'2025-05-05T16:00','municipality':'5006'}");
    municipality(
        "receipt",
        "{'id':'r8','at':'2025-05-05T16:01','of':'%s','positive':true}".formatted(notice));
    hospital("health-information", "{'id':'h','at':'2025-05-12T09:00','municipality':'5006'}");
    hospital("ready-declaration", "{'id':'9','at':'2025-05-12T10:00','by':'PHYSICIAN'}");
    hospital("ready-notice", "{'id':'10','at':'2025-05-12T10:05','municipality':'5006'}");
    municipality(
        "reply", "{'id':'11','at':'2025-05-12T11:00','answer':'NOT_YET','hospital':'974754118'}");
    hospital("departure", "{'id':'12','at':'2025-05-14T12:00','municipality':'5006'}");
    hospital("leave", "{'id':'L','at':'2025-05-13T12:00','phase':'STARTED'}");
    hospital(
        "recorded-in-error", "{'id':'e','at':'2025-05-15T08:00','event':'L','why':'WRONG_STAY'}");
  }

  private void disputed() {
    tell(
        "PUT",
        "/disputes/" + dispute,
        """
        {'at':'2025-06-02T09:00','trust':'%s','municipality':'5006','stay':'%s','days':['2025-05-12'],'grounds':[{'code':'ANSWERED_YES'}]}\
        """
            .formatted(TRUST, stay),
        STEINKJER,
        gerica);
  }

  private JsonNode ask(String path, String organisation) {
    Answer answer = LEDGER.get(withPosition(path), organisation);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private String withPosition(String path) {
    return path + (path.contains("?") ? "&" : "?") + "atLeast=" + position;
  }

  private List<CSVRecord> table(String path, String organisation) {
    Answer answer = LEDGER.getWith(withPosition(path), organisation, "Accept", "text/csv");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
    assertThat(answer.header("Content-Disposition")).contains(".csv");
    assertThat(answer.body()).startsWith("\uFEFF");
    try (CSVParser parser = NORWEGIAN.parse(new StringReader(answer.body().substring(1)))) {
      List<CSVRecord> rows = parser.getRecords();
      assertThat(rows).allMatch(CSVRecord::isConsistent);
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String audit(String more) {
    return "/stays/%s/audit%s".formatted(stay, more);
  }

  private static List<String> texts(JsonNode list, String field) {
    return list.valueStream().map(one -> one.path(field).asString("")).toList();
  }

  private static JsonNode ofType(JsonNode list, String type) {
    return list.valueStream()
        .filter(one -> one.path("type").asString().equals(type))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void audit_everyEventInTheOrderOfTheLog_withWhatBecameOfIt() {
    hospital("cancellation", "{'id':'c','at':'2025-05-20T10:00','cancels':'12'}");
    hospital("departure", "{'id':'13','at':'2025-05-14T15:00','municipality':'5006'}");
    disputed();
    JsonNode answer = ask(audit(""), TRUST);
    JsonNode events = answer.path("events");
    assertThat(answer.path("total").asInt()).isEqualTo(13).isEqualTo(events.size());
    assertThat(events.valueStream().map(one -> one.path("index").asLong())).isSorted();
    assertThat(events.valueStream().map(one -> one.path("recordedAt").asString())).isSorted();
    assertThat(
            events
                .valueStream()
                .filter(one -> one.path("about").asString().equals("STAY"))
                .map(one -> one.path("sequence").asLong()))
        .containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L);
    assertThat(texts(events, "standing"))
        .containsExactly(
            "STANDS",
            "STANDS",
            "STANDS",
            "STANDS",
            "STANDS",
            "STANDS",
            "STANDS",
            "CANCELLED",
            "RECORDED_IN_ERROR",
            "STANDS",
            "STANDS",
            "STANDS",
            "STANDS");
    JsonNode notice = ofType(events, "AdmissionNoticeSent");
    JsonNode receipt = ofType(events, "ReceiptReceived");
    assertThat(notice.at("/receipt/state").asString()).isEqualTo("RECEIVED");
    assertThat(notice.at("/receipt/event")).isEqualTo(receipt.path("event"));
    assertThat(notice.at("/receipt/at").asString()).isEqualTo("2025-05-05T16:01:00+02:00");
    assertThat(notice.path("messageId").asString()).endsWith("8");
    assertThat(notice.path("digest").asString()).matches("[0-9a-f]{64}");
    assertThat(notice.at("/by/address").asString()).isEqualTo("org:" + TRUST);
    assertThat(receipt.at("/concerns/events/0")).isEqualTo(notice.path("event"));
    assertThat(receipt.at("/concerns/message")).isEqualTo(notice.path("message"));
    assertThat(ofType(events, "ReadyNoticeSent").at("/receipt/state").asString()).isEqualTo("NONE");
    assertThat(ofType(events, "MessageCancelled").at("/concerns/events/0"))
        .isEqualTo(ofType(events, "PatientDeparted").path("event"));
    assertThat(ofType(events, "RecordedInError").at("/concerns/events/0"))
        .isEqualTo(ofType(events, "LeaveStarted").path("event"));
    JsonNode opened = events.get(12);
    assertThat(opened.path("about").asString()).isEqualTo("DISPUTE");
    assertThat(opened.path("matter").asString()).isEqualTo(dispute.toString());
    assertThat(opened.at("/facts/matter/days/0").asString()).isEqualTo("2025-05-12");
  }

  @Test
  void audit_systemAndReference_forThoseWhoToldThemAndAuditorsOnly() {
    JsonNode byTrust = ask(audit(""), TRUST).path("events");
    assertThat(ofType(byTrust, "PatientAdmitted").path("client").asString()).isEqualTo(ehr);
    assertThat(ofType(byTrust, "PatientAdmitted").path("reference").asString())
        .isEqualTo("DIPS 4711");
    assertThat(ofType(byTrust, "MunicipalityReplied").has("client")).isFalse();
    assertThat(ask(audit(""), LEVANGER).path("events")).isEqualTo(byTrust);
    Answer bySteinkjer = LEDGER.get(withPosition(audit("")), STEINKJER);
    assertThat(bySteinkjer.body()).contains(gerica).doesNotContain(ehr, "DIPS 4711");
    JsonNode seen = bySteinkjer.json().path("events");
    assertThat(texts(seen, "digest")).isEqualTo(texts(byTrust, "digest"));
    assertThat(texts(seen, "event")).isEqualTo(texts(byTrust, "event"));
    String byAuditor = LEDGER.get(withPosition(audit("")), AUDITOR).body();
    assertThat(byAuditor).contains(gerica, ehr, "DIPS 4711");
    for (String question : List.of(audit(""), audit("/knowledge"))) {
      Answer stranger = LEDGER.get(withPosition(question), VERDAL);
      assertThat(stranger.status()).isEqualTo(404);
      assertThat(stranger.code()).isEqualTo("no-such-stay");
      assertThat(LEDGER.get(withPosition(question), null).code()).isEqualTo("organisation-missing");
    }
  }

  @Test
  void audit_disputesOfOthersAreNotThere_andAWrongMunicipalityKeepsWhatItHad() {
    disputed();
    municipality("own-reference", "{'id':'ref','at':'2025-06-03T09:00','reference':'G 1'}");
    hospital(
        "residence",
        "{'id':'res','at':'2025-06-04T09:00','municipality':'5038','why':'WRONGLY_STATED'}");
    hospital("admission-notice", "{'id':'8b','at':'2025-06-04T09:10','municipality':'5038'}");
    hospital("death", "{'id':'d','at':'2025-06-05T09:10'}");
    JsonNode byVerdal = ask(audit(""), VERDAL).path("events");
    assertThat(texts(byVerdal, "about")).containsOnly("STAY");
    assertThat(texts(byVerdal, "type")).contains("PatientDied");
    JsonNode bySteinkjer = ask(audit(""), STEINKJER).path("events");
    assertThat(texts(bySteinkjer, "about")).contains("DISPUTE");
    assertThat(texts(bySteinkjer, "type")).doesNotContain("PatientDied");
  }

  @Test
  void audit_asItWasKnown_andWithoutAStandingWhatHadNotHappened() {
    JsonNode all = ask(audit(""), TRUST).path("events");
    String known = all.get(4).path("recordedAt").asString().replace("+", "%2B");
    JsonNode then = ask(audit("?asOf=2025-05-06&knownAt=" + known), TRUST).path("events");
    assertThat(then).hasSize(5);
    assertThat(then.get(2).path("standing").asString()).isEqualTo("STANDS");
    assertThat(then.get(4).has("standing")).isFalse();
  }

  @Test
  void audit_inPagesAndAsATable_isTheSame() {
    disputed();
    JsonNode whole = ask(audit("?size=500"), STEINKJER);
    List<String> paged = new ArrayList<>();
    for (int page = 0; page < 4; page++) {
      JsonNode part = ask(audit("?size=4&page=" + page), STEINKJER);
      assertThat(part.path("total")).isEqualTo(whole.path("total"));
      paged.addAll(texts(part.path("events"), "event"));
    }
    assertThat(paged).isEqualTo(texts(whole.path("events"), "event")).hasSize(11);
    List<CSVRecord> rows = table(audit("?size=2"), STEINKJER);
    assertThat(rows).extracting(row -> row.get("Hendelse")).isEqualTo(paged);
    CSVRecord notice = rows.get(1);
    assertThat(notice.get("Tidspunkt")).isEqualTo("05.05.2025 16:00:00");
    assertThat(notice.get("Kvittering")).isEqualTo("mottatt");
    assertThat(notice.get("Kvittert")).isEqualTo("05.05.2025 16:01:00");
    assertThat(notice.get("Meldingens SHA-256"))
        .isEqualTo(whole.path("events").get(1).path("digest").asString());
    assertThat(notice.get("Klient")).isEmpty();
    assertThat(rows.get(6).get("Klient")).isEqualTo(gerica);
    assertThat(rows.get(8).get("Status")).isEqualTo("feilregistrert");
    assertThat(rows.get(10).get("Gjelder")).isEqualTo("uenighet");
    Answer byParameter = LEDGER.get(withPosition(audit("?format=csv")), STEINKJER);
    assertThat(byParameter.body().lines()).hasSize(12);
  }

  @Test
  void audit_saysThatIdentityWasErased() {
    Answer erased =
        LEDGER.send(
            "POST", "/erasures", "{'stay':'%s','ground':'PATIENTS_DEMAND'}".formatted(stay), TRUST);
    assertThat(erased.status()).as(erased.body()).isEqualTo(200);
    LEDGER.awaitAllIsHeld();
    JsonNode events = ask(audit(""), AUDITOR).path("events");
    JsonNode admitted = ofType(events, "PatientAdmitted");
    assertThat(admitted.path("erased").asBoolean()).isTrue();
    assertThat(admitted.has("client")).isFalse();
    assertThat(admitted.has("messageId")).isFalse();
    assertThat(admitted.has("digest")).isFalse();
    assertThat(admitted.at("/by/address").asString()).isEqualTo("org:" + TRUST);
    JsonNode erasure = ofType(events, "IdentityErased");
    assertThat(erasure.path("erased").asBoolean()).isFalse();
    assertThat(erasure.at("/concerns/events").valueStream().map(JsonNode::asString))
        .contains(admitted.path("event").asString());
  }

  private static List<String> steps(JsonNode answer) {
    return answer
        .path("steps")
        .valueStream()
        .map(step -> step.path("told").get(0).path("type").asString() + " " + step.at("/sum/days"))
        .toList();
  }

  @Test
  void knowledge_eachCommitWithWhatItMadeOfTheJudgement_theLastAsNow() {
    hospital("cancellation", "{'id':'c','at':'2025-05-20T10:00','cancels':'10'}");
    JsonNode answer = ask(audit("/knowledge?asOf=2025-06-01"), TRUST);
    assertThat(steps(answer))
        .containsSubsequence(
            "PatientAdmitted 0",
            "ReadyNoticeSent 20",
            "MunicipalityReplied 20",
            "PatientDeparted 2",
            "RecordedInError 2",
            "MessageCancelled 0");
    JsonNode departed = answer.path("steps").get(7);
    assertThat(departed.at("/changed/payable").valueStream().map(JsonNode::asString))
        .containsExactly("2025-05-12", "2025-05-13");
    assertThat(departed.at("/changed/daysWent")).hasSize(18);
    JsonNode last = answer.path("steps").get(answer.path("steps").size() - 1);
    assertThat(last.at("/changed/daysWent").valueStream().map(JsonNode::asString))
        .containsExactly("2025-05-12", "2025-05-13");
    assertThat(last.at("/changed/breachesCame/0/obligation").asString()).isNotEmpty();
    assertThat(last.path("sum")).isEqualTo(answer.path("now"));
    JsonNode days = ask("/stays/%s/payment-days?asOf=2025-06-01".formatted(stay), TRUST);
    assertThat(days.path("billable").size()).isEqualTo(answer.at("/now/days").asInt());
    long broken =
        ask("/stays/%s?asOf=2025-06-01".formatted(stay), TRUST).path("brokenDeadlines").asLong();
    assertThat(last.at("/changed/broken").size()).isEqualTo(broken);
  }

  @Test
  void knowledge_whatWasSetAroundTheStayAndWhatWasSettled_whereItChangedTheJudgement() {
    disputed();
    Answer terms =
        LEDGER.send(
            "PUT",
            "/agreements/983974791/5006",
            "{'validFrom':'2025-05-13','validTo':'2025-05-13','dischargeSummaryRequired':true,'source':'a"
                + " test'}",
            TRUST);
    assertThat(terms.status()).as(terms.body()).isEqualTo(200);
    tell(
        "POST",
        "/disputes/" + dispute + "/settlement",
        """
        {'id':'s','at':'2025-06-10T09:00','falls':['2025-05-12'],'ground':'ANSWERED_YES','how':'AGREEMENT','agreed':['TRUST','MUNICIPALITY']}\
        """,
        TRUST,
        ehr);
    tell(
        "POST",
        "/disputes/" + dispute + "/settlement/confirmation",
        "{'id':'k','at':'2025-06-11T09:00','settlement':'s'}",
        STEINKJER,
        gerica);
    JsonNode answer = ask(audit("/knowledge"), STEINKJER);
    assertThat(steps(answer))
        .endsWith("DisputeOpened 2", "TermsAgreed 1", "DisputeSettled 1", "SettlementConfirmed 0");
    JsonNode agreed = answer.path("steps").get(answer.path("steps").size() - 3);
    assertThat(agreed.at("/told/0/about").asString()).isEqualTo("SURROUNDINGS");
    assertThat(agreed.at("/changed/daysWent/0").asString()).isEqualTo("2025-05-13");
    List<CSVRecord> rows = table(audit("/knowledge?size=1"), STEINKJER);
    assertThat(rows).hasSize(answer.path("total").asInt());
    assertThat(rows.getLast().get("Meldt")).contains("bekreftet");
    assertThat(rows.getLast().get("Døgn fra")).isEqualTo("2025-05-12");
    assertThat(rows.getLast().get("Betalingsdøgn")).isEqualTo("0");
    JsonNode page = ask(audit("/knowledge?size=2&page=1"), STEINKJER);
    assertThat(page.path("steps").get(0)).isEqualTo(answer.path("steps").get(2));
  }

  private List<String> breaches(String query, String organisation) {
    return ask("/audit/breaches?size=500&" + query, organisation)
        .path("breaches")
        .valueStream()
        .filter(one -> one.path("stay").asString().equals(stay.toString()))
        .map(one -> one.at("/deadline/obligation").asString())
        .toList();
  }

  @Test
  void breaches_ofAKindInAPeriodOfDays_forThePartiesOnly() {
    String reply = "municipality=5006&kind=ADMISSION_REPORT&from=%s&to=%s&asOf=2025-06-01";
    JsonNode all =
        ask("/audit/breaches?size=500&from=2025-05&to=2025-05&asOf=2025-06-01", TRUST)
            .path("breaches");
    JsonNode one =
        all.valueStream()
            .filter(each -> each.path("stay").asString().equals(stay.toString()))
            .filter(each -> each.at("/deadline/obligation").asString().equals("ADMISSION_REPORT"))
            .findFirst()
            .orElseThrow();
    String due = one.at("/deadline/due").asString().substring(0, 10);
    assertThat(breaches(reply.formatted(due, due), TRUST)).containsExactly("ADMISSION_REPORT");
    assertThat(breaches(reply.formatted(due, due), STEINKJER)).containsExactly("ADMISSION_REPORT");
    assertThat(breaches(reply.formatted(due, due), VERDAL)).isEmpty();
    assertThat(breaches(reply.formatted("2025-05-20", "2025-05-31"), TRUST)).isEmpty();
    assertThat(breaches(reply.formatted("2025-04", "2025-04-30"), TRUST)).isEmpty();
    assertThat(
            breaches("paragraph=vedlegg 1.1 g&from=2025-05&to=2025-05".replace(" ", "%20"), TRUST))
        .contains("ADMISSION_REPORT")
        .doesNotContain("ADMISSION_NOTICE");
    assertThat(one.at("/deadline/triggeredBy")).isNotEmpty();
    List<CSVRecord> rows = table("/audit/breaches?size=1&from=2025-05&to=2025-05", AUDITOR);
    assertThat(rows.stream().filter(row -> row.get("Opphold").equals(stay.toString())))
        .extracting(row -> row.get("Kode"))
        .contains("ADMISSION_REPORT");
    assertThat(rows).hasSizeGreaterThan(1);
  }

  private List<String> told(String query, String organisation) {
    return texts(ask("/audit/changes?" + query, organisation).path("tellings"), "type");
  }

  @Test
  void changes_allThatASystemTold_inTheOrderOfTheLog() {
    disputed();
    JsonNode answer = ask("/audit/changes?client=" + gerica, STEINKJER);
    assertThat(answer.path("more").asBoolean()).isFalse();
    assertThat(texts(answer.path("tellings"), "type"))
        .containsExactly("ReceiptReceived", "MunicipalityReplied", "DisputeOpened");
    JsonNode opened = answer.path("tellings").get(2);
    assertThat(opened.path("subject").asString()).isEqualTo("dispute/" + dispute);
    assertThat(opened.path("stay").asString()).isEqualTo(stay.toString());
    assertThat(opened.path("client").asString()).isEqualTo(gerica);
    assertThat(told("client=" + gerica, AUDITOR)).hasSize(3);
    // Which systems another has is nobody's to find out.
    assertThat(told("client=" + gerica, TRUST)).isEmpty();
    assertThat(told("client=" + gerica + "&organisation=" + TRUST, AUDITOR)).isEmpty();
  }

  @Test
  void changes_ofOthers_asFarAsTheAskerMaySeeThem() {
    disputed();
    String mine = "organisation=%s&from=2020-01-01&limit=1000&after=%d";
    long before = ask(audit(""), TRUST).path("events").get(0).path("position").asLong() - 1;
    assertThat(told(mine.formatted(STEINKJER, before), TRUST))
        .containsExactly("ReceiptReceived", "MunicipalityReplied", "DisputeOpened");
    assertThat(told(mine.formatted(STEINKJER, before), VERDAL)).isEmpty();
    assertThat(told(mine.formatted(TRUST, before), VERDAL)).isEmpty();
    assertThat(told(mine.formatted(TRUST, before), STEINKJER)).hasSize(8);
    assertThat(ask("/audit/changes?" + mine.formatted(TRUST, before), STEINKJER).toString())
        .doesNotContain(ehr);
  }

  @Test
  void changes_goOnAfterTheirNext_andAsATable() {
    List<String> whole = told("client=" + ehr, AUDITOR);
    assertThat(whole).hasSize(8);
    List<String> paged = new ArrayList<>();
    long after = -1;
    boolean more = true;
    while (more) {
      JsonNode part = ask("/audit/changes?limit=3&client=%s&after=%d".formatted(ehr, after), TRUST);
      assertThat(part.path("next").asLong()).isGreaterThan(after);
      paged.addAll(texts(part.path("tellings"), "type"));
      after = part.path("next").asLong();
      more = part.path("more").asBoolean();
    }
    assertThat(paged).isEqualTo(whole);
    assertThat(table("/audit/changes?client=" + ehr, TRUST))
        .extracting(row -> row.get("Type"))
        .isEqualTo(whole);
    Answer first =
        LEDGER.getWith("/audit/changes?limit=1&client=" + ehr, TRUST, "Accept", "text/csv");
    assertThat(first.header("Dognbok-More")).isEqualTo("true");
    assertThat(Long.parseLong(first.header("Dognbok-Next"))).isLessThan(after);
  }

  @Test
  void changes_ofAPeriod() {
    JsonNode events = ask(audit(""), TRUST).path("events");
    String from = events.get(3).path("recordedAt").asString();
    String to = events.get(5).path("recordedAt").asString();
    String query = "client=%s&from=%s&to=%s".formatted(ehr, from, to);
    assertThat(told(query, TRUST))
        .containsExactly("HealthInformationUpdated", "DeclaredReady", "ReadyNoticeSent");
    assertThat(told(query.replace("+", "%2B"), TRUST)).hasSize(3);
    assertThat(told("client=%s&to=2020-01-01".formatted(ehr), TRUST)).isEmpty();
    assertThat(told("client=%s&from=2099-01-01".formatted(ehr), TRUST)).isEmpty();
  }

  @Test
  void changes_ofTheReference_areEverybodys() {
    Answer set =
        LEDGER.send(
            "PUT",
            "/reference/daily-rates/2014",
            "{'nok':4255,'source':'a test'}",
            TRUST,
            "Dognbok-Client",
            ehr);
    assertThat(set.status()).as(set.body()).isEqualTo(200);
    position = set.json().path("position").asLong();
    String query = "organisation=%s&after=%d".formatted(TRUST, position - 1);
    JsonNode byVerdal = ask("/audit/changes?" + query, VERDAL).path("tellings");
    assertThat(texts(byVerdal, "subject")).containsExactly("reference/daily-rate/2014");
    assertThat(byVerdal.get(0).has("client")).isFalse();
    assertThat(told(query + "&client=" + ehr, TRUST)).containsExactly("DailyRateSet");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/stays/STAY/audit?page=x | invalid-value | page",
        "/stays/STAY/audit?size=0 | invalid-value | size",
        "/stays/STAY/audit?size=501 | invalid-value | size",
        "/stays/STAY/audit?format=pdf | invalid-value | json or csv",
        "/stays/STAY/audit?asOf=now | invalid-value | asOf",
        "/stays/nobody/audit | invalid-value | UUID",
        "/stays/STAY/audit/knowledge?size=-1 | invalid-value | size",
        "/stays/STAY/audit/knowledge?from=2025-01-01 | unknown-field | from",
        "/audit/breaches?kind=LUNCH | invalid-value | ADMISSION_NOTICE",
        "/audit/breaches?paragraph=%C2%A7%2099 | invalid-value | vedlegg",
        "/audit/breaches?kind=RECEIPT&paragraph=%C2%A7%208 | invalid-value | RECEIPT rests",
        "/audit/breaches?from=2025-13 | invalid-value | 2025-10-05",
        "/audit/breaches?from=2025-02-30 | invalid-value | 2025-10-05",
        "/audit/breaches?from=2025-05-02&to=2025-05-01 | invalid-value | not before",
        "/audit/breaches?from=2015-01&to=2025-01 | invalid-value | 1830 days",
        "/audit/breaches?municipality=Steinkjer | invalid-value | municipality",
        "/audit/changes | missing-field | client",
        "/audit/changes?client= | missing-field | organisation",
        "/audit/changes?organisation=12 | invalid-value | organisation",
        "/audit/changes?client=a&from=yesterday | invalid-value | 2025-05-12T12:00",
        "/audit/changes?client=a&from=2025-05-02&to=2025-05-01 | invalid-value | not before",
        "/audit/changes?client=a&after=-2 | invalid-value | position",
        "/audit/changes?client=a&limit=1001 | invalid-value | 1000",
        "/audit/changes?client=a&knownAt=2025-01-01 | unknown-field | knownAt"
      })
  void badRequest_whatIsRightStandsInTheAnswer(String path, String code, String detail) {
    Answer answer = LEDGER.get(path.replace("STAY", stay.toString()), TRUST);
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.detail()).contains(detail);
  }

  @Test
  void unauthorized_whoDoesNotSayForWhom() {
    Stream.of("/audit/breaches", "/audit/changes?client=a")
        .map(path -> LEDGER.get(path, null))
        .forEach(answer -> assertThat(answer.code()).isEqualTo("organisation-missing"));
    assertThat(LEDGER.get("/audit/changes?client=a", "910000099").code())
        .isEqualTo("organisation-unknown");
  }
}
