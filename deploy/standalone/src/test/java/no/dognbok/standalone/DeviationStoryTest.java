package no.dognbok.standalone;

import static no.dognbok.standalone.RunningLedger.AUDITOR;
import static no.dognbok.standalone.RunningLedger.LEVANGER;
import static no.dognbok.standalone.RunningLedger.STEINKJER;
import static no.dognbok.standalone.RunningLedger.TRUST;
import static no.dognbok.standalone.RunningLedger.VERDAL;
import static no.dognbok.standalone.RunningLedger.admitted;
import static no.dognbok.standalone.RunningLedger.line;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import no.dognbok.standalone.RunningLedger.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/**
 * Deviations as the two parties live through them: one that a municipality reports by hand, and a
 * late notice that nobody has to report. Over HTTP only; somebody who has no part in it looks over
 * their shoulders and sees nothing.
 */
class DeviationStoryTest {

  @RegisterExtension static final RunningLedger LEDGER = new RunningLedger();

  private static final String WRONG_LIST = "Marevan var seponert, men sto fortsatt på listen.";

  private final UUID stay = UUID.randomUUID();
  private final UUID byHand = UUID.randomUUID();
  private long position;

  private Answer put(UUID id, String json, String organisation) {
    return noted(LEDGER.send("PUT", "/deviations/" + id, json, organisation));
  }

