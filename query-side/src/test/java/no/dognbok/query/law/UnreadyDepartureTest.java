package no.dognbok.query.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.dognbok.events.Obligation;
import no.dognbok.query.judgement.DeadlineAnswer;
import no.dognbok.query.law.Duty.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** §§ 10, 12: who is sent home though nobody declared them ready or told the municipality. */
class UnreadyDepartureTest {

  private static final String NOTIFIED =
      "2025-05-05T10:00 PatientAdmitted, 2025-05-05T12:00 AdmissionNoticeSent, ";
  private static final String ALL =
      "CONFIRMATION_BEFORE_TRANSFER READY_NOTICE UPDATED_HEALTH_INFORMATION";
  private static final String HOME = "2025-05-12T14:00 PatientDeparted";

  private static List<DeadlineAnswer> deadlines(String told) {
    return ToldInShort.deadlines("2025-05-20T12:00", Arrays.stream(told.split(", ")));
  }

  private static String broken(String told) {
    return deadlines(told).stream()
        .filter(deadline -> deadline.state() == State.MISSED)
        .map(deadline -> deadline.obligation().name())
        .filter(ALL::contains)
        .distinct()
        .sorted()
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // between the § 8 notice and the departure | whether it is broken
        "- | true",
        "2025-05-06T10:00 NeedAssessed needed=true | true",
        "2025-05-06T10:00 NeedAssessed needed=false | false",
        "2025-05-12T09:00 LeaveStarted | false",
        "2025-05-10T09:00 LeaveStarted, 2025-05-11T09:00 LeaveEnded | true",
        "2025-05-12T14:00 TransferredWithinSpecialistCare to=974753898 | false",
        "2025-05-12T13:00 TransferredWithinSpecialistCare | false",
        "2025-05-08T13:00 TransferredWithinSpecialistCare | true",
        "2025-05-10T10:00 DeclaredReady by=PHYSICIAN, 2025-05-10T10:10 ReadyNoticeSent,"
            + " 2025-05-10T11:00 OfferReady, 2025-05-11T10:00 ReadinessWithdrawn | true"
      })
  void aKnownNeedMakesItABreach(String between, boolean breaks) {
    String told = NOTIFIED + (between.equals("-") ? "" : between + ", ") + HOME;
    assertThat(broken(told)).isEqualTo(breaks ? ALL : "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // no need on record, like most patients
        "2025-05-05T10:00 PatientAdmitted, 2025-05-12T14:00 PatientDeparted | false",
        "2025-05-05T10:00 PatientAdmitted, 2025-05-06T10:00 NeedAssessed needed=true,"
            + " 2025-05-12T14:00 PatientDeparted | true",
        "2025-05-05T12:00 AdmissionNoticeSent, 2025-05-12T14:00 PatientDied | false",
        "2025-05-05T12:00 AdmissionNoticeSent, 2025-05-12T14:00 PatientDeparted"
            + " ownResponsibility=true | false"
      })
  void whoDiedOrLeftOfTheirOwnWillOrHasNoNeedWasNotSentHome(String told, boolean breaks) {
    assertThat(broken(told)).isEqualTo(breaks ? ALL : "");
    assertThat(
            deadlines(told).stream()
                .anyMatch(deadline -> deadline.obligation() == Obligation.READY_TO_TRAVEL))
        .isEqualTo(breaks);
  }

  @Test
  void whatWasDoneWithoutADeclarationIsFulfilled() {
    List<DeadlineAnswer> deadlines =
        deadlines(
            NOTIFIED
                + "2025-05-12T09:00 HealthInformationUpdated, 2025-05-12T10:00 MunicipalityReplied"
                + " answer=CAN_RECEIVE, 2025-05-12T12:00 TravelPrepared done=[PATIENT_INFORMED], "
                + HOME);
    assertThat(ToldInShort.the(Obligation.UPDATED_HEALTH_INFORMATION, deadlines).state())
        .isEqualTo(State.FULFILLED);
    assertThat(ToldInShort.the(Obligation.CONFIRMATION_BEFORE_TRANSFER, deadlines).state())
        .isEqualTo(State.FULFILLED);
    DeadlineAnswer notice = ToldInShort.the(Obligation.READY_NOTICE, deadlines);
    assertThat(notice.state()).isEqualTo(State.MISSED);
    assertThat(notice.standing()).isEqualTo(Standing.I);
    assertThat(notice.triggeredBy()).containsExactly(5);
    DeadlineAnswer travel = ToldInShort.the(Obligation.READY_TO_TRAVEL, deadlines);
    assertThat(travel.state()).isEqualTo(State.MISSED);
    assertThat(travel.wanting())
        .extracting(wanting -> wanting.code())
        .containsExactly(Requirement.TRANSPORT_ARRANGED);
  }

  /** § 12: what the municipality said last, before the patient left. */
  @Test
  void aYesThatWasTakenBackConfirmsNothing() {
    assertThat(
            broken(
                NOTIFIED + "2025-05-12T10:00 OfferReady, 2025-05-12T11:00 OfferWithdrawn, " + HOME))
        .contains("CONFIRMATION_BEFORE_TRANSFER");
  }

  /** P23: broken only if it is broken in every reading. */
  @Test
  void aNoticeOfTheDayOnWhichThePatientLeftMayHaveComeBefore() {
    assertThat(
            broken(
                NOTIFIED
                    + "2025-05-12 PatientDeparted, 2025-05-12T20:00 HealthInformationUpdated,"
                    + " 2025-05-12T20:01 ReadyNoticeSent, 2025-05-12T20:02 OfferReady"))
        .isEmpty();
  }

  @Test
  void informationOfTheFirstDayIsInDoubtWhenThePatientLeaves() {
    DeadlineAnswer information =
        ToldInShort.the(
            Obligation.UPDATED_HEALTH_INFORMATION,
            deadlines(NOTIFIED + "2025-05-06T09:00 HealthInformationUpdated, " + HOME));
    assertThat(information.state()).isEqualTo(State.FULFILLED);
    assertThat(information.doubts()).extracting(doubt -> doubt.code()).contains("SENT_LONG_BEFORE");
  }

  @Test
  void noDayIsMoved() {
    Judgement judgement =
        ToldInShort.judgement(
            "2025-05-20T12:00", "SOMATIC", Stream.of((NOTIFIED + HOME).split(", ")));
    assertThat(judgement.days()).isEmpty();
  }
}
