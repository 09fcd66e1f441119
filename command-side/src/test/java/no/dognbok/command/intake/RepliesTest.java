package no.dognbok.command.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import no.dognbok.events.Address;
import no.dognbok.events.Refusal.Code;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.MessageCancelled;
import no.dognbok.events.StayEvent.ReplyToBeRead;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Replies to ready notices: dialogue messages of both versions, and the reply of PLO v2.0. */
class RepliesTest extends TakesPlo {

  private static final String V1_0 = "2006-10-11";
  private static final String V1_1 = "2013-01-23";
  private static final String LISTS = "2.16.578.1.12.4.1.1.";

  private static PloSample about(String type, String version, String code, String list) {
    String coded = "V=\"%s\" S=\"%s\"".formatted(code, LISTS + list);
    return PloSample.dialogue(type, "2025-05-12T11:00", version, PloSample.note(coded));
  }

  private void isToBeRead(PloSample reply) {
    PloSample ready = PloSample.ready("2025-05-12T10:20");
    String stay = stayOf(ready);
    assertThat(stayOf(reply.refersTo(ready))).isEqualTo(stay);
    assertThat(events(stay).getLast())
        .isInstanceOfSatisfying(
            ReplyToBeRead.class,
            unread -> {
              assertThat(unread.told().occurredAt()).isEqualTo("2025-05-12T09:00:00Z");
              assertThat(unread.told().by()).isEqualTo(Address.her("5811"));
              assertThat(unread.told().from()).isEqualTo(Address.her("5811"));
              assertThat(unread.told().to()).isEqualTo(Address.her("4712"));
            });
  }

  private void isNotKept(PloSample dialogue) {
    isNotKept(dialogue, "topic 7");
  }

  /** Received, and nothing of it recorded: the receipt is no complaint to the sender. */
  private void isNotKept(PloSample dialogue, String why) {
    long before = ledger.log().head().commits();
    PloIntake.Answer answer = take(dialogue);
    assertThat(answer.refusal()).isNull();
    assertThat(answer.answer()).isNull();
    assertThat(answer.notKept()).contains(why).contains("nothing of").isASCII();
    assertThat(answer.receipt()).contains("<Status V=\"1\"").contains(dialogue.id());
    assertThat(ledger.log().head().commits()).isEqualTo(before);
  }

  // ---- which dialogue is a reply

  @ParameterizedTest
  @CsvSource({
    "DIALOG_HELSEFAGLIG, 2013-01-23, 7, 7322",
    "DIALOG_HELSEFAGLIG, 2013-01-23, 7, 7321",
    "DIALOG_NOTAT, 2006-10-11, 1, 9155",
    "DIALOG_HELSEFAGLIG, 2006-10-11, 7, 7322"
  })
  void aDialogueAboutReceptionIsToBeRead(String type, String version, String code, String list) {
    isToBeRead(about(type, version, code, list));
  }

  @Test
  void aTopicWithoutItsCodeListIsThatOfTheDialogue() {
    isToBeRead(PloSample.dialogue("2025-05-12T11:00", "7"));
  }

  @Test
  void oneOfSeveralNotesMakesAReply() {
    isToBeRead(
        PloSample.dialogue(
            "DIALOG_HELSEFAGLIG",
            "2025-05-12T11:00",
            V1_1,
            PloSample.note("V=\"6\" S=\"%s7322\"".formatted(LISTS)),
            PloSample.note("V=\"7\" S=\"%s7322\"".formatted(LISTS))));
  }

  @ParameterizedTest
  @CsvSource({
    "DIALOG_HELSEFAGLIG, 2013-01-23, 6, 7322",
    "DIALOG_HELSEFAGLIG, 2013-01-23, 8, 7322",
    "DIALOG_HELSEFAGLIG, 2013-01-23, 1, 7322",
    "DIALOG_SVAR, 2006-10-11, 5, 9069",
    "DIALOG_NOTAT, 2006-10-11, 7, 8128",
    "DIALOG_AVVIK, 2006-10-11, 7, 7322"
  })
  void aDialogueAboutSomethingElseIsReceivedAndNotKept(
      String type, String version, String code, String list) {
    isNotKept(about(type, version, code, list));
  }

  @Test
  void aQuestionIsNoReplyWhateverItsTypeIs() {
    isNotKept(
        PloSample.dialogue(
            "DIALOG_FORESPORSEL", "2025-05-12T11:00", V1_0, PloSample.question("7")));
    isNotKept(PloSample.dialogue("DIALOG_HELSEFAGLIG", "2025-05-12T11:00", V1_1));
  }

  @Test
  void aDialogueOfAnUnknownVersionIsRefused() {
    refused(
        PloSample.dialogue(
            "DIALOG_HELSEFAGLIG", "2025-05-12T11:00", "2031-01-01", PloSample.note("V=\"7\"")),
        Code.BREAKS_SCHEMA,
        "Dialogmelding");
  }

  // ---- which stay

  @Test
  void aReplyIsPlacedByTheHospitalsMessageThatItAnswers() {
    PloSample ready = PloSample.ready("2025-04-03T10:00");
    String first = stayOf(ready);
    stayOf(PloSample.departed("2025-04-05T10:00"));
    stayOf(PloSample.admitted("2025-05-05T10:00"));
    PloSample reply = PloSample.dialogue("2025-05-06T11:00", "7");
    assertThat(stayOf(reply.refersTo(ready))).isEqualTo(first);
    assertThat(stayOf(PloSample.dialogue("2025-05-06T12:00", "7"))).isNotEqualTo(first);
  }

