package no.dognbok.standalone;

import static no.dognbok.standalone.RunningLedger.AUDITOR;
import static no.dognbok.standalone.RunningLedger.LEVANGER;
import static no.dognbok.standalone.RunningLedger.STEINKJER;
import static no.dognbok.standalone.RunningLedger.TRUST;
import static no.dognbok.standalone.RunningLedger.VERDAL;
import static no.dognbok.standalone.RunningLedger.line;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import no.dognbok.standalone.RunningLedger.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/**
 * October, as the hospital and the municipality have counted it, beside the ledger. Over HTTP only;
 * a municipality that has no part in it gets nothing.
 */
class CountStoryTest {

  @RegisterExtension static final RunningLedger LEDGER = new RunningLedger();

  private static final String OCTOBER = "/counts/983974791/5006/2025-10";

  private final UUID waited = UUID.randomUUID();
  private final UUID answered = UUID.randomUUID();

  private static Answer hand(String source, String organisation, byte[] list) {
    return LEDGER.post(OCTOBER + "?source=" + source, "text/csv", list, organisation);
  }

  private static Answer hand(String source, String organisation, String list) {
    return hand(source, organisation, list.getBytes(StandardCharsets.UTF_8));
  }

  private static JsonNode differences(String organisation, String query) {
    Answer answer = LEDGER.get(OCTOBER + "/differences" + query, organisation);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private static List<String> shown(JsonNode stay) {
    return stay.path("differences")
        .valueStream()
        .map(one ->
            "%s %s %s–%s %s"
                .formatted(
                    one.path("side").asString(),
                    one.path("kind").asString(),
                    one.path("from").asString(),
                    one.path("to").asString(),
                    one.path("cause").asString()))
        .toList();
  }

  private JsonNode stay(JsonNode comparison, UUID id) {
    return comparison
        .path("stays")
        .valueStream()
        .filter(stay -> stay.path("stay").asString().equals(id.toString()))
        .findFirst()
        .orElseThrow();
  }

  /** One waits from the 13th until the 16th, for one there is a place on the day it was ready. */
  private void octoberInTheLedger() {
    String steinkjer = "\"municipality\":\"5006\"";
    LEDGER.told(
        line(
            waited,
            "inn",
            "2025-10-06T10:00",
            "PatientAdmitted",
            "\"hospital\":\"974754118\",\"careType\":\"SOMATIC\",\"reference\":\"DIPS 1\"",
            steinkjer),
        line(waited, "v8", "2025-10-06T12:00", "AdmissionNoticeSent", steinkjer),
        line(waited, "e", "2025-10-13T09:00", "DeclaredReady", "\"by\":\"PHYSICIAN\""),
        line(waited, "v10", "2025-10-13T09:10", "ReadyNoticeSent", steinkjer),
        line(
            waited,
            "nei",
            "2025-10-13T10:00",
            "MunicipalityReplied",
            "\"answer\":\"NOT_YET\"",
            steinkjer),
        line(waited, "ja", "2025-10-16T11:00", "OfferReady", steinkjer),
        line(waited, "ut", "2025-10-17T14:00", "PatientDeparted"),
        line(
            answered,
            "inn",
            "2025-10-07T10:00",
            "PatientAdmitted",
            "\"hospital\":\"974754118\",\"careType\":\"SOMATIC\",\"reference\":\"DIPS 2\"",
            steinkjer),
        line(answered, "v8", "2025-10-07T12:00", "AdmissionNoticeSent", steinkjer),
        line(answered, "e", "2025-10-20T09:00", "DeclaredReady", "\"by\":\"PHYSICIAN\""),
        line(answered, "v10", "2025-10-20T09:10", "ReadyNoticeSent", steinkjer),
        line(answered, "ja", "2025-10-20T10:00", "OfferReady", steinkjer),
        line(answered, "ut", "2025-10-21T09:00", "PatientDeparted"));
    Answer own =
        LEDGER.send(
            "POST",
            "/stays/%s/own-reference".formatted(waited),
            "{'id':'ref','at':'2025-10-07T08:00','reference':'Gerica 1'}",
            STEINKJER);
    assertThat(own.status()).as(own.body()).isEqualTo(201);
  }

  @Test
  void bothSidesCountOctober_andSeeWhereTheyDiffer_andWhy() {
    octoberInTheLedger();

    // Steinkjer hands in what its spreadsheet has, and again, because the answer got lost.
    byte[] steinkjers =
        "Referanse;Fra;Til;Døgn\nGerica 1;13.10.2025;15.10.2025;3\n"
            .getBytes(Charset.forName("windows-1252"));
    Answer first = hand("OWN_LIST", STEINKJER, steinkjers);
    assertThat(first.status()).as(first.body()).isEqualTo(201);
    assertThat(first.json().path("days").asInt()).isEqualTo(3);
    assertThat(first.header("Location"))
        .isEqualTo("/api/v1/counts/983974791/5006/2025-10/differences");
    Answer again = hand("OWN_LIST", STEINKJER, steinkjers);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().path("position")).isEqualTo(first.json().path("position"));

    // The hospital counts the day of the yes, in both, and one stay of nobody's.
    Answer second =
        hand(
            "PATIENT_ADMINISTRATION",
            LEVANGER,
            """
            Own reference,From,To,Days
            DIPS 1,2025-10-13,2025-10-16,4
            dips 2,2025-10-20,2025-10-20,1
            DIPS 99,2025-10-01,2025-10-02,2
            """);
    assertThat(second.status()).as(second.body()).isEqualTo(201);
    assertThat(second.json().path("party").asString()).isEqualTo("TRUST");

    JsonNode trusts = differences(TRUST, "");
    assertThat(shown(stay(trusts, waited)))
        .containsExactly("HOSPITAL NOT_IN_LEDGER 2025-10-16–2025-10-16 YES_SAME_DAY");
    assertThat(shown(stay(trusts, answered)))
        .containsExactly("HOSPITAL NOT_IN_LEDGER 2025-10-20–2025-10-20 YES_SAME_DAY");
    assertThat(stay(trusts, waited).at("/differences/0/reasons/0/code").asString())
        .isEqualTo("YES_GIVEN");
    assertThat(trusts.at("/notFound/0/reference").asString()).isEqualTo("DIPS 99");
    assertThat(trusts.at("/notFound/0/cause").asString()).isEqualTo("NOT_KNOWN");
    assertThat(trusts.at("/totals/ledger/days").asInt()).isEqualTo(3);
    assertThat(trusts.at("/totals/municipality/days").asInt()).isEqualTo(3);
    assertThat(trusts.at("/totals/hospitals/days").asInt()).isEqualTo(7);
    assertThat(trusts.at("/totals/register").isNull()).isTrue();
    assertThat(trusts.at("/unreported/how").asString()).isEqualTo("NOTHING_TOLD");

    // Steinkjer sees the same of its stays, and not what the hospital calls those of nobody.
    JsonNode municipalitys = differences(STEINKJER, "");
    assertThat(municipalitys.path("stays")).isEqualTo(trusts.path("stays"));
    assertThat(municipalitys.path("totals")).isEqualTo(trusts.path("totals"));
    assertThat(municipalitys.at("/notFound/0/cause").asString()).isEqualTo("NOT_SHOWN");
    assertThat(municipalitys.toString()).doesNotContain("DIPS 99");

    // A better list takes the place of the first; the register lacks a day.
    hand("OWN_LIST", TRUST, "Opphold;Fra;Til\n%s;2025-10-13;2025-10-15\n".formatted(waited));
    hand("PATIENT_REGISTER", TRUST, "Referanse;Fra;Til\nDIPS 1;2025-10-13;2025-10-14\n");
    JsonNode better = differences(TRUST, "");
    assertThat(better.path("lists")).hasSize(3);
    assertThat(better.path("notFound")).isEmpty();
    assertThat(shown(stay(better, waited)))
        .containsExactly("REGISTER NOT_IN_LIST 2025-10-15–2025-10-15 LAST_DAY_NOT_COUNTED");
    assertThat(better.at("/unreported/how").asString()).isEqualTo("NOT_IN_REGISTER_LIST");
    assertThat(better.at("/unreported/days").asInt()).isOne();
    assertThat(better.at("/unreported/stays/0/periods/0/from").asString()).isEqualTo("2025-10-15");

    // As it was known before anybody had counted; and as a table.
    assertThat(differences(TRUST, "?asOf=2025-11-01").path("lists")).isEmpty();
    Answer table = LEDGER.getWith(OCTOBER + "/differences", AUDITOR, "Accept", "text/csv");
    assertThat(table.status()).as(table.body()).isEqualTo(200);
    assertThat(table.header("Content-Disposition")).contains("avvik-983974791-5006-2025-10.csv");
    assertThat(table.body().lines().toList())
        .hasSize(3)
        .element(1)
        .asString()
        .contains("Sykehuset Levanger", "3;3;3;2;pasientregisterets;ikke i listen;2025-10-15");

    // What Steinkjer handed in is deleted; that there was a list stands, and nothing seems to lack.
    String note = first.json().at("/listNotes/0").asString();
    assertThat(LEDGER.get("/notes/" + note, STEINKJER).status()).isEqualTo(200);
    assertThat(LEDGER.get("/notes/" + note, TRUST).status()).isEqualTo(404);
    Answer erased =
        LEDGER.send(
            "POST",
            "/erasures",
            "{'note':'%s','ground':'RECORDED_WITHOUT_BASIS'}".formatted(note),
            STEINKJER);
    assertThat(erased.status()).as(erased.body()).isLessThan(300);
    JsonNode without = differences(TRUST, "");
    assertThat(without.at("/lists/0/state").asString()).isEqualTo("DELETED");
    assertThat(without.at("/totals/municipality").isNull()).isTrue();
    assertThat(shown(stay(without, waited))).hasSize(1);
  }

