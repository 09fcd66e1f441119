package no.dognbok.standalone;

import static no.dognbok.standalone.RunningLedger.AUDITOR;
import static no.dognbok.standalone.RunningLedger.LEVANGER;
import static no.dognbok.standalone.RunningLedger.STEINKJER;
import static no.dognbok.standalone.RunningLedger.TRUST;
import static no.dognbok.standalone.RunningLedger.VERDAL;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import no.dognbok.standalone.RunningLedger.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/**
 * A dispute from the first objection to the settlement, as the two parties live through it. Over
 * HTTP only; somebody who has no part in it looks over their shoulders and sees nothing.
 */
class DisputeStoryTest {

  @RegisterExtension static final RunningLedger LEDGER = new RunningLedger();

  private static final String OBJECTION =
      "Vi svarte ja på telefon 13. oktober kl. 14, og pasienten ble hentet dagen etter.";

  private final UUID stay = UUID.randomUUID();
  private final UUID dispute = UUID.randomUUID();
  private final String address = "/disputes/" + dispute;
  private long position;

  private Answer put(String json, String organisation) {
    return noted(LEDGER.send("PUT", address, json, organisation));
  }

  private Answer post(String resource, String json, String organisation, String... headers) {
    return noted(LEDGER.send("POST", address + "/" + resource, json, organisation, headers));
  }

  private Answer noted(Answer answer) {
    String at = answer.header("Dognbok-Position");
    position = at.isEmpty() ? position : Long.parseLong(at);
    return answer;
  }

  private static void assertRecorded(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
  }

  private static void assertRefused(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
  }

  private JsonNode seen(String organisation) {
    return seen(organisation, "");
  }

