package no.dognbok.query.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import no.dognbok.query.law.Checklist.Kind;
import no.dognbok.query.law.Checklist.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** § 9 tredje og fjerde ledd, P15: "ved behov" can be answered with no need. */
class FollowUpNeedTest {

  private static final String NOT_NEEDED =
      "2025-05-12T09:00 FollowUpNotNeeded notNeeded=[JOINT_PLAN;OUTPATIENT_CONTACT]";
  private static final String DECLARED =
      "2025-05-12T10:00 DeclaredReady by=PSYCHOLOGIST coercionEnded=true assessed=[A;B;C;D;E]";

  private static Judgement judge(String careType, String... events) {
    return ToldInShort.judgement(
        "2025-06-20T12:00",
        careType,
        Stream.concat(
            Stream.of("2025-05-05T10:00 PatientAdmitted", "2025-05-05T12:00 AdmissionNoticeSent"),
            Stream.of(events)));
  }

  private static Checklist last(Judgement judgement) {
    return judgement.checklists().stream()
        .filter(list -> list.kind() == Kind.ASSESSMENT)
        .reduce((_, later) -> later)
        .orElseThrow();
  }

  private static List<Doubt.Code> doubts(Judgement judgement) {
    return judgement.days().stream()
        .flatMap(day -> day.doubts().stream())
        .map(Doubt::code)
        .filter(Doubt.Code.OUTPATIENT_CONTACT_NOT_RECORDED::equals)
        .distinct()
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"MENTAL_HEALTH", "SUBSTANCE_USE"})
  void whatIsNotNeededIsForOthers_andNoDoubtOnAnyDay(String careType) {
    Judgement judgement = judge(careType, NOT_NEEDED, DECLARED, "2025-05-12T10:10 ReadyNoticeSent");
    Checklist list = last(judgement);
    assertThat(list.wanting()).isEmpty();
    for (Requirement requirement :
        List.of(Requirement.JOINT_PLAN_BEGUN, Requirement.OUTPATIENT_CONTACT)) {
      assertThat(list.of(requirement).state()).isEqualTo(State.NOT_APPLICABLE);
      assertThat(list.of(requirement).events()).hasSize(1);
    }
    assertThat(judgement.payable()).isNotEmpty();
    assertThat(doubts(judgement)).isEmpty();
    assertThat(doubts(judge(careType, DECLARED, "2025-05-12T10:10 ReadyNoticeSent")))
        .as("where nobody says so")
        .isNotEmpty();
  }

  @Test
  void eachOfTheTwoIsSaidByItself() {
    Checklist list =
        last(
            judge(
                "MENTAL_HEALTH",
                "2025-05-12T09:00 FollowUpNotNeeded notNeeded=[JOINT_PLAN]",
                DECLARED));
    assertThat(list.wanting()).containsExactly(Requirement.OUTPATIENT_CONTACT);
  }

  @Test
  void whatWasDoneAllTheSameIsMet_andWhatWasNotNeedNotHaveBeen() {
    assertThat(
            last(judge(
                    "MENTAL_HEALTH",
                    NOT_NEEDED,
                    "2025-05-12T09:30 JointPlanBegun",
                    DECLARED + " outpatientContactMade=true"))
                .checks())
        .filteredOn(check -> check.state() == State.NOT_APPLICABLE)
        .isEmpty();
    assertThat(
            last(judge("MENTAL_HEALTH", NOT_NEEDED, DECLARED + " outpatientContactMade=false"))
                .of(Requirement.OUTPATIENT_CONTACT)
                .state())
        .isEqualTo(State.NOT_APPLICABLE);
  }

  /** It is about the patient, so it may be said later, and holds for its period. */
  @ParameterizedTest
  @CsvSource({
    "2025-05-12T12:00, 2", // of the period that was withdrawn
    "2025-05-15T09:00, 0", // between the two
    "2025-05-16T09:00, 0",
    "2025-06-01T09:00, 0" // after the departure
  })
  void itHoldsForThePeriodThatItIsSaidOf(String said, int wanting) {
    assertThat(
            last(judge(
                    "MENTAL_HEALTH",
                    DECLARED,
                    said + " FollowUpNotNeeded notNeeded=[JOINT_PLAN;OUTPATIENT_CONTACT]",
                    "2025-05-13T10:00 ReadinessWithdrawn",
                    DECLARED.replace("05-12", "05-16"),
                    "2025-05-18T10:00 PatientDeparted"))
                .wanting())
        .hasSize(wanting);
  }

  @Test
  void whatIsSaidOfTheNextPeriodIsNotSaidOfOneThatWasWithdrawn() {
    Checklist first =
        judge(
                "MENTAL_HEALTH",
                DECLARED,
                "2025-05-13T10:00 ReadinessWithdrawn",
                NOT_NEEDED.replace("05-12", "05-15"),
                DECLARED.replace("05-12", "05-16"))
            .checklists()
            .getFirst();
    assertThat(first.wanting())
        .containsExactly(Requirement.JOINT_PLAN_BEGUN, Requirement.OUTPATIENT_CONTACT);
  }
}
