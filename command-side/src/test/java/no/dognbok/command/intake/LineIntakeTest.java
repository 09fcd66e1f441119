package no.dognbok.command.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import no.dognbok.command.Ledger;
import no.dognbok.command.reference.ReferenceCommand;
import no.dognbok.command.reference.ReferenceProposals;
import no.dognbok.events.Address;
import no.dognbok.events.ReferenceEvent;
import no.dognbok.events.StayEvent;
import no.dognbok.identity.Caller;
import no.dognbok.log.EventJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineIntakeTest {

  private static final String STAY = "3f0c2a4e-8f6b-4d0e-9c55-0d6f0c1b2a3d";
  private static final Caller TRUST = new Caller(Address.org("983974791"), null, "test");
  private static final String ADMITTED =
      "{\"stay\":\"%s\",\"id\":\"m-1\",\"at\":\"2024-04-08T12:00\",\"type\":\"PatientAdmitted\",\"hospital\":\"974754118\",\"municipality\":\"5006\",\"careType\":\"SOMATIC\",\"patient\":\"%s\"}"
          .formatted(STAY, PloSample.PATIENT);

  @TempDir Path path;
  private Ledger ledger;
  private Intake core;
  private LineIntake intake;

  @BeforeEach
  void open() {
    Clock clock = Clock.fixed(Instant.parse("2025-06-30T10:00:00Z"), ZoneOffset.UTC);
    ledger = new Ledger(path, clock);
    core = new Intake(ledger.log(), ledger.commands(), ledger.pseudonyms());
    intake = new LineIntake(core, new FlatTellings(ledger.log(), clock));
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private static String line(String id, String rest) {
    return "{\"stay\":\"%s\",\"id\":\"%s\",%s}".formatted(STAY, id, rest.replace('\'', '"'));
  }

  private List<LineIntake.Answer> take(String... lines) {
    return intake.take(String.join("\n", lines), TRUST);
  }

  private List<StayEvent> events() {
    return ledger.log().stream("stay/" + STAY, 0, 100).stream()
        .map(event -> (StayEvent) EventJson.read(event))
        .toList();
  }

  @Test
  void aLineIsAnEventOfTheStayThatItNames() {
    LineIntake.Answer answer = take(ADMITTED).getFirst();
    assertThat(answer.outcome()).isEqualTo(LineIntake.Outcome.RECORDED);
    assertThat(answer.stay()).isEqualTo(STAY);
    assertThat(events())
        .singleElement()
        .isInstanceOfSatisfying(
            StayEvent.PatientAdmitted.class,
            admitted -> {
              assertThat(admitted.municipality()).hasToString("5006");
              assertThat(admitted.told().by()).hasToString("org:983974791");
              assertThat(admitted.told().from()).hasToString("org:974754118");
            });
  }

  @Test
  void cancelsAndOfNameALineById() {
    take(
        ADMITTED,
        line("m-2", "'at':'2024-04-11T09:45','type':'ReadyNoticeSent'"),
        line("m-3", "'at':'2024-04-11T09:46','type':'ReceiptReceived','of':'m-2','positive':true"),
        line("m-4", "'at':'2024-04-11T10:46','type':'MessageCancelled','cancels':'m-2'"));
    assertThat(((StayEvent.ReceiptReceived) events().get(2)).of())
        .isEqualTo(events().get(1).told().message());
    assertThat(((StayEvent.MessageCancelled) events().get(3)).cancels())
        .isEqualTo(events().get(1).told().message());
  }

  @Test
  void aCorrectionNamesALineById() {
    take(
        ADMITTED,
        line(
            "m-2",
            "'at':'2024-04-09T09:00','type':'FactCorrected','event':'m-1','field':'municipality','old':'5006','new':'5053','why':'TYPED_WRONG'"));
    assertThat(events().getLast())
        .isInstanceOfSatisfying(
            StayEvent.FactCorrected.class,
            corrected ->
                assertThat(corrected.event())
                    .isEqualTo(ledger.log().stream("stay/" + STAY, 0, 1).getFirst().id()));
  }

  /** P20: by the id of its line, or by the one that the ledger gave it. */
  @Test
  void aReadingNamesTheReplyByItsLineOrByItsEvent() {
    take(ADMITTED, line("m-2", "'at':'2024-04-11T09:45','type':'ReplyToBeRead'"));
    String event = ledger.log().stream("stay/" + STAY, 1, 1).getFirst().id();
    take(
        line("m-3", "'at':'2024-04-11T10:00','type':'OfferWithdrawn','reads':'m-2'"),
        line("m-4", "'at':'2024-04-11T10:00','type':'ReadAsNoReply','reads':'" + event + "'"));
    assertThat(events().get(2).reads()).isEqualTo(events().get(1).told().message().toString());
    assertThat(events().get(3).reads()).isEqualTo(event);
  }

  /** Retn. 1, 3.1 b: by whichever of its addresses; with anybody else it is recorded. */
  @Test
  void anAgreementWithOneselfIsRefused() {
    ReferenceProposals.builtIn().propose(ledger.commands(), ledger.log());
    String agreed =
        "'at':'2024-04-11T09:45','type':'ForceMajeureAgreed','from':'2024-04-11','agreedWith':'%s'";
    assertThat(
            take(
                ADMITTED,
                line("m-2", agreed.formatted("983974791")),
                line("m-3", agreed.formatted("974753898")), // Sykehuset Namsos, of the same trust
                line("m-4", agreed.formatted("840029212"))))
        .extracting(LineIntake.Answer::code)
        .containsExactly(null, "invalid-value", "invalid-value", null);
    assertThat(events()).hasSize(2);
  }

  @Test
  void theSameLinesAgainAreRepeatedAndNothingIsRecordedTwice() {
    take(ADMITTED);
    assertThat(take(ADMITTED))
        .extracting(LineIntake.Answer::outcome)
        .containsExactly(LineIntake.Outcome.REPEATED);
    assertThat(ledger.log().head().commits()).isEqualTo(1);
  }

  @Test
  void anotherLineUnderTheSameIdIsRefused() {
    take(ADMITTED);
    assertThat(take(ADMITTED.replace("5006", "5053")))
        .extracting(LineIntake.Answer::code)
        .containsExactly("message-id-taken");
  }

  @Test
  void aRefusedLineDoesNotKeepTheOthersFromBeingTaken() {
    List<LineIntake.Answer> answers =
        take(
            ADMITTED,
            "",
            line("m-2", "'at':'2024-04-11T09:45','type':'PatientTeleported'"),
            "{\"broken\":",
            line("m-3", "'at':'2024-04-11T09:45','type':'ReadyNoticeSent'"));
    assertThat(answers).extracting(LineIntake.Answer::line).containsExactly(1, 3, 4, 5);
    assertThat(answers)
        .extracting(LineIntake.Answer::outcome)
        .containsExactly(
            LineIntake.Outcome.RECORDED,
            LineIntake.Outcome.REFUSED,
            LineIntake.Outcome.REFUSED,
            LineIntake.Outcome.RECORDED);
    assertThat(answers.get(1).code()).isEqualTo("unknown-type");
    assertThat(answers.get(1).detail()).contains("PatientTeleported").contains("PatientAdmitted");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'id':'m-1','at':'2024-04-08T12:00','type':'PatientDied'} | missing-field | stay",
        "{'stay':'17','id':'m-1','at':'2024-04-08T12:00','type':'PatientDied'} | invalid-value |"
            + " UUID",
        "{'stay':'STAY','at':'2024-04-08T12:00','type':'PatientDied'} | missing-field | id",
        "{'stay':'STAY','id':'m','at':'2025-06-30T12:06','type':'PatientDied'} | time-ahead | five"
            + " minutes",
        "{'stay':'STAY','id':'m','at':'2024-04-08T12:00','type':'PatientDied','extra':1} |"
            + " unknown-field | extra",
        "{'stay':'STAY','id':'m','id':'n','at':'2024-04-08T12:00','type':'PatientDied'} |"
            + " unreadable-json | id",
        "{'stay':'STAY','id':'m','at':'2024-04-08T12:00','type':'PatientAdmitted','municipality':'506'}"
            + " | invalid-value | four digits",
        "{'stay':'STAY','id':'m','at':'2024-04-08T12:00','type':'PatientDied','patient':'15876500565'}"
            + " | missing-field | hospital",
        "{'stay':'STAY','id':'m','at':'2024-04-08T12:00','type':'FactCorrected','event':'x','field':'careType','new':'SOMATIC','why':'TYPED_WRONG'}"
            + " | unknown-event | no event",
        "[] | unreadable-json | object"
      })
  void aRefusedLineSaysWhyAndLeavesNothing(String json, String code, String words) {
    LineIntake.Answer answer = take(json.replace('\'', '"').replace("STAY", STAY)).getFirst();
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.detail()).contains(words);
    assertThat(ledger.log().head().commits()).isZero();
  }

  @Test
  void anIdentityNumberIsHashedAtOnceAndNeverShown() throws Exception {
    take(ADMITTED);
    String wrong = ADMITTED.replace(PloSample.PATIENT, "1587650056").replace("m-1", "m-2");
    assertThat(take(wrong).getFirst().detail()).doesNotContain("1587650056");
    String asNumber =
        ADMITTED.replace("\"" + PloSample.PATIENT + "\"", PloSample.PATIENT).replace("m-1", "m-3");
    assertThat(take(asNumber).getFirst().detail()).doesNotContain(PloSample.PATIENT);
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .doesNotContain(PloSample.PATIENT);
      }
    }
  }

  @Test
  void aPloMessageFindsTheStayThatALineOpened() {
    ReferenceProposals.builtIn().propose(ledger.commands(), ledger.log());
    ledger
        .commands()
        .send(
            ReferenceCommand.set(
                new ReferenceEvent.AddressMapped(
                    Address.her("4711"),
                    Address.org("983974791"),
                    "Helse Nord-Trøndelag HF",
                    Address.org("983974791"),
                    null,
                    null,
                    "test")));
    take(ADMITTED);
    PloIntake plo = new PloIntake(core, Clock.systemUTC());
    assertThat(plo.take(PloSample.ready("2024-04-11T10:00").bytes(), null).answer().stay())
        .isEqualTo("stay/" + STAY);
  }

  @Test
  void manyLinesOfManyStaysAreTakenInTheOrderOfEachStay() {
    StringBuilder lines = new StringBuilder();
    for (int event = 0; event < 5; event++) {
      for (int stay = 0; stay < 50; stay++) {
        lines
            .append(
                "{\"stay\":\"00000000-0000-4000-8000-%012d\",\"id\":\"m-%d\",\"at\":\"2024-04-08T1%d:00\",\"type\":\"HealthInformationUpdated\"}"
                    .formatted(stay, event, event))
            .append('\n');
      }
    }
    assertThat(intake.take(lines.toString(), TRUST))
        .hasSize(250)
        .allMatch(answer -> answer.outcome() == LineIntake.Outcome.RECORDED);
    for (int stay = 0; stay < 50; stay++) {
      assertThat(
              ledger.log().stream("stay/00000000-0000-4000-8000-%012d".formatted(stay), 0, 10)
                  .stream()
                  .map(event -> ((StayEvent) EventJson.read(event)).told().occurredAt()))
          .hasSize(5)
          .isSorted();
    }
  }
}
