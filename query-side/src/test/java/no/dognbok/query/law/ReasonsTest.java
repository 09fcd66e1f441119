package no.dognbok.query.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.dognbok.events.MessageKey;
import no.dognbok.query.assessment.Case;
import no.dognbok.query.assessment.Cases;
import no.dognbok.query.law.PaymentDay.Verdict;
import org.junit.jupiter.api.Test;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What the reasons of a day say, and what its standing is. */
class ReasonsTest {

  private static final String UNTIL_READY =
      """
      id: reasons
      asOf: "2025-05-14T12:00"
      stay: {careType: SOMATIC, municipality: "5006"}
      events:
        - {at: "2025-05-05T10:00", type: PatientAdmitted}
        - {at: "2025-05-05T16:00", type: AdmissionNoticeSent}
      """;
  private static final String READY =
      """
        - {at: "2025-05-12T09:00", type: HealthInformationUpdated}
        - {at: "2025-05-12T10:00", type: DeclaredReady, by: PHYSICIAN}
        - {at: "2025-05-12T10:10", type: ReadyNoticeSent}
      """;
  private static final String NO =
      "{at: \"2025-05-12T11:00\", type: MunicipalityReplied, answer: NOT_YET}";

  private static Judgement judge(String start, String... events) {
    String more = Arrays.stream(events).map("  - "::concat).collect(Collectors.joining("\n"));
    return Law.judge(
        Case.read(new YAMLMapper().readTree(start + more), Cases.surroundings()).matter());
  }

  private static PaymentDay day(Judgement judgement, String date) {
    return judgement.days().stream()
        .filter(day -> day.date().equals(LocalDate.parse(date)))
        .findFirst()
        .orElseThrow();
  }

