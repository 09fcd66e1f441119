package no.dognbok.query.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import no.dognbok.events.MessageKey;
import no.dognbok.events.Obligation;
import no.dognbok.query.assessment.Case;
import no.dognbok.query.assessment.Cases;
import org.junit.jupiter.api.Test;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** P20: what becomes of a reply in free text when people read it. */
class ReadingsTest {

  private static final String UNTIL_REPLY =
      """
      id: readings
      asOf: "2025-05-20T12:00"
      stay: {careType: SOMATIC, municipality: "5006"}
      events:
        - {at: "2025-05-05T10:00", type: PatientAdmitted}
        - {at: "2025-05-05T16:00", type: AdmissionNoticeSent}
        - {at: "2025-05-12T09:00", type: HealthInformationUpdated}
        - {at: "2025-05-12T10:00", type: DeclaredReady, by: PHYSICIAN}
        - {at: "2025-05-12T10:10", type: ReadyNoticeSent}
        - {at: "2025-05-12T10:30", type: ReplyToBeRead}
      """;

  /** As cases name their events: by number. */
  private static final int REPLY = 5;

  private static Judgement judge(String... events) {
    String more = Arrays.stream(events).map("  - "::concat).collect(Collectors.joining("\n"));
    return Law.judge(
        Case.read(new YAMLMapper().readTree(UNTIL_REPLY + more), Cases.surroundings()).matter());
  }

  private static String event(int number) {
    return MessageKey.of("case", String.valueOf(number)).toString();
  }

  private static String reading(String at, String answer, int of) {
    return "{at: \"%s\", type: MunicipalityReplied, answer: %s, reads: \"%s\"}"
        .formatted(at, answer, event(of));
  }

  private static List<Doubt> doubts(Judgement judgement, Doubt.Code code) {
    return judgement.doubts().stream().filter(doubt -> doubt.code() == code).toList();
  }

  private static List<Doubt.Code> ofDays(Judgement judgement) {
    return judgement.days().stream()
        .flatMap(day -> day.doubts().stream())
        .map(Doubt::code)
        .distinct()
        .toList();
  }

  private static Duty toBeRead(Judgement judgement) {
    return judgement.duties().stream()
        .filter(duty -> duty.obligation() == Obligation.READING_OF_REPLY)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void oneReadingSettlesTheReplyAndLeavesNoDoubt() {
    Judgement judgement = judge(reading("2025-05-12T10:30", "CAN_RECEIVE", REPLY));
    assertThat(judgement.payable()).isEmpty();
    assertThat(toBeRead(judgement).fulfilledBy()).contains(event(REPLY + 1));
    assertThat(ofDays(judgement)).doesNotContain(Doubt.Code.REPLY_NOT_READ);
    assertThat(doubts(judgement, Doubt.Code.READ_DIFFERENTLY)).isEmpty();
    assertThat(doubts(judgement, Doubt.Code.READS_NO_REPLY)).isEmpty();
  }

  @Test
  void aReplyReadAfterThePatientHasLeftIsReadAllTheSame() {
    Judgement judgement =
        judge(
            "{at: \"2025-05-14T12:00\", type: PatientDeparted}",
            reading("2025-05-15T08:00", "NOT_YET", REPLY));
    assertThat(ofDays(judgement)).doesNotContain(Doubt.Code.REPLY_NOT_READ);
  }

  @Test
  void theSameReadingByTwoPeopleIsNoDoubt() {
    Judgement judgement =
        judge(
            reading("2025-05-12T10:30", "NOT_YET", REPLY),
            reading("2025-05-12T10:40", "NOT_YET", REPLY));
    assertThat(doubts(judgement, Doubt.Code.READ_DIFFERENTLY)).isEmpty();
  }

  @Test
  void twoDifferentReadingsBothCountAndAreInDoubt() {
    Judgement judgement =
        judge(
            reading("2025-05-12T10:30", "CAN_RECEIVE", REPLY),
            reading("2025-05-13T10:40", "NOT_YET", REPLY));
    assertThat(doubts(judgement, Doubt.Code.READ_DIFFERENTLY))
        .singleElement()
        .satisfies(doubt ->
            assertThat(doubt.events())
                .containsExactly(event(REPLY), event(REPLY + 1), event(REPLY + 2)));
    assertThat(judgement.payable().getFirst()).isEqualTo("2025-05-13");
  }

  @Test
  void aReadingOfAReadingIsAWordOfItsOwnAndInDoubt() {
    Judgement judgement =
        judge(
            reading("2025-05-12T10:30", "NOT_YET", REPLY),
            reading("2025-05-13T10:40", "CAN_RECEIVE", REPLY + 1));
    assertThat(doubts(judgement, Doubt.Code.READS_NO_REPLY))
        .singleElement()
        .satisfies(doubt -> assertThat(doubt.events()).containsExactly(event(REPLY + 2)));
    assertThat(toBeRead(judgement).fulfilledBy()).contains(event(REPLY + 1));
    assertThat(judgement.payable()).hasToString("[2025-05-12]");
  }

  @Test
  void aReadingOfAReplyThatIsCancelledIsInDoubt() {
    Judgement judgement =
        judge(
            reading("2025-05-12T10:40", "CAN_RECEIVE", REPLY),
            "{at: \"2025-05-12T12:00\", type: MessageCancelled, cancels: %d}".formatted(REPLY));
    assertThat(doubts(judgement, Doubt.Code.READS_NO_REPLY)).hasSize(1);
    assertThat(ofDays(judgement)).doesNotContain(Doubt.Code.REPLY_NOT_READ);
  }
}
