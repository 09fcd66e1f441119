package no.dognbok.query.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import no.dognbok.events.Obligation;
import no.dognbok.query.judgement.DeadlineAnswer;
import no.dognbok.query.judgement.DoubtAnswer;
import no.dognbok.query.law.Checklist.Kind;
import no.dognbok.query.law.Duty.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * P13, P19: a message that was denied, or went to another municipality, fulfils nothing, whatever
 * kind of message it is. The patient is Steinkjer's (5006).
 */
class GivenTest {

  private static final List<String> USUAL =
      List.of(
          "2025-05-05T10:00 PatientAdmitted", // 0
          "2025-05-05T12:00 AdmissionNoticeSent", // 1
          "2025-05-12T09:00 HealthInformationUpdated", // 2
          "2025-05-12T10:00 DeclaredReady by=PHYSICIAN", // 3
          "2025-05-12T10:10 ReadyNoticeSent", // 4
          "2025-05-12T11:00 MunicipalityReplied answer=CAN_RECEIVE"); // 5

  private static Stream<String> told(String besides) {
    return Stream.concat(USUAL.stream(), Arrays.stream(besides.split(", ")));
  }

  private static List<DeadlineAnswer> deadlines(String besides) {
    return ToldInShort.deadlines("2025-06-20T12:00", told(besides));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // obligation | what happened besides, from event 6 on | state | doubt
        "ADMISSION_REPORT | 2025-05-05T13:00 AdmissionReportSent, 2025-05-05T13:01 ReceiptReceived"
            + " of=6 positive=false | OVERDUE | NOTICE_DENIED",
        "ADMISSION_REPORT | 2025-05-05T13:00 AdmissionReportSent, 2025-05-05T13:01 ReceiptReceived"
            + " of=6 positive=false, 2025-05-05T15:00 AdmissionReportSent | FULFILLED | -",
        "ADMISSION_REPORT | 2025-05-05T13:00 AdmissionReportSent municipality=5007 | OVERDUE |"
            + " OF_ANOTHER_MUNICIPALITY",
        "SUPPLEMENTARY_INFORMATION | 2025-05-05T14:00 SupplementaryInformationSent,"
            + " 2025-05-05T14:01 ReceiptReceived of=6 positive=false, 2025-05-06T14:00"
            + " SupplementaryInformationSent | FULFILLED_LATE | -",
        "NOTICE_OF_CHANGE | 2025-05-08T10:00 ExpectedDischargeChanged"
            + " expectedDischarge=2025-05-14, 2025-05-08T10:30 HealthInformationUpdated,"
            + " 2025-05-08T10:31 ReceiptReceived of=7 positive=false | FULFILLED_LATE | -",
        "UPDATED_HEALTH_INFORMATION | 2025-05-12T09:01 ReceiptReceived of=2 positive=false |"
            + " OVERDUE | NOTICE_DENIED",
        "UPDATED_HEALTH_INFORMATION | 2025-05-12T09:01 ReceiptReceived of=2 positive=false,"
            + " 2025-05-12T10:05 HealthInformationUpdated | FULFILLED | -",
        "REPLY | 2025-05-12T11:01 ReceiptReceived of=5 positive=false | OVERDUE | NOTICE_DENIED",
        "CONFIRMATION_BEFORE_TRANSFER | 2025-05-12T11:01 ReceiptReceived of=5 positive=false,"
            + " 2025-05-12T14:00 PatientDeparted | MISSED | -",
        // a yes to a notice whose receipt comes late is a yes from when it was said
        "CONFIRMATION_BEFORE_TRANSFER | 2025-05-12T14:00 PatientDeparted, 2025-05-12T18:00"
            + " ReceiptReceived of=4 positive=true | FULFILLED | -",
        "DEPARTURE_MESSAGE | 2025-05-12T14:00 PatientDeparted, 2025-05-12T14:01 ReceiptReceived"
            + " of=6 positive=false | OVERDUE | NOTICE_DENIED",
        "DEPARTURE_MESSAGE | 2025-05-12T14:00 PatientDeparted municipality=5007 | OVERDUE |"
            + " OF_ANOTHER_MUNICIPALITY",
        "DEPARTURE_MESSAGE | 2025-05-12T14:00 PatientDeparted, 2025-05-12T14:01 ReceiptReceived"
            + " of=6 positive=false, 2025-05-12T14:00 PatientDeparted | FULFILLED |"
            + " SECOND_DEPARTURE",
        "DEATH_MESSAGE | 2025-05-12T14:00 PatientDied, 2025-05-12T14:01 ReceiptReceived of=6"
            + " positive=false | OVERDUE | NOTICE_DENIED",
        "DISCHARGE_REPORT | 2025-05-12T13:50 DischargeReportSent, 2025-05-12T13:51 ReceiptReceived"
            + " of=6 positive=false, 2025-05-12T14:00 PatientDeparted | OVERDUE | NOTICE_DENIED",
        "DISCHARGE_REPORT | 2025-05-12T13:50 DischargeReportSent municipality=5007,"
            + " 2025-05-12T14:00 PatientDeparted | OVERDUE | OF_ANOTHER_MUNICIPALITY",
        "DISCHARGE_SUMMARY | 2025-05-12T13:50 DischargeSummarySent, 2025-05-12T13:51"
            + " ReceiptReceived of=6 positive=false, 2025-05-12T14:00 PatientDeparted | OVERDUE |"
            + " NOTICE_DENIED",
        "ACCOUNT_OF_ASSESSMENT | 2025-05-12T11:30 AccountRequested, 2025-05-12T12:00 AccountGiven"
            + " digest=DIGEST municipality=5007 | OPEN | -"
      })
  void whatWasDeniedOrWentElsewhereFulfilsNothing(
      Obligation obligation, String besides, State state, String doubt) {
    DeadlineAnswer deadline =
        ToldInShort.the(obligation, deadlines(besides.replace("DIGEST", "ab".repeat(32))));
    assertThat(deadline.state()).as(deadline::toString).isEqualTo(state);
    List<String> doubts =
        deadline.doubts().stream()
            .map(DoubtAnswer::code)
            .filter(code -> !code.equals("NOT_PROVEN_RECEIVED"))
            .distinct()
            .toList();
    assertThat(doubts).isEqualTo(doubt.equals("-") ? List.of() : List.of(doubt));
  }

  /** Vedlegg 3.2 b: what Namsos was told opens nothing for Steinkjer. */
  @Test
  void informationSentToAnotherMunicipalityIsNoneForThisOne() {
    List<DeadlineAnswer> deadlines =
        ToldInShort.deadlines(
            "2025-05-20T12:00",
            Stream.of(
                "2025-05-05T10:00 PatientAdmitted",
                "2025-05-05T12:00 AdmissionNoticeSent",
                "2025-05-12T09:00 HealthInformationUpdated municipality=5007",
                "2025-05-12T10:00 DeclaredReady by=PHYSICIAN",
                "2025-05-12T10:10 ReadyNoticeSent"));
    DeadlineAnswer information = ToldInShort.the(Obligation.UPDATED_HEALTH_INFORMATION, deadlines);
    assertThat(information.state()).isEqualTo(State.OVERDUE);
    assertThat(information.doubts())
        .extracting(DoubtAnswer::code)
        .contains("OF_ANOTHER_MUNICIPALITY");
    assertThat(ToldInShort.the(Obligation.RECEPTION_SAME_DAY, deadlines).state())
        .isEqualTo(State.NOT_DUE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DISCHARGE_REPORT_SENT | 2025-05-12T13:50 DischargeReportSent",
        "DISCHARGE_SUMMARY_SENT | 2025-05-12T13:50 DischargeSummarySent",
        "DEPARTURE_MESSAGE_SENT | 2025-05-12T14:00 PatientDeparted"
      })
  void aPointOfTheListIsNotMetByWhatWasDenied(Requirement requirement, String message) {
    String leaves = message.endsWith("Departed") ? "" : ", 2025-05-12T14:00 PatientDeparted";
    assertThat(state(requirement, message + leaves)).isEqualTo(Checklist.State.MET);
    assertThat(
            state(
                requirement,
                message + ", 2025-05-12T14:01 ReceiptReceived of=6 positive=false" + leaves))
        .isEqualTo(Checklist.State.NOT_ON_RECORD);
  }

  private static Checklist.State state(Requirement requirement, String besides) {
    return ToldInShort.judgement("2025-06-20T12:00", "SOMATIC", told(besides)).checklists().stream()
        .filter(list -> list.kind() == Kind.READY_TO_TRAVEL)
        .findFirst()
        .orElseThrow()
        .of(requirement)
        .state();
  }

  /** P13, vedlegg 1.1 g: Inderøy owes its report since it was itself told, Steinkjer nothing. */
  @Test
  void afterACorrectedResidenceTheRightOneOwesTheReportSinceItWasTold() {
    Stream<String> told =
        Stream.of(
            "2025-05-05T10:00 PatientAdmitted",
            "2025-05-05T12:00 AdmissionNoticeSent",
            "2025-05-05T13:00 AdmissionReportSent municipality=5006",
            "2025-05-07T09:00 ResidenceCorrected municipality=5053 why=WRONGLY_STATED",
            "2025-05-07T10:00 AdmissionNoticeSent municipality=5053");
    DeadlineAnswer report =
        ToldInShort.the(
            Obligation.ADMISSION_REPORT, ToldInShort.deadlines("2025-05-07T12:00", told));
    assertThat(report.triggeredBy()).containsExactly(4);
    assertThat(report.due()).hasToString("2025-05-07T14:00+02:00");
    assertThat(report.state()).isEqualTo(State.OPEN);
    assertThat(report.doubts()).extracting(DoubtAnswer::code).contains("OF_ANOTHER_MUNICIPALITY");
  }

  /** Told in time to whoever was believed to be the right one, it was told in time. */
  @Test
  void aChangeBeforeTheCorrectionIsToldToWhoWasBelievedToBeTheRightOne() {
    Stream<String> told =
        Stream.of(
            "2025-05-05T10:00 PatientAdmitted",
            "2025-05-05T12:00 AdmissionNoticeSent",
            "2025-05-06T10:00 NeedsChanged changes=[FUNCTION]",
            "2025-05-06T11:00 HealthInformationUpdated municipality=5006",
            "2025-05-07T09:00 ResidenceCorrected municipality=5053 why=WRONGLY_STATED");
    assertThat(
            ToldInShort.the(
                    Obligation.NOTICE_OF_CHANGE, ToldInShort.deadlines("2025-05-09T12:00", told))
                .state())
        .isEqualTo(State.FULFILLED);
  }

  /** Whoever turns out to be the right one after the patient left is told from then on. */
  @Test
  void aCorrectionAfterTheDepartureMakesTheReportDueAnew() {
    Stream<String> told =
        told(
            "2025-05-12T13:50 DischargeReportSent, 2025-05-12T14:00 PatientDeparted,"
                + " 2025-05-20T09:00 ResidenceCorrected municipality=5053 why=WRONGLY_STATED,"
                + " 2025-05-20T10:00 DischargeReportSent municipality=5053");
    DeadlineAnswer report =
        ToldInShort.the(
            Obligation.DISCHARGE_REPORT, ToldInShort.deadlines("2025-06-20T12:00", told));
    assertThat(report.due()).hasToString("2025-05-20T11:00+02:00");
    assertThat(report.state()).isEqualTo(State.FULFILLED);
  }

  /** § 2 before 2019: the municipality of registration was told, and owed the report. */
  @ParameterizedTest
  @CsvSource({"5053, true", "5006, false"})
  void beforeTwentyNineteenTheMunicipalityOfRegistrationOwesTheReport(
      String municipality, boolean owed) {
    Stream<String> told =
        Stream.of(
            "2018-03-05T10:00 PatientAdmitted municipality=5006 registeredIn=5053",
            "2018-03-05T12:00 AdmissionNoticeSent municipality=" + municipality);
    assertThat(
            ToldInShort.deadlines("2025-06-20T12:00", told).stream()
                .anyMatch(deadline -> deadline.obligation() == Obligation.ADMISSION_REPORT))
        .isEqualTo(owed);
  }
}
