package no.dognbok.query.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import no.dognbok.events.Obligation;
import no.dognbok.query.judgement.DeadlineAnswer;
import no.dognbok.query.judgement.RequirementAnswer;
import no.dognbok.query.law.Duty.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the agreement asks for beside the regulation: in time, late, not at all, not applicable. */
class AgreementDeadlinesTest {

  /** Admitted on Monday 5 May 2025, ready on Monday the 12th at 10, yes at 11. */
  private static final List<String> USUAL =
      List.of(
          "2025-05-05T10:00 PatientAdmitted",
          "2025-05-05T12:00 AdmissionNoticeSent",
          "2025-05-12T09:00 HealthInformationUpdated",
          "2025-05-12T10:00 DeclaredReady by=PHYSICIAN",
          "2025-05-12T10:10 ReadyNoticeSent",
          "2025-05-12T11:00 MunicipalityReplied answer=CAN_RECEIVE");

  private static List<DeadlineAnswer> judge(String asOf, String... besides) {
    return ToldInShort.deadlines(asOf, Stream.concat(USUAL.stream(), Arrays.stream(besides)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        // obligation | as of | what happened besides | state | due
        "NOTICE_OF_CHANGE | 2025-05-08T11:00 | 2025-05-08T10:00 NeedsChanged changes=[FUNCTION] |"
            + " OPEN | 2025-05-08T12:00+02:00",
        "NOTICE_OF_CHANGE | 2025-05-09T11:00 | 2025-05-08T10:00 NeedsChanged changes=[FUNCTION] |"
            + " OVERDUE | 2025-05-08T12:00+02:00",
        "NOTICE_OF_CHANGE | 2025-05-20T11:00 | 2025-05-08T10:00 NeedsChanged"
            + " changes=[NEED_OF_HELP], 2025-05-08T12:00 HealthInformationUpdated | FULFILLED |"
            + " 2025-05-08T12:00+02:00",
        "NOTICE_OF_CHANGE | 2025-05-20T11:00 | 2025-05-08T10:00 NeedsChanged changes=[FUNCTION] |"
            + " FULFILLED_LATE | 2025-05-08T12:00+02:00",
        "ACCOUNT_OF_ASSESSMENT | 2025-05-20T12:00 | 2025-05-12T10:30 AccountRequested | OPEN | -",
        "ACCOUNT_OF_ASSESSMENT | 2025-06-20T12:00 | 2025-05-12T10:30 AccountRequested,"
            + " 2025-05-12T14:00 PatientDeparted | OPEN | -",
        "ACCOUNT_OF_ASSESSMENT | 2025-05-20T12:00 | 2025-05-12T10:30 AccountRequested,"
            + " 2025-05-14T09:00 AccountGiven digest=DIGEST | FULFILLED | -",
        "ACCOUNT_OF_ASSESSMENT | 2025-05-20T12:00 | 2025-05-12T10:30 AccountGiven digest=DIGEST,"
            + " 2025-05-12T10:31 AccountRequested | OPEN | -",
        "SUPPLIES | 2025-05-12T12:00 | 2025-05-12T11:05 SuppliesRequested supplies=[MEDICATION] |"
            + " OPEN | -",
        "SUPPLIES | 2025-05-20T12:00 | 2025-05-12T11:05 SuppliesRequested supplies=[MEDICATION],"
            + " 2025-05-12T13:00 SuppliesPrepared supplies=[MEDICATION;EQUIPMENT], 2025-05-12T14:00"
            + " PatientDeparted | FULFILLED | 2025-05-12T14:00+02:00",
        "SUPPLIES | 2025-05-20T12:00 | 2025-05-12T11:05 SuppliesRequested"
            + " supplies=[MEDICATION;EQUIPMENT], 2025-05-12T13:00 SuppliesPrepared"
            + " supplies=[MEDICATION], 2025-05-12T14:00 PatientDeparted | MISSED |"
            + " 2025-05-12T14:00+02:00",
        "SUPPLIES | 2025-05-20T12:00 | 2025-05-12T11:05 SuppliesRequested supplies=[EQUIPMENT],"
            + " 2025-05-12T14:00 PatientDeparted, 2025-05-12T14:01 SuppliesPrepared"
            + " supplies=[EQUIPMENT] | FULFILLED_LATE | 2025-05-12T14:00+02:00",
        // the municipality had time to get it
        "SUPPLIES | 2025-05-20T12:00 | 2025-05-12T11:05 SuppliesRequested supplies=[EQUIPMENT],"
            + " 2025-05-13T09:00 PatientDeparted | NOT_DUE | 2025-05-13T09:00+02:00",
        "SUPPLIES | 2025-05-20T12:00 | 2025-05-12T11:05 SuppliesRequested supplies=[EQUIPMENT],"
            + " 2025-05-12T14:00 PatientDied | LAPSED | -",
        // in doubt: only the day of the departure is known, so it may have come in time
        "SUPPLIES | 2025-05-20T12:00 | 2025-05-12T11:05 SuppliesRequested supplies=[EQUIPMENT],"
            + " 2025-05-12 PatientDeparted, 2025-05-12T16:00 SuppliesPrepared supplies=[EQUIPMENT]"
            + " | FULFILLED | 2025-05-12T23:59:59.999999999+02:00",
        "READY_TO_TRAVEL | 2025-05-20T12:00 | 2025-05-12T14:00 PatientDeparted | NOT_RECORDED_HERE"
            + " | 2025-05-12T14:00+02:00",
        "READY_TO_TRAVEL | 2025-05-20T12:00 | 2025-05-12T13:00 TravelPrepared"
            + " done=[PATIENT_INFORMED;TRANSPORT_ARRANGED], 2025-05-12T14:00 PatientDeparted |"
            + " FULFILLED | 2025-05-12T14:00+02:00",
        "READY_TO_TRAVEL | 2025-05-20T12:00 | 2025-05-12T13:00 TravelPrepared"
            + " done=[PATIENT_INFORMED], 2025-05-12T14:00 PatientDeparted | MISSED |"
            + " 2025-05-12T14:00+02:00",
        "READY_TO_TRAVEL | 2025-05-20T12:00 | 2025-05-12T13:00 TravelPrepared"
            + " done=[PATIENT_INFORMED], 2025-05-12T15:00 TravelPrepared done=[TRANSPORT_ARRANGED],"
            + " 2025-05-12T14:00 PatientDeparted | MISSED | 2025-05-12T14:00+02:00",
        "READY_TO_TRAVEL | 2025-05-20T12:00 | 2025-05-05T11:00 NeedAssessed needed=false,"
            + " 2025-05-12T14:00 PatientDeparted | - | -",
        "OWN_RESPONSIBILITY_CONDITIONS | 2025-05-20T12:00 | 2025-05-12T10:30 PatientDeparted"
            + " ownResponsibility=true | MISSED | 2025-05-12T10:30+02:00",
        "OWN_RESPONSIBILITY_CONDITIONS | 2025-05-20T12:00 | 2025-05-12T10:20"
            + " OwnResponsibilityAssessed competent=true wishesToLeave=true cover=MANAGES_ALONE,"
            + " 2025-05-12T10:25 DischargeSummarySent, 2025-05-12T10:30 PatientDeparted"
            + " ownResponsibility=true | FULFILLED | 2025-05-12T10:30+02:00",
        "OWN_RESPONSIBILITY_CONDITIONS | 2025-05-20T12:00 | 2025-05-12T10:20"
            + " OwnResponsibilityAssessed competent=true wishesToLeave=true, 2025-05-12T10:25"
            + " DischargeSummarySent, 2025-05-12T10:30 PatientDeparted ownResponsibility=true |"
            + " MISSED | 2025-05-12T10:30+02:00",
        "OWN_RESPONSIBILITY_CONDITIONS | 2025-05-20T12:00 | 2025-05-12T10:20"
            + " OwnResponsibilityAssessed competent=true wishesToLeave=true cover=MANAGES_ALONE,"
            + " 2025-05-12T11:25 DischargeSummarySent, 2025-05-12T10:30 PatientDeparted"
            + " ownResponsibility=true | MISSED | 2025-05-12T10:30+02:00",
        "OWN_RESPONSIBILITY_CONDITIONS | 2025-05-20T12:00 | 2025-05-12T14:00 PatientDeparted | - |"
            + " -",
        "NOTICE_IN_DAYTIME | 2025-05-20T12:00 | - | FULFILLED | 2025-05-12T15:00+02:00"
      })
  void aLineOfTheTableStandsWhereItShould(
      Obligation obligation, String asOf, String besides, State state, String due) {
    String[] more =
        besides == null ? new String[0] : besides.replace("DIGEST", "ab".repeat(32)).split(", ");
    List<DeadlineAnswer> deadlines = judge(asOf, more);
    if (state == null) {
      assertThat(deadlines).noneMatch(deadline -> deadline.obligation() == obligation);
      return;
    }
    DeadlineAnswer deadline = ToldInShort.the(obligation, deadlines);
    assertThat(deadline.state()).as(deadline::toString).isEqualTo(state);
    assertThat(Objects.toString(deadline.due(), null)).isEqualTo(due);
  }

  private static List<Requirement> wanting(Obligation obligation, String... besides) {
    return ToldInShort.the(obligation, judge("2025-05-20T12:00", besides)).wanting().stream()
        .map(RequirementAnswer::code)
        .toList();
  }

  @Test
  void whatIsWantingIsNamed() {
    assertThat(
            wanting(
                Obligation.OWN_RESPONSIBILITY_CONDITIONS,
                "2025-05-12T10:20 OwnResponsibilityAssessed competent=true wishesToLeave=false",
                "2025-05-12T10:30 PatientDeparted ownResponsibility=true"))
        .containsExactly(
            Requirement.SUMMARY_SENT,
            Requirement.WISHES_TO_LEAVE,
            Requirement.SAFE_WITHOUT_SERVICES);
    assertThat(
            wanting(
                Obligation.SUPPLIES,
                "2025-05-12T11:05 SuppliesRequested supplies=[MEDICATION;EQUIPMENT]",
                "2025-05-12T12:05 SuppliesPrepared supplies=[MEDICATION]",
                "2025-05-12T14:00 PatientDeparted"))
        .containsExactly(Requirement.EQUIPMENT_PREPARED);
    assertThat(
            wanting(
                Obligation.READY_TO_TRAVEL,
                "2025-05-12T13:00 TravelPrepared done=[PATIENT_INFORMED]",
                "2025-05-12T14:00 PatientDeparted"))
        .containsExactly(Requirement.TRANSPORT_ARRANGED);
  }

  /** P19: what was denied is owed again, and the duty says why. */
  @Test
  void aDeniedNoticeIsOwedAgainUntilItIsSentAgain() {
    List<String> denied =
        List.of(
            "2025-05-05T10:00 PatientAdmitted",
            "2025-05-12T10:00 DeclaredReady by=PHYSICIAN",
            "2025-05-12T10:10 ReadyNoticeSent",
            "2025-05-12T10:11 ReceiptReceived of=2 positive=false");
    DeadlineAnswer owed =
        ToldInShort.the(
            Obligation.READY_NOTICE, ToldInShort.deadlines("2025-05-12T13:00", denied.stream()));
    assertThat(owed.state()).isEqualTo(State.OVERDUE);
    assertThat(owed.doubts()).extracting(doubt -> doubt.code()).containsExactly("NOTICE_DENIED");
    DeadlineAnswer again =
        ToldInShort.the(
            Obligation.READY_NOTICE,
            ToldInShort.deadlines(
                "2025-05-12T13:00",
                Stream.concat(denied.stream(), Stream.of("2025-05-12T11:00 ReadyNoticeSent"))));
    assertThat(again.state()).isEqualTo(State.FULFILLED);
    assertThat(again.doubts()).isEmpty();
  }

  /** Vedlegg 3.1 a: "tilstrebes" is shown, and no breach. */
  @ParameterizedTest
  @CsvSource({
    "2025-05-12T08:00, FULFILLED",
    "2025-05-12T07:59:59, FULFILLED_LATE",
    "2025-05-12T15:00:00, FULFILLED",
    "2025-05-12T15:00:01, FULFILLED_LATE",
    "2025-05-12, FULFILLED", // some time that day: it may have been
    "2025-05-10T10:00, FULFILLED_LATE", // a Saturday
    "2025-05-10, FULFILLED_LATE", // whatever the hour
    "2025-05-01T10:00, FULFILLED_LATE", // the first of May, a Thursday
    "2024-02-29T10:00, FULFILLED",
    "2025-01-01T10:00, FULFILLED", // New Year's Day, where nobody has said that it is a holiday
    "2025-03-30T10:00, FULFILLED_LATE", // the Sunday of 23 hours
    "2025-03-31T08:00, FULFILLED", // and the Monday after it
    "2025-10-27T15:00:00, FULFILLED" // the Monday after the day of 25 hours
  })
  void theHoursOfTheDayAreStrivenFor(String at, State state) {
    DeadlineAnswer window =
        ToldInShort.the(
            Obligation.NOTICE_IN_DAYTIME,
            ToldInShort.deadlines(
                "2025-12-31T12:00",
                Stream.of(
                    "2024-01-05T10:00 PatientAdmitted",
                    at + " DeclaredReady by=PHYSICIAN",
                    at + " ReadyNoticeSent")));
    assertThat(window.state()).isEqualTo(state);
    assertThat(window.broken()).isFalse();
    assertThat(window.limit()).isEqualTo(Duty.Limit.STRIVEN_FOR);
  }

  /** Retn. 1, 3.1 b. */
  @Test
  void whatThePartiesAgreedToLeaveOutIsNoBreach_andTheRegulationStands() {
    String[] late = {
      "2025-05-12T14:00 PatientDeparted",
      "2025-05-12T09:00 ForceMajeureAgreed agreedWith=840029212 from=2025-05-12 to=2025-05-13"
    };
    List<DeadlineAnswer> deadlines = judge("2025-05-20T12:00", late);
    DeadlineAnswer report = ToldInShort.the(Obligation.DISCHARGE_REPORT, deadlines);
    assertThat(report.state()).isEqualTo(State.EXEMPT);
    assertThat(report.broken()).isFalse();
    assertThat(report.exemptedBy()).containsExactly(USUAL.size() + 1);
    assertThat(report.doubts()).extracting(doubt -> doubt.code()).contains("AGREED_BY_ONE_PARTY");
    assertThat(ToldInShort.the(Obligation.DISCHARGE_SUMMARY, deadlines).state())
        .as("§ 12 is the regulation's")
        .isEqualTo(State.OVERDUE);
    assertThat(ToldInShort.the(Obligation.ADMISSION_REPORT, deadlines).state())
        .as("a week before it")
        .isEqualTo(State.MISSED);
  }

  @ParameterizedTest
  @CsvSource({"2025-05-11, 2025-05-11", "2025-05-13, 2025-05-14"})
  void anExceptionHoldsForItsDaysOnly(String from, String to) {
    List<DeadlineAnswer> deadlines =
        judge(
            "2025-05-20T12:00",
            "2025-05-12T14:00 PatientDeparted",
            "2025-05-12T09:00 ForceMajeureAgreed agreedWith=840029212 from=" + from + " to=" + to);
    assertThat(ToldInShort.the(Obligation.DISCHARGE_REPORT, deadlines).state())
        .isEqualTo(State.OVERDUE);
  }
}