  private static Reason reason(PaymentDay day, Ground ground) {
    return day.reasons().stream()
        .filter(reason -> reason.ground() == ground)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + ground + " in " + day.reasons()));
  }

  @Test
  void anOutageSaysWhatWasTriedAndNamesItsEvent() {
    Judgement judgement =
        judge(
            UNTIL_READY + READY,
            "{at: \"2025-05-12T10:20\", type: CommunicationOutage, until: \"2025-05-13T12:00\","
                + " tried: [PHONE]}");
    Reason outage = reason(day(judgement, "2025-05-12"), Ground.OUTAGE);
    assertThat(outage.text()).endsWith("Forsøkt i stedet: telefon.");
    assertThat(outage.events()).hasSize(1);
    Reason silent = reason(day(judgement, "2025-05-13"), Ground.SILENT_AFTER_OUTAGE);
    assertThat(silent.text()).endsWith("Forsøkt i stedet: telefon.");
    assertThat(silent.events()).containsAll(outage.events());
  }

  @Test
  void anAnswerInTimeAfterAnOutageNamesTheOutage() {
    Judgement judgement =
        judge(
            UNTIL_READY + READY,
            "{at: \"2025-05-12T10:20\", type: CommunicationOutage, until: \"2025-05-13T12:00\"}",
            "{at: \"2025-05-13T13:00\", type: MunicipalityReplied, answer: CAN_RECEIVE}");
    assertThat(reason(day(judgement, "2025-05-12"), Ground.YES_IN_TIME_AFTER_MIDNIGHT).events())
        .hasSize(2);
  }

  @Test
  void theFirmestObstacleIsTheStandingOfADayThatIsNotPayable() {
    Judgement judgement =
        judge(
            UNTIL_READY + READY,
            NO,
            "{at: \"2025-05-13T08:00\", type: NeedAssessed, needed: false}",
            "{at: \"2025-05-13T12:00\", type: PatientDeparted}");
    PaymentDay last = day(judgement, "2025-05-13");
    assertThat(last.reasons())
        .extracting(Reason::ground)
        .contains(Ground.NO_MUNICIPAL_NEED, Ground.DEPARTED);
    assertThat(last.standing()).isEqualTo(Standing.T);
    assertThat(day(judgement, "2025-05-12").standing()).isEqualTo(Standing.M);
  }

  @Test
  void aTransferBetweenWardsBeforeReadinessIsNoDoubt() {
    Judgement judgement =
        judge(
            UNTIL_READY
                + "  - {at: \"2025-05-07T10:00\", type: TransferredWithinSpecialistCare}\n"
                + READY,
            NO);
    assertThat(judgement.doubts())
        .extracting(Doubt::code)
        .doesNotContain(Doubt.Code.NO_OPEN_PERIOD);
  }

  @Test
  void aWithdrawalWithoutReadinessIsADoubt() {
    Judgement judgement =
        judge(
            UNTIL_READY + "  - {at: \"2025-05-07T10:00\", type: ReadinessWithdrawn}\n" + READY, NO);
    assertThat(judgement.doubts()).extracting(Doubt::code).contains(Doubt.Code.NO_OPEN_PERIOD);
  }

  @Test
  void aLeaveThatCanEndTodayLeavesTodayOpen() {
    Judgement judgement =
        judge(UNTIL_READY + READY, NO, "{at: \"2025-05-13T10:00\", type: LeaveStarted}");
    assertThat(day(judgement, "2025-05-13").verdict()).isEqualTo(Verdict.NOT_PAYABLE);
    assertThat(day(judgement, "2025-05-14").verdict()).isEqualTo(Verdict.NOT_YET);
  }

  @Test
  void anOutageThatCanEndTodayLeavesTodayOpen() {
    Judgement judgement =
        judge(UNTIL_READY + READY, "{at: \"2025-05-12T10:20\", type: CommunicationOutage}");
    assertThat(day(judgement, "2025-05-13").verdict()).isEqualTo(Verdict.NOT_PAYABLE);
    assertThat(day(judgement, "2025-05-14").verdict()).isEqualTo(Verdict.NOT_YET);
  }

  @Test
  void anAgreedLimitIsNamedWhereItDecides() {
    String agreed = UNTIL_READY.replace("id: reasons", "id: reasons\nterms: {workingLimit: PT20H}");
    Judgement judgement =
        judge(
            agreed + READY,
            "{at: \"2025-05-13T06:00\", type: MunicipalityReplied, answer: NOT_YET}");
    PaymentDay first = day(judgement, "2025-05-12");
    assertThat(first.verdict()).isEqualTo(Verdict.NOT_PAYABLE);
    assertThat(first.standing()).isEqualTo(Standing.A);
    assertThat(reason(first, Ground.NO_IN_TIME_AFTER_MIDNIGHT).text())
        .endsWith("Arbeidsgrensen er avtalt.");
  }

  @Test
  void aDayThatIsDecidedDoesNotSayThatItIsNotOver() {
    Judgement judgement =
        judge(UNTIL_READY + READY, NO, "{at: \"2025-05-14T09:00\", type: PatientDeparted}");
    assertThat(day(judgement, "2025-05-14").reasons())
        .extracting(Reason::ground)
        .containsExactly(Ground.DEPARTED);
  }

  @Test
  void aDayBeforeTheNoticeSaysNothingOfTheAnswerToIt() {
    Judgement judgement =
        judge(
            UNTIL_READY,
            "{at: \"2025-05-11T10:00\", type: DeclaredReady, by: PHYSICIAN}",
            "{at: \"2025-05-12T10:10\", type: ReadyNoticeSent}",
            "{at: \"2025-05-12T11:00\", type: MunicipalityReplied, answer: CAN_RECEIVE}");
    assertThat(day(judgement, "2025-05-11").reasons())
        .extracting(Reason::ground)
        .containsExactly(Ground.READY_NOTICE_LATER);
  }

  @Test
  void aGroundThatIsDisputedIsADoubtOfTheDaysThatItDecides() {
    Judgement judgement =
        judge(UNTIL_READY + READY, NO, "{at: \"2025-05-13T08:00\", type: OfferRefused}");
    assertThat(day(judgement, "2025-05-12").doubts())
        .extracting(Doubt::code)
        .doesNotContain(Doubt.Code.DISPUTED_GROUND);
    assertThat(day(judgement, "2025-05-13").doubts())
        .extracting(Doubt::code)
        .contains(Doubt.Code.DISPUTED_GROUND);
  }

  @Test
  void aReplyThatNobodyHasReadIsADoubtOfTheDays() {
    Judgement judgement =
        judge(UNTIL_READY + READY, "{at: \"2025-05-12T10:30\", type: ReplyToBeRead}");
    assertThat(day(judgement, "2025-05-12").doubts())
        .extracting(Doubt::code)
        .contains(Doubt.Code.REPLY_NOT_READ);
  }

  /** A year with a digit wrong would have days counted over decades, but a far one is a year. */
  @Test
  void aStayOfAFarYearIsJudgedAsAnyOther() {
    Judgement judgement =
        judge(
            (UNTIL_READY + READY).replace("2025", "2095"),
            NO.replace("2025", "2095"),
            "{at: \"2095-05-14T10:00\", type: PatientDeparted}");
    assertThat(judgement.payable())
        .containsExactly(LocalDate.of(2095, 5, 12), LocalDate.of(2095, 5, 13));
  }

  @Test
  void aDayOfTwoPeriodsThatNeitherMakesPayableHasTheReasonsOfBoth() {
    Judgement judgement =
        judge(
            UNTIL_READY + READY,
            "{at: \"2025-05-12T11:00\", type: MunicipalityReplied, answer: CAN_RECEIVE}",
            "{at: \"2025-05-13T09:00\", type: ReadinessWithdrawn}",
            "{at: \"2025-05-13T15:00\", type: DeclaredReady, by: PHYSICIAN}");
    assertThat(day(judgement, "2025-05-13").reasons())
        .extracting(Reason::ground)
        .contains(Ground.WITHDRAWN, Ground.NO_READY_NOTICE);
  }

  @Test
  void aDayOfTwoPeriodsIsPayableWhereOneOfThemMakesItSo() {
    Judgement judgement =
        judge(
            UNTIL_READY + READY,
            "{at: \"2025-05-12T11:00\", type: MunicipalityReplied, answer: CAN_RECEIVE}",
            "{at: \"2025-05-13T08:00\", type: ReadinessWithdrawn}",
            "{at: \"2025-05-13T09:00\", type: DeclaredReady, by: PHYSICIAN}",
            "{at: \"2025-05-13T09:10\", type: ReadyNoticeSent}",
            "{at: \"2025-05-13T10:00\", type: MunicipalityReplied, answer: NOT_YET}");
    assertThat(day(judgement, "2025-05-13").verdict()).isEqualTo(Verdict.PAYABLE);
  }

  @Test
  void aLeaveLastsWhateverElseIsTold() {
    Judgement judgement =
        judge(
            UNTIL_READY + READY,
            NO,
            "{at: \"2025-05-12T18:00\", type: LeaveStarted}",
            "{at: \"2025-05-12T19:00\", type: HealthInformationUpdated}");
    assertThat(reason(day(judgement, "2025-05-13"), Ground.ON_LEAVE).events()).hasSize(1);
  }

  @Test
  void aReplyThatSomebodyHasReadIsNoDoubt() {
    String unread = MessageKey.of("case", "5").toString();
    Judgement judgement =
        judge(
            UNTIL_READY + READY,
            "{at: \"2025-05-12T10:30\", type: ReplyToBeRead}",
            "{at: \"2025-05-12T10:40\", type: MunicipalityReplied, answer: NOT_YET}",
            "{at: \"2025-05-12T10:50\", type: MunicipalityReplied, answer: NOT_YET, reads: \""
                + unread
                + "\"}");
    assertThat(day(judgement, "2025-05-12").doubts())
        .extracting(Doubt::code)
        .doesNotContain(Doubt.Code.REPLY_NOT_READ);
  }

  @Test
  void whatContradictsTheRestIsADoubtThatNamesBoth() {
    Judgement judgement =
        judge(
            UNTIL_READY,
            "{at: \"2025-05-05T11:00\", type: PatientAdmitted}",
            "{at: \"2025-05-04T10:00\", type: PatientDeparted}",
            "{at: \"2025-05-13T10:00\", type: PatientDeparted}");
    for (Doubt.Code code :
        List.of(
            Doubt.Code.SECOND_ADMISSION,
            Doubt.Code.SECOND_DEPARTURE,
            Doubt.Code.DEPARTURE_BEFORE_ADMISSION,
            Doubt.Code.AFTER_DEPARTURE)) {
      assertThat(judgement.doubts())
          .as(code.name())
          .anySatisfy(doubt -> {
            assertThat(doubt.code()).isEqualTo(code);
            assertThat(doubt.events()).hasSize(2).doesNotHaveDuplicates();
          });
    }
  }

  /** P13: what does not say whose it is, is read by who was believed to be the right one. */
  @Test
  void whereThePayerChangedWhatDoesNotSayWhoseItIsIsADoubt() {
    Judgement judgement =
        judge(
            UNTIL_READY
                + "  - {at: \"2025-05-07T10:00\", type: ResidenceCorrected, municipality:"
                + " \"5038\"}\n"
                + READY,
            NO,
            "{at: \"2025-05-12T12:00\", type: OfferReady}",
            "{at: \"2025-05-12T13:00\", type: OfferWithdrawn}",
            "{at: \"2025-05-12T14:00\", type: OfferRefused}",
            "{at: \"2025-05-12T15:00\", type: OfferReady, municipality: \"5038\"}");
    assertThat(judgement.doubts())
        .filteredOn(doubt -> doubt.code() == Doubt.Code.PARTY_BY_BELIEF)
        .flatExtracting(Doubt::events)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(1, 5, 6, 7, 8, 9)
                .map(number -> MessageKey.of("case", String.valueOf(number)).toString())
                .toList());
  }
}
