package no.dognbok.standalone;

import static no.dognbok.standalone.RunningLedger.SAMPLES;
import static no.dognbok.standalone.RunningLedger.STEINKJER;
import static no.dognbok.standalone.RunningLedger.TRUST;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import no.dognbok.standalone.RunningLedger.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/**
 * A reply in free text by PLO, over HTTP: it waits in the worklist, without its text, until a
 * person says what it was.
 */
class RepliesByPloTest {

  @RegisterExtension static final RunningLedger LEDGER = new RunningLedger();

  private static final Path STAY = SAMPLES.resolve("plo/2-namsos-steinkjer");
  private static final String DIALOGUE = "08-dialog.xml";
  private static final String DIALOGUE_ID = "f6623110-cdd9-4b3f-897a-309556bc810a";

  private static String stay;

  private static String sample(String name) {
    try {
      return Files.readString(STAY.resolve(name));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Answer post(String message) {
    return LEDGER.postXml(message.getBytes(StandardCharsets.UTF_8));
  }

  /** Everything up to the ready notice and its receipt. */
  @BeforeAll
  static void thePatientIsReady() throws IOException {
    try (Stream<Path> files = Files.list(STAY)) {
      for (Path file : files.sorted().toList()) {
        if (file.getFileName().toString().compareTo(DIALOGUE) < 0) {
          Answer answer = post(Files.readString(file));
          assertThat(answer.status()).as(file.toString()).isEqualTo(200);
          stay = answer.header("Dognbok-Stay");
        }
      }
    }
  }

  /** The dialogue of the samples under an id of its own. */
  private static String dialogue(String id) {
    return sample(DIALOGUE).replace(DIALOGUE_ID, id);
  }

  private static List<JsonNode> items(String kind) {
    return LEDGER
        .get("/worklist?kind=%s&size=500&atLeast=%d".formatted(kind, LEDGER.commits() - 1), TRUST)
        .json()
        .path("items")
        .valueStream()
        .filter(item -> item.path("stay").asString().equals(stay))
        .toList();
  }

  private static List<String> toBeRead() {
    return items("READING_OF_REPLY").stream()
        .map(item -> item.at("/message/messageId").asString())
        .toList();
  }

  private static List<JsonNode> events(String type) {
    return LEDGER
        .get("/stays/%s/timeline?atLeast=%d".formatted(stay, LEDGER.commits() - 1), TRUST)
        .json()
        .path("events")
        .valueStream()
        .filter(event -> event.path("type").asString().equals(type))
        .toList();
  }

  /** What a reading has to name: the worklist says it where the coordinator stands. */
  private static String eventOf(String messageId) {
    return items("READING_OF_REPLY").stream()
        .filter(item -> item.at("/message/messageId").asString().equals(messageId))
        .findFirst()
        .orElseThrow()
        .path("reads")
        .asString();
  }

  private static Answer reading(String id, String answer, String event, String organisation) {
    return LEDGER.send(
        "POST",
        "/stays/%s/reply".formatted(stay),
        "{'id':'%s','at':'2025-10-16T09:20','municipality':'5006','answer':'%s','reads':'%s'}"
            .formatted(id, answer, event),
        organisation);
  }

  private static List<String> doubts() {
    return LEDGER
        .get("/stays/%s?atLeast=%d".formatted(stay, LEDGER.commits() - 1), TRUST)
        .json()
        .path("doubts")
        .valueStream()
        .map(doubt -> doubt.path("code").asString())
        .toList();
  }

  @Test
  void post_toBeRead_forADialogueAboutReception() {
    Answer answer = post(dialogue("unread"));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Dognbok-Stay")).isEqualTo(stay);
    assertThat(answer.body()).contains("<Status V=\"1\"");
    assertThat(toBeRead()).contains("unread");
    JsonNode event =
        events("ReplyToBeRead").stream()
            .filter(each -> each.path("messageId").asString().equals("unread"))
            .findFirst()
            .orElseThrow();
    assertThat(event.at("/by/address").asString()).isEqualTo("her:95006");
    assertThat(event.path("occurredAt").asString()).startsWith("2025-10-15T08:55:00");
    assertThat(event.toString()).doesNotContain("plass").doesNotContain("Astrid");
  }

  @Test
  void post_offTheWorklist_forAReadingByEitherParty() {
    post(dialogue("read-by-trust"));
    post(dialogue("read-by-municipality"));
    assertThat(toBeRead()).contains("read-by-trust", "read-by-municipality");
    assertThat(reading("les-1", "NOT_YET", eventOf("read-by-trust"), TRUST).status())
        .isEqualTo(201);
    assertThat(reading("les-2", "NOT_YET", eventOf("read-by-municipality"), STEINKJER).status())
        .isEqualTo(201);
    assertThat(toBeRead()).doesNotContain("read-by-trust", "read-by-municipality");
  }

  /**
   * P20: read the next day it is the reply of the day before, and the timeline shows both times.
   */
  @Test
  void post_aReplyOfWhenItWasSent_forAReadingOfAnotherResource() {
    post(dialogue("read-as-ready"));
    Answer read =
        LEDGER.send(
            "POST",
            "/stays/%s/offer-ready".formatted(stay),
            "{'id':'les-6','at':'2025-10-16T09:25','municipality':'5006','from':'2025-10-17T09:00','offer':'SHORT_TERM_PLACE','reads':'%s'}"
                .formatted(eventOf("read-as-ready")),
            TRUST);
    assertThat(read.status()).as(read.body()).isEqualTo(201);
    assertThat(read.json().path("doubts").isEmpty()).isTrue();
    assertThat(toBeRead()).doesNotContain("read-as-ready");
    JsonNode shown = events("OfferReady").getLast();
    assertThat(shown.path("occurredAt").asString()).startsWith("2025-10-16T09:25");
    assertThat(shown.path("standing").asString()).isEqualTo("STANDS");
    assertThat(shown.path("name").asString()).isEqualTo("Kommunalt tilbud er klart: korttidsplass");
    assertThat(shown.at("/facts/offer").asString()).isEqualTo("SHORT_TERM_PLACE");
    assertThat(replies("fulfilledAt")).allMatch(at -> at.startsWith("2025-10-15T08:55"));
  }

  private static List<String> replies(String field) {
    return LEDGER
        .get("/stays/%s/deadlines?atLeast=%d".formatted(stay, LEDGER.commits() - 1), TRUST)
        .json()
        .path("deadlines")
        .valueStream()
        .filter(each -> each.path("obligation").asString().equals("REPLY"))
        .map(each -> each.path(field).asString())
        .toList();
  }

  @Test
  void post_offTheWorklist_forAMessageThatWasNoReply() {
    post(dialogue("about-the-weather"));
    Answer read =
        LEDGER.send(
            "POST",
            "/stays/%s/no-reply".formatted(stay),
            "{'id':'les-7','at':'2025-10-16T09:30','reads':'%s'}"
                .formatted(eventOf("about-the-weather")),
            TRUST);
    assertThat(read.status()).as(read.body()).isEqualTo(201);
    assertThat(toBeRead()).doesNotContain("about-the-weather");
  }

  @Test
  void post_recordedWithADoubt_forAnotherReadingAndAReadingOfAReading() {
    post(dialogue("read-twice"));
    String event = eventOf("read-twice");
    Answer first = reading("les-3", "NOT_YET", event, TRUST);
    assertThat(doubts()).doesNotContain("READ_DIFFERENTLY", "READS_NO_REPLY");
    assertThat(reading("les-4", "CONDITIONAL", event, STEINKJER).status()).isEqualTo(201);
    assertThat(doubts()).contains("READ_DIFFERENTLY").doesNotContain("READS_NO_REPLY");
    String readingItself = first.json().path("events").get(0).asString();
    assertThat(reading("les-5", "NOT_YET", readingItself, TRUST).status()).isEqualTo(201);
    assertThat(doubts()).contains("READS_NO_REPLY");
    assertThat(toBeRead()).doesNotContain("read-twice");
  }

  /** The notice with its receipt taken first, of another patient. */
  @Test
  void post_settlesTheNotice_forAReceiptThatCameFirst() {
    String notice = sample("06-utskrivningsklar.xml").replace("27883830283", "12834112092");
    String receipt = sample("07-kvittering-utskrivningsklar.xml");
    String id = "106f437f-0888-406b-b379-cd79049dbf81";
    assertThat(notice).contains(id);
    Answer early =
        post(
            receipt
                .replace(id, "early-notice")
                .replace("ff58565a-95cc-420b-9488-b3c6938d5c06", "early-receipt"));
    assertThat(early.status()).isEqualTo(200);
    assertThat(early.header("Dognbok-Waits")).isEqualTo("true");
    Answer answer = post(notice.replace(id, "early-notice"));
    assertThat(answer.status()).isEqualTo(200);
    JsonNode deadlines =
        LEDGER
            .get(
                "/stays/%s/deadlines?atLeast=%d"
                    .formatted(answer.header("Dognbok-Stay"), LEDGER.commits() - 1),
                TRUST)
            .json()
            .path("deadlines");
    assertThat(
            deadlines
                .valueStream()
                .filter(each -> each.path("obligation").asString().equals("RECEIPT"))
                .map(each -> each.path("state").asString()))
        .containsExactly("FULFILLED");
  }

  @Test
  void post_okAndNothingRecorded_forADialogueAboutSomethingElse() {
    long commits = LEDGER.commits();
    Answer answer =
        post(
            dialogue("about-pills")
                .replace(
                    "<TemaKodet V=\"7\"", "<TemaKodet V=\"9\" S=\"2.16.578.1.12.4.1.1.7322\""));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Dognbok-Not-Kept")).contains("topic 7").contains("nothing of");
    assertThat(answer.header("Dognbok-Position")).isEmpty();
    assertThat(answer.body()).contains("<Status V=\"1\"").contains("<Id>about-pills</Id>");
    assertThat(LEDGER.commits()).isEqualTo(commits);
  }
}