  private JsonNode seen(String organisation, String more) {
    Answer answer = LEDGER.get(address + "?atLeast=" + position + more, organisation);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private String opening(UUID note) {
    return """
    {'at':'2025-08-04T09:00','trust':'%s','municipality':'5006','stay':'%s','days':['2025-07-14','2025-07-15'],'month':'2025-07',
     'grounds':[{'code':'ANSWERED_YES','note':{'id':'%s','text':'%s'}},{'code':'OUTAGE'}]}\
    """
        .formatted(TRUST, stay, note, OBJECTION);
  }

  private static String note(UUID id, String text) {
    return "'note':{'id':'%s','text':'%s'}".formatted(id, text);
  }

  /** A dispute is about a stay that somebody has told of. */
  @BeforeEach
  void thePatientWasThere() {
    LEDGER.told(
        """
        {"stay":"%s","id":"inn","at":"2025-07-07T10:00","type":"PatientAdmitted","hospital":"974754118","municipality":"5006","careType":"SOMATIC"}\
        """
            .formatted(stay));
  }

  private List<String> listed(String organisation, String filter) {
    return LEDGER
        .get("/disputes?atLeast=%d&size=500%s".formatted(position, filter), organisation)
        .json()
        .path("disputes")
        .valueStream()
        .map(one -> one.path("id").asString())
        .filter(id -> id.equals(dispute.toString()))
        .toList();
  }

  @Test
  void fromTheFirstObjectionToTheSettlement() {
    // Steinkjer does not agree with two days in July: it had said yes.
    UUID objection = UUID.randomUUID();
    Answer first = put(opening(objection), STEINKJER);
    assertRecorded(first);
    assertThat(first.header("Location")).isEqualTo("/api/v1" + address);

    // The answer got lost on its way; the request is sent again, and is the same.
    Answer again = put(opening(objection), STEINKJER);
    assertThat(again.status()).as(again.body()).isEqualTo(200);
    assertThat(again.header("Dognbok-Repeated")).isEqualTo("true");
    assertThat(again.json().path("position")).isEqualTo(first.json().path("position"));
    assertRefused(
        put(opening(objection).replace("OUTAGE", "RATE"), STEINKJER), 409, "dispute-id-taken");
    assertRefused(
        put(opening(objection).replace("hentet dagen etter", "hentet straks"), STEINKJER),
        409,
        "dispute-id-taken");
    assertRefused(put(opening(UUID.randomUUID()), TRUST), 409, "dispute-id-taken");

    // Both read the same.
    for (String party : List.of(STEINKJER, TRUST, LEVANGER, AUDITOR)) {
      JsonNode read = seen(party);
      assertThat(read.at("/dispute/state").asString()).isEqualTo("OPEN");
      assertThat(read.at("/dispute/step").asString()).isEqualTo("LOWEST_LEVEL");
      assertThat(read.at("/dispute/openedBy").asString()).isEqualTo("MUNICIPALITY");
      assertThat(read.at("/dispute/stay").asString()).isEqualTo(stay.toString());
      assertThat(read.at("/dispute/days/1").asString()).isEqualTo("2025-07-15");
      assertThat(read.at("/grounds/0/code").asString()).isEqualTo("ANSWERED_YES");
      assertThat(read.at("/grounds/0/note/text").asString()).isEqualTo(OBJECTION);
      assertThat(read.at("/grounds/0/note/state").asString()).isEqualTo("PRESENT");
      assertThat(read.at("/grounds/1/note").isMissingNode()).isTrue();
    }
    Answer note = LEDGER.get("/notes/" + objection, TRUST);
    assertThat(note.json().path("text").asString()).isEqualTo(OBJECTION);

    // The trust answers, under a key of its own system's; Steinkjer thinks of one thing more.
    String answer =
        "{'at':'2025-08-06T13:00','stand':'DISAGREES',%s}"
            .formatted(note(UUID.randomUUID(), "Vi finner ikke samtalen i loggen."));
    assertRecorded(post("answers", answer, LEVANGER, "Idempotency-Key", dispute.toString()));
    assertThat(post("answers", answer, LEVANGER, "Idempotency-Key", dispute.toString()).status())
        .isEqualTo(200);
    assertRefused(
        post(
            "answers",
            answer.replace("DISAGREES", "AGREES"),
            LEVANGER,
            "Idempotency-Key",
            dispute.toString()),
        409,
        "idempotency-key-taken");
    assertRecorded(
        post(
            "grounds",
            "{'id':'g-2','at':'2025-08-07T10:00','code':'READY_NOTICE_LATER'}",
            STEINKJER));

    // Up the ladder, past the fagråd: to ASU, then to the forhandlingsutvalg.
    assertRecorded(post("steps", "{'id':'t-1','at':'2025-08-20T09:00','step':'ASU'}", STEINKJER));
    assertRefused(
        post("steps", "{'id':'t-2','at':'2025-08-21T09:00','step':'FAGRAAD'}", TRUST),
        409,
        "step-below");
    assertRecorded(
        post("steps", "{'id':'t-3','at':'2025-09-01T09:00','step':'FORHANDLINGSUTVALG'}", TRUST));
    JsonNode negotiated = seen(TRUST, "&asOf=2025-10-15");
    assertThat(negotiated.at("/dispute/step").asString()).isEqualTo("FORHANDLINGSUTVALG");
    assertThat(negotiated.at("/dispute/stepSince").asString())
        .isEqualTo("2025-09-01T09:00:00+02:00");
    assertThat(negotiated.at("/dispute/board/from").asString())
        .isEqualTo("2025-11-01T09:00:00+01:00");
    assertThat(negotiated.at("/dispute/board/over").asBoolean()).isFalse();

    // Steinkjer does not wait for the two months: that is recorded, and a doubt.
    assertRecorded(
        post(
            "steps",
            "{'id':'t-4','at':'2025-10-20T09:00','step':'TVISTELOSNINGSNEMNDA'}",
            STEINKJER));
    JsonNode atTheBoard = seen(STEINKJER).path("history");
    assertThat(atTheBoard.get(atTheBoard.size() - 1).path("doubts").toString())
        .isEqualTo("[\"BOARD_BEFORE_TWO_MONTHS\"]");
    assertThat(atTheBoard.get(atTheBoard.size() - 2).path("doubts").isEmpty()).isTrue();
    assertThat(listed(STEINKJER, "&state=OPEN&step=TVISTELOSNINGSNEMNDA")).hasSize(1);
    assertThat(listed(TRUST, "&municipality=5006&trust=" + TRUST)).hasSize(1);
    assertThat(listed(TRUST, "&state=SETTLED")).isEmpty();

    // Before the board has decided they agree after all: one day stands, one falls.
    String settlement =
        """
        {'at':'2025-11-10T12:00','stands':['2025-07-15'],'falls':['2025-07-14'],'ground':'ANSWERED_YES',
         'how':'AGREEMENT','agreed':['TRUST','MUNICIPALITY'],%s}\
        """
            .formatted(note(UUID.randomUUID(), "Enige om at samtalen fant sted."));
    assertRecorded(post("settlement", settlement, TRUST));
    assertThat(post("settlement", settlement, TRUST).status()).isEqualTo(200);
    assertRefused(
        post("grounds", "{'id':'g-3','at':'2025-11-11T10:00','code':'RATE'}", STEINKJER),
        409,
        "dispute-closed");
    JsonNode settled = seen(STEINKJER);
    assertThat(settled.at("/dispute/state").asString()).isEqualTo("SETTLED");
    assertThat(settled.at("/settlement/stands/0").asString()).isEqualTo("2025-07-15");
    assertThat(settled.at("/settlement/falls/0").asString()).isEqualTo("2025-07-14");
    assertThat(settled.at("/settlement/step").asString()).isEqualTo("TVISTELOSNINGSNEMNDA");
    assertThat(settled.path("history").size()).isEqualTo(7);
    assertThat(listed(STEINKJER, "&state=SETTLED")).hasSize(1);

    // As it was in September it can still be asked for, by itself and in the list.
    assertThat(listed(TRUST, "&asOf=2025-08-31&state=OPEN&step=ASU")).hasSize(1);
    assertThat(listed(TRUST, "&asOf=2025-08-31&state=SETTLED")).isEmpty();
    assertThat(listed(TRUST, "&asOf=2025-08-03")).isEmpty();
    assertThat(listed(TRUST, "&knownAt=2020-01-01")).isEmpty();
    JsonNode then = seen(TRUST, "&asOf=2025-08-31");
    assertThat(then.at("/dispute/step").asString()).isEqualTo("ASU");
    assertThat(then.path("history").size()).isEqualTo(4);
    assertThat(then.path("settlement").isNull()).isTrue();

    strangerSeesNothing(objection);
    nothingThatWasWrittenIsInTheLog();
  }

  private void strangerSeesNothing(UUID objection) {
    assertRefused(LEDGER.get(address, VERDAL), 404, "no-such-dispute");
    assertRefused(LEDGER.get("/notes/" + objection, VERDAL), 404, "no-such-note");
    assertThat(listed(VERDAL, "")).isEmpty();
    assertThat(listed(VERDAL, "&municipality=5006")).isEmpty();
    assertRefused(
        post("grounds", "{'id':'x','at':'2025-11-11T10:00','code':'RATE'}", VERDAL),
        404,
        "no-such-dispute");
    assertRefused(LEDGER.get(address, null), 401, "organisation-missing");
    assertRefused(
        LEDGER.send("PUT", "/disputes/" + UUID.randomUUID(), opening(UUID.randomUUID()), VERDAL),
        403,
        "not-yours");
  }

  private static void nothingThatWasWrittenIsInTheLog() {
    String text =
        new String(
            "hentet dagen etter".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    try (Stream<Path> files = Files.list(LEDGER.data())) {
      assertThat(files.filter(file -> file.getFileName().toString().startsWith("log.db")))
          .allSatisfy(file ->
              assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                  .doesNotContain(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whatCannotBeReadIsRefusedByName() {
    UUID note = UUID.randomUUID();
    String right = opening(note);
    for (String[] wrong :
        new String[][] {
          {right.replace("'5006'", "'56'"), "municipality"},
          {right.replace("'trust':'%s'".formatted(TRUST), "'trust':'" + STEINKJER + "'"), "trust"},
          {right.replace("'days'", "'dager'"), "dager"},
          {right.replace("'2025-07-15'", "'juli'"), "days"},
          {right.replace("'2025-07'", "'juli'"), "month"},
          {right.replace("ANSWERED_YES", "SAID_YES"), "grounds[0].code"},
          {right.replace("OUTAGE", "OTHER"), "grounds[1].note"},
          {right.replace(note.toString(), "n-1"), "grounds[0].note.id"},
          {right.replace("kl. 14", "12834112092"), "grounds[0].note.text"},
          {right.replace("{'at'", "{'id':'12834112092','at'"), "id"}
        }) {
      Answer answer = put(wrong[0], STEINKJER);
      assertThat(answer.status()).as(answer.body()).isEqualTo(400);
      assertThat(answer.json().path("field").asString()).isEqualTo(wrong[1]);
      assertThat(answer.body()).doesNotContain("12834112092").doesNotContain("hentet dagen etter");
    }
    assertRefused(put(right.replace(OBJECTION, "x".repeat(10_001)), STEINKJER), 413, "too-large");
    assertRefused(put(right.replace("2025-08-04", "2099-08-04"), STEINKJER), 422, "time-ahead");
    assertRefused(
        put(right.replace(stay.toString(), UUID.randomUUID().toString()), STEINKJER),
        404,
        "no-such-stay");
    assertRefused(LEDGER.get("/disputes?asOf=juli", STEINKJER), 400, "invalid-value");
    assertRefused(LEDGER.get("/notes/" + note, STEINKJER), 404, "no-such-note");
    assertRefused(LEDGER.get("/notes/n-1", STEINKJER), 400, "invalid-value");
    assertRefused(LEDGER.get("/disputes?state=DONE", STEINKJER), 400, "invalid-value");
    assertRefused(LEDGER.get("/disputes?size=0", STEINKJER), 400, "invalid-value");
    assertRefused(LEDGER.get("/disputes/d-1", STEINKJER), 400, "invalid-value");

    assertRecorded(put(right, STEINKJER));
    assertRefused(
        post("steps", "{'at':'2025-08-20T09:00','step':'ASU'}", STEINKJER), 400, "missing-field");
    assertRefused(
        post(
            "settlement",
            "{'at':'2025-08-20T09:00','stands':['2025-07-14'],'falls':['2025-07-14'],'ground':'RATE','how':'AGREEMENT','agreed':['TRUST']}",
            TRUST),
        400,
        "invalid-value");
    assertRefused(
        post(
            "settlement",
            "{'at':'2025-08-20T09:00','falls':['2025-07-14'],'ground':'RATE','how':'AGREEMENT'}",
            TRUST),
        400,
        "missing-field");
    assertRefused(
        post(
            "settlement",
            "{'at':'2025-08-20T09:00','falls':['2025-07-14'],'ground':'RATE','how':'BOARD','step':'ASU'}",
            TRUST),
        400,
        "invalid-value");
    assertRefused(
        post(
            "grounds",
            "{'id':'g','at':'2025-08-20T09:00','code':'RATE',%s}"
                .formatted(note(note, "en annen tekst under samme id")),
            STEINKJER),
        409,
        "note-id-taken");
    assertRefused(post("withdrawal", "{'at':'2025-08-21T09:00'}", TRUST), 403, "not-yours");
    assertRecorded(post("withdrawal", "{'at':'2025-08-21T09:00'}", STEINKJER));
    assertThat(seen(TRUST).at("/dispute/state").asString()).isEqualTo("WITHDRAWN");
  }

  /** One key space for all that a system tells: a key of a dispute's is not a stay's too. */
  @Test
  void aKeyThatWasUsedForADisputeIsNotUsedForAStay() {
    String key = dispute.toString();
    assertRecorded(
        noted(
            LEDGER.send(
                "PUT", address, opening(UUID.randomUUID()), STEINKJER, "Idempotency-Key", key)));
    assertRefused(
        LEDGER.send(
            "POST",
            "/stays/%s/reply".formatted(stay),
            "{'at':'2025-08-04T09:00','answer':'NOT_YET'}",
            STEINKJER,
            "Idempotency-Key",
            key),
        409,
        "idempotency-key-taken");
  }

  /** Waits from 14 to 16 July 2025: three payment days, said by § 13. */
  private void tellAStayThatWaits() {
    String lines =
        """
        {'stay':'%1$s','id':'a','at':'2025-07-07T10:00','type':'PatientAdmitted','hospital':'974754118','municipality':'5006','careType':'SOMATIC'}
        {'stay':'%1$s','id':'b','at':'2025-07-07T14:00','type':'AdmissionNoticeSent','municipality':'5006'}
        {'stay':'%1$s','id':'c','at':'2025-07-14T08:30','type':'HealthInformationUpdated','municipality':'5006'}
        {'stay':'%1$s','id':'d','at':'2025-07-14T09:00','type':'DeclaredReady','by':'PHYSICIAN'}
        {'stay':'%1$s','id':'e','at':'2025-07-14T09:10','type':'ReadyNoticeSent','municipality':'5006'}
        {'stay':'%1$s','id':'f','at':'2025-07-14T10:00','type':'MunicipalityReplied','municipality':'5006','answer':'NOT_YET'}
        {'stay':'%1$s','id':'g','at':'2025-07-17T11:00','type':'PatientDeparted'}
        """
            .formatted(stay);
    LEDGER
        .tell(lines.replace('\'', '"').lines().toArray(String[]::new))
        .forEach(line -> {
          assertThat(line.path("outcome").asString()).as(line.toString()).isEqualTo("RECORDED");
          position = line.path("position").asLong();
        });
  }

  private JsonNode asked(String address, String organisation) {
    Answer answer =
        LEDGER.get(
            address + (address.contains("?") ? "&" : "?") + "atLeast=" + position, organisation);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private String paid(String organisation) {
    return asked("/stays/%s/payment-days".formatted(stay), organisation)
        .path("billable")
        .toString();
  }

  /** What one party says both agreed on moves nothing; when both say it, the law takes it in. */
  @Test
  void aSettlementMovesTheDaysWhenBothPartiesHaveToldIt() {
    tellAStayThatWaits();
    String three = "[\"2025-07-14\",\"2025-07-15\",\"2025-07-16\"]";
    assertThat(paid(TRUST)).isEqualTo(three);
    assertRecorded(put(opening(UUID.randomUUID()), STEINKJER));
    JsonNode disputed = asked("/stays/%s/payment-days".formatted(stay), TRUST).path("days");
    assertThat(disputed.get(0).path("doubts").toString()).contains("DISPUTED");
    assertThat(disputed.get(2).path("doubts").toString()).doesNotContain("DISPUTED");

    // Steinkjer tells of a settlement that the trust does not know.
    String settlement =
        "{'id':'%s','at':'%s','falls':['2025-07-14'%s],'ground':'ANSWERED_YES','how':'AGREEMENT','agreed':['TRUST','MUNICIPALITY']}";
    Answer first =
        post(
            "settlement",
            settlement.formatted("s-1", "2025-11-10T12:00", ",'2025-07-15'"),
            STEINKJER);
    assertRecorded(first);
    String told = first.json().at("/events/0").asString();
    assertThat(paid(TRUST)).isEqualTo(three);
    assertThat(
            asked("/stays/%s/payment-days".formatted(stay), STEINKJER)
                .at("/days/0/doubts")
                .toString())
        .contains("SETTLED_BY_ONE_PARTY");
    assertThat(seen(TRUST).at("/dispute/confirms").asString()).isEqualTo("TRUST");
    assertRefused(
        post(
            "settlement/confirmation",
            "{'at':'2025-11-11T09:00','settlement':'%s'}".formatted(told),
            STEINKJER),
        403,
        "not-yours");
    assertRefused(
        post("settlement/contest", "{'id':'x','at':'2025-11-11T09:00'}", TRUST),
        400,
        "missing-field");
    assertRecorded(
        post(
            "settlement/contest",
            "{'id':'b-1','at':'2025-11-11T09:00','settlement':'%s',%s}"
                .formatted(told, note(UUID.randomUUID(), "Vi ble enige om ett døgn.")),
            LEVANGER));
    assertThat(seen(STEINKJER).at("/dispute/state").asString()).isEqualTo("OPEN");
    assertThat(seen(STEINKJER).path("settlement").isNull()).isTrue();

    // They talk, and now it is one day; the trust confirms what it has read.
    Answer second =
        post("settlement", settlement.formatted("s-2", "2025-11-12T12:00", ""), STEINKJER);
    assertRecorded(second);
    String before = second.json().path("recordedAt").asString();
    assertRefused(
        post(
            "settlement/confirmation",
            "{'at':'2025-11-12T13:00','settlement':'%s'}".formatted(told),
            TRUST),
        409,
        "nothing-to-confirm");
    String confirmation =
        "{'at':'2025-11-12T13:00','settlement':'%s'}"
            .formatted(second.json().at("/events/0").asString());
    Answer confirmed = post("settlement/confirmation", confirmation, TRUST);
    assertRecorded(confirmed);
    assertThat(post("settlement/confirmation", confirmation, TRUST).status()).isEqualTo(200);

    // The day falls, says why, and shows what it was; so does the statement, to both.
    for (String party : List.of(TRUST, STEINKJER)) {
      assertThat(paid(party)).isEqualTo("[\"2025-07-15\",\"2025-07-16\"]");
      JsonNode day = asked("/stays/%s/payment-days".formatted(stay), party).at("/days/0");
      assertThat(day.path("verdict").asString()).isEqualTo("NOT_PAYABLE");
      assertThat(day.at("/reasons/0/code").asString()).isEqualTo("SETTLED_NOT_PAID");
      assertThat(day.at("/reasons/0/standing").asString()).isEqualTo("A");
      assertThat(day.at("/settled/dispute").asString()).isEqualTo(dispute.toString());
      assertThat(day.at("/settled/judged/verdict").asString()).isEqualTo("PAYABLE");
      assertThat(day.at("/settled/judged/reasons/0/code").asString()).isEqualTo("CONDITIONS_MET");
      assertThat(
              asked("/statements/%s/5006/2025-07".formatted(TRUST), party)
                  .path("lines")
                  .valueStream()
                  .filter(line -> line.path("stay").asString().equals(stay.toString()))
                  .map(line -> line.path("number").asInt()))
          .containsExactly(2);
    }

    // As of the day before, and as it was known before, it is as it was; what changed it is named.
    JsonNode earlier = asked("/stays/%s/payment-days?asOf=2025-11-12T12:30".formatted(stay), TRUST);
    assertThat(earlier.path("billable").toString()).isEqualTo(three);
    JsonNode differences =
        asked("/stays/%s/differences?from=%s".formatted(stay, before.replace("+", "%2B")), TRUST);
    assertThat(differences.at("/days/0/date").asString()).isEqualTo("2025-07-14");
    assertThat(differences.at("/days/0/because").toString())
        .isEqualTo("[\"%s\"]".formatted(confirmed.json().at("/events/0").asString()));
    assertThat(differences.at("/recorded/0/about").asString()).isEqualTo("DISPUTE");

    // Who follows hears of it, and a stranger does not.
    String changes = "/changes?after=" + (position - 1);
    assertThat(asked(changes, STEINKJER).at("/changes/0/dispute").asString())
        .isEqualTo(dispute.toString());
    assertThat(asked(changes, STEINKJER).at("/changes/0/kind").asString()).isEqualTo("DISPUTE");
    assertThat(asked(changes, VERDAL).path("changes").isEmpty()).isTrue();
    assertThat(asked("/disputes?stay=" + stay, TRUST).path("total").asInt()).isOne();

    // By the rule set before, which reads § 13 alone, the day is payable; nothing is lost by it.
    adopt(1);
    assertThat(paid(TRUST)).isEqualTo(three);
    adopt(2);
    assertThat(paid(TRUST)).isEqualTo("[\"2025-07-15\",\"2025-07-16\"]");
  }

  private void adopt(int number) {
    Answer answer =
        LEDGER.send(
            "PUT", "/reference/rule-set", "{'number':%d,'source':'test'}".formatted(number), TRUST);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    position = answer.json().path("position").asLong();
  }
}
