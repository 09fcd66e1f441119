package no.dognbok.query.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import no.dognbok.events.Obligation;
import no.dognbok.query.judgement.DeadlineAnswer;
import no.dognbok.query.judgement.DoubtAnswer;
import no.dognbok.query.judgement.RequirementAnswer;
import no.dognbok.query.law.Duty.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vedlegg 3.1 b, 3.1.2 d: what was asked for goes with the patient, whichever day that is. */
class SuppliesTest {

  private static final String PREPARED =
      "2025-05-14T12:00 TravelPrepared done=[PATIENT_INFORMED;TRANSPORT_ARRANGED]";
  private static final String ASKED =
      "2025-05-14T11:00 SuppliesRequested supplies=[MEDICATION;EQUIPMENT]";
  private static final String LEFT = "2025-05-15T09:00 PatientDeparted";

  /** Ready on Wednesday 14 May 2025. */
  private static List<DeadlineAnswer> judge(String... besides) {
    return ToldInShort.deadlines(
        "2025-06-20T12:00",
        Stream.concat(
            Stream.of(
                "2025-04-25T10:00 PatientAdmitted",
                "2025-05-14T10:00 DeclaredReady by=PHYSICIAN",
                "2025-05-14T10:10 ReadyNoticeSent",
                "2025-05-14T11:00 MunicipalityReplied answer=CAN_RECEIVE"),
            Arrays.stream(besides)));
  }

  private static DeadlineAnswer supplies(String... besides) {
    return ToldInShort.the(Obligation.SUPPLIES, judge(besides));
  }

  private static DeadlineAnswer travel(String... besides) {
    return ToldInShort.the(Obligation.READY_TO_TRAVEL, judge(besides));
  }

  private static List<Requirement> wanting(DeadlineAnswer deadline) {
    return deadline.wanting().stream().map(RequirementAnswer::code).toList();
  }

  @Test
  void whoLeavesTheDayAfterWithoutWhatWasAskedForWasNotReadyToTravel() {
    DeadlineAnswer travel = travel(ASKED, PREPARED, LEFT);
    assertThat(travel.state()).isEqualTo(State.MISSED);
    assertThat(wanting(travel))
        .containsExactly(Requirement.MEDICATION_PREPARED, Requirement.EQUIPMENT_PREPARED);
    DeadlineAnswer supplies = supplies(ASKED, PREPARED, LEFT);
    assertThat(supplies.state()).isEqualTo(State.MISSED);
    assertThat(supplies.doubts())
        .extracting(DoubtAnswer::code)
        .containsExactly("ASKED_ON_ANOTHER_DAY");
  }

  @Test
  void withItTheyWere_fromTheLastOfThePoints() {
    String ready = "2025-05-14T15:00 SuppliesPrepared supplies=[MEDICATION;EQUIPMENT]";
    DeadlineAnswer travel = travel(ASKED, PREPARED, ready, LEFT);
    assertThat(travel.state()).isEqualTo(State.FULFILLED);
    assertThat(travel.fulfilledAt()).hasToString("2025-05-14T15:00+02:00");
    assertThat(travel(PREPARED, LEFT).state()).as("nothing asked for").isEqualTo(State.FULFILLED);
    assertThat(supplies(ASKED, ready, LEFT).state()).isEqualTo(State.FULFILLED);
  }

  @Test
  void onTheSameDayNothingIsInDoubt() {
    assertThat(supplies(ASKED, "2025-05-14T14:00 PatientDeparted").doubts()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // what happened in a period that was withdrawn, 13 days earlier | state of the request
        "2025-05-01T12:00 SuppliesPrepared supplies=[MEDICATION;EQUIPMENT] | MISSED",
        "2025-05-02T12:00 SuppliesPrepared supplies=[MEDICATION;EQUIPMENT] | FULFILLED"
      })
  void whatWasGotReadyForADischargeThatCameToNothingIsNotForThisOne(
      String prepared, State expected) {
    String[] events = {
      "2025-05-01T10:00 DeclaredReady by=PHYSICIAN",
      prepared,
      "2025-05-02T08:00 ReadinessWithdrawn",
      ASKED,
      PREPARED,
      LEFT
    };
    assertThat(supplies(events).state()).isEqualTo(expected);
    assertThat(travel(events).state()).isEqualTo(expected);
  }

  @Test
  void aRequestOfAPeriodThatWasWithdrawnHasLapsed_withWhatWasGotReadyForTheNext() {
    String[] events = {
      "2025-05-01T10:00 DeclaredReady by=PHYSICIAN",
      "2025-05-01T11:00 SuppliesRequested supplies=[MEDICATION]",
      "2025-05-02T08:00 ReadinessWithdrawn",
      "2025-05-14T12:00 SuppliesPrepared supplies=[MEDICATION]",
      LEFT
    };
    assertThat(supplies(events).state()).isEqualTo(State.LAPSED);
    assertThat(supplies(Arrays.copyOf(events, 3)).state()).isEqualTo(State.LAPSED);
  }
}