  @Test
  void theConversationLeadsToTheStayWhereTheParentIsUnknown() {
    PloSample ready = PloSample.ready("2025-04-03T10:00");
    String first = stayOf(ready);
    stayOf(PloSample.departed("2025-04-05T10:00"));
    stayOf(PloSample.admitted("2025-05-05T10:00"));
    String reply =
        PloSample.dialogue("2025-05-06T11:00", "7")
            .refersTo(ready)
            .xml()
            .replaceFirst("<RefToParent>[^<]*", "<RefToParent>" + UUID.randomUUID());
    assertThat(stayOf(reply)).isEqualTo(first);
  }

  @Test
  void aReplyToAMessageThatNobodyKnowsIsPlacedByPatientAndTime() {
    String stay = stayOf(PloSample.admitted("2025-05-05T10:00"));
    PloSample unknown = PloSample.ready("2025-05-06T10:00");
    assertThat(stayOf(PloSample.dialogue("2025-05-06T11:00", "7").refersTo(unknown)))
        .isEqualTo(stay);
  }

  @Test
  void aReplyThatComesBeforeTheNoticeIsInTheSameStay() {
    PloSample ready = PloSample.ready("2025-05-06T10:00");
    String stay = stayOf(PloSample.dialogue("2025-05-06T11:00", "7").refersTo(ready));
    assertThat(stayOf(ready)).isEqualTo(stay);
  }

  @Test
  void aReplyWithoutAPatientIsPlacedByItsReferenceOnly() {
    PloSample ready = PloSample.ready("2025-05-06T10:00");
    String stay = stayOf(ready);
    assertThat(stayOf(PloSample.dialogue("2025-05-06T11:00", "7").patient(null).refersTo(ready)))
        .isEqualTo(stay);
    refused(
        PloSample.dialogue("2025-05-06T11:00", "7").patient(null),
        Code.NEITHER_PATIENT_NOR_STAY,
        "neither a patient");
  }

  /** "Vi kan ta imot fra mandag" goes on from the reply that said no. */
  @Test
  void aMunicipalityMayGoOnFromItsOwnReply() {
    PloSample ready = PloSample.ready("2025-04-03T10:00");
    String stay = stayOf(ready);
    stayOf(PloSample.departed("2025-04-05T10:00"));
    stayOf(PloSample.admitted("2025-05-05T10:00"));
    PloSample no = PloSample.dialogue("2025-04-03T11:00", "7").refersTo(ready);
    assertThat(stayOf(no)).isEqualTo(stay);
    assertThat(stayOf(PloSample.dialogue("2025-05-06T09:00", "7").refersTo(no))).isEqualTo(stay);
  }

  @Test
  void aDialogueThatAHospitalSentIsReceivedAndNotKept() {
    PloSample ready = PloSample.ready("2025-05-06T10:00");
    stayOf(ready);
    PloSample asks =
        PloSample.dialogue("2025-05-06T12:00", "7").from("4711", "4712").to("5811", "5812");
    isNotKept(asks.refersTo(ready), "hospital");
    map(Address.her("5811"), Address.org("983974791"));
    isNotKept(PloSample.dialogue("2025-05-06T13:00", "7"), "hospital");
  }

  // ---- the reply of v2.0

  @Test
  void theReplyOfPloTwoIsToBeReadBecauseNoCodeSaysYesOrNo() {
    isToBeRead(PloSample.structuredReply("2025-05-12T11:00"));
  }

  @Test
  void aReplyOfPloTwoIsChangedAndCancelledByItsSender() {
    PloSample ready = PloSample.ready("2025-05-12T10:20");
    PloSample reply = PloSample.structuredReply("2025-05-12T11:00");
    String stay = stayOf(ready);
    stayOf(reply.refersTo(ready));
    assertThat(stayOf(PloSample.structuredReply("2025-05-12T12:00").status("M", reply)))
        .isEqualTo(stay);
    assertThat(stayOf(PloSample.structuredReply("2025-05-12T13:00").status("C", reply)))
        .isEqualTo(stay);
    List<StayEvent> events = events(stay);
    UUID first = events.get(2).told().message();
    assertThat(events.get(3).told().replaces()).isEqualTo(first);
    assertThat(events.get(4))
        .isInstanceOfSatisfying(
            MessageCancelled.class, event -> assertThat(event.cancels()).isEqualTo(first));
  }

  @ParameterizedTest
  @ValueSource(strings = {"M", "C"})
  void aChangeOrCancellationOfAReplyMayComeFirst(String status) {
    PloSample reply = PloSample.structuredReply("2025-05-12T11:00");
    String stay = stayOf(PloSample.structuredReply("2025-05-12T12:00").status(status, reply));
    assertThat(stayOf(reply)).isEqualTo(stay);
  }

  @Test
  void whatOnlyCallsItselfAReplyOfPloTwoIsRefused() {
    String reply = PloSample.structuredReply("2025-05-12T11:00").xml();
    refused(
        reply.replace("Pasientlogistikk/2016-05-30", "Pasientlogistikk/2012-04-01"),
        Code.BREAKS_SCHEMA,
        "v2.0");
    refused(
        PloSample.ready("2025-05-12T11:00").type("LOG_TILBAKEMELDING"),
        Code.BREAKS_SCHEMA,
        "TilbakemeldingUtskrivningsklarPasient");
  }

  // ---- nothing personal is kept

  @Test
  void noTextOfAReplyGetsPastIntake() throws IOException {
    isToBeRead(about("DIALOG_HELSEFAGLIG", V1_1, "7", "7322"));
    isToBeRead(about("DIALOG_NOTAT", V1_0, "1", "9155"));
    isToBeRead(PloSample.structuredReply("2025-05-12T11:00"));
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain(PloSample.PATIENT)
            .doesNotContain("Kari")
            .doesNotContain("ritekst")
            .doesNotContain("ta imot");
      }
    }
  }
}
