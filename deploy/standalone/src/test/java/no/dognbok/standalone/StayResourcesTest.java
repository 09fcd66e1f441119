package no.dognbok.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.dognbok.command.stay.StayResource;
import no.dognbok.events.StayEvent;
import no.dognbok.standalone.RunningLedger.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** A stay told resource by resource, as an EHR system does it that knows its stays. */
class StayResourcesTest {

  @RegisterExtension static final RunningLedger LEDGER = new RunningLedger();

  private static final String ADMISSION =
      "{'at':'2025-05-05T10:00','hospital':'974754118','municipality':'5006','careType':'SOMATIC'}";

  private final UUID stay = UUID.randomUUID();

  private Answer admit() {
    return LEDGER.send("PUT", "/stays/" + stay, ADMISSION, RunningLedger.TRUST);
  }

  private Answer tell(String resource, String json, String... headers) {
    return LEDGER.send(
        "POST", "/stays/%s/%s".formatted(stay, resource), json, RunningLedger.TRUST, headers);
  }

  private Answer get(String path, Answer after) {
    return LEDGER.get(
        "/stays/%s%s?atLeast=%s".formatted(stay, path, after.header("Dognbok-Position")),
        RunningLedger.TRUST);
  }

  @Test
  void put_created_forAnAdmission() {
    Answer answer = admit();
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    assertThat(answer.header("Location")).isEqualTo("/api/v1/stays/" + stay);
    assertThat(answer.json().path("stay").asString()).isEqualTo(stay.toString());
    assertThat(answer.json().path("events")).hasSize(1);
    JsonNode summary = get("", answer).json();
    assertThat(summary.path("admittedAt").asString()).isEqualTo("2025-05-05T10:00:00+02:00");
    assertThat(summary.path("municipality").path("name").asString()).isEqualTo("Steinkjer kommune");
  }

