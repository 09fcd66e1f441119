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
        "SUPPLIES | 2025-05-20T12:00 | 2025-05-12T11:05 SuppliesRequested supplies=[EQUIPMENT],"
            + " 2025-05-13T09:00 PatientDeparted | MISSED | 2025-05-13T09:00+02:00",
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

  /** § 14 names no deadline; by when the account is due stands only where the two agreed on it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        // within | as of | what happened besides | state | due | broken
        "P14D | 2025-05-20T12:00 | 2025-05-12T10:30 AccountRequested, 2025-05-26T10:30 AccountGiven"
            + " digest=DIGEST | OPEN | 2025-05-26T10:30+02:00 | false",
        "P14D | 2025-06-20T12:00 | 2025-05-12T10:30 AccountRequested, 2025-05-26T10:30 AccountGiven"
            + " digest=DIGEST | FULFILLED | 2025-05-26T10:30+02:00 | false",
        "P14D | 2025-06-20T12:00 | 2025-05-12T10:30 AccountRequested, 2025-05-26T10:30:01"
            + " AccountGiven digest=DIGEST | FULFILLED_LATE | 2025-05-26T10:30+02:00 | true",
        "P14D | 2025-05-26T10:30:01 | 2025-05-12T10:30 AccountRequested | OVERDUE |"
            + " 2025-05-26T10:30+02:00 | true",
        // the patient has left, and the account is owed still
        "P14D | 2025-06-20T12:00 | 2025-05-12T10:30 AccountRequested, 2025-05-12T14:00"
            + " PatientDeparted | OVERDUE | 2025-05-26T10:30+02:00 | true",
        "P14D | 2025-06-20T12:00 | - | NOT_DUE | - | false",
        // in doubt: it may have been asked for late that day, or given early
        "P14D | 2025-06-20T12:00 | 2025-05-12 AccountRequested, 2025-05-26T23:59 AccountGiven"
            + " digest=DIGEST | FULFILLED | 2025-05-26T23:59:59.999999999+02:00 | false",
        "P14D | 2025-06-20T12:00 | 2025-05-12T10:30 AccountRequested, 2025-05-26 AccountGiven"
            + " digest=DIGEST | FULFILLED | 2025-05-26T10:30+02:00 | false",
        // elapsed time: over the hour that is left out, and the one that comes twice
        "PT24H | 2025-12-31T12:00 | 2025-03-29T15:00 AccountRequested | OVERDUE |"
            + " 2025-03-30T16:00+02:00 | true",
        "PT24H | 2025-12-31T12:00 | 2025-10-25T15:00 AccountRequested | OVERDUE |"
            + " 2025-10-26T14:00+01:00 | true",
        "PT24H | 2026-01-02T12:00 | 2025-12-31T15:00:00 AccountRequested, 2026-01-01T15:00:00"
            + " AccountGiven digest=DIGEST | FULFILLED | 2026-01-01T15:00+01:00 | false",
        "PT24H | 2025-12-31T12:00 | 2024-02-28T15:00 AccountRequested | OVERDUE |"
            + " 2024-02-29T15:00+01:00 | true",
        // a deadline of the agreement is no duty of the regulation: force majeure takes it away
        "P14D | 2025-06-20T12:00 | 2025-05-12T10:30 AccountRequested, 2025-05-12T10:31"
            + " ForceMajeureAgreed agreedWith=840029212 from=2025-05-26 | OPEN | - | false"
      })
  void theAccountIsDueWhereThatWasAgreedOn(
      String within, String asOf, String besides, State state, String due, boolean broken) {
    String[] more =
        besides == null ? new String[0] : besides.replace("DIGEST", "ab".repeat(32)).split(", ");
    DeadlineAnswer account =
        ToldInShort.the(
            Obligation.ACCOUNT_OF_ASSESSMENT,
            ToldInShort.deadlines(
                "accountWithin=" + within,
                asOf,
                Stream.concat(USUAL.stream(), Arrays.stream(more))));
    assertThat(account.state()).as(account::toString).isEqualTo(state);
    assertThat(Objects.toString(account.due(), null)).isEqualTo(due);
    assertThat(account.broken()).isEqualTo(broken);
    assertThat(account.limit()).isEqualTo(due == null ? Duty.Limit.NONE : Duty.Limit.STATED);
    assertThat(account.standing()).isEqualTo(due == null ? Standing.T : Standing.A);
    assertThat(account.exemptedBy()).hasSize(besides != null && besides.contains("Force") ? 1 : 0);
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

  /** Vedlegg 3.1 a: "tilstrebes" is shown, and no breach; and nothing of it is late. */
  @ParameterizedTest
  @CsvSource({
    "2025-05-12T08:00, FULFILLED, 2025-05-12T15:00+02:00",
    "2025-05-12T07:59:59, OUTSIDE_WINDOW, 2025-05-12T15:00+02:00",
    "2025-05-12T15:00:00, FULFILLED, 2025-05-12T15:00+02:00",
    "2025-05-12T15:00:01, OUTSIDE_WINDOW, 2025-05-13T15:00+02:00",
    "2025-05-12, FULFILLED, 2025-05-12T15:00+02:00", // some time that day: it may have been
    "2025-05-10T10:00, OUTSIDE_WINDOW, 2025-05-12T15:00+02:00", // a Saturday
    "2025-05-10, OUTSIDE_WINDOW, 2025-05-12T15:00+02:00", // whatever the hour
    "2025-05-09T16:00, OUTSIDE_WINDOW, 2025-05-12T15:00+02:00", // a Friday
    "2025-05-01T10:00, OUTSIDE_WINDOW, 2025-05-02T15:00+02:00", // the first of May, a Thursday
    "2024-02-29T10:00, FULFILLED, 2024-02-29T15:00+01:00",
    // New Year's Day, where nobody has said that it is a holiday
    "2025-01-01T10:00, FULFILLED, 2025-01-01T15:00+01:00",
    // the Sunday of 23 hours, and the Monday after it
    "2025-03-30T10:00, OUTSIDE_WINDOW, 2025-03-31T15:00+02:00",
    "2025-03-31T08:00, FULFILLED, 2025-03-31T15:00+02:00",
    // the Monday after the day of 25 hours
    "2025-10-27T15:00:00, FULFILLED, 2025-10-27T15:00+01:00"
  })
  void theHoursOfTheDayAreStrivenFor(String at, State state, String due) {
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
    assertThat(window.due()).hasToString(due);
  }

  /** Vedlegg 3.2 a: "samt hvilket tilbud pasienten skal få ved hjemkomst". */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // what was said | whether it is wanting what the patient gets
        "2025-05-12T11:00 MunicipalityReplied answer=CAN_RECEIVE | true",
        "2025-05-12T11:00 MunicipalityReplied answer=CAN_RECEIVE offer=SHORT_TERM_PLACE | false",
        "2025-05-12T11:00 MunicipalityReplied answer=CAN_RECEIVE, 2025-05-12T12:00 OfferReady"
            + " offer=HOME_NURSING | false",
        "2025-05-13T11:00 OfferReady | true",
        "2025-05-13T11:00 OfferReady offer=OTHER | false",
        "2025-05-12T11:00 MunicipalityReplied answer=NOT_YET | false",
        "2025-05-12T11:00 MunicipalityReplied answer=NO_NEED | false"
      })
  void aYesThatDoesNotSayWhatThePatientGetsIsWantingThatAndIsNoBreach(
      String said, boolean wanting) {
    DeadlineAnswer reply =
        ToldInShort.the(
            Obligation.REPLY,
            ToldInShort.deadlines(
                "2025-05-20T12:00",
                Stream.concat(USUAL.stream().limit(5), Arrays.stream(said.split(", ")))));
    assertThat(reply.wanting().stream().map(RequirementAnswer::code))
        .isEqualTo(wanting ? List.of(Requirement.OFFER_DESCRIBED) : List.of());
    assertThat(reply.broken()).isEqualTo(said.startsWith("2025-05-13"));
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
