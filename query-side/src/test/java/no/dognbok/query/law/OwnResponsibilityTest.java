package no.dognbok.query.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.dognbok.events.Obligation;
import no.dognbok.query.law.Checklist.Check;
import no.dognbok.query.law.Checklist.Kind;
import no.dognbok.query.law.Checklist.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Retn. 1, 3.1 a: what counts for leaving on one's own responsibility, and what does not. */
class OwnResponsibilityTest {

  private static final String ASSESSED =
      "2025-05-12T10:25 OwnResponsibilityAssessed competent=true wishesToLeave=true"
          + " cover=MANAGES_ALONE";
  private static final String LEFT = "2025-05-12T10:30 PatientDeparted ownResponsibility=true";
  private static final String LEFT_BY_PLO = "2025-05-12T10:30 PatientDeparted";

  /** All three conditions are there; the municipality has not answered. */
  private static final List<String> COMPLETE =
      List.of(
          "2025-05-05T10:00 PatientAdmitted",
          "2025-05-12T09:00 HealthInformationUpdated",
          "2025-05-12T10:00 DeclaredReady by=PHYSICIAN",
          "2025-05-12T10:10 ReadyNoticeSent",
          "2025-05-12T10:15 DischargeSummarySent",
          ASSESSED);

  private static Judgement judge(Stream<String> events) {
    return ToldInShort.judgement("2025-06-20T12:00", "SOMATIC", events);
  }

  private static Judgement judge(List<String> events, String... more) {
    return judge(Stream.concat(events.stream(), Arrays.stream(more)));
  }

  private static Optional<Checklist> list(Judgement judgement) {
    return judgement.checklists().stream()
        .filter(list -> list.kind() == Kind.OWN_RESPONSIBILITY)
        .findFirst();
  }

  private static Optional<Duty> duty(Obligation obligation, Judgement judgement) {
    return judgement.duties().stream().filter(duty -> duty.obligation() == obligation).findFirst();
  }

  private static Duty.State state(Obligation obligation, Judgement judgement) {
    return duty(obligation, judgement).orElseThrow().state(judgement.asOf());
  }

  @Test
  void allThreeConditionsAreThere() {
    Judgement judgement = judge(COMPLETE, LEFT);
    assertThat(list(judgement).orElseThrow().wanting()).isEmpty();
    assertThat(state(Obligation.OWN_RESPONSIBILITY_CONDITIONS, judgement))
        .isEqualTo(Duty.State.FULFILLED);
    assertThat(duty(Obligation.CONFIRMATION_BEFORE_TRANSFER, judgement)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        // which event of the complete ones | is told like this instead | what is wanting
        "2 | 2025-05-12T10:00 DeclaredReady by=OTHER | DECLARED_READY | NOT_MET",
        "1 | 2025-05-12T09:00 HealthInformationUpdated channel=PHONE | HEALTH_INFORMATION_SENT |"
            + " NOT_MET",
        "4 | 2025-05-12T10:15 DischargeSummarySent channel=PAGE | SUMMARY_SENT | NOT_MET",
        "4 | - | SUMMARY_SENT | NOT_ON_RECORD",
        "4 | 2025-05-12T10:31 DischargeSummarySent | SUMMARY_SENT | NOT_ON_RECORD",
        "3 | 2025-05-12T10:10 ReadyNoticeSent channel=PHONE | READY_NOTICE_SENT | NOT_MET",
        "3 | 2025-05-12T10:10 ReadyNoticeSent municipality=5053 | READY_NOTICE_SENT | NOT_MET",
        "5 | - | COMPETENT | NOT_ON_RECORD",
        "5 | 2025-05-12T10:25 OwnResponsibilityAssessed competent=false wishesToLeave=true"
            + " cover=MANAGES_ALONE | COMPETENT | NOT_MET"
      })
  void whatDoesNotCountFulfilsNothing(
      int instead, String told, Requirement requirement, State state) {
    List<String> events = new ArrayList<>(COMPLETE);
    events.remove(instead);
    if (told != null) {
      events.add(instead, told);
    }
    Judgement judgement = judge(events, LEFT);
    assertThat(list(judgement).orElseThrow().of(requirement).state()).isEqualTo(state);
    assertThat(state(Obligation.OWN_RESPONSIBILITY_CONDITIONS, judgement))
        .isEqualTo(Duty.State.MISSED);
  }

  /** P19. */
  @Test
  void aNoticeThatWasDeniedWasNotSent() {
    Judgement judgement =
        judge(COMPLETE, "2025-05-12T10:11 ReceiptReceived of=3 positive=false", LEFT);
    assertThat(list(judgement).orElseThrow().of(Requirement.READY_NOTICE_SENT).state())
        .isEqualTo(State.NOT_MET);
  }

  @Test
  void aNoticeByTelephoneCountsOnceAMessageSaysTheSame() {
    List<String> events = new ArrayList<>(COMPLETE);
    events.set(3, "2025-05-12T10:10 ReadyNoticeSent channel=PHONE");
    Judgement judgement = judge(events, "2025-05-12T10:20 ReadyNoticeSent", LEFT);
    assertThat(list(judgement).orElseThrow().wanting()).isEmpty();
  }