  @Test
  void put_theSameAnswer_forTheSameAdmissionAgain() {
    Answer first = admit();
    Answer again = admit();
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.header("Dognbok-Repeated")).isEqualTo("true");
    assertThat(again.json().path("position")).isEqualTo(first.json().path("position"));
    assertThat(again.json().path("events")).isEqualTo(first.json().path("events"));
  }

  @Test
  void put_once_whateverKeysItIsSentWith() {
    Answer first = admit();
    Answer withKey =
        LEDGER.send(
            "PUT",
            "/stays/" + stay,
            ADMISSION,
            RunningLedger.TRUST,
            "Idempotency-Key",
            stay.toString());
    assertThat(withKey.status()).as(withKey.body()).isEqualTo(200);
    assertThat(withKey.json().path("position")).isEqualTo(first.json().path("position"));
  }

  @Test
  void get_theWholeAnswer_howeverOftenItIsAskedFor() {
    String seen = admit().header("ETag");
    Answer again = LEDGER.getWith("/stays/" + stay, RunningLedger.TRUST, "If-None-Match", seen);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void post_badRequest_forACorrectionOfAFieldThatTheEventHasNot() {
    admit();
    Answer answer =
        tell(
            "correction",
            "{'id':'c','at':'2025-05-06T10:00','event':'admission','field':'chanel','new':'PHONE','why':'TYPED_WRONG'}");
    assertThat(answer.code()).isEqualTo("invalid-value");
    assertThat(answer.detail()).contains("chanel").contains("careType");
  }

  @Test
  void put_conflict_forAnotherAdmissionUnderTheSameId() {
    admit();
    Answer other =
        LEDGER.send(
            "PUT", "/stays/" + stay, ADMISSION.replace("T10:00", "T11:00"), RunningLedger.TRUST);
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.code()).isEqualTo("message-id-taken");
  }

  @Test
  void aWholeStay_isPaidFor_resourceByResource() {
    admit();
    tell("need", "{'id':'n','at':'2025-05-05T11:00','needed':true}");
    tell("admission-notice", "{'id':'8','at':'2025-05-05T16:00','expectedDischarge':'2025-05-12'}");
    tell("ready-declaration", "{'id':'9','at':'2025-05-12T10:00','by':'PHYSICIAN'}");
    tell("ready-notice", "{'id':'10','at':'2025-05-12T10:10'}");
    LEDGER.send(
        "POST",
        "/stays/%s/reply".formatted(stay),
        "{'id':'11','at':'2025-05-12T11:00','municipality':'5006','answer':'NOT_YET'}",
        RunningLedger.STEINKJER);
    Answer last =
        LEDGER.send(
            "POST",
            "/stays/%s/offer-ready".formatted(stay),
            "{'id':'12','at':'2025-05-15T09:00','municipality':'5006'}",
            RunningLedger.STEINKJER);
    assertThat(last.status()).as(last.body()).isEqualTo(201);
    assertThat(get("/payment-days", last).json().path("billable").toString())
        .isEqualTo("[\"2025-05-12\",\"2025-05-13\",\"2025-05-14\"]");
  }

  /** What each resource takes besides the time, at the least. */
  private static final Map<StayResource, String> LEAST =
      Map.ofEntries(
          Map.entry(StayResource.NEED, "'needed':true"),
          Map.entry(StayResource.EXPECTED_DISCHARGE, "'expectedDischarge':'2025-05-20'"),
          Map.entry(StayResource.NEEDS, "'changes':['FUNCTION']"),
          Map.entry(StayResource.ACCOUNT, "'digest':'" + "5f".repeat(32) + "'"),
          Map.entry(StayResource.FOLLOW_UP_NOT_NEEDED, "'notNeeded':['JOINT_PLAN']"),
          Map.entry(StayResource.SUPPLIES_REQUEST, "'supplies':['MEDICATION']"),
          Map.entry(StayResource.SUPPLIES, "'supplies':['MEDICATION']"),
          Map.entry(StayResource.TRAVEL_PREPARATION, "'done':['TRANSPORT_ARRANGED']"),
          Map.entry(StayResource.OWN_RESPONSIBILITY, "'competent':true,'wishesToLeave':true"),
          Map.entry(StayResource.FORCE_MAJEURE, "'agreedWith':'840029212','from':'2025-05-06'"),
          Map.entry(StayResource.REPLY, "'answer':'CAN_RECEIVE'"),
          Map.entry(StayResource.NO_REPLY, "'reads':'00000000-0000-4000-8000-000000000001'"),
          Map.entry(StayResource.LEAVE, "'phase':'STARTED'"),
          Map.entry(StayResource.MOVE, "'to':'974753898'"),
          Map.entry(StayResource.RECEIPT, "'of':'admission','positive':true"),
          Map.entry(StayResource.OWN_REFERENCE, "'reference':'DIPS 12-34'"),
          Map.entry(StayResource.CANCELLATION, "'cancels':'something'"),
          Map.entry(StayResource.RESIDENCE, "'municipality':'5038'"),
          Map.entry(
              StayResource.CORRECTION,
              "'event':'admission','field':'municipality','new':'5038','why':'TYPED_WRONG'"),
          Map.entry(StayResource.RECORDED_IN_ERROR, "'event':'admission','why':'WRONG_STAY'"));

  private static String least(StayResource resource) {
    return "{'id':'x','at':'2025-05-06T10:00'%s}"
        .formatted(LEAST.containsKey(resource) ? "," + LEAST.get(resource) : "");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ADMISSION")
  void post_created_forEachResource(StayResource resource) {
    admit();
    Answer answer = tell(resource.path(), least(resource));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    List<String> types =
        get("/timeline", answer)
            .json()
            .path("events")
            .valueStream()
            .map(event -> event.path("type").asString())
            .toList();
    assertThat(types)
        .hasSize(2)
        .contains(resource.events().getFirst().getSimpleName(), "PatientAdmitted");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ADMISSION")
  void post_badRequest_forAFieldThatTheResourceDoesNotTake(StayResource resource) {
    admit();
    Answer answer =
        tell(resource.path(), least(resource).replace("}", ",'expectedDischrage':'2025-05-20'}"));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("unknown-field");
    assertThat(answer.detail()).contains("expectedDischrage").contains("known are");
  }

  @Test
  void post_notFound_forAResourceThatAStayHasNot() {
    Answer answer = tell("diagnosis", "{'id':'x','at':'2025-05-06T10:00'}");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.code()).isEqualTo("no-such-resource");
    assertThat(answer.detail()).contains("ready-notice");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "needs | 'changes':[] | changes",
        "needs | 'changes':['HAIR'] | changes",
        "supplies-request | 'supplies':[] | supplies",
        "travel-preparation | 'when':'now' | done",
        "account | 'digest':'abc' | digest",
        "follow-up-not-needed | 'notNeeded':['COERCION'] | notNeeded",
        "follow-up-not-needed | 'notNeeded':[] | notNeeded",
        "own-responsibility | 'competent':true | wishesToLeave",
        "own-responsibility | 'competent':true,'wishesToLeave':true,'cover':'HOPE' | cover",
        "force-majeure | 'from':'2025-05-06' | agreedWith",
        "force-majeure | 'agreedWith':'840029212','from':'2025-05-06','to':'2025-05-05' | to"
      })
  void post_badRequest_namesTheFieldThatIsWrong(String path, String fields, String wrong) {
    Answer answer = tell(path, "{'id':'x','at':'2025-05-06T10:00',%s}".formatted(fields));
    assertThat(answer.status()).as(answer::body).isEqualTo(400);
    assertThat(answer.json().path("field").asString()).isEqualTo(wrong);
  }

  /** What is told of in time to be looked at shows in the lists. */
  @Test
  void get_checklists_sayWhatIsMissing() {
    admit();
    tell(
        "ready-declaration",
        "{'id':'9','at':'2025-05-12T10:00','by':'PHYSICIAN','assessed':['A']}");
    Answer told =
        tell(
            "travel-preparation",
            "{'id':'t','at':'2025-05-12T11:00','done':['TRANSPORT_ARRANGED']}");
    Answer answer = get("/checklists", told);
    assertThat(answer.status()).as(answer::body).isEqualTo(200);
    JsonNode assessment = answer.json().path("checklists").get(0);
    assertThat(assessment.path("kind").asString()).isEqualTo("ASSESSMENT");
    assertThat(assessment.path("groundForAccount").asBoolean()).isTrue();
    assertThat(state(assessment, "POINT_A")).isEqualTo("MET");
    assertThat(state(assessment, "POINT_B")).isEqualTo("NOT_ON_RECORD");
    JsonNode travel = answer.json().path("checklists").get(1);
    assertThat(travel.path("complete").asBoolean()).isFalse();
    assertThat(state(travel, "TRANSPORT_ARRANGED")).isEqualTo("MET");
    assertThat(state(travel, "PATIENT_INFORMED")).isEqualTo("NOT_ON_RECORD");
    assertThat(state(travel, "MEDICATION_PREPARED")).isEqualTo("NOT_APPLICABLE");
  }

  private static String state(JsonNode list, String code) {
    return list.path("points")
        .valueStream()
        .filter(point -> point.path("code").asString().equals(code))
        .findFirst()
        .orElseThrow()
        .path("state")
        .asString();
  }

  @Test
  void post_leave_hasTwoPhases() {
    admit();
    tell("leave", "{'id':'out','at':'2025-05-06T10:00','phase':'STARTED'}");
    Answer back = tell("leave", "{'id':'in','at':'2025-05-07T10:00','phase':'ENDED'}");
    assertThat(get("/timeline", back).body()).contains("LeaveStarted").contains("LeaveEnded");
    Answer neither = tell("leave", "{'id':'neither','at':'2025-05-07T10:00'}");
    assertThat(neither.code()).isEqualTo("missing-field");
    assertThat(neither.detail()).contains("phase");
  }

  @Test
  void post_theSameAnswer_forTheSameIdempotencyKey() {
    admit();
    String notice = "{'at':'2025-05-05T16:00'}";
    Answer first = tell("admission-notice", notice, "Idempotency-Key", "k-1");
    Answer again = tell("admission-notice", notice, "Idempotency-Key", "k-1");
    assertThat(first.status()).as(first.body()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().path("position")).isEqualTo(first.json().path("position"));
    assertThat(first.json().path("id").asString()).isEqualTo("k-1");
  }

  @Test
  void post_conflict_forAKeyThatWasUsedForAnotherRequest() {
    admit();
    tell("admission-notice", "{'at':'2025-05-05T16:00'}", "Idempotency-Key", "k-2" + stay);
    Answer otherResource =
        tell("ready-notice", "{'at':'2025-05-05T16:00'}", "Idempotency-Key", "k-2" + stay);
    assertThat(otherResource.code()).isEqualTo("idempotency-key-taken");
    UUID other = UUID.randomUUID();
    Answer otherStay =
        LEDGER.send(
            "POST",
            "/stays/%s/admission-notice".formatted(other),
            "{'at':'2025-05-05T16:00'}",
            RunningLedger.TRUST,
            "Idempotency-Key",
            "k-2" + stay);
    assertThat(otherStay.status()).isEqualTo(409);
    assertThat(otherStay.code()).isEqualTo("idempotency-key-taken");
  }

  @Test
  void post_badRequest_whereARetryCouldBeRecordedTwice() {
    Answer answer = tell("ready-notice", "{'at':'2025-05-05T16:00'}");
    assertThat(answer.code()).isEqualTo("missing-field");
    assertThat(answer.detail()).contains("Idempotency-Key");
  }

  @Test
  void post_once_howeverManySendTheSameRequestAtOnce() throws Exception {
    admit();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Answer> request =
          () -> tell("ready-notice", "{'at':'2025-05-05T16:00'}", "Idempotency-Key", "k-3");
      List<Future<Answer>> answers =
          threads.invokeAll(IntStream.range(0, 16).mapToObj(_ -> request).toList());
      List<Integer> statuses = new ArrayList<>();
      for (Future<Answer> answer : answers) {
        statuses.add(answer.get().status());
      }
      assertThat(statuses).containsOnly(200, 201);
      assertThat(statuses.stream().filter(status -> status == 201)).hasSize(1);
    }
  }

  @Test
  void post_created_forTheStateThatIfMatchNames() {
    Answer admitted = admit();
    Answer seen = get("", admitted);
    assertThat(seen.header("ETag")).isEqualTo(admitted.header("ETag")).isEqualTo("\"0-2\"");
    Answer told =
        tell("ready-notice", "{'id':'r','at':'2025-05-05T16:00'}", "If-Match", seen.header("ETag"));
    assertThat(told.status()).as(told.body()).isEqualTo(201);
    assertThat(told.header("ETag")).isEqualTo("\"1-2\"");
  }

  @Test
  void post_preconditionFailed_whereOthersHaveToldSince() {
    String seen = admit().header("ETag");
    tell("need", "{'id':'n','at':'2025-05-05T11:00','needed':true}");
    Answer late = tell("ready-notice", "{'id':'r','at':'2025-05-05T16:00'}", "If-Match", seen);
    assertThat(late.status()).isEqualTo(412);
    assertThat(late.code()).isEqualTo("stay-changed");
    assertThat(get("/timeline", admit()).json().path("events")).hasSize(2);
  }

  @Test
  void post_preconditionFailed_forAnotherRuleSetAWeakTagOrAStayThatIsNotThere() {
    admit();
    String notice = "{'id':'r','at':'2025-05-05T16:00'}";
    Stream.of("\"0-99\"", "W/\"0-2\"", "\"nonsense\"")
        .forEach(tag ->
            assertThat(tell("ready-notice", notice, "If-Match", tag).status()).isEqualTo(412));
    assertThat(tell("ready-notice", notice, "If-Match", "\"9-2\", \"0-2\"").status())
        .isEqualTo(201);
    Answer nobody =
        LEDGER.send(
            "POST",
            "/stays/%s/ready-notice".formatted(UUID.randomUUID()),
            notice,
            RunningLedger.TRUST,
            "If-Match",
            "*");
    assertThat(nobody.status()).isEqualTo(412);
  }

  @Test
  void post_oneOfThem_whereManyExpectTheSameState() throws Exception {
    String seen = admit().header("ETag");
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> answers =
          threads.invokeAll(
              IntStream.range(0, 8)
                  .mapToObj(i ->
                      (Callable<Answer>)
                          () ->
                              tell(
                                  "ready-notice",
                                  "{'id':'r-%d','at':'2025-05-05T16:00'}".formatted(i),
                                  "If-Match",
                                  seen))
                  .toList());
      int recorded = 0;
      for (Future<Answer> answer : answers) {
        recorded += answer.get().status() == 201 ? 1 : 0;
      }
      assertThat(recorded).isEqualTo(1);
    }
  }

  @Test
  void post_unauthorized_whereTheRequestDoesNotSayWhoTells() {
    Answer answer =
        LEDGER.send(
            "POST", "/stays/%s/death".formatted(stay), "{'id':'x','at':'2025-05-05'}", null);
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.code()).isEqualTo("organisation-missing");
  }

  @Test
  void post_unprocessable_forWhatHasNotHappenedYet() {
    Answer answer = tell("death", "{'id':'x','at':'2099-05-05T10:00'}");
    assertThat(answer.code()).isIn("time-ahead", "invalid-value");
    assertThat(LEDGER.get("/stays/" + stay, RunningLedger.TRUST).status()).isEqualTo(404);
  }

  @Test
  void theSameFactUnderTheSameId_isOneTelling_asALineAndOverItsResource() {
    admit();
    String line = RunningLedger.line(stay, "8", "2025-05-05T16:00", "AdmissionNoticeSent");
    LEDGER.told(line);
    Answer again = tell("admission-notice", "{'id':'8','at':'2025-05-05T16:00'}");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.header("Dognbok-Repeated")).isEqualTo("true");
  }

  @Test
  void anythingInTheStay_canBeNamedAsTheTimelineNamesIt() {
    String event = admit().json().path("events").get(0).asString();
    Answer corrected =
        tell(
            "correction",
            "{'id':'c','at':'2025-05-06T10:00','event':'%s','field':'municipality','old':'5006','new':'5038','why':'TYPED_WRONG'}"
                .formatted(event));
    assertThat(corrected.status()).as(corrected.body()).isEqualTo(201);
    assertThat(get("", corrected).json().path("municipality").path("name").asString())
        .isEqualTo("Verdal kommune");
    Answer notice = tell("admission-notice", "{'id':'8','at':'2025-05-05T16:00'}");
    String noticeEvent = notice.json().path("events").get(0).asString();
    Answer cancelled =
        tell(
            "cancellation",
            "{'id':'x','at':'2025-05-06T11:00','cancels':'%s'}".formatted(noticeEvent));
    assertThat(
            get("/timeline", cancelled)
                .json()
                .path("events")
                .valueStream()
                .filter(e -> e.path("type").asString().equals("AdmissionNoticeSent"))
                .map(e -> e.path("standing").asString()))
        .containsExactly("CANCELLED");
  }

  @Test
  void theOwnReferenceOfEachOrganisation_standsOnTheStay_theLastOneOfEach() {
    admit();
    tell("admission-notice", "{'id':'8','at':'2025-05-05T16:00','municipality':'5006'}");
    tell("own-reference", "{'id':'a','at':'2025-05-05T16:00','reference':'DIPS 1'}");
    tell("own-reference", "{'id':'b','at':'2025-05-05T16:05','reference':'DIPS 2'}");
    Answer last =
        LEDGER.send(
            "POST",
            "/stays/%s/own-reference".formatted(stay),
            "{'id':'a','at':'2025-05-05T17:00','reference':'Gerica 77'}",
            RunningLedger.STEINKJER);
    assertThat(get("", last).json().path("references").toString())
        .contains("DIPS 2")
        .contains("Gerica 77")
        .doesNotContain("DIPS 1");
  }

  @Test
  void everyEventOfAStay_canBeToldOverAResource_butTheIdentityOfThePatient() {
    List<String> told =
        Arrays.stream(StayResource.values())
            .flatMap(resource -> resource.events().stream())
            .map(Class::getSimpleName)
            .toList();
    assertThat(told).doesNotHaveDuplicates();
    assertThat(StayEvent.class.getPermittedSubclasses())
        .extracting(Class::getSimpleName)
        .filteredOn(type -> !told.contains(type))
        .containsExactlyInAnyOrder("PatientIdentityLinked", "IdentityErased");
  }
}
