package no.dognbok.query.statement;

import static no.dognbok.query.statement.StatementLedger.LEVANGER;
import static no.dognbok.query.statement.StatementLedger.STEINKJER;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import no.dognbok.ehf.EhfRules;
import no.dognbok.events.Address;
import no.dognbok.events.AgreementTerms;
import no.dognbok.events.Answer;
import no.dognbok.events.CareType;
import no.dognbok.events.MessageKey;
import no.dognbok.events.Moment;
import no.dognbok.events.Profession;
import no.dognbok.events.ReferenceEvent.MunicipalityMerged;
import no.dognbok.events.ReferenceEvent.RuleSetAdopted;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.*;
import no.dognbok.events.Told;
import no.dognbok.query.issued.IssuedInFolder;
import no.dognbok.query.law.Rule;
import no.dognbok.query.law.RuleSet;
import no.dognbok.query.statement.Correction.Cause;
import no.dognbok.query.statement.Statement.State;
import no.dognbok.query.statement.form.SampleStatement;
import no.dognbok.query.statement.form.StatementForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the draft of October to what November makes of it. */
class StatementLifeTest {

  private static final YearMonth OCTOBER = YearMonth.of(2025, 10);
  private static final YearMonth NOVEMBER = YearMonth.of(2025, 11);
  private static final Pair PAIR = StatementLedger.pair(STEINKJER);
  private static final long RATE = 4_000 + 2_025;

  /** Reads rule set 3 as one in which a late § 8 notice moves nothing. */
  private static final RuleSet WITHOUT_P11 =
      new RuleSet(3, EnumSet.complementOf(EnumSet.of(Rule.P11)));

  @TempDir Path folder;

  private StatementLedger ledger() {
    StatementLedger ledger =
        new StatementLedger(
            folder,
            new IssuedInFolder(folder),
            number -> number == 3 ? WITHOUT_P11 : RuleSet.numbered(number));
    ledger.at("2025-10-01T08:00");
    return ledger.withUsualReference();
  }

  /**
   * A patient who waits from 6 October, admitted on the 1st; the municipality says no at once.
   *
   * @param noticeHours hours after the admission at which the § 8 notice is sent
   * @param until day and hour at which the offer is ready and the patient leaves
   */
  private static UUID waits(StatementLedger ledger, int noticeHours, String until) {
    UUID stay = UUID.randomUUID();
    LocalDateTime admitted = LocalDateTime.parse("2025-10-01T10:00");
    Address steinkjer = Address.of(STEINKJER);
    tell(
        ledger,
        stay,
        admitted,
        told -> new PatientAdmitted(told, STEINKJER, null, CareType.SOMATIC, null));
    tell(
        ledger,
        stay,
        admitted.plusHours(noticeHours),
        told -> new AdmissionNoticeSent(told.sent(steinkjer, told.occurredAt()), null));
    LocalDateTime ready = LocalDateTime.parse("2025-10-06T10:00");
    tell(
        ledger,
        stay,
        ready,
        told -> new DeclaredReady(told, Profession.PHYSICIAN, Set.of(), null, null));
    tell(
        ledger,
        stay,
        ready.plusMinutes(5),
        told -> new ReadyNoticeSent(told.sent(steinkjer, told.occurredAt())));
    tell(
        ledger,
        stay,
        ready.plusMinutes(30),
        told -> new MunicipalityReplied(told, Answer.NOT_YET, null, null));
    LocalDateTime end = LocalDateTime.parse(until);
    tell(ledger, stay, end, told -> new OfferReady(told, null));
    tell(ledger, stay, end.plusHours(2), told -> new PatientDeparted(told, false));
    return stay;
  }

  private static void tell(
      StatementLedger ledger, UUID stay, LocalDateTime at, Function<Told, StayEvent> event) {
    Told told =
        Told.of(Moment.local(at), LEVANGER, MessageKey.of("life", stay + "/" + at)).from(LEVANGER);
    ledger.tell(stay, event.apply(told));
  }

  private static LocalDate day(String date) {
    return LocalDate.parse(date);
  }

