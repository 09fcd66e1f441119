package no.dognbok.query.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.dognbok.query.law.Checklist.Kind;
import no.dognbok.query.law.Checklist.State;
import org.junit.jupiter.api.Test;

/** The lists of § 9, vedlegg 3.1.2 and Retn. 1, 3.1 a, point for point. */
class ChecklistsTest {

  private static Checklist list(Kind kind, String careType, String... events) {
    return lists(careType, events).stream()
        .filter(list -> list.kind() == kind)
        .reduce((_, later) -> later)
        .orElseThrow();
  }

  private static List<Checklist> lists(String careType, String... events) {
    return ToldInShort.judgement("2025-06-20T12:00", careType, Arrays.stream(events)).checklists();
  }

  private static Map<Requirement, State> states(Checklist list) {
    return list.checks().stream()
        .collect(Collectors.toMap(Checklist.Check::requirement, Checklist.Check::state));
  }

  @Test
  void aStayWithoutReadinessHasNoList() {
    assertThat(lists("SOMATIC", "2025-05-05T10:00 PatientAdmitted")).isEmpty();
  }

  @Test
  void thePointsOfTheAssessmentAreOnRecordOrNot() {
    Checklist list =
        list(
            Kind.ASSESSMENT,
            "SOMATIC",
            "2025-05-12T10:00 DeclaredReady by=PHYSICIAN assessed=[A;B;D]");
    assertThat(list.wanting()).containsExactly(Requirement.POINT_C, Requirement.POINT_E);
    assertThat(states(list))
        .containsEntry(Requirement.POINT_A, State.MET)
        .containsEntry(Requirement.POINT_C, State.NOT_ON_RECORD)
        .containsEntry(Requirement.COERCION_ENDED, State.NOT_APPLICABLE)
        .containsEntry(Requirement.JOINT_PLAN_BEGUN, State.NOT_APPLICABLE)
        .containsEntry(Requirement.OUTPATIENT_CONTACT, State.NOT_APPLICABLE);
    assertThat(list.of(Requirement.POINT_A).at()).isNotNull();
  }

  /** § 9 andre til fjerde ledd. */
  @Test
  void mentalHealthAsksForCoercionPlanAndContact_substanceUseForPlanAndContact() {
    String declared = "2025-05-12T10:00 DeclaredReady by=PSYCHOLOGIST assessed=[A;B;C;D;E]";
    assertThat(list(Kind.ASSESSMENT, "MENTAL_HEALTH", declared).wanting())
        .containsExactly(
            Requirement.COERCION_ENDED,
            Requirement.JOINT_PLAN_BEGUN,
            Requirement.OUTPATIENT_CONTACT);
    assertThat(list(Kind.ASSESSMENT, "SUBSTANCE_USE", declared).wanting())
        .containsExactly(Requirement.JOINT_PLAN_BEGUN, Requirement.OUTPATIENT_CONTACT);
    Checklist all =
        list(
            Kind.ASSESSMENT,
            "MENTAL_HEALTH",
            "2025-05-11T10:00 JointPlanBegun",
            declared + " coercionEnded=true outpatientContactMade=true");
    assertThat(all.wanting()).isEmpty();
    Checklist goesOn =
        list(
            Kind.ASSESSMENT,
            "MENTAL_HEALTH",
            declared + " coercionEnded=false outpatientContactMade=true",
            "2025-05-12T10:01 JointPlanBegun"); // too late
    assertThat(states(goesOn))
        .containsEntry(Requirement.COERCION_ENDED, State.NOT_MET)
        .containsEntry(Requirement.JOINT_PLAN_BEGUN, State.NOT_ON_RECORD);
  }

  @Test
  void eachPeriodHasItsAssessment() {
    assertThat(
            lists(
                    "SOMATIC",
                    "2025-05-12T10:00 DeclaredReady by=PHYSICIAN assessed=[A]",
                    "2025-05-13T10:00 ReadinessWithdrawn",
                    "2025-05-15T10:00 DeclaredReady by=PHYSICIAN assessed=[A;B;C;D;E]")
                .stream()
                .filter(list -> list.kind() == Kind.ASSESSMENT)
                .collect(Collectors.toMap(Checklist::period, list -> list.wanting().size())))
        .isEqualTo(Map.of(1, 4, 2, 0));
  }

