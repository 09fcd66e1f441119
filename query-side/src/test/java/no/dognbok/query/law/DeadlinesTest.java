package no.dognbok.query.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import no.dognbok.events.MessageKey;
import no.dognbok.events.Obligation;
import no.dognbok.query.judgement.DeadlineAnswer;
import no.dognbok.query.law.Duty.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each line of the deadline table: in time, late, not at all, not applicable. */
class DeadlinesTest {

  /** Admitted on Monday 5 May 2025 at 10, noticed at 12, ready on Monday the 12th at 10. */
  private static final List<String> USUAL =
      List.of(
          "2025-05-05T10:00 PatientAdmitted",
          "2025-05-05T12:00 AdmissionNoticeSent",
          "2025-05-12T09:00 HealthInformationUpdated",
          "2025-05-12T10:00 DeclaredReady by=PHYSICIAN",
          "2025-05-12T10:10 ReadyNoticeSent");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        // obligation | as of | what happened besides | state | due
        "ADMISSION_NOTICE | 2025-05-20T12:00 | - | FULFILLED | 2025-05-06T10:00+02:00",
        "ADMISSION_REPORT | 2025-05-05T15:00 | - | OPEN | 2025-05-05T16:00+02:00",
        "ADMISSION_REPORT | 2025-05-05T17:00 | - | OVERDUE | 2025-05-05T16:00+02:00",
        "ADMISSION_REPORT | 2025-05-20T12:00 | 2025-05-05T16:00 AdmissionReportSent | FULFILLED |"
            + " 2025-05-05T16:00+02:00",
        "ADMISSION_REPORT | 2025-05-20T12:00 | 2025-05-05T16:01 AdmissionReportSent |"
            + " FULFILLED_LATE | 2025-05-05T16:00+02:00",
        "ADMISSION_REPORT | 2025-05-20T12:00 | 2025-05-14T12:00 PatientDeparted | MISSED |"
            + " 2025-05-05T16:00+02:00",
        "SUPPLEMENTARY_INFORMATION | 2025-05-20T12:00 | 2025-05-06T09:00"
            + " SupplementaryInformationSent | FULFILLED | 2025-05-06T10:00+02:00",
        "SUPPLEMENTARY_INFORMATION | 2025-05-20T12:00 | 2025-05-06T11:00"
            + " SupplementaryInformationSent | FULFILLED_LATE | 2025-05-06T10:00+02:00",
        "NOTICE_OF_CHANGE | 2025-05-08T11:00 | 2025-05-08T10:00 ExpectedDischargeChanged"
            + " expectedDischarge=2025-05-14 | OPEN | 2025-05-08T12:00+02:00",
        "NOTICE_OF_CHANGE | 2025-05-20T12:00 | 2025-05-08T10:00 ExpectedDischargeChanged"
            + " expectedDischarge=2025-05-14 | FULFILLED_LATE | 2025-05-08T12:00+02:00",
        "NOTICE_OF_CHANGE | 2025-05-20T12:00 | 2025-05-08T10:00 ExpectedDischargeChanged"
            + " expectedDischarge=2025-05-14, 2025-05-08T11:00 HealthInformationUpdated | FULFILLED"
            + " | 2025-05-08T12:00+02:00",
        "NOTICE_OF_CHANGE | 2025-05-11T12:00 | 2025-05-08T10:00 NeedAssessed needed=false | OVERDUE"
            + " | 2025-05-08T12:00+02:00",
        "UPDATED_HEALTH_INFORMATION | 2025-05-20T12:00 | - | FULFILLED | 2025-05-12T10:10+02:00",
        "READY_NOTICE | 2025-05-20T12:00 | - | FULFILLED | 2025-05-12T12:00+02:00",
        "REPLY | 2025-05-12T12:00 | - | OPEN | 2025-05-12T12:10+02:00",
        "REPLY | 2025-05-12T12:11 | - | OVERDUE | 2025-05-12T12:10+02:00",
        "REPLY | 2025-05-20T12:00 | 2025-05-12T12:10 MunicipalityReplied answer=NOT_YET | FULFILLED"
            + " | 2025-05-12T12:10+02:00",
        "REPLY | 2025-05-20T12:00 | 2025-05-13T12:10 OfferReady | FULFILLED_LATE |"
            + " 2025-05-12T12:10+02:00",
        "REPLY | 2025-05-20T12:00 | 2025-05-13T12:10 ReadinessWithdrawn | MISSED |"
            + " 2025-05-12T12:10+02:00",
        "REPLY | 2025-05-20T12:00 | 2025-05-12T11:10 ReadinessWithdrawn | LAPSED |"
            + " 2025-05-12T12:10+02:00",
        "ESTIMATE | 2025-05-20T12:00 | 2025-05-12T11:00 MunicipalityReplied answer=NOT_YET"
            + " expectedFrom=2025-05-14 | FULFILLED | 2025-05-12T13:00+02:00",
        "ESTIMATE | 2025-05-20T12:00 | 2025-05-12T11:00 MunicipalityReplied answer=NOT_YET |"
            + " OVERDUE | 2025-05-12T13:00+02:00",
        "ESTIMATE | 2025-05-20T12:00 | 2025-05-12T11:00 MunicipalityReplied answer=NOT_YET,"
            + " 2025-05-12T12:30 MunicipalityReplied answer=NOT_YET expectedFrom=2025-05-14 |"
            + " FULFILLED | 2025-05-12T13:00+02:00",
        "OFFER_READY | 2025-05-14T12:00 | 2025-05-12T11:00 MunicipalityReplied answer=NOT_YET"
            + " expectedFrom=2025-05-14 | OPEN | 2025-05-14T23:59:59.999999999+02:00",
        "OFFER_READY | 2025-05-15T00:00 | 2025-05-12T11:00 MunicipalityReplied answer=NOT_YET"
            + " expectedFrom=2025-05-14 | OVERDUE | 2025-05-14T23:59:59.999999999+02:00",
        "OFFER_READY | 2025-05-20T12:00 | 2025-05-12T11:00 MunicipalityReplied answer=NOT_YET"
            + " expectedFrom=2025-05-14, 2025-05-13T09:00 OfferReady | FULFILLED |"
            + " 2025-05-14T23:59:59.999999999+02:00",
        "OFFER_READY | 2025-05-20T12:00 | 2025-05-12T11:00 MunicipalityReplied answer=NOT_YET |"
            + " OPEN | -",
        "RECEPTION_SAME_DAY | 2025-05-12T15:00 | - | OPEN | 2025-05-12T23:59:59.999999999+02:00",
        "RECEPTION_SAME_DAY | 2025-05-20T12:00 | 2025-05-12T11:00 MunicipalityReplied"
            + " answer=CAN_RECEIVE | FULFILLED | 2025-05-12T23:59:59.999999999+02:00",
        "RECEPTION_SAME_DAY | 2025-05-20T12:00 | 2025-05-13T11:00 MunicipalityReplied"
            + " answer=CAN_RECEIVE, 2025-05-14T10:00 PatientDeparted | FULFILLED_LATE |"
            + " 2025-05-12T23:59:59.999999999+02:00",
        "CONFIRMATION_BEFORE_TRANSFER | 2025-05-20T12:00 | 2025-05-12T11:00 MunicipalityReplied"
            + " answer=CAN_RECEIVE, 2025-05-12T14:00 PatientDeparted | FULFILLED |"
            + " 2025-05-12T14:00+02:00",
        "CONFIRMATION_BEFORE_TRANSFER | 2025-05-20T12:00 | 2025-05-12T11:00 MunicipalityReplied"
            + " answer=NOT_YET, 2025-05-12T14:00 PatientDeparted | MISSED | 2025-05-12T14:00+02:00",
        "CONFIRMATION_BEFORE_TRANSFER | 2025-05-20T12:00 | 2025-05-12T11:00 MunicipalityReplied"
            + " answer=CAN_RECEIVE, 2025-05-12T12:00 OfferWithdrawn, 2025-05-12T14:00"
            + " PatientDeparted | MISSED | 2025-05-12T14:00+02:00",
        "CONFIRMATION_BEFORE_TRANSFER | 2025-05-20T12:00 | 2025-05-12T11:00 MunicipalityReplied"
            + " answer=CAN_RECEIVE, 2025-05-12T12:00 OfferRefused, 2025-05-12T14:00"
            + " PatientDeparted | FULFILLED | 2025-05-12T14:00+02:00",
        "CONFIRMATION_BEFORE_TRANSFER | 2025-05-20T12:00 | 2025-05-12T11:00 MunicipalityReplied"
            + " answer=NO_NEED, 2025-05-12T14:00 PatientDeparted | NOT_DUE |"
            + " 2025-05-12T14:00+02:00",
        // a yes for Friday is none for Wednesday, and one for Friday is one for Friday
        "CONFIRMATION_BEFORE_TRANSFER | 2025-05-20T12:00 | 2025-05-14T08:00 OfferReady"
            + " from=2025-05-16T09:00, 2025-05-14T14:00 PatientDeparted | MISSED |"
            + " 2025-05-14T14:00+02:00",
        "CONFIRMATION_BEFORE_TRANSFER | 2025-05-20T12:00 | 2025-05-14T08:00 OfferReady"
            + " from=2025-05-16T09:00, 2025-05-16T08:00 PatientDeparted | FULFILLED |"
            + " 2025-05-16T08:00+02:00",
        "ADMISSION_REPORT | 2025-05-20T12:00 | 2025-05-05T12:01 ReceiptReceived of=1"
            + " positive=false, 2025-05-06T09:00 AdmissionNoticeSent | OVERDUE |"
            + " 2025-05-06T13:00+02:00",
        "RECEPTION_SAME_DAY | 2025-05-20T12:00 | 2025-05-12T15:30 ReceiptReceived of=4"
            + " positive=true | OVERDUE | 2025-05-12T23:59:59.999999999+02:00",
        "REGISTER_REPORT | 2025-05-20T12:00 | - | NOT_RECORDED_HERE | -",
        "DEPARTURE_MESSAGE | 2025-05-20T12:00 | 2025-05-12T14:00 PatientDeparted | FULFILLED |"
            + " 2025-05-12T16:00+02:00",
        "DISCHARGE_REPORT | 2025-05-12T15:00 | 2025-05-12T14:00 PatientDeparted | OPEN |"
            + " 2025-05-12T16:00+02:00",
        "DISCHARGE_REPORT | 2025-05-20T12:00 | 2025-05-12T14:00 PatientDeparted | OVERDUE |"
            + " 2025-05-12T16:00+02:00",
        "DISCHARGE_REPORT | 2025-05-20T12:00 | 2025-05-12T14:00 PatientDeparted, 2025-05-12T13:00"
            + " DischargeReportSent | FULFILLED | 2025-05-12T16:00+02:00",
        "DISCHARGE_SUMMARY | 2025-05-20T12:00 | 2025-05-12T14:00 PatientDeparted, 2025-05-13T13:00"
            + " DischargeSummarySent | FULFILLED_LATE | 2025-05-12T16:00+02:00",
        "DEATH_MESSAGE | 2025-05-20T12:00 | 2025-05-12T14:00 PatientDied | FULFILLED |"
            + " 2025-05-12T16:00+02:00",
        "RECEIPT | 2025-05-09T11:00 | - | OPEN | 2025-05-09T12:00+02:00",
        "RECEIPT | 2025-05-20T12:00 | - | OVERDUE | 2025-05-09T12:00+02:00",
        "RECEIPT | 2025-05-20T12:00 | 2025-05-05T12:01 ReceiptReceived of=1 positive=true |"
            + " FULFILLED | 2025-05-09T12:00+02:00",
        "ACCOUNT_OF_ASSESSMENT | 2025-05-20T12:00 | - | NOT_DUE | -",
        "NEGOTIATION | 2025-05-20T12:00 | - | NOT_DUE | -",
        "READING_OF_REPLY | 2025-05-20T12:00 | 2025-05-12T11:00 ReplyToBeRead | OVERDUE |"
            + " 2025-05-12T13:00+02:00"
      })
  void aLineOfTheTableStandsWhereItShould(
      Obligation obligation, String asOf, String besides, State state, String due) {
    Stream<String> more = besides == null ? Stream.of() : Arrays.stream(besides.split(", "));
    DeadlineAnswer deadline =
        ToldInShort.the(
            obligation, ToldInShort.deadlines(asOf, Stream.concat(USUAL.stream(), more)));
    assertThat(deadline.state()).as(deadline::toString).isEqualTo(state);
    assertThat(Objects.toString(deadline.due(), null)).isEqualTo(due);
  }

  private static List<State> all(Obligation obligation, String asOf, String... besides) {
    return ToldInShort.deadlines(asOf, Stream.concat(USUAL.stream(), Arrays.stream(besides)))
        .stream()
        .filter(deadline -> deadline.obligation() == obligation)
        .map(DeadlineAnswer::state)
        .toList();
  }

  @Test
  void withEveryNoAnEstimateIsOwed() {
    assertThat(
            all(
                Obligation.ESTIMATE,
                "2025-05-20T12:00",
                "2025-05-12T11:00 MunicipalityReplied answer=NOT_YET expectedFrom=2025-05-14",
                "2025-05-14T11:00 MunicipalityReplied answer=NOT_YET",
                "2025-05-15T11:00 OfferReady",
                "2025-05-16T11:00 OfferWithdrawn"))
        .containsExactly(State.FULFILLED, State.FULFILLED_LATE, State.OVERDUE);
  }

  @Test
  void anOfferTakenBackIsOwedAnew() {
    assertThat(
            all(
                Obligation.OFFER_READY,
                "2025-05-20T12:00",
                "2025-05-12T11:00 MunicipalityReplied answer=NOT_YET expectedFrom=2025-05-13",
                "2025-05-12T12:00 MunicipalityReplied answer=NOT_YET expectedFrom=2025-05-14",
                "2025-05-14T11:00 OfferReady",
                "2025-05-15T11:00 OfferWithdrawn",
                "2025-05-15T11:30 MunicipalityReplied answer=NOT_YET expectedFrom=2025-05-17"))
        .containsExactly(State.FULFILLED, State.OVERDUE);
  }

  @Test
  void informationAfterTheNoticeMakesTheReceptionDueIfBothCameInTheHours() {
    List<String> events =
        List.of(
            "2025-05-05T10:00 PatientAdmitted",
            "2025-05-12T10:00 DeclaredReady by=PHYSICIAN",
            "2025-05-12T10:10 ReadyNoticeSent");
    for (var sent : List.of("2025-05-12T14:59:OVERDUE", "2025-05-12T15:01:NOT_DUE")) {
      String state = sent.substring(17);
      Stream<String> all =
          Stream.concat(
              events.stream(), Stream.of(sent.substring(0, 16) + " HealthInformationUpdated"));
      assertThat(
              ToldInShort.the(
                      Obligation.RECEPTION_SAME_DAY, ToldInShort.deadlines("2025-05-20T12:00", all))
                  .state())
          .as(sent)
          .isEqualTo(State.valueOf(state));
    }
  }

  static Stream<Arguments> notApplicable() {
    return Stream.of(
        Arguments.of(
            Obligation.READY_NOTICE,
            List.of(
                "2025-05-05T10:00 PatientAdmitted",
                "2025-05-05T11:00 NeedAssessed needed=false",
                "2025-05-12T10:00 DeclaredReady by=PHYSICIAN")),
        Arguments.of(
            Obligation.ADMISSION_NOTICE,
            List.of(
                "2025-05-05T10:00 PatientAdmitted", "2025-05-05T11:00 NeedAssessed needed=false")),
        Arguments.of(
            Obligation.RECEPTION_SAME_DAY, // at 15:01
            List.of(
                "2025-05-05T10:00 PatientAdmitted",
                "2025-05-12T09:00 HealthInformationUpdated",
                "2025-05-12T10:00 DeclaredReady by=PHYSICIAN",
                "2025-05-12T15:01 ReadyNoticeSent")),
        Arguments.of(
            Obligation.RECEPTION_SAME_DAY, // on a Saturday
            List.of(
                "2025-05-05T10:00 PatientAdmitted",
                "2025-05-10T09:00 HealthInformationUpdated",
                "2025-05-10T10:00 DeclaredReady by=PHYSICIAN",
                "2025-05-10T10:01 ReadyNoticeSent")),
        Arguments.of(
            Obligation.RECEPTION_SAME_DAY, // on the first of May
            List.of(
                "2025-04-25T10:00 PatientAdmitted",
                "2025-05-01T09:00 HealthInformationUpdated",
                "2025-05-01T10:00 DeclaredReady by=PHYSICIAN",
                "2025-05-01T10:01 ReadyNoticeSent")),
        Arguments.of(
            Obligation.RECEPTION_SAME_DAY, // without the information
            List.of(
                "2025-05-05T10:00 PatientAdmitted",
                "2025-05-12T10:00 DeclaredReady by=PHYSICIAN",
                "2025-05-12T10:01 ReadyNoticeSent")),
        Arguments.of(
            Obligation.DISCHARGE_SUMMARY,
            List.of(
                "2025-05-05T10:00 PatientAdmitted",
                "2025-05-05T11:00 NeedAssessed needed=false",
                "2025-05-06T10:00 PatientDeparted")));
  }

  @ParameterizedTest
  @MethodSource
  void notApplicable(Obligation obligation, List<String> events) {
    assertThat(
            ToldInShort.the(obligation, ToldInShort.deadlines("2025-05-20T12:00", events.stream()))
                .state())
        .isEqualTo(State.NOT_DUE);
  }

  @Test
  void atExactlyThreeOClockIsStillWithinTheHours() {
    List<String> events =
        List.of(
            "2025-05-05T10:00 PatientAdmitted",
            "2025-05-12T09:00 HealthInformationUpdated",
            "2025-05-12T10:00 DeclaredReady by=PHYSICIAN",
            "2025-05-12T15:00:00 ReadyNoticeSent");
    assertThat(
            ToldInShort.the(
                    Obligation.RECEPTION_SAME_DAY,
                    ToldInShort.deadlines("2025-05-12T16:00", events.stream()))
                .state())
        .isEqualTo(State.OPEN);
  }

  @Test
  void theTwentyFourHoursAreElapsedTimeAlsoWhenTheDayHas23() {
    List<String> events =
        List.of("2025-03-29T12:00 PatientAdmitted", "2025-03-30T13:00 AdmissionNoticeSent");
    DeadlineAnswer notice =
        ToldInShort.the(
            Obligation.ADMISSION_NOTICE,
            ToldInShort.deadlines("2025-04-20T12:00", events.stream()));
    assertThat(notice.due()).hasToString("2025-03-30T13:00+02:00");
    assertThat(notice.state()).isEqualTo(State.FULFILLED);
  }

  @Test
  void anAdmissionThatNobodyToldLeavesTheNoticeWithoutALimit() {
    List<String> events = List.of("2025-05-05T12:00 AdmissionNoticeSent");
    DeadlineAnswer notice =
        ToldInShort.the(
            Obligation.ADMISSION_NOTICE,
            ToldInShort.deadlines("2025-05-20T12:00", events.stream()));
    assertThat(notice.due()).isNull();
    assertThat(notice.broken()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Obligation.class)
  void everyObligationHasItsLineInTheTable(Obligation obligation) {
    DeadlineTable.Line line = DeadlineTable.of(obligation);
    assertThat(line.name()).isNotBlank();
    assertThat(line.basis()).isNotBlank();
  }

  private static List<DeadlineAnswer> with(String... more) {
    return ToldInShort.deadlines(
        "2025-05-20T12:00", Stream.concat(USUAL.stream(), Stream.of(more)));
  }

  @Test
  void theNoticeOfAdmissionIsOwedSinceTheAdmission() {
    DeadlineAnswer notice = ToldInShort.the(Obligation.ADMISSION_NOTICE, with());
    assertThat(notice.since()).hasToString("2025-05-05T10:00+02:00");
    assertThat(notice.triggeredBy()).containsExactly(0);
  }

  /** § 8 første ledd tredje punktum. */
  @Test
  void whereTheNeedCameLaterTheNoticeOfAdmissionIsOwedSinceThen() {
    List<DeadlineAnswer> deadlines =
        ToldInShort.deadlines(
            "2025-05-20T12:00",
            Stream.of(
                "2025-05-05T10:00 PatientAdmitted",
                "2025-05-05T11:00 NeedAssessed needed=false",
                "2025-05-08T09:00 NeedAssessed needed=true",
                "2025-05-08T10:00 AdmissionNoticeSent"));
    DeadlineAnswer notice = ToldInShort.the(Obligation.ADMISSION_NOTICE, deadlines);
    assertThat(notice.since()).hasToString("2025-05-08T09:00+02:00");
    assertThat(notice.triggeredBy()).containsExactly(2);
  }

  @Test
  void aReportOnAnAdmissionThatNobodyToldOfIsKept() {
    List<DeadlineAnswer> deadlines =
        ToldInShort.deadlines(
            "2025-05-20T12:00", Stream.of("2025-05-05T16:00 AdmissionReportSent"));
    assertThat(ToldInShort.the(Obligation.ADMISSION_REPORT, deadlines).state())
        .isEqualTo(State.FULFILLED);
    assertThat(ToldInShort.deadlines("2025-05-20T12:00", Stream.of("2025-05-05T16:00 PatientDied")))
        .noneMatch(deadline -> deadline.obligation() == Obligation.ADMISSION_REPORT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2025-05-08T10:00 NeedAssessed needed=false | true",
        "2025-05-08T10:00 NeedAssessed needed=true | false", // as everybody had taken for granted
        "2025-05-05T11:00 NeedAssessed needed=false | false", // before anybody was told
        "2025-05-05T11:00 NeedAssessed needed=true, 2025-05-08T10:00 NeedAssessed needed=true |"
            + " false",
        "2025-05-05T11:00 NeedAssessed needed=true, 2025-05-08T10:00 NeedAssessed needed=false |"
            + " true",
        "2025-05-05T11:00 NeedAssessed needed=false, 2025-05-08T10:00 NeedAssessed needed=true |"
            + " true",
        "2025-05-05T11:00 NeedAssessed needed=false, 2025-05-08T10:00 NeedAssessed needed=false |"
            + " false",
        "2025-05-05T10:30 NeedAssessed needed=true, 2025-05-05T11:00 NeedAssessed needed=false,"
            + " 2025-05-08T10:00 NeedAssessed needed=true | true"
      })
  void aNoticeOfChangeIsOwedWhereTheNeedIsNotWhatItWas(String assessments, boolean owed) {
    assertThat(with(assessments.split(", ")))
        .as(assessments)
        .satisfies(deadlines ->
            assertThat(
                    deadlines.stream()
                        .anyMatch(deadline -> deadline.obligation() == Obligation.NOTICE_OF_CHANGE))
                .isEqualTo(owed));
  }

  @Test
  void aNoticeByTelephoneNeedsNoReceipt() {
    List<DeadlineAnswer> deadlines =
        ToldInShort.deadlines(
            "2025-05-20T12:00",
            Stream.of(
                "2025-05-05T10:00 PatientAdmitted",
                "2025-05-05T12:00 AdmissionNoticeSent channel=PHONE"));
    assertThat(deadlines).noneMatch(deadline -> deadline.obligation() == Obligation.RECEIPT);
    assertThat(with()).anyMatch(deadline -> deadline.obligation() == Obligation.RECEIPT);
  }

  @Test
  void aReplyInFreeTextIsReadByTheAnswerThatNamesIt() {
    String unread = MessageKey.of("case", String.valueOf(USUAL.size())).toString();
    DeadlineAnswer reading =
        ToldInShort.the(
            Obligation.READING_OF_REPLY,
            with(
                "2025-05-12T11:00 ReplyToBeRead",
                "2025-05-12T11:20 MunicipalityReplied answer=NOT_YET",
                "2025-05-12T11:30 MunicipalityReplied answer=NOT_YET reads=" + unread));
    assertThat(reading.state()).isEqualTo(State.FULFILLED);
    assertThat(reading.fulfilledBy()).containsExactly(USUAL.size() + 2);
  }

  @Test
  void onlyAMessageToTheMunicipalityTellsOfAChange() {
    DeadlineAnswer change =
        ToldInShort.the(
            Obligation.NOTICE_OF_CHANGE,
            ToldInShort.deadlines(
                "2025-05-08T11:30",
                Stream.concat(
                    USUAL.stream().limit(2),
                    Stream.of(
                        "2025-05-08T10:00 ExpectedDischargeChanged expectedDischarge=2025-05-14",
                        "2025-05-08T10:30 LeaveStarted"))));
    assertThat(change.state()).isEqualTo(State.OPEN);
  }

  /** § 8 tredje ledd: what was put off before the need fell away is not put off any more. */
  @Test
  void aDeferralEndsWhereTheNeedIsDeniedAndComesAnew() {
    DeadlineAnswer notice =
        ToldInShort.the(
            Obligation.ADMISSION_NOTICE,
            ToldInShort.deadlines(
                "2025-05-20T12:00",
                Stream.of(
                    "2025-05-05T10:00 PatientAdmitted",
                    "2025-05-05T11:00 NeedAssessed needed=true deferred=true"
                        + " reason=UNCLEAR_CONDITION",
                    "2025-05-06T10:00 NeedAssessed needed=false",
                    "2025-05-07T10:00 NeedAssessed needed=true",
                    "2025-05-07T12:00 AdmissionNoticeSent")));
    assertThat(notice.due()).hasToString("2025-05-08T10:00+02:00");
  }

  @Test
  void aNoticeOfAPatientWithoutNeedIsNeverLate() {
    DeadlineAnswer notice =
        ToldInShort.the(
            Obligation.ADMISSION_NOTICE,
            ToldInShort.deadlines(
                "2025-05-20T12:00",
                Stream.of(
                    "2025-05-05T10:00 PatientAdmitted",
                    "2025-05-05T11:00 NeedAssessed needed=false",
                    "2025-05-07T12:00 AdmissionNoticeSent")));
    assertThat(notice.due()).isNull();
    assertThat(notice.state()).isEqualTo(State.FULFILLED);
  }
}