  @Test
  void aDraftIsPresentedAndFrozenAndNothingIsBilledTwice() {
    try (StatementLedger ledger = ledger()) {
      UUID stay = waits(ledger, 4, "2025-10-09T09:00");
      ledger.at("2025-11-03T08:00");
      assertThat(ledger.now(PAIR, OCTOBER).state()).isEqualTo(State.DRAFT);
      assertThat(ledger.now(PAIR, OCTOBER).content().totals().toPay()).isEqualTo(3 * RATE);
      ledger.present(PAIR, OCTOBER);
      assertThat(ledger.now(PAIR, OCTOBER).state()).isEqualTo(State.PRESENTED);
      ledger.at("2025-11-20T08:00");
      Statement frozen = ledger.freeze(PAIR, OCTOBER);
      assertThat(frozen.state()).isEqualTo(State.FROZEN);
      assertThat(frozen.alarms()).isEmpty();
      assertThat(frozen.content().lines())
          .singleElement()
          .satisfies(line -> {
            assertThat(line.stay()).isEqualTo(stay);
            assertThat(line.from()).isEqualTo(day("2025-10-06"));
            assertThat(line.to()).isEqualTo(day("2025-10-08"));
            assertThat(line.amount()).isEqualTo(3 * RATE);
          });
      assertThat(ledger.draft(PAIR, NOVEMBER).content().isEmpty()).isTrue();
    }
  }

  @Test
  void whatIsLearnedLaterIsCreditedWithTheEventThatChangedIt() {
    try (StatementLedger ledger = ledger()) {
      UUID stay = waits(ledger, 4, "2025-10-09T09:00");
      ledger.at("2025-11-03T08:00");
      ledger.present(PAIR, OCTOBER);
      ledger.at("2025-11-20T08:00");
      ledger.freeze(PAIR, OCTOBER);
      tell(
          ledger,
          stay,
          LocalDateTime.parse("2025-10-08T09:00"),
          told -> new OfferReady(told, null));
      StatementContent november = ledger.draft(PAIR, NOVEMBER).content();
      assertThat(november.corrections())
          .singleElement()
          .satisfies(one -> {
            assertThat(one.month()).isEqualTo(OCTOBER);
            assertThat(one.date()).isEqualTo(day("2025-10-08"));
            assertThat(one.amount()).isEqualTo(-RATE);
            assertThat(one.because())
                .singleElement()
                .extracting(Cause::kind)
                .isEqualTo(Cause.Kind.STAY);
          });
      assertThat(november.totals().toPay()).as("a credit note").isEqualTo(-RATE);
    }
  }

  @Test
  void newsAfterThePresentationIsACorrectionAndASettlementIsNot() {
    try (StatementLedger ledger = ledger()) {
      UUID stay = waits(ledger, 4, "2025-10-09T09:00");
      ledger.at("2025-11-03T08:00");
      ledger.present(PAIR, OCTOBER);
      ledger.at("2025-11-05T08:00");
      tell(
          ledger,
          stay,
          LocalDateTime.parse("2025-10-08T09:00"),
          told -> new OfferReady(told, null));
      UUID dispute = ledger.object(PAIR, stay, day("2025-10-06"));
      ledger.settle(dispute, List.of(), List.of(day("2025-10-06")));
      ledger.at("2025-11-20T08:00");
      Statement frozen = ledger.freeze(PAIR, OCTOBER);
      assertThat(frozen.content().totals().days()).as("6 October was settled").isEqualTo(2);
      assertThat(ledger.draft(PAIR, NOVEMBER).content().corrections())
          .extracting(Correction::date)
          .containsExactly(day("2025-10-08"));
    }
  }

  @Test
  void anObjectionInTimeIsHeldBackWhereTheAgreementSaysSoAndReleasedByTheSettlement() {
    try (StatementLedger ledger = ledger()) {
      ledger.terms(AgreementTerms.NONE_AGREED.objectionsHeldBack(true));
      UUID stay = waits(ledger, 4, "2025-10-09T09:00");
      ledger.at("2025-11-03T08:00");
      ledger.present(PAIR, OCTOBER);
      ledger.at("2025-11-05T08:00");
      UUID dispute = ledger.object(PAIR, stay, day("2025-10-06"), day("2025-10-07"));
      ledger.at("2025-11-20T08:00");
      StatementContent frozen = ledger.freeze(PAIR, OCTOBER).content();
      assertThat(frozen.totals().days()).isEqualTo(1);
      assertThat(frozen.totals().heldBackDays()).isEqualTo(2);
      assertThat(frozen.totals().toPay()).isEqualTo(RATE);
      assertThat(frozen.lines().getFirst().days().getFirst().objection())
          .satisfies(objection -> {
            assertThat(objection.dispute()).isEqualTo(dispute);
            assertThat(objection.inTime()).isTrue();
            assertThat(objection.heldBack()).isTrue();
          });
      ledger.settle(dispute, List.of(day("2025-10-06")), List.of(day("2025-10-07")));
      assertThat(ledger.draft(PAIR, NOVEMBER).content().corrections())
          .singleElement()
          .satisfies(one -> {
            assertThat(one.date()).isEqualTo(day("2025-10-06"));
            assertThat(one.amount()).isEqualTo(RATE);
            assertThat(one.because()).extracting(Cause::kind).containsOnly(Cause.Kind.DISPUTE);
          });
    }
  }

