package no.dognbok.command.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.dognbok.command.Ledger;
import no.dognbok.command.reference.ReferenceCommand;
import no.dognbok.events.Address;
import no.dognbok.events.Moment;
import no.dognbok.events.ReferenceEvent.AddressMapped;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.*;
import no.dognbok.log.EventJson;
import no.dognbok.log.StoredEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PloIntakeTest {

  private static final Instant NOW = Instant.parse("2025-06-30T10:00:00Z");

  @TempDir Path path;
  private Ledger ledger;
  private PloIntake intake;

  @BeforeEach
  void open() {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    ledger = new Ledger(path, clock);
    intake = new PloIntake(new Intake(ledger.log(), ledger.commands(), ledger.pseudonyms()), clock);
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private PloIntake.Answer take(PloSample sample) {
    return intake.take(sample.bytes(), "test");
  }

  private String stayOf(PloSample sample) {
    PloIntake.Answer answer = take(sample);
    assertThat(answer.refusal()).isNull();
    return answer.answer().stay();
  }

  private List<StayEvent> events(String stay) {
    return ledger.log().stream(stay, 0, 100).stream()
        .map(event -> (StayEvent) EventJson.read(event))
        .toList();
  }

  // ---- what a message becomes

  @Test
  void anAdmissionIsRecordedAsItWasTold() {
    String stay = stayOf(PloSample.admitted("2025-05-05T10:00"));
    assertThat(events(stay))
        .singleElement()
        .isInstanceOfSatisfying(
            PatientAdmitted.class,
            admitted -> {
              assertThat(admitted.told().at())
                  .isEqualTo(Moment.exact(Instant.parse("2025-05-05T08:00:00Z")));
              assertThat(admitted.told().by()).hasToString("her:4711");
              assertThat(admitted.told().from()).hasToString("her:4712");
              assertThat(admitted.told().to()).hasToString("her:5811");
              assertThat(admitted.told().sentAt()).isEqualTo("2025-05-05T08:10:00Z");
            });
  }

  @Test
  void aReadyMessageIsDeclarationAndNoticeInOneCommit() {
    PloIntake.Answer answer =
        take(PloSample.ready("2025-05-12T10:20").event("1", "2025-05-05T10:00:00"));
    List<StoredEvent> commit =
        ledger.log().commits(answer.answer().position(), 1).getFirst().events();
    assertThat(commit)
        .extracting(StoredEvent::type)
        .containsExactly("AdmissionMentioned", "DeclaredReady", "ReadyNoticeSent");
    DeclaredReady declared = (DeclaredReady) EventJson.read(commit.get(1));
    assertThat(declared.profession()).isNull();
    // A date only, on the day of the message: the message's own time decides the hour.
    assertThat(declared.told().at())
        .isEqualTo(new Moment(Instant.parse("2025-05-12T08:20:00Z"), Moment.Precision.DATE));
    assertThat(EventJson.read(commit.get(2)))
        .isInstanceOfSatisfying(
            ReadyNoticeSent.class,
            notice ->
                assertThat(notice.told().at())
                    .isEqualTo(Moment.exact(Instant.parse("2025-05-12T08:20:00Z"))));
  }

  @Test
  void everyKindOfMessageBecomesItsEvent() {
    stayOf(PloSample.admitted("2025-05-05T10:00"));
    stayOf(PloSample.admissionNotice("2025-05-05T12:00"));
    stayOf(PloSample.admissionReport("2025-05-05T14:00"));
    stayOf(PloSample.healthInformation("2025-05-12T09:00"));
    stayOf(PloSample.ready("2025-05-12T10:20"));
    stayOf(PloSample.dialogue("2025-05-12T11:00", "7"));
    stayOf(PloSample.withdrawn("2025-05-12T15:00"));
    String stay = stayOf(PloSample.departed("2025-05-14T11:00"));
    stayOf(PloSample.dischargeReport("2025-05-14T11:30"));
    assertThat(events(stay))
        .extracting(event -> event.getClass().getSimpleName())
        .containsExactly(
            "PatientAdmitted",
            "AdmissionNoticeSent",
            "AdmissionReportSent",
            "HealthInformationUpdated",
            "DeclaredReady",
            "ReadyNoticeSent",
            "ReplyToBeRead",
            "ReadinessWithdrawn",
            "PatientDeparted",
            "DischargeReportSent");
    assertThat(events(stay).get(1))
        .isInstanceOfSatisfying(
            AdmissionNoticeSent.class,
            notice -> assertThat(notice.expectedDischarge()).isEqualTo("2025-05-12"));
  }

  @Test
  void aDeathIsADeathWhicheverMessageTellsIt() {
    assertThat(events(stayOf(PloSample.departed("2025-05-14T11:00").outState("2"))))
        .hasExactlyElementsOfTypes(PatientDied.class);
    assertThat(events(stayOf(PloSample.died("2025-05-14T11:00").patient(PloSample.OTHER_PATIENT))))
        .hasExactlyElementsOfTypes(PatientDied.class);
  }

  // ---- known again, changed, cancelled

  @Test
  void theSameMessageAgainIsRecordedOnceAndGetsTheSameReceipt() {
    PloSample message = PloSample.admitted("2025-05-05T10:00");
    PloIntake.Answer first = take(message);
    take(PloSample.departed("2025-05-07T10:00"));
    PloIntake.Answer again = take(message);
    assertThat(again.answer().repeated()).isTrue();
    assertThat(again.answer().position()).isEqualTo(first.answer().position());
    assertThat(again.receipt()).isEqualTo(first.receipt());
    assertThat(ledger.log().head().commits()).isEqualTo(2);
  }

  @Test
  void anotherMessageUnderTheSameIdIsRefusedAndNamesTheHolder() {
    PloSample message = PloSample.admitted("2025-05-05T10:00");
    take(message);
    PloIntake.Answer answer = take(PloSample.admitted("2025-05-05T11:00").id(message.id()));
    assertThat(answer.refusal().code()).isEqualTo(Code.MESSAGE_ID_TAKEN);
    assertThat(answer.refusal()).hasMessageContaining("position 0");
    assertThat(answer.receipt()).contains("<Status V=\"2\"").contains("V=\"E10\"");
    assertThat(ledger.log().head().commits()).isEqualTo(1);
  }

  @Test
  void aChangeNamesWhatItReplaces() {
    PloSample notice = PloSample.admissionNotice("2025-05-05T12:00");
    String stay = stayOf(notice);
    for (String status : List.of("M", "O")) {
      assertThat(stayOf(PloSample.admissionNotice("2025-05-06T12:00").status(status, notice)))
          .isEqualTo(stay);
    }
    StayEvent first = events(stay).getFirst();
    assertThat(events(stay).subList(1, 3))
        .allSatisfy(event -> assertThat(event.told().replaces()).isEqualTo(first.told().message()));
  }

  @Test
  void aCancellationNamesWhatItCancels() {
    PloSample ready = PloSample.ready("2025-05-12T10:20");
    String stay = stayOf(ready);
    assertThat(stayOf(PloSample.ready("2025-05-12T11:00").status("C", ready))).isEqualTo(stay);
    assertThat(events(stay).getLast())
        .isInstanceOfSatisfying(
            MessageCancelled.class,
            cancelled ->
                assertThat(cancelled.cancels())
                    .isEqualTo(events(stay).getFirst().told().message()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"M", "C"})
  void aChangeOrCancellationThatComesBeforeTheMessageItNamesLeadsThatToTheSameStay(String status) {
    // The patient has an earlier stay, and the original alone would be taken for a stay of its own.
    stayOf(PloSample.admitted("2025-03-05T10:00"));
    stayOf(PloSample.departed("2025-03-07T10:00"));
    PloSample original = PloSample.ready("2025-05-12T10:20");
    String stay = stayOf(PloSample.ready("2025-05-14T11:00").status(status, original));
    assertThat(stayOf(original)).isEqualTo(stay);
  }

  @Test
  void aCancellationWithoutAReferenceCancelsNothingAndIsRefused() {
    assertThat(take(PloSample.ready("2025-05-12T10:20").status("C")).refusal())
        .hasMessageContaining("RefToParent");
  }

  // ---- which stay

  @Test
  void aStayFirstHeardOfByANoticeIsTheStayThatTheAdmissionBelongsTo() {
    String stay = stayOf(PloSample.ready("2025-05-12T10:20"));
    assertThat(stayOf(PloSample.admitted("2025-05-05T10:00"))).isEqualTo(stay);
    assertThat(stayOf(PloSample.admissionNotice("2025-05-05T12:00"))).isEqualTo(stay);
  }

  @Test
  void aReadmissionIsAnotherStayAndALateMessageFindsTheEarlierOne() {
    String first = stayOf(PloSample.admitted("2025-04-01T10:00"));
    stayOf(PloSample.departed("2025-04-05T10:00"));
    String second = stayOf(PloSample.admitted("2025-05-05T10:00"));
    assertThat(second).isNotEqualTo(first);
    assertThat(stayOf(PloSample.ready("2025-04-03T10:00"))).isEqualTo(first);
    assertThat(stayOf(PloSample.ready("2025-05-07T10:00"))).isEqualTo(second);
    assertThat(stayOf(PloSample.dischargeReport("2025-04-09T10:00"))).isEqualTo(first);
  }

  @Test
  void anotherPatientAndAnotherTrustAreOtherStays() {
    String stay = stayOf(PloSample.admitted("2025-05-05T10:00"));
    assertThat(stayOf(PloSample.admitted("2025-05-05T10:00").patient(PloSample.OTHER_PATIENT)))
        .isNotEqualTo(stay);
    assertThat(stayOf(PloSample.admitted("2025-05-05T10:00").from("9911", "9912")))
        .isNotEqualTo(stay);
  }

  @Test
  void aTrustThatIsMappedLaterIsTheSameTrust() {
    String stay = stayOf(PloSample.admitted("2025-05-05T10:00"));
    ledger
        .commands()
        .send(
            ReferenceCommand.set(
                new AddressMapped(
                    Address.her("4711"),
                    Address.org("983974791"),
                    "Helse Nord-Trøndelag HF",
                    Address.org("983974791"),
                    null,
                    null,
                    "test")));
    assertThat(stayOf(PloSample.ready("2025-05-12T10:00"))).isEqualTo(stay);
  }

  /** Many times, because whoever loses the race must lose it at each of its steps. */
  @RepeatedTest(30)
  void messagesOfANewPatientThatComeAllAtOnceOpenOneStay() throws Exception {
    List<PloSample> messages =
        List.of(
            PloSample.admitted("2025-05-05T10:00"),
            PloSample.admissionNotice("2025-05-05T12:00"),
            PloSample.healthInformation("2025-05-12T09:00"),
            PloSample.ready("2025-05-12T10:20"),
            PloSample.admissionReport("2025-05-05T14:00"),
            PloSample.departed("2025-05-14T11:00"));
    List<String> stays = allAtOnce(messages.stream().map(m -> (Callable<String>) () -> stayOf(m)));
    assertThat(stays).hasSize(6).containsOnly(stays.getFirst());
  }

  @Test
  void theSameMessageFromManySendersAtOnceIsOneCommit() throws Exception {
    PloSample message = PloSample.admitted("2025-05-05T10:00");
    List<Long> positions =
        allAtOnce(
            IntStream.range(0, 16)
                .mapToObj(_ -> (Callable<Long>) () -> take(message).answer().position()));
    assertThat(positions).hasSize(16).containsOnly(0L);
    assertThat(ledger.log().head().commits()).isEqualTo(1);
  }

  private static <T> List<T> allAtOnce(Stream<Callable<T>> calls) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<T> results = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(calls.toList())) {
        results.add(future.get());
      }
      return results;
    }
  }

  // ---- refused, with nothing recorded

  @Test
  void whatCannotBeTakenIsRejectedWithItsReasonAndLeavesNothing() {
    rejected(PloSample.admitted("2025-06-30T12:06"), Code.TIME_AHEAD, "five minutes ahead");
    rejected(
        PloSample.admitted("2025-05-05T10:00").sent("2025-06-30T12:06"),
        Code.TIME_AHEAD,
        "five minutes ahead");
    rejected(
        PloSample.admitted("2025-05-05T10:00").patient(null),
        Code.NEITHER_PATIENT_NOR_STAY,
        "national identity number");
    rejected(
        PloSample.admitted("2025-05-05T10:00").patient("1234567890"),
        Code.BREAKS_SCHEMA,
        "eleven digits");
    rejected(
        PloSample.admitted("2025-05-05T10:00").type("LOG_AVMELDING"), Code.BREAKS_SCHEMA, "code 4");
    rejected(PloSample.admitted("2025-05-05T10:00").status("X"), Code.BREAKS_SCHEMA, "N, M, O");
    rejected(
        PloSample.admitted("2025-05-05T10:00").type("RESEPT"), Code.MESSAGE_NOT_KEPT, "RESEPT");
    rejected(PloSample.ready("2025-05-12T10:20").sent("yesterday"), Code.BREAKS_SCHEMA, "GenDate");
    assertThat(ledger.log().head().commits()).isZero();
  }

  private void rejected(PloSample sample, Code code, String words) {
    PloIntake.Answer answer = take(sample);
    assertThat(answer.refusal()).as(words).isNotNull();
    assertThat(answer.refusal().code()).isEqualTo(code);
    assertThat(answer.refusal()).hasMessageContaining(words);
    assertThat(answer.receipt())
        .contains("<Status V=\"2\" DN=\"Avvist\"")
        .contains(code.text())
        .contains(sample.id());
    assertThat(answer.receipt()).doesNotContain("Nordmann").doesNotContain(PloSample.PATIENT);
  }

  // ---- hostile

  private static final String ENTITY =
      "<?xml version=\"1.0\"?><!DOCTYPE MsgHead [<!ENTITY x SYSTEM"
          + " \"file:///etc/passwd\">]><MsgHead"
          + " xmlns=\"http://www.kith.no/xmlstds/msghead/2006-05-24\"><MsgInfo><MsgId>&x;</MsgId></MsgInfo></MsgHead>";

  @Test
  void hostileXmlIsRefusedCheaply() {
    StringBuilder laughs = new StringBuilder("<!DOCTYPE m [<!ENTITY a0 \"ha\">");
    for (int i = 1; i < 40; i++) {
      laughs.append("<!ENTITY a%d \"&a%d;&a%d;\">".formatted(i, i - 1, i - 1));
    }
    laughs.append("]><MsgHead>&a39;</MsgHead>");
    hostile(laughs.toString());
    hostile(ENTITY);
    hostile("<a>".repeat(1_000_000));
    hostile("<MsgHead xmlns=\"http://www.kith.no/xmlstds/msghead/2006-05-24\"><MsgInfo>");
    hostile("");
    hostile("not xml at all");
    hostile("{\"json\":true}");
    hostile(
        "<MsgHead xmlns=\"http://www.kith.no/xmlstds/msghead/2006-05-24\"><MsgInfo><MsgId>"
            + "x".repeat(1_000_000)
            + "</MsgId></MsgInfo></MsgHead>");
    hostile("<MsgHead " + "a='1' ".repeat(200_000) + "/>");
    assertThat(ledger.log().head().commits()).isZero();
  }

  private void hostile(String document) {
    long start = System.nanoTime();
    assertThatThrownBy(() -> intake.take(document.getBytes(StandardCharsets.UTF_8), null))
        .isInstanceOf(Refusal.class);
    // Not a figure, only that nothing explodes: laughing entities would take minutes and gigabytes.
    assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
  }

  // ---- nothing personal is kept

  @Test
  void noNameNumberOrTextGetsPastIntake() throws Exception {
    stayOf(PloSample.admitted("2025-05-05T10:00"));
    stayOf(PloSample.ready("2025-05-12T10:20"));
    stayOf(PloSample.dialogue("2025-05-12T11:00", "7"));
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertThat(content)
            .as(file.toString())
            .doesNotContain(PloSample.PATIENT)
            .doesNotContain("Nordmann")
            .doesNotContain("Kari")
            .doesNotContain("ritekst");
      }
    }
  }
}
