package no.dognbok.standalone.cli;

import static no.dognbok.standalone.RunningLedger.AUDITOR;
import static no.dognbok.standalone.RunningLedger.SAMPLES;
import static no.dognbok.standalone.RunningLedger.STEINKJER;
import static no.dognbok.standalone.RunningLedger.TRUST;
import static no.dognbok.standalone.RunningLedger.VERDAL;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.dognbok.standalone.RunningLedger;
import no.dognbok.standalone.RunningLedger.Answer;
import no.dognbok.standalone.simulation.Country;
import no.dognbok.standalone.simulation.Traffic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is erased is gone from wherever it lay, and nothing else is: over HTTP and the command line,
 * on the sample messages and a month of made-up traffic. One ledger, in the order of its life.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ErasureContract {

  private static final String DISPUTED = "10000000-0000-4000-8000-000000000001";
  private static final String PATIENT = "12834112092";
  private static final String LATER = "2027-06-01T12:00";
  private static final String TEXT = "Vi svarte ja på telefon 13. oktober.";

  private final String dispute = "/disputes/" + UUID.randomUUID();
  private final UUID note = UUID.randomUUID();
  private final List<byte[]> messages = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();
  private Map<String, JsonNode> before = Map.of();
  private long told;

  abstract RunningLedger ledger();

  /** Everything that is stored, as text; checked against the leaves where it is of the log. */
  abstract String stored() throws IOException;

  @BeforeEach
  void allIsHeld() {
    ledger().awaitAllIsHeld();
  }

  private static List<Path> files(String ending) throws IOException {
    try (Stream<Path> files = Files.walk(SAMPLES)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  private JsonNode get(String path, String organisation) {
    Answer answer = ledger().get(path, organisation);
    assertThat(answer.status()).as(path + ": " + answer.body()).isEqualTo(200);
    return answer.json();
  }

  private Answer erase(String json, String organisation) {
    Answer answer = ledger().send("POST", "/erasures", json, organisation);
    ledger().awaitAllIsHeld();
    return answer;
  }

  private List<JsonNode> tellLines() {
    Answer answer =
        ledger()
            .post(
                "/events",
                "application/x-ndjson",
                String.join("\n", lines).getBytes(StandardCharsets.UTF_8),
                TRUST);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.body().lines().map(line -> JsonMapper.shared().readTree(line)).toList();
  }

  @Test
  @Order(1)
  void allIsTold() throws IOException {
    Traffic.of(
            new Traffic.Settings(
                12,
                4,
                LocalDate.of(2025, 3, 1),
                LocalDate.of(2025, 3, 20),
                Country.nordTrondelag(),
                false))
        .lines()
        .forEach(lines::add);
    for (String file : List.of("epj-levanger.ndjson", "svar-fra-kommunene.ndjson")) {
      lines.addAll(Files.readAllLines(SAMPLES.resolve(file)));
    }
    assertThat(tellLines()).allMatch(line -> line.path("outcome").asString().equals("RECORDED"));
    Path early = SAMPLES.resolve("plo/2-namsos-steinkjer/03-kvittering-varsel-om-innlagt.xml");
    messages.add(Files.readAllBytes(early)); // its message comes later
    messages.add(inVain(Files.readString(early)));
    for (Path file : files(".xml")) {
      messages.add(Files.readAllBytes(file));
    }
    for (byte[] message : messages) {
      assertThat(ledger().postXml(message).status()).isEqualTo(200);
    }
    Answer opened =
        ledger()
            .send(
                "PUT",
                dispute,
                """
                {'at':'2025-11-04T09:00','trust':'%s','municipality':'5006','stay':'%s',
                 'grounds':[{'code':'ANSWERED_YES','note':{'id':'%s','text':'%s'}}]}\
                """
                    .formatted(TRUST, DISPUTED, note, TEXT),
                STEINKJER);
    assertThat(opened.status()).as(opened.body()).isEqualTo(201);
  }

  /** A receipt for a message that never comes. */
  private static byte[] inVain(String receipt) {
    return Pattern.compile("<Id>[0-9a-f-]{36}</Id>")
        .matcher(receipt)
        .replaceAll(_ -> "<Id>%s</Id>".formatted(UUID.randomUUID()))
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  @Order(2)
  void theStoresHoldWhatTellsOfPeople() throws IOException {
    before = judged();
    assertThat(before).hasSizeGreaterThan(70);
    told = ledger().commits();
    String stored = stored();
    assertThat(telling()).hasSizeGreaterThan(40).allMatch(stored::contains);
    assertThat(stored).contains("\"patient\":\"");
    assertThat(lookedUp()).contains(DISPUTED);
  }

  /** What of the messages tells of people: their ids, and the senders' own references. */
  private Set<String> telling() {
    Set<String> telling = new LinkedHashSet<>();
    for (byte[] message : messages) {
      String xml = new String(message, StandardCharsets.UTF_8);
      if (!xml.contains("DIALOG_")) { // one of them is not kept
        Matcher id = Pattern.compile("<(MsgId|Id)>([0-9a-f-]{36})</").matcher(xml);
        assertThat(id.find()).isTrue();
        telling.add(id.group(2));
      }
    }
    telling.add("LEV-2025-1187");
    telling.add("LEV-2025-1243");
    return telling;
  }

  private List<String> lookedUp() {
    return ledger()
        .postJson("/stays/lookup", "{\"identityNumber\":\"%s\"}".formatted(PATIENT), TRUST)
        .json()
        .path("stays")
        .valueStream()
        .map(stay -> stay.path("id").asString())
        .toList();
  }

  private Set<String> stays() {
    Set<String> stays = new LinkedHashSet<>();
    JsonNode page = get("/changes?after=-1&limit=500", AUDITOR);
    while (!page.path("changes").isEmpty()) {
      page.path("changes").forEach(change -> stays.add(change.path("stay").asString("")));
      page = get("/changes?limit=500&after=" + page.path("next"), AUDITOR);
    }
    stays.remove("");
    return stays;
  }

  /** Every judgement of every stay, without what says of whom it is and on what it rests. */
  private Map<String, JsonNode> judged() {
    Map<String, JsonNode> judged = new TreeMap<>();
    for (String stay : stays()) {
      for (String side : List.of("payment-days", "deadlines", "checklists", "timeline")) {
        String path = "/stays/%s/%s?asOf=2025-12-31T12:00".formatted(stay, side);
        judged.put(path, bare(get(path, AUDITOR)));
      }
    }
    for (String municipality : List.of("5006", "5007", "5038")) {
      String path =
          "/statements/%s/%s/2025-10?asOf=2025-12-31T12:00".formatted(TRUST, municipality);
      judged.put(path, bare(get(path, AUDITOR)));
    }
    return judged;
  }

  private static JsonNode bare(JsonNode node) {
    if (node instanceof ObjectNode object) {
      // The dispute ends meanwhile, and what the digest is of says so.
      object.remove(List.of("basis", "messageId", "references", "objection", "digest"));
      if (object.path("doubts") instanceof ArrayNode doubts) { // the dispute ends meanwhile
        doubts.removeIf(doubt -> doubt.path("code").asString("").equals("DISPUTED"));
      }
      if (object.path("events") instanceof ArrayNode events) { // that it was erased is news
        events.removeIf(event -> event.path("type").asString("").equals("IdentityErased"));
      }
    }
    node.forEach(ErasureContract::bare);
    return node;
  }

  @Test
  @Order(3)
  void withoutASettingNothingGoesByAge() {
    JsonNode report = erase("{'asOf':'%s'}".formatted(LATER), AUDITOR).json();
    assertThat(report.has("setting")).isFalse();
    assertThat(report.at("/totals/stays").asInt()).isZero();
    assertThat(report.at("/totals/notes").asInt()).isZero();
    assertThat(get("/reference", TRUST).has("retention")).isFalse();
  }

  private Answer set(String json, String organisation) {
    return ledger().send("PUT", "/reference/retention", json, organisation);
  }

  private CommandLine setOnTheCommandLine() {
    List<Object> words = new ArrayList<>(List.of("reference", "retention"));
    words.addAll(List.of("--identity", "P1Y", "--notes", "P1Y", "--source", "plan"));
    words.addAll(List.of("--data", ledger().data(), "--simulated", "--organisation", TRUST));
    return CommandLine.run(words.toArray());
  }

  @Test
  @Order(4)
  void theSettingIsSetWithItsSource_andPeriodsThatCannotBeRightAreRefused() {
    String plan = "{'identity':'%s','notes':'P1Y','source':'plan'}";
    for (String wrong : List.of("P1D", "-P1Y", "P101Y", "ten years", "P99999999999Y", "PT24H")) {
      Answer refused = set(plan.formatted(wrong), TRUST);
      assertThat(refused.status()).as(wrong).isEqualTo(400);
      assertThat(refused.code()).isEqualTo("invalid-value");
      assertThat(refused.detail()).contains("P10Y");
    }
    assertThat(set(plan.formatted("P1Y"), STEINKJER).code()).isEqualTo("not-yours");
    assertThat(set("{'identity':'P1Y'}", TRUST).code()).isEqualTo("missing-field");
    if (ledger().database().isPresent()) { // no server holds the folder
      assertThat(set(plan.formatted("P1Y"), TRUST).status()).isEqualTo(200);
    } else {
      CommandLine set = setOnTheCommandLine();
      assertThat(set.status()).as(set.err()).isZero();
    }
    ledger().awaitAllIsHeld();
    assertThat(get("/reference", TRUST).path("retention").toString())
        .isEqualTo("{\"identity\":\"P1Y\",\"notes\":\"P1Y\",\"source\":\"plan\"}");
  }

  private CommandLine erase(Object... arguments) {
    List<Object> all = new ArrayList<>(List.of("erase"));
    if (ledger().database().isPresent()) {
      all.addAll(List.of("--at", ledger().address()));
    } else {
      all.addAll(List.of("--data", ledger().data(), "--simulated"));
    }
    all.addAll(List.of(arguments));
    CommandLine run = CommandLine.run(all.toArray());
    ledger().awaitAllIsHeld();
    return run;
  }

  @Test
  @Order(5)
  void whoMayNotIsRefused_andSoIsWhatCannotBeRight() {
    assertThat(erase("{}", STEINKJER).code()).isEqualTo("not-yours");
    assertThat(erase("{}", null).code()).isEqualTo("organisation-missing");
    String stay = "{'stay':'%s'".formatted(DISPUTED);
    assertThat(erase(stay + "}", TRUST).code()).isEqualTo("missing-field");
    assertThat(erase(stay + ",'ground':'BECAUSE'}", TRUST).code()).isEqualTo("invalid-value");
    assertThat(erase("{'when':'now'}", TRUST).code()).isEqualTo("unknown-field");
    String both = ",'note':'%s','ground':'PATIENTS_DEMAND'}".formatted(note);
    assertThat(erase(stay + both, TRUST).code()).isEqualTo("invalid-value");
    String unknown = "{'stay':'%s','ground':'PATIENTS_DEMAND'}".formatted(UUID.randomUUID());
    assertThat(erase(unknown, TRUST).code()).isEqualTo("no-such-stay");
    CommandLine refused = erase("--stay", DISPUTED, "--organisation", TRUST);
    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.err()).contains("missing-field").contains("ground");
  }

  @Test
  @Order(6)
  void aDryRunSaysWhatWouldGo() {
    CommandLine dry = erase("--dry-run", "--as-of", LATER, "--organisation", AUDITOR);
    assertThat(dry.status()).as(dry.err()).isZero();
    assertThat(dry.out())
        .contains("identity is kept for P1Y, notes for P1Y")
        .contains("would erase stay ")
        .contains("would erase receipt ")
        .contains("kept stay %s: OPEN_DISPUTE, dispute ".formatted(DISPUTED))
        .contains("kept note %s: OPEN_DISPUTE".formatted(note));
    assertThat(lookedUp()).contains(DISPUTED);
  }

  @Test
  @Order(7)
  void whatIsDueGoes_andWhatIsDisputedStays() {
    CommandLine run = erase("--json", "--as-of", LATER, "--organisation", AUDITOR);
    assertThat(run.status()).as(run.err()).isZero();
    JsonNode report = JsonMapper.shared().readTree(run.out());
    assertThat(report.at("/totals/stays").asInt()).isEqualTo(stays().size() - 1);
    assertThat(report.at("/totals/receipts").asInt()).as("the one in vain").isEqualTo(1);
    assertThat(report.at("/totals/notes").asInt()).isZero();
    assertThat(report.at("/setting/position").isIntegralNumber()).isTrue();
    assertThat(report.path("stays").valueStream().map(stay -> stay.path("position").asLong()))
        .doesNotHaveDuplicates()
        .allMatch(position -> position >= told);
    assertThat(report.path("kept").valueStream().map(kept -> kept.path("reason").asString()))
        .containsExactly("OPEN_DISPUTE", "OPEN_DISPUTE");
    assertThat(lookedUp()).containsExactly(DISPUTED);
  }

  @Test
  @Order(8)
  void whenTheDisputeIsSettledItsStayIsDue_andItsNoteAYearLater() {
    Answer withdrawn =
        ledger().send("POST", dispute + "/withdrawal", "{'at':'2025-12-01T09:00'}", STEINKJER);
    assertThat(withdrawn.status()).as(withdrawn.body()).isEqualTo(201);
    JsonNode report = erase("{'asOf':'2026-11-01T12:00'}", TRUST).json();
    assertThat(report.path("stays").valueStream().map(stay -> stay.path("stay").asString()))
        .containsExactly(DISPUTED);
    assertThat(report.path("notes")).isEmpty();
    JsonNode later = erase("{'asOf':'2026-12-01T12:00'}", TRUST).json();
    assertThat(later.path("notes").valueStream().map(one -> one.path("note").asString()))
        .containsExactly(note.toString());
  }

  @Test
  @Order(9)
  void nothingOfItIsLeftAnywhere() throws IOException {
    String stored = stored();
    assertThat(telling()).noneMatch(stored::contains);
    assertThat(stored).doesNotContain("\"patient\":\"").doesNotContain(TEXT);
    assertThat(lookedUp()).isEmpty();
    for (String stay : stays()) {
      JsonNode summary = get("/stays/" + stay, AUDITOR);
      assertThat(summary.path("references")).isEmpty();
      assertThat(summary.path("unmapped").toString())
          .as("who erased is no party to the stay")
          .doesNotContain(AUDITOR);
      String timeline = get("/stays/%s/timeline".formatted(stay), AUDITOR).toString();
      assertThat(timeline).contains("IdentityErased").doesNotContain("messageId");
    }
    assertThat(get("/changes?after=-1&limit=500", TRUST).toString()).doesNotContain("LEV-2025");
    JsonNode shown = get(dispute, STEINKJER).at("/grounds/0/note");
    assertThat(shown.path("state").asString()).isEqualTo("DELETED");
  }

  @Test
  @Order(10)
  void everyJudgementIsAsItWasBefore() {
    Map<String, JsonNode> after = judged();
    assertThat(after.keySet()).isEqualTo(before.keySet());
    after.forEach((path, judgement) -> assertThat(judgement).as(path).isEqualTo(before.get(path)));
  }

  @Test
  @Order(11)
  void aSecondRunErasesNothing() {
    long commits = ledger().commits();
    CommandLine run = erase("--as-of", LATER, "--organisation", AUDITOR);
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("erased: 0 stays and 0 receipts with 0 identity blocks and 0 claims");
    assertThat(ledger().commits()).isEqualTo(commits);
  }

  /** Each is known by its key, though nobody can tell any more what it was. */
  @Test
  @Order(12)
  void whatIsToldAgainIsKnownAgain_andOpensNoSecondStay() {
    long commits = ledger().commits();
    Set<String> stays = stays();
    for (byte[] message : messages) {
      Answer again = ledger().postXml(message);
      assertThat(again.status()).isEqualTo(200);
      assertThat(again.header("Dognbok-Repeated") + again.header("Dognbok-Not-Kept")).isNotEmpty();
    }
    assertThat(tellLines()).allMatch(line -> line.path("outcome").asString().equals("REPEATED"));
    assertThat(ledger().commits()).isEqualTo(commits);
    assertThat(stays()).isEqualTo(stays);
  }

  /** The old stays of the patient are not found any more: what is new is another stay. */
  @Test
  @Order(13)
  void aNewMessageAboutThePatientOpensAStayOfItsOwn() throws IOException {
    String xml =
        Files.readString(SAMPLES.resolve("plo/2-namsos-steinkjer/01-innlagt.xml"))
            .replaceAll("<MsgId>[^<]*</MsgId>", "<MsgId>%s</MsgId>".formatted(UUID.randomUUID()));
    Set<String> known = stays();
    Answer answer = ledger().postXml(xml.getBytes(StandardCharsets.UTF_8));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Dognbok-Repeated")).isEmpty();
    ledger().awaitAllIsHeld();
    assertThat(stays()).hasSize(known.size() + 1);
  }

  @Test
  @Order(14)
  void oneNoteIsDeletedByWhoWroteIt() throws IOException {
    UUID id = UUID.randomUUID();
    String address = "/disputes/" + UUID.randomUUID();
    Answer opened =
        ledger()
            .send(
                "PUT",
                address,
                """
                {'at':'2025-12-04T09:00','trust':'%s','municipality':'5006','stay':'%s',
                 'grounds':[{'code':'RATE','note':{'id':'%s','text':'Kari sa det.'}}]}\
                """
                    .formatted(TRUST, DISPUTED, id),
                STEINKJER);
    assertThat(opened.status()).as(opened.body()).isEqualTo(201);
    String path = "/notes/" + id;
    assertThat(delete(path, STEINKJER).code()).isEqualTo("missing-field");
    assertThat(delete(path + "?ground=BECAUSE", STEINKJER).code()).isEqualTo("invalid-value");
    assertThat(delete(path + "?ground=NAMED_BY_NO_EVENT", STEINKJER).code())
        .isEqualTo("invalid-value");
    assertThat(delete(path + "?ground=NAMES_SOMEBODY", TRUST).code()).isEqualTo("not-yours");
    assertThat(delete(path + "?ground=NAMES_SOMEBODY", VERDAL).code()).isEqualTo("no-such-note");
    Answer deleted = delete(path + "?ground=NAMES_SOMEBODY", STEINKJER);
    assertThat(deleted.status()).as(deleted.body()).isEqualTo(200);
    assertThat(delete(path + "?ground=NAMES_SOMEBODY", STEINKJER).json().path("notes"))
        .as("sent again")
        .isEqualTo(deleted.json().path("notes"));
    ledger().awaitAllIsHeld();
    assertThat(stored()).doesNotContain("Kari sa det.");
    JsonNode shown = get(address, TRUST).at("/grounds/0/note");
    assertThat(shown.path("state").asString()).isEqualTo("DELETED");
    assertThat(shown.path("deletion").path("ground").asString()).isEqualTo("NAMES_SOMEBODY");
    assertThat(shown.path("deletion").path("by").asString()).isEqualTo("org:" + STEINKJER);
    assertThat(shown.path("deletion").path("position"))
        .isEqualTo(deleted.json().at("/notes/0/position"));
    assertThat(ledger().get(path, STEINKJER).code()).isEqualTo("no-such-note");
  }

  private Answer delete(String path, String organisation) {
    return ledger().send("DELETE", path, "", organisation);
  }
}