  @Test
  void anObjectionIsMarkedAndBilledWhereTheAgreementDoesNotHoldItBack() {
    try (StatementLedger ledger = ledger()) {
      UUID stay = waits(ledger, 4, "2025-10-09T09:00");
      ledger.at("2025-11-03T08:00");
      ledger.present(PAIR, OCTOBER);
      ledger.object(PAIR, stay);
      ledger.at("2025-11-20T08:00");
      StatementContent frozen = ledger.freeze(PAIR, OCTOBER).content();
      assertThat(frozen.totals().days()).isEqualTo(3);
      assertThat(frozen.lines().getFirst().days())
          .allSatisfy(day -> assertThat(day.objection()).isNotNull());
    }
  }

  @Test
  void anObjectionThatComesTooLateHoldsNothingBack() {
    try (StatementLedger ledger = ledger()) {
      ledger.terms(AgreementTerms.NONE_AGREED.objectionsHeldBack(true));
      UUID stay = waits(ledger, 4, "2025-10-09T09:00");
      ledger.at("2025-11-03T08:00");
      ledger.present(PAIR, OCTOBER);
      ledger.at("2025-11-19T08:00");
      ledger.object(PAIR, stay);
      StatementContent frozen = ledger.freeze(PAIR, OCTOBER).content();
      assertThat(frozen.totals().days()).isEqualTo(3);
      assertThat(frozen.lines().getFirst().days().getFirst().objection())
          .satisfies(objection -> assertThat(objection.inTime()).isFalse());
      ledger.at("2025-12-01T08:00");
      assertThat(ledger.draft(PAIR, NOVEMBER).content().corrections()).isEmpty();
    }
  }

  @Test
  void aStayThatEndsInNovemberIsBilledThereWhereThatIsAgreed() {
    try (StatementLedger ledger = ledger()) {
      AgreementTerms none = AgreementTerms.NONE_AGREED;
      ledger.terms(
          new AgreementTerms(
              false,
              null,
              none.lateAdmissionNotice(),
              false,
              none.workingLimit(),
              none.noticeWindowFrom(),
              none.noticeWindowTo(),
              Duration.ofDays(14),
              AgreementTerms.BillingBasis.END_OF_STAY));
      waits(ledger, 4, "2025-11-02T09:00");
      ledger.at("2025-12-01T08:00");
      assertThat(ledger.draft(PAIR, OCTOBER).content().lines()).isEmpty();
      assertThat(ledger.draft(PAIR, NOVEMBER).content().totals().days()).isEqualTo(27);
    }
  }

  @Test
  void aMunicipalityThatHasCeasedIsBilledThroughItsSuccessorAndTheLineSaysSo() {
    try (StatementLedger ledger = ledger()) {
      UUID stay = waits(ledger, 4, "2025-10-09T09:00");
      ledger.around(
          "reference/municipality/5006",
          new MunicipalityMerged(
              STEINKJER, StatementLedger.INDEROY, LocalDate.of(2025, 12, 31), "test"));
      ledger.at("2026-01-10T08:00");
      Pair successor = ledger.questions.pair(StatementLedger.TRUST, StatementLedger.INDEROY);
      assertThat(ledger.draft(successor, OCTOBER).content().lines())
          .singleElement()
          .satisfies(line -> {
            assertThat(line.stay()).isEqualTo(stay);
            assertThat(line.formerly()).isEqualTo(STEINKJER);
            assertThat(line.number()).isEqualTo(3);
          });
    }
  }