  @Test
  void whatIsNotTheirs_orCannotBeRead_isRefused() {
    String list = "Referanse;Fra;Til\nGerica 1;2025-10-13;2025-10-15\n";
    assertThat(hand("OWN_LIST", VERDAL, list).code()).isEqualTo("not-yours");
    assertThat(LEDGER.get(OCTOBER + "/differences", VERDAL).code()).isEqualTo("not-yours");
    assertThat(hand("OWN_LIST", AUDITOR, list).code()).isEqualTo("not-yours");
    Answer register = hand("PATIENT_REGISTER", STEINKJER, list);
    assertThat(register.code()).isEqualTo("invalid-value");
    assertThat(register.detail()).contains("OWN_LIST");
    assertThat(hand("", TRUST, list).code()).isEqualTo("missing-field");
    assertThat(hand("OWN_LIST", TRUST, "").code()).isEqualTo("unreadable-list");
    assertThat(LEDGER.postJson(OCTOBER + "?source=OWN_LIST", "{}", TRUST).code())
        .isEqualTo("unsupported-media-type");

    long commits = LEDGER.commits();
    Answer number =
        hand("OWN_LIST", STEINKJER, list + "12834112092;2025-10-13;2025-10-15\nx;y;2025-10-15\n");
    assertThat(number.status()).isEqualTo(422);
    assertThat(number.code()).isEqualTo("unreadable-list");
    assertThat(number.body()).doesNotContain("12834112092");
    assertThat(number.json().at("/lines/0/line").asInt()).isEqualTo(3);
    assertThat(number.json().at("/lines/0/detail").asString())
        .contains("could be a national identity number");
    assertThat(number.json().at("/lines/1/column").asString()).isEqualTo("fra");
    assertThat(LEDGER.commits()).isEqualTo(commits);
  }

