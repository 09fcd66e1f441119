package no.dognbok.query.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import no.dognbok.events.Obligation;
import no.dognbok.query.judgement.DeadlineAnswer;
import no.dognbok.query.judgement.DoubtAnswer;
import no.dognbok.query.law.Duty.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A duty says for how long it is overdue, and what is in doubt about what it rests on. */
class DoubtsOfDutiesTest {

  private static List<DeadlineAnswer> judged(String asOf, String told) {
    return ToldInShort.deadlines(asOf, Arrays.stream(told.split(", ")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ADMISSION_NOTICE | 2025-05-05T12:00 AdmissionNoticeSent | ADMISSION_UNKNOWN",
        "SUPPLEMENTARY_INFORMATION | 2025-05-05T12:00 SupplementaryInformationSent |"
            + " ADMISSION_UNKNOWN",
        "ADMISSION_NOTICE | 2025-05-05 PatientAdmitted, 2025-05-05T12:00 AdmissionNoticeSent |"
            + " ONLY_A_DATE",
        "ADMISSION_NOTICE | 2025-05-05T10:00 AdmissionMentioned, 2025-05-05T12:00"
            + " AdmissionNoticeSent | ADMISSION_FROM_ANOTHER_MESSAGE",
        "ADMISSION_NOTICE | 2025-10-26T02:30 PatientAdmitted, 2025-10-26T12:00 AdmissionNoticeSent"
            + " | HOUR_REPEATED",
        "ADMISSION_NOTICE | 2025-03-30T02:30 PatientAdmitted, 2025-03-30T12:00 AdmissionNoticeSent"
            + " | HOUR_SKIPPED",
        "ADMISSION_NOTICE | 2025-05-05T10:00 PatientAdmitted, 2025-05-05T12:00 AdmissionNoticeSent"
            + " channel=PHONE | TOLD_ON_THE_TELEPHONE_ONLY",
        "ADMISSION_NOTICE | 2025-05-05T10:00 PatientAdmitted, 2025-05-05T12:00 AdmissionNoticeSent"
            + " | NOT_PROVEN_RECEIVED",
        "ADMISSION_REPORT | 2025-05-05T10:00 PatientAdmitted, 2025-05-05T12:00 AdmissionNoticeSent"
            + " | NOT_PROVEN_RECEIVED",
        "READY_NOTICE | 2025-05-12T10:00 DeclaredReady | PROFESSION_UNKNOWN",
        "DISCHARGE_REPORT | 2025-05-12 PatientDeparted | ONLY_A_DATE",
        "DISCHARGE_REPORT | 2025-05-12T14:00 PatientDeparted, 2025-05-13T14:00 DischargeReportSent"
            + " | NOT_PROVEN_RECEIVED"
      })
  void theDoubtsOfWhatADutyRestsOnStandOnIt(Obligation obligation, String told, String doubt) {
    assertThat(ToldInShort.the(obligation, judged("2025-11-20T12:00", told)).doubts())
        .extracting(DoubtAnswer::code)
        .contains(doubt);
  }

  @Test
  void whatIsCertainHasNone() {
    String told =
        "2025-05-05T10:00 PatientAdmitted, 2025-05-05T12:00 AdmissionNoticeSent, 2025-05-05T12:01"
            + " ReceiptReceived of=1 positive=true";
    List<DeadlineAnswer> deadlines = judged("2025-11-20T12:00", told);
    assertThat(ToldInShort.the(Obligation.ADMISSION_NOTICE, deadlines).doubts()).isEmpty();
    assertThat(ToldInShort.the(Obligation.ADMISSION_REPORT, deadlines).doubts()).isEmpty();
  }

  /** § 9: an item that says who declared it, and that this does not count. */
  @ParameterizedTest
  @CsvSource({"OTHER, DECLARED_BY_WHO_MAY_NOT", "PSYCHOLOGIST, DECLARED_BY_WHO_MAY_NOT"})
  void aDeclarationThatDoesNotCountSaysWhy(String by, String doubt) {
    DeadlineAnswer notice =
        ToldInShort.the(
            Obligation.READY_NOTICE,
            judged("2025-05-20T12:00", "2025-05-12T10:00 DeclaredReady by=" + by));
    assertThat(notice.state()).isEqualTo(State.OPEN);
    assertThat(notice.since()).hasToString("2025-05-12T10:00+02:00");
    assertThat(notice.triggeredBy()).containsExactly(0);
    assertThat(notice.due()).isNull();
    assertThat(notice.doubts()).extracting(DoubtAnswer::code).contains(doubt);
  }

  @Test
  void coercionThatGoesOnIsNamed() {
    Judgement judgement =
        ToldInShort.judgement(
            "2025-05-20T12:00",
            "MENTAL_HEALTH",
            Stream.of("2025-05-12T10:00 DeclaredReady by=PHYSICIAN coercionEnded=false"));
    assertThat(judgement.duties())
        .filteredOn(duty -> duty.obligation() == Obligation.READY_NOTICE)
        .singleElement()
        .satisfies(duty ->
            assertThat(duty.doubts())
                .extracting(Doubt::code)
                .contains(Doubt.Code.COERCION_GOES_ON));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "2025-05-05T16:00:00 | 2025-05-05T12:00 AdmissionNoticeSent | -", // not a second
        "2025-05-06T17:30:15 | 2025-05-05T12:00 AdmissionNoticeSent | PT25H30M15S",
        "2025-05-20T12:00 | 2025-05-05T12:00 AdmissionNoticeSent, 2025-05-05T18:00"
            + " AdmissionReportSent | PT2H",
        "2025-05-20T12:00 | 2025-05-05T12:00 AdmissionNoticeSent, 2025-05-05T14:00"
            + " AdmissionReportSent | -",
        "2025-05-20T12:00 | 2025-05-05T12:00 AdmissionNoticeSent, 2025-05-06T12:00 PatientDied |"
            + " PT20H"
      })
  void itSaysForHowLongItIsOrWasOverdue(String asOf, String told, String overdueBy) {
    DeadlineAnswer report = ToldInShort.the(Obligation.ADMISSION_REPORT, judged(asOf, told));
    assertThat(Objects.toString(report.overdueBy(), null)).isEqualTo(overdueBy);
  }