  @Test
  void whatACeasedMunicipalityWasBilledItsSuccessorDoesNotPayAgain() {
    try (StatementLedger ledger = ledger()) {
      waits(ledger, 4, "2025-10-09T09:00");
      ledger.at("2025-11-03T08:00");
      ledger.present(PAIR, OCTOBER);
      ledger.at("2025-11-20T08:00");
      ledger.freeze(PAIR, OCTOBER);
      ledger.around(
          "reference/municipality/5006",
          new MunicipalityMerged(
              STEINKJER, StatementLedger.INDEROY, LocalDate.of(2025, 12, 31), "test"));
      ledger.at("2026-01-10T08:00");
      Pair successor = ledger.questions.pair(StatementLedger.TRUST, StatementLedger.INDEROY);
      assertThat(ledger.draft(successor, OCTOBER).content().lines()).isEmpty();
      assertThat(ledger.questions.check(PAIR, OCTOBER).orElseThrow().same()).isTrue();
    }
  }

  /** They can be erased, and the statement stands. */
  @Test
  void theSendersOwnReferencesAreNoPartOfTheDigest() {
    Statement with = SampleStatement.filled();
    String json = new String(StatementJson.write(with), StandardCharsets.UTF_8);
    String without = json.replaceAll("\"references\":\\[[^]]*]", "\"references\":[]");
    assertThat(without).isNotEqualTo(json);
    Statement erased = StatementJson.read(without.getBytes(StandardCharsets.UTF_8));
    assertThat(StatementJson.digest(erased.content()))
        .isEqualTo(StatementJson.digest(with.content()));
  }

  /** What was issued of October. */
  private record Bytes(byte[] json, byte[] csv, byte[] ehf) {

    static Bytes of(StatementLedger ledger) {
      Statement statement = ledger.now(PAIR, OCTOBER);
      return new Bytes(
          ledger.questions.issued(PAIR, statement, StatementForm.JSON),
          ledger.questions.issued(PAIR, statement, StatementForm.CSV),
          ledger.questions.ehf(PAIR, OCTOBER));
    }

    void assertSame(StatementLedger ledger) {
      Bytes now = of(ledger);
      assertThat(now.json()).isEqualTo(json);
      assertThat(now.csv()).isEqualTo(csv);
      assertThat(now.ehf()).isEqualTo(ehf);
      EhfRules.assertValid(now.ehf());
    }
  }

  /** After ten thousand events, a restart, a rebuild, and a rule set that reads P11 otherwise. */
  @Test
  void whatWasFrozenIsTheSameBytesForGood() throws IOException {
    Bytes issued;
    try (StatementLedger ledger = ledger()) {
      ledger.invoicing(PAIR);
      waits(ledger, 40, "2025-10-04T09:00");
      waits(ledger, 140, "2025-10-20T09:00");
      ledger.at("2025-11-03T08:00");
      ledger.present(PAIR, OCTOBER);
      ledger.at("2025-11-20T08:00");
      ledger.freeze(PAIR, OCTOBER);
      ledger.invoice(PAIR, OCTOBER, 1_001);
      issued = Bytes.of(ledger);
      for (int i = 0; i < 100; i++) {
        ledger.log.tellMany(
            "stay/" + UUID.randomUUID(),
            100,
            new AdmissionMentioned(
                Told.of(Moment.exact(ledger.now()), LEVANGER, UUID.randomUUID())));
      }
      ledger.catchUp();
      issued.assertSame(ledger);
      ledger.around("reference/rule-set", new RuleSetAdopted(3, "test"));
      issued.assertSame(ledger);
      assertThat(ledger.draft(PAIR, NOVEMBER).content().corrections())
          .as("the late notice delayed the days until the 7th; now it moves nothing")
          .singleElement()
          .satisfies(one -> {
            assertThat(one.date()).isEqualTo(day("2025-10-06"));
            assertThat(one.amount()).isEqualTo(RATE);
            assertThat(one.because())
                .singleElement()
                .satisfies(cause -> {
                  assertThat(cause.kind()).isEqualTo(Cause.Kind.RULE_SET);
                  assertThat(cause.ruleSet()).isEqualTo(3);
                });
          });
    }
    try (StatementLedger again = ledger()) {
      again.at("2025-12-01T08:00");
      issued.assertSame(again);
      assertThat(again.questions.check(PAIR, OCTOBER).orElseThrow().same()).isTrue();
    }
    for (String kept : List.of("json", "csv", "invoice.xml")) {
      Files.delete(folder.resolve("issued/983974791/5006/2025-10." + kept));
    }
    try (StatementLedger again = ledger()) {
      again.at("2025-12-01T08:00");
      issued.assertSame(again); // as it follows from the log
    }
  }
}