  /** Neither the id of a stay nor a settlement that only one party knows of opens it. */
  @Test
  void aListDoesNotShowAStayOfAnotherMunicipality() {
    UUID verdals = UUID.randomUUID();
    String verdal = "\"municipality\":\"5038\"";
    LEDGER.told(
        line(
            verdals,
            "inn",
            "2025-09-06T10:00",
            "PatientAdmitted",
            "\"hospital\":\"974754118\",\"careType\":\"SOMATIC\",\"reference\":\"DIPS 77\"",
            verdal),
        line(verdals, "v8", "2025-09-06T12:00", "AdmissionNoticeSent", verdal),
        line(verdals, "e", "2025-09-13T09:00", "DeclaredReady", "\"by\":\"PHYSICIAN\""),
        line(verdals, "v10", "2025-09-13T09:10", "ReadyNoticeSent", verdal),
        line(verdals, "ut", "2025-09-20T14:00", "PatientDeparted"));
    UUID dispute = UUID.randomUUID();
    Answer opened =
        LEDGER.send(
            "PUT",
            "/disputes/" + dispute,
            "{'at':'2025-11-05T09:00','trust':'%s','municipality':'5006','stay':'%s','grounds':[{'code':'DAY_LACKING'}]}"
                .formatted(TRUST, verdals),
            STEINKJER);
    assertThat(opened.status()).as(opened.body()).isEqualTo(201);
    Answer settled =
        LEDGER.send(
            "POST",
            "/disputes/" + dispute + "/settlement",
            "{'at':'2025-11-06T09:00','stands':['2025-09-15'],'ground':'DAY_LACKING','how':'AGREEMENT','agreed':['TRUST','MUNICIPALITY']}",
            STEINKJER);
    assertThat(settled.status()).as(settled.body()).isEqualTo(201);

    String september = "/counts/983974791/5006/2025-09";
    Answer list =
        LEDGER.post(
            september + "?source=OWN_LIST",
            "text/csv",
            "Opphold;Fra;Til\n%s;2025-09-14;2025-09-16\n"
                .formatted(verdals)
                .getBytes(StandardCharsets.UTF_8),
            STEINKJER);
    assertThat(list.status()).as(list.body()).isEqualTo(201);
    JsonNode seen = LEDGER.get(september + "/differences", STEINKJER).json();
    assertThat(seen.path("stays")).as(seen.toString()).isEmpty();
    assertThat(seen.at("/notFound/0/cause").asString()).isEqualTo("NOT_KNOWN");
    assertThat(seen.toString()).doesNotContain("DIPS 77");
    JsonNode trusts = LEDGER.get(september + "/differences", TRUST).json();
    assertThat(trusts.path("stays")).as(trusts.toString()).isEmpty();
    assertThat(trusts.at("/notFound/0/cause").asString()).isEqualTo("NOT_SHOWN");
  }
}