  private Answer post(
      String id, String resource, String json, String organisation, String... headers) {
    return noted(
        LEDGER.send("POST", "/deviations/" + id + "/" + resource, json, organisation, headers));
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

  private JsonNode asked(String path, String organisation) {
    String join = path.contains("?") ? "&" : "?";
    Answer answer = LEDGER.get(path + join + "atLeast=" + position, organisation);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private JsonNode seen(String id, String organisation) {
    return asked("/deviations/" + id, organisation);
  }

  private static String note(String text) {
    return "'note':{'id':'%s','text':'%s'}".formatted(UUID.randomUUID(), text);
  }

  private static String report(UUID stay, String note) {
    return """
    {'at':'2025-10-16T09:00','trust':'%s','municipality':'5006','stay':'%s','hospital':'%s','kind':'MEDICATION_LIST_WRONG','occurredAt':'2025-10-15',%s}\
    """
        .formatted(TRUST, stay, LEVANGER, note);
  }

  /** Admitted on Monday morning, told on Wednesday: 24 hours were up on Tuesday (§ 8). */
  private void noticeCameLate() {
    position =
        LEDGER.told(
            admitted(stay, "2025-10-06T10:00", "5006"),
            line(stay, "notice", "2025-10-08T12:00", "AdmissionNoticeSent"));
  }

  private List<String> listed(String organisation, String filter) {
    return asked("/deviations?size=200" + filter, organisation)
        .path("deviations")
        .valueStream()
        .map(one -> one.path("id").asString())
        .toList();
  }

  private JsonNode lateNotice(String organisation) {
    return asked("/stays/%s/deviations".formatted(stay), organisation)
        .path("deviations")
        .valueStream()
        .filter(one -> one.path("kind").asString().equals("ADMISSION_NOTICE"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aMunicipalityReports_theTrustAnswersAndCloses() throws IOException {
    noticeCameLate();
    String id = byHand.toString();
    String written = note(WRONG_LIST);
    Answer first = put(byHand, report(stay, written), STEINKJER);
    assertRecorded(first);
    assertThat(first.header("Location")).isEqualTo("/api/v1/deviations/" + id);

    // The answer got lost on its way; the request is sent again, and is the same.
    Answer again = put(byHand, report(stay, written), STEINKJER);
    assertThat(again.status()).as(again.body()).isEqualTo(200);
    assertThat(again.json().path("position")).isEqualTo(first.json().path("position"));
    String other = report(stay, written).replace("MEDICATION_LIST_WRONG", "EQUIPMENT_MISSING");
    assertRefused(put(byHand, other, STEINKJER), 409, "deviation-id-taken");
    assertRefused(put(byHand, report(stay, written), TRUST), 409, "deviation-id-taken");

    // Both read the same, and find it at the stay, beside what was late.
    for (String party : List.of(STEINKJER, TRUST, LEVANGER, AUDITOR)) {
      JsonNode read = seen(id, party);
      assertThat(read.at("/deviation/origin").asString()).isEqualTo("BY_HAND");
      assertThat(read.at("/deviation/state").asString()).isEqualTo("OPEN");
      assertThat(read.at("/deviation/toldBy").asString()).isEqualTo("MUNICIPALITY");
      assertThat(read.at("/deviation/paragraphName").asString()).isEqualTo("vedlegg 3.1.3");
      assertThat(read.at("/deviation/hospital/name").asString()).isEqualTo("Sykehuset Levanger");
      assertThat(read.at("/deviation/breach").isMissingNode()).isTrue();
      assertThat(read.at("/history/0/note/text").asString()).isEqualTo(WRONG_LIST);
      assertThat(asked("/stays/%s/deviations".formatted(stay), party).path("deviations"))
          .anyMatch(one -> one.path("id").asString().equals(id))
          .anyMatch(one -> one.path("kind").asString().equals("ADMISSION_NOTICE"));
    }

    // The trust looks into it. It was theirs; who reported it has nothing to answer.
    String answer =
        "{'at':'2025-10-20T13:00','stand':'AGREES',%s}".formatted(note("Listen var gammel."));
    assertRefused(post(id, "answers", answer, STEINKJER, "Idempotency-Key", id), 403, "not-yours");
    assertRecorded(post(id, "answers", answer, LEVANGER, "Idempotency-Key", id));
    assertThat(post(id, "answers", answer, LEVANGER, "Idempotency-Key", id).status())
        .isEqualTo(200);
    assertThat(seen(id, STEINKJER).at("/deviation/state").asString()).isEqualTo("ANSWERED");

    // Closed with a measure; a measure that no code tells needs words.
    assertRefused(
        post(id, "closing", "{'id':'l','at':'2025-10-27T09:00','measure':'OTHER'}", TRUST),
        400,
        "missing-field");
    assertRecorded(
        post(id, "closing", "{'id':'l','at':'2025-10-27T09:00','measure':'NO_MEASURE'}", TRUST));
    assertRefused(
        post(id, "answers", "{'id':'s2','at':'2025-10-27T10:00','stand':'AGREES'}", TRUST),
        409,
        "deviation-closed");
    // That is not enough for the municipality.
    assertRecorded(
        post(
            id,
            "reopening",
            "{'id':'g','at':'2025-10-28T09:00',%s}".formatted(note("Det har skjedd før.")),
            STEINKJER));
    assertRefused(
        post(id, "reopening", "{'id':'g2','at':'2025-10-28T10:00'}", STEINKJER),
        409,
        "deviation-not-closed");
    assertRecorded(
        post(
            id,
            "closing",
            "{'id':'l2','at':'2025-11-03T09:00','measure':'ROUTINE_CHANGED',%s}"
                .formatted(note("Farmasøyt går gjennom listen.")),
            TRUST));
    JsonNode closed = seen(id, STEINKJER);
    assertThat(closed.at("/deviation/state").asString()).isEqualTo("CLOSED");
    assertThat(closed.at("/deviation/measure").asString()).isEqualTo("ROUTINE_CHANGED");
    assertThat(closed.path("history").size()).isEqualTo(5);
    JsonNode then = seen(id + "?asOf=2025-10-27", TRUST);
    assertThat(then.at("/deviation/measure").asString()).isEqualTo("NO_MEASURE");
    assertThat(then.path("history").size()).isEqualTo(3);

    assertThat(listed(TRUST, "&state=CLOSED&kind=MEDICATION_LIST_WRONG&month=2025-10"))
        .contains(id);
    assertThat(listed(STEINKJER, "&paragraph=ANNEX_3_1_3&hospital=" + LEVANGER)).contains(id);
    assertThat(listed(TRUST, "&state=OPEN")).doesNotContain(id);
    assertThat(listed(TRUST, "&state=CLOSED&asOf=2025-10-28")).doesNotContain(id);
    assertThat(listed(TRUST, "&state=OPEN&asOf=2025-10-28")).contains(id);

    strangerSeesNothing(id);
    nothingThatWasWrittenIsInTheLog();
  }

  private void strangerSeesNothing(String id) {
    assertRefused(LEDGER.get("/deviations/" + id, VERDAL), 404, "no-such-deviation");
    assertRefused(LEDGER.get("/stays/%s/deviations".formatted(stay), VERDAL), 404, "no-such-stay");
    assertThat(listed(VERDAL, "")).isEmpty();
    assertThat(listed(VERDAL, "&municipality=5006")).isEmpty();
    assertRefused(
        post(id, "closing", "{'id':'x','at':'2025-11-04T10:00','measure':'TRAINING'}", VERDAL),
        404,
        "no-such-deviation");
    assertRefused(put(UUID.randomUUID(), report(stay, note("Nei")), VERDAL), 403, "not-yours");
    String own = report(stay, note("Vår?")).replace("5006", "5038");
    assertRefused(put(UUID.randomUUID(), own, VERDAL), 404, "no-such-stay");
  }

  private static void nothingThatWasWrittenIsInTheLog() throws IOException {
    try (Stream<Path> files = Files.list(LEDGER.data())) {
      assertThat(files.filter(file -> file.getFileName().toString().startsWith("log.db")))
          .allSatisfy(file ->
              assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                  .doesNotContain("Marevan")
                  .doesNotContain("gammel"));
    }
  }

  @Test
  void aLateNoticeIsThereByItself_andIsAnsweredAndClosed() {
    noticeCameLate();
    JsonNode late = lateNotice(STEINKJER);
    String id = late.path("id").asString();
    assertThat(late.path("origin").asString()).isEqualTo("BROKEN_DUTY");
    assertThat(late.path("breach").asString()).isEqualTo("BROKEN");
    assertThat(late.path("state").asString()).isEqualTo("OPEN");
    assertThat(late.path("paragraphName").asString()).isEqualTo("§ 8");
    assertThat(late.at("/obligation/owedBy").asString()).isEqualTo("HOSPITAL");
    assertThat(late.at("/obligation/due").asString()).isEqualTo("2025-10-07T10:00:00+02:00");
    assertThat(late.path("overdueBy").asString()).isEqualTo("PT26H");
    assertThat(lateNotice(TRUST).path("id").asString()).isEqualTo(id);
    assertThat(listed(TRUST, "")).doesNotContain(id);
    assertRefused(LEDGER.get("/deviations/" + id, TRUST), 404, "no-such-deviation");
    assertThat(seen(id + "?stay=" + stay, TRUST).path("history").isEmpty()).isTrue();

    // Nobody has spoken of it: who does says which duty it is, as the answer shows it.
    String bare = "{'id':'svar','at':'2025-10-09T09:00','stand':'AGREES'}";
    assertRefused(post(id, "answers", bare, TRUST), 404, "no-such-deviation");
    String about = ",'duty':" + late.path("duty") + "}";
    String answer = bare.replace("}", about);
    assertRefused(post(id, "answers", answer, VERDAL), 403, "not-yours");
    assertRefused(post(byHand.toString(), "answers", answer, TRUST), 400, "invalid-value");
    String another = answer.replace("'AGREES'", "'AGREES'").replace("\"5006\"", "\"5038\"");
    assertRefused(post(id, "answers", another, VERDAL), 404, "no-such-stay");
    assertRecorded(post(id, "answers", answer, TRUST));
    assertThat(post(id, "answers", answer, TRUST).status()).isEqualTo(200);
    assertRefused(
        put(UUID.fromString(id), report(stay, note("x")), STEINKJER), 400, "invalid-value");

    // From here on it is known without its duty.
    assertRecorded(
        post(
            id,
            "closing",
            "{'id':'lukk','at':'2025-10-10T09:00','measure':'RAISED_IN_FAGRAAD'}",
            STEINKJER));
    JsonNode closed = lateNotice(TRUST);
    assertThat(closed.path("id").asString()).isEqualTo(id);
    assertThat(closed.path("state").asString()).isEqualTo("CLOSED");
    assertThat(closed.path("duty").isMissingNode()).isTrue();
    assertThat(seen(id, STEINKJER).path("history").valueStream().map(one -> one.path("type")))
        .extracting(JsonNode::asString)
        .containsExactly("DeviationTakenUp", "DeviationAnswered", "DeviationClosed");
    assertThat(listed(TRUST, "&month=2025-10&kind=ADMISSION_NOTICE")).contains(id);
    assertRefused(LEDGER.get("/deviations/" + id, VERDAL), 404, "no-such-deviation");

    // The time of the notice was typed wrong: it was not late. What was said stands.
    String notice =
        asked("/stays/%s/timeline".formatted(stay), TRUST)
            .path("events")
            .valueStream()
            .filter(one -> one.path("type").asString().equals("AdmissionNoticeSent"))
            .map(one -> one.path("id").asString())
            .findFirst()
            .orElseThrow();
    assertRecorded(
        noted(
            LEDGER.send(
                "POST",
                "/stays/%s/correction".formatted(stay),
                "{'id':'rett','at':'2025-10-11T09:00','event':'%s','field':'at','old':'2025-10-08T12:00','new':'2025-10-06T12:00','why':'WRONG_TIME'}"
                    .formatted(notice),
                TRUST)));
    JsonNode now = seen(id, STEINKJER);
    assertThat(now.at("/deviation/breach").asString()).isEqualTo("NOT_BROKEN_NOW");
    assertThat(now.at("/deviation/state").asString()).isEqualTo("CLOSED");
    assertThat(now.path("history").size()).isEqualTo(3);
    assertThat(now.at("/deviation/obligation/state").asString()).isEqualTo("FULFILLED");
    assertThat(lateNotice(TRUST).path("breach").asString()).isEqualTo("NOT_BROKEN_NOW");
  }

  /** Who is owed something takes it up with a note, and the other answers. */
  @Test
  void aDutyIsTakenUpByWhoWasOwedIt() {
    noticeCameLate();
    JsonNode late = lateNotice(STEINKJER);
    UUID id = UUID.fromString(late.path("id").asString());
    String taken =
        "{'at':'2025-10-09T08:00','duty':%s,%s}"
            .formatted(late.path("duty"), note("Vi fikk ikke planlagt."));
    assertRecorded(put(id, taken, STEINKJER));
    assertThat(seen(id.toString(), TRUST).at("/history/0/note/text").asString())
        .isEqualTo("Vi fikk ikke planlagt.");
    assertRecorded(
        post(
            id.toString(),
            "answers",
            "{'id':'s','at':'2025-10-09T10:00','stand':'DISAGREES'}",
            TRUST));
    assertThat(lateNotice(STEINKJER).path("state").asString()).isEqualTo("ANSWERED");
    assertThat(lateNotice(STEINKJER).path("toldBy").asString()).isEqualTo("MUNICIPALITY");
  }

  @Test
  void whatCannotBeReadIsRefusedByName() {
    noticeCameLate();
    String right = report(stay, note(WRONG_LIST));
    for (String[] wrong :
        new String[][] {
          {right.replace("'5006'", "'56'"), "municipality"},
          {right.replace("'trust':'%s'".formatted(TRUST), "'trust':'" + STEINKJER + "'"), "trust"},
          {right.replace(LEVANGER, STEINKJER), "hospital"},
          {right.replace("MEDICATION_LIST_WRONG", "WRONG_LIST"), "kind"},
          {right.replace("'kind'", "'slag'"), "kind"},
          {right.replace("'occurredAt':'2025-10-15',", ""), "occurredAt"},
          {right.replace("'kind'", "'paragraph':'SECTION_1','kind'"), "paragraph"},
          {
            right.replaceAll("'kind':.*,'occ", "'kind':'OTHER','occ").replace("'note'", "'x'"),
            "note"
          },
          {right.replace("sto fortsatt", "12834112092"), "note.text"},
          {right.replace("{'at'", "{'duty':{'stay':'%s'},'at'".formatted(stay)), "duty.obligation"}
        }) {
      Answer answer = put(UUID.randomUUID(), wrong[0], STEINKJER);
      assertThat(answer.status()).as(answer.body()).isEqualTo(400);
      assertThat(answer.json().path("field").asString()).as(answer.body()).isEqualTo(wrong[1]);
      assertThat(answer.body()).doesNotContain("12834112092").doesNotContain("Marevan");
    }
    assertRefused(
        put(UUID.randomUUID(), right.replace("2025-10-15", "2099-10-15"), STEINKJER),
        422,
        "time-ahead");
    assertRefused(
        put(UUID.randomUUID(), report(UUID.randomUUID(), note("x")), STEINKJER),
        404,
        "no-such-stay");
    assertRefused(LEDGER.get("/deviations?state=DONE", STEINKJER), 400, "invalid-value");
    assertRefused(LEDGER.get("/deviations?month=oktober", STEINKJER), 400, "invalid-value");
    assertRefused(LEDGER.get("/deviations?size=201", STEINKJER), 400, "invalid-value");
    assertRefused(LEDGER.get("/deviations/d-1", STEINKJER), 400, "invalid-value");
    assertRefused(
        LEDGER.get("/deviations/%s?stay=x".formatted(byHand), STEINKJER), 400, "invalid-value");
    assertRefused(
        post(byHand.toString(), "closing", "{'at':'2025-10-20','measure':'TRAINING'}", TRUST),
        400,
        "missing-field");
  }
}
