package no.dognbok.query.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.dognbok.events.Address;
import no.dognbok.events.MessageKey;
import no.dognbok.events.Moment;
import no.dognbok.events.StayEvent;
import no.dognbok.exchange.FlatEvent;
import no.dognbok.exchange.FlatObject;
import no.dognbok.query.assessment.Assessment;
import no.dognbok.query.assessment.Case;
import no.dognbok.query.assessment.Cases;
import no.dognbok.query.judgement.DoubtAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** What was told on the telephone, and the message that confirms it. */
class ConfirmationsTest {

  private static List<Fact> facts(String... events) {
    List<Fact> facts = new ArrayList<>();
    for (String event : events) {
      StayEvent read =
          FlatEvent.read(
              FlatObject.of("", JsonMapper.shared().readTree("{" + event.replace('\'', '"') + "}")),
              new FlatEvent.Context(
                  Address.NOBODY,
                  MessageKey.of("test", "" + facts.size()),
                  LocalDateTime.ofInstant(Instant.EPOCH, Moment.OSLO),
                  (_, _) -> MessageKey.of("test", "0")));
      facts.add(new Fact("e" + facts.size(), read));
    }
    return facts;
  }

  private static final String DECLARED = "'type':'DeclaredReady','at':'2025-05-12T10:00'";
  private static final String NOTICE = "'type':'ReadyNoticeSent','at':'2025-05-12T10:10'";
  private static final String BY_PHONE = ",'channel':'PHONE'";

  @Test
  void aLaterMessageOfTheSameFactConfirmsIt() {
    assertThat(Confirmations.of(facts(DECLARED, NOTICE + BY_PHONE, NOTICE, NOTICE)))
        .isEqualTo(Map.of("e1", "e2"));
  }

  @Test
  void whatWasToldOnAPageIsConfirmedTooAndAMessageNeedsNoConfirmation() {
    assertThat(Confirmations.of(facts(DECLARED, NOTICE + ",'channel':'PAGE'", NOTICE)))
        .containsOnlyKeys("e1");
    assertThat(Confirmations.of(facts(DECLARED, NOTICE, NOTICE))).isEmpty();
  }

  @Test
  void anEarlierMessageOrAnotherCallConfirmsNothing() {
    assertThat(Confirmations.of(facts(NOTICE, NOTICE + BY_PHONE, NOTICE + BY_PHONE))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "DeclaredReady, false",
    "ReadinessWithdrawn, false",
    "TransferredWithinSpecialistCare, false",
    "LeaveStarted, true"
  })
  void aMessageAboutTheNextPeriodConfirmsNothing(String between, boolean confirmed) {
    String event = "'type':'%s','at':'2025-05-13T10:00'".formatted(between);
    assertThat(Confirmations.of(facts(NOTICE + BY_PHONE, event, NOTICE)).containsKey("e0"))
        .isEqualTo(confirmed);
  }

  @Test
  void theNoticeOfAdmissionIsOneWhateverHappensToTheReadiness() {
    String admission = "'type':'AdmissionNoticeSent','at':'2025-05-05T12:00'";
    assertThat(Confirmations.of(facts(admission + BY_PHONE, DECLARED, admission)))
        .containsEntry("e0", "e2");
  }

  @Test
  void aReplyIsConfirmedByTheSameAnswer() {
    String yes = "'type':'MunicipalityReplied','at':'2025-05-12T11:00','answer':'CAN_RECEIVE'";
    String no = "'type':'MunicipalityReplied','at':'2025-05-12T12:00','answer':'NOT_YET'";
    assertThat(Confirmations.of(facts(yes + BY_PHONE, no))).isEmpty();
    assertThat(Confirmations.of(facts(yes + BY_PHONE, no, yes))).containsEntry("e0", "e2");
  }

  @Test
  void aWardsOwnBusinessIsNobodysToConfirm() {
    String leave = "'type':'LeaveStarted','at':'2025-05-12T11:00'";
    assertThat(Confirmations.of(facts(leave + BY_PHONE, leave))).isEmpty();
    assertThat(Confirmations.doubts(facts(leave + BY_PHONE))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"PHONE, false, true", "PHONE, true, false", "PAGE, false, false"})
  void whatWasOnlySaidOnTheTelephoneIsInDoubt_andCountsAllTheSame(
      String channel, boolean confirmed, boolean doubted) {
    String told =
        """
        {"stay": {"municipality": "5006", "careType": "SOMATIC"}, "events": [
          {"at": "2025-05-05T10:00", "type": "PatientAdmitted"},
          {"at": "2025-05-05T16:00", "type": "AdmissionNoticeSent"},
          {"at": "2025-05-12T10:00", "type": "DeclaredReady", "by": "PHYSICIAN"},
          {"at": "2025-05-12T10:10", "type": "ReadyNoticeSent", "channel": "%s"},
          %s
          {"at": "2025-05-14T09:00", "type": "PatientDeparted"}]}
        """
            .formatted(
                channel,
                confirmed ? "{\"at\": \"2025-05-13T10:10\", \"type\": \"ReadyNoticeSent\"}," : "");
    Assessment assessment =
        Assessment.of(Case.read(JsonMapper.shared().readTree(told), Cases.surroundings()));
    assertThat(assessment.billable()).hasSize(2);
    assertThat(
            assessment.doubts().stream()
                .map(DoubtAnswer::code)
                .anyMatch("TOLD_ON_THE_TELEPHONE_ONLY"::equals))
        .isEqualTo(doubted);
  }
}
