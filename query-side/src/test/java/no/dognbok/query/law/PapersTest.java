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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Papers count for the discharge that they were sent for, and are in doubt where they are old. */
class PapersTest {

  private static Stream<String> told(String told) {
    return Stream.concat(
        Stream.of("2025-05-05T10:00 PatientAdmitted", "2025-05-05T12:00 AdmissionNoticeSent"),
        Arrays.stream(told.split(", ")));
  }

  private static final String READY =
      "2025-05-12T10:00 DeclaredReady, 2025-05-12T10:10 ReadyNoticeSent, ";
  private static final String WITHDRAWN =
      "2025-05-08T10:00 DeclaredReady, 2025-05-09T10:00 ReadinessWithdrawn, " + READY;
  private static final String LEFT = "2025-05-12T14:00 PatientDeparted";

  private static String read(String told) {
    return told.replace("WITHDRAWN, ", WITHDRAWN).replace("READY, ", READY).replace("LEFT", LEFT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // what was told | obligation | state | whether it is old
        "READY, 2025-05-12T13:00 DischargeSummarySent, LEFT | DISCHARGE_SUMMARY | FULFILLED |"
            + " false",
        "READY, 2025-05-08T13:00 DischargeSummarySent, LEFT | DISCHARGE_SUMMARY | FULFILLED | true",
        "READY, 2025-05-09T14:00 DischargeSummarySent, LEFT | DISCHARGE_SUMMARY | FULFILLED |"
            + " false", // three days to the minute
        "WITHDRAWN, 2025-05-08T13:00 DischargeSummarySent, LEFT | DISCHARGE_SUMMARY | OVERDUE |"
            + " false",
        "WITHDRAWN, 2025-05-08T13:00 DischargeReportSent, LEFT | DISCHARGE_REPORT | OVERDUE |"
            + " false",
        "WITHDRAWN, 2025-05-08T13:00 DischargeReportSent, 2025-05-12T13:00 DischargeReportSent,"
            + " LEFT | DISCHARGE_REPORT | FULFILLED | false",
        // a new wording of the old one is sent anew: event 6 replaces event 2
        "2025-05-08T09:00 DischargeReportSent, WITHDRAWN, 2025-05-12T13:00 DischargeReportSent"
            + " replaces=2, LEFT | DISCHARGE_REPORT | FULFILLED | false",
        "READY, 2025-05-06T09:00 HealthInformationUpdated | UPDATED_HEALTH_INFORMATION | FULFILLED"
            + " | true",
        "READY, 2025-05-06T09:00 HealthInformationUpdated, 2025-05-12T09:00"
            + " HealthInformationUpdated | UPDATED_HEALTH_INFORMATION | FULFILLED | false",
        "READY, 2025-05-13T09:00 HealthInformationUpdated | UPDATED_HEALTH_INFORMATION |"
            + " FULFILLED_LATE | false"
      })
  void aPaperCountsForItsDischarge(String told, Obligation obligation, State state, boolean isOld) {
    List<DeadlineAnswer> all = ToldInShort.deadlines("2025-06-20T12:00", told(read(told)));
    DeadlineAnswer last =
        all.stream()
            .filter(deadline -> deadline.obligation() == obligation)
            .reduce((_, later) -> later)
            .orElseThrow();
    assertThat(last.state()).as(last::toString).isEqualTo(state);
    assertThat(last.doubts().stream().map(DoubtAnswer::code).anyMatch("SENT_LONG_BEFORE"::equals))
        .isEqualTo(isOld);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "READY, 2025-05-12T13:00 DischargeReportSent, LEFT | DISCHARGE_REPORT_SENT | MET",
        // e: "er sendt" when the patient travels; f, g: "ved utreise", "når pasienten reiser"
        "READY, 2025-05-12T14:30 DischargeReportSent, LEFT | DISCHARGE_REPORT_SENT | NOT_MET",
        "READY, 2025-05-12T14:30 DischargeSummarySent, LEFT | DISCHARGE_SUMMARY_SENT | MET",
        "READY, 2025-05-12T16:30 DischargeSummarySent, LEFT | DISCHARGE_SUMMARY_SENT | NOT_MET",
        "WITHDRAWN, 2025-05-08T13:00 DischargeReportSent, LEFT | DISCHARGE_REPORT_SENT |"
            + " NOT_ON_RECORD",
        "READY, LEFT | DEPARTURE_MESSAGE_SENT | MET"
      })
  void aPointIsMetInTimeOrNot(String told, Requirement requirement, Checklist.State state) {
    Checklist list =
        ToldInShort.judgement("2025-06-20T12:00", "SOMATIC", told(read(told))).checklists().stream()
            .filter(one -> one.kind() == Kind.READY_TO_TRAVEL)
            .findFirst()
            .orElseThrow();
    assertThat(list.of(requirement).state()).isEqualTo(state);
  }

  /** Retn. 1, 3.1 a: what was sent for a discharge that came to nothing fulfils no condition. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2025-05-09T09:00 DischargeSummarySent, 2025-05-08T10:00 DeclaredReady, 2025-05-09T10:00"
            + " ReadinessWithdrawn | NOT_ON_RECORD | NOT_ON_RECORD",
        "2025-05-12T09:00 DischargeSummarySent, 2025-05-12T08:00 DeclaredReady | MET | MET"
      })
  void whoLeavesOnTheirOwnResponsibilityNeedsThePapersOfThisTime(
      String told, Checklist.State declared, Checklist.State summary) {
    Checklist list =
        ToldInShort.judgement(
                "2025-06-20T12:00", "SOMATIC", told(told + ", " + LEFT + " ownResponsibility=true"))
            .checklists()
            .stream()
            .filter(one -> one.kind() == Kind.OWN_RESPONSIBILITY)
            .findFirst()
            .orElseThrow();
    assertThat(list.of(Requirement.DECLARED_READY).state()).isEqualTo(declared);
    assertThat(list.of(Requirement.SUMMARY_SENT).state()).isEqualTo(summary);
  }
}