  /** Broken in a moment: there is no time for which it was overdue. */
  @Test
  void whatIsMissedInAMomentIsOverdueForNoTime() {
    DeadlineAnswer confirmation =
        ToldInShort.the(
            Obligation.CONFIRMATION_BEFORE_TRANSFER,
            judged(
                "2025-05-20T12:00",
                "2025-05-12T10:00 DeclaredReady, 2025-05-12T10:10 ReadyNoticeSent, 2025-05-12T14:00"
                    + " PatientDeparted"));
    assertThat(confirmation.state()).isEqualTo(State.MISSED);
    assertThat(confirmation.overdueBy()).isNull();
  }

  /** § 8 fjerde ledd: what changes before anybody was notified is no change of it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ExpectedDischargeChanged expectedDischarge=2025-05-14",
        "NeedsChanged changes=[FUNCTION]",
        "NeedAssessed needed=false"
      })
  void aChangeBeforeTheFirstNoticeIsNone(String change) {
    for (String notice :
        List.of(
            "2025-05-05T12:00 AdmissionNoticeSent",
            "2025-05-05T10:30 AdmissionNoticeSent, 2025-05-05T10:31 ReceiptReceived of=1"
                + " positive=false")) {
      String told = "2025-05-05T10:00 PatientAdmitted, " + notice + ", 2025-05-05T11:00 " + change;
      assertThat(judged("2025-05-20T12:00", told))
          .as(told)
          .noneMatch(deadline -> deadline.obligation() == Obligation.NOTICE_OF_CHANGE);
    }
    assertThat(
            judged(
                "2025-05-20T12:00",
                "2025-05-05T10:00 PatientAdmitted, 2025-05-05T10:30 AdmissionNoticeSent,"
                    + " 2025-05-05T11:00 "
                    + change))
        .anyMatch(deadline -> deadline.obligation() == Obligation.NOTICE_OF_CHANGE);
  }
}