  @Test
  void theListOfThePatientWhoIsReadyToTravel() {
    String[] events = {
      "2025-05-05T10:00 PatientAdmitted",
      "2025-05-12T10:00 DeclaredReady by=PHYSICIAN",
      "2025-05-12T10:10 ReadyNoticeSent",
      "2025-05-12T11:00 MunicipalityReplied answer=CAN_RECEIVE",
      "2025-05-12T11:01 SuppliesRequested supplies=[MEDICATION]",
      "2025-05-12T12:00 TravelPrepared done=[TRANSPORT_ARRANGED]",
      "2025-05-12T13:55 DischargeReportSent",
      "2025-05-12T14:00 PatientDeparted"
    };
    Checklist list = list(Kind.READY_TO_TRAVEL, "SOMATIC", events);
    assertThat(list.wanting())
        .containsExactly(
            Requirement.PATIENT_INFORMED,
            Requirement.MEDICATION_PREPARED,
            Requirement.DISCHARGE_SUMMARY_SENT);
    assertThat(states(list))
        .containsEntry(Requirement.REPLY_RECEIVED, State.MET)
        .containsEntry(Requirement.EQUIPMENT_PREPARED, State.NOT_APPLICABLE)
        .containsEntry(Requirement.DEPARTURE_MESSAGE_SENT, State.MET);
  }

  /** A yes for Friday is none for Wednesday (P3). */
  @Test
  void aYesForALaterDayIsNotYetTheReplyThatIsNeeded() {
    String[] told = {
      "2025-06-16T10:00 DeclaredReady by=PHYSICIAN",
      "2025-06-16T10:10 ReadyNoticeSent",
      "2025-06-18T08:00 OfferReady from=2025-06-20T09:00"
    };
    Function<String, Checklist.Check> departed =
        at ->
            list(
                    Kind.READY_TO_TRAVEL,
                    "SOMATIC",
                    Stream.concat(Arrays.stream(told), Stream.of(at + " PatientDeparted"))
                        .toArray(String[]::new))
                .of(Requirement.REPLY_RECEIVED);
    assertThat(departed.apply("2025-06-18T12:00").state()).isEqualTo(State.NOT_MET);
    assertThat(departed.apply("2025-06-18T12:00").events()).hasSize(1);
    assertThat(departed.apply("2025-06-20T08:00").state()).isEqualTo(State.MET);
    Function<String, State> stillThere =
        asOf ->
            ToldInShort.judgement(asOf, "SOMATIC", Arrays.stream(told)).checklists().stream()
                .filter(list -> list.kind() == Kind.READY_TO_TRAVEL)
                .findFirst()
                .orElseThrow()
                .of(Requirement.REPLY_RECEIVED)
                .state();
    assertThat(stillThere.apply("2025-06-19T12:00")).isEqualTo(State.NOT_MET);
    assertThat(stillThere.apply("2025-06-20T00:00")).isEqualTo(State.MET);
  }

  /** What was arranged for a discharge that came to nothing is to be arranged again. */
  @Test
  void afterAWithdrawalThePatientIsPreparedAnew() {
    Checklist list =
        list(
            Kind.READY_TO_TRAVEL,
            "SOMATIC",
            "2025-05-12T10:00 DeclaredReady by=PHYSICIAN",
            "2025-05-12T12:00 TravelPrepared done=[TRANSPORT_ARRANGED;PATIENT_INFORMED]",
            "2025-05-12T13:00 ReadinessWithdrawn",
            "2025-05-15T10:00 DeclaredReady by=PHYSICIAN");
    assertThat(list.period()).isEqualTo(2);
    assertThat(list.wanting())
        .contains(Requirement.TRANSPORT_ARRANGED, Requirement.PATIENT_INFORMED);
  }

  @Test
  void whoIsAboutToLeaveOnTheirOwnResponsibilityHasTheListToo() {
    String assessed =
        "2025-05-12T10:20 OwnResponsibilityAssessed competent=true wishesToLeave=true";
    Function<String[], List<Kind>> kinds =
        events -> lists("SOMATIC", events).stream().map(Checklist::kind).toList();
    assertThat(kinds.apply(new String[] {assessed})).containsExactly(Kind.OWN_RESPONSIBILITY);
    assertThat(
            Stream.of(list(Kind.OWN_RESPONSIBILITY, "SOMATIC", assessed).wanting())
                .flatMap(List::stream))
        .containsExactly(
            Requirement.DECLARED_READY,
            Requirement.HEALTH_INFORMATION_SENT,
            Requirement.SUMMARY_SENT,
            Requirement.READY_NOTICE_SENT,
            Requirement.SAFE_WITHOUT_SERVICES);
  }
}