  /** P8: ready again needs all of it anew. */
  @Test
  void whatWasToldOfAReadinessThatWasWithdrawnFulfilsNothing() {
    Judgement judgement =
        judge(
            COMPLETE,
            "2025-05-13T08:00 ReadinessWithdrawn",
            "2025-05-20T10:00 PatientDeparted ownResponsibility=true");
    assertThat(list(judgement).orElseThrow().checks())
        .extracting(Check::state)
        .containsOnly(State.NOT_ON_RECORD);
    Judgement again =
        judge(
            COMPLETE,
            "2025-05-13T08:00 ReadinessWithdrawn",
            "2025-05-20T09:00 DeclaredReady by=PHYSICIAN",
            "2025-05-20T10:00 PatientDeparted ownResponsibility=true");
    assertThat(list(again).orElseThrow().checks())
        .filteredOn(check -> check.state() == State.MET)
        .extracting(Check::requirement)
        .containsExactly(Requirement.DECLARED_READY);
  }

  /** 3.1 a II: "før kommunen varsler at de kan ta imot". */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2025-05-12T10:20 MunicipalityReplied answer=CAN_RECEIVE | NOT_MET",
        "2025-05-12T10:20 MunicipalityReplied answer=NOT_YET | MET",
        "2025-05-12T10:20 OfferReady from=2025-05-14T09:00 | MET", // not for the day they leave
        "2025-05-12T10:31 MunicipalityReplied answer=CAN_RECEIVE | MET",
        "2025-05-12T10:20 OfferReady, 2025-05-12T10:21 OfferWithdrawn | MET",
        "2025-05-12T10:20 OfferReady, 2025-05-12T10:21 OfferRefused | NOT_MET"
      })
  void whereTheMunicipalityHadSaidYesNobodyLeavesBeforeIt(String replies, State state) {
    Judgement judgement =
        judge(
            Stream.of(COMPLETE.stream(), Arrays.stream(replies.split(", ")), Stream.of(LEFT))
                .flatMap(all -> all));
    assertThat(list(judgement).orElseThrow().of(Requirement.WISHES_TO_LEAVE).state())
        .isEqualTo(state);
  }

  /** PLO cannot say it. */
  @Test
  void aDepartureThatDoesNotSayItIsReadByWhatWasFoundBefore_withADoubt() {
    Judgement judgement = judge(COMPLETE, LEFT_BY_PLO);
    Checklist list = list(judgement).orElseThrow();
    assertThat(list.wanting()).isEmpty();
    assertThat(list.doubts())
        .extracting(Doubt::code)
        .containsExactly(Doubt.Code.OWN_RESPONSIBILITY_NOT_SAID);
    assertThat(judgement.doubts()).containsAll(list.doubts());
    Duty conditions = duty(Obligation.OWN_RESPONSIBILITY_CONDITIONS, judgement).orElseThrow();
    assertThat(conditions.state(judgement.asOf())).isEqualTo(Duty.State.FULFILLED);
    assertThat(conditions.doubts())
        .extracting(Doubt::code)
        .containsExactly(Doubt.Code.OWN_RESPONSIBILITY_NOT_SAID, Doubt.Code.NOT_PROVEN_RECEIVED);
    Duty confirmation = duty(Obligation.CONFIRMATION_BEFORE_TRANSFER, judgement).orElseThrow();
    assertThat(confirmation.state(judgement.asOf())).isEqualTo(Duty.State.NOT_DUE);
    assertThat(confirmation.doubts()).isEqualTo(list.doubts());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2025-05-12T10:25 OwnResponsibilityAssessed competent=true wishesToLeave=false | 0",
        "2025-05-12T10:26 MunicipalityReplied answer=CAN_RECEIVE | 1",
        "2025-05-12T10:25 TravelPrepared done=[TRANSPORT_ARRANGED] | 0"
      })
  void anOrdinaryDepartureHasNoSuchList(String event, int keptOfAssessed) {
    List<String> events = new ArrayList<>(COMPLETE);
    if (keptOfAssessed == 0) {
      events.removeLast();
    }
    Judgement judgement = judge(events, event, LEFT_BY_PLO);
    assertThat(list(judgement)).isEmpty();
    assertThat(duty(Obligation.OWN_RESPONSIBILITY_CONDITIONS, judgement)).isEmpty();
    assertThat(state(Obligation.CONFIRMATION_BEFORE_TRANSFER, judgement))
        .isEqualTo(keptOfAssessed == 1 ? Duty.State.FULFILLED : Duty.State.MISSED);
  }

  @Test
  void itCanBeSaidAfterwards() {
    Map<Obligation, List<Duty>> duties =
        judge(COMPLETE, LEFT_BY_PLO, "2025-05-15T08:00 LeftOnOwnResponsibility").duties().stream()
            .collect(Collectors.groupingBy(Duty::obligation));
    assertThat(duties).doesNotContainKey(Obligation.CONFIRMATION_BEFORE_TRANSFER);
    assertThat(duties.get(Obligation.OWN_RESPONSIBILITY_CONDITIONS))
        .singleElement()
        .satisfies(duty -> {
          assertThat(duty.wanting()).isEmpty();
          assertThat(duty.doubts())
              .extracting(Doubt::code)
              .containsExactly(Doubt.Code.NOT_PROVEN_RECEIVED);
        });
    List<String> nothingFound = COMPLETE.subList(0, 5);
    Judgement judgement =
        judge(nothingFound, LEFT_BY_PLO, "2025-05-15T08:00 LeftOnOwnResponsibility");
    assertThat(list(judgement).orElseThrow().wanting())
        .containsExactly(
            Requirement.COMPETENT, Requirement.WISHES_TO_LEAVE, Requirement.SAFE_WITHOUT_SERVICES);
    assertThat(judgement.doubts())
        .extracting(Doubt::code)
        .doesNotContain(Doubt.Code.AFTER_DEPARTURE);
  }

  @Test
  void whoDiedHasNotLeftOnTheirOwnResponsibility() {
    assertThat(list(judge(COMPLETE, "2025-05-12T12:00 PatientDied"))).isEmpty();
  }
}
