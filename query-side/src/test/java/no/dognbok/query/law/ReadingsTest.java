package no.dognbok.query.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import no.dognbok.events.MessageKey;
import no.dognbok.events.Moment;
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
    return judgeAsOf("2025-05-20T12:00", events);
  }

  private static Judgement judgeAsOf(String asOf, String... events) {
    String more = Arrays.stream(events).map("  - "::concat).collect(Collectors.joining("\n"));
    String text = UNTIL_REPLY.replace("2025-05-20T12:00", asOf) + more;
    return Law.judge(Case.read(new YAMLMapper().readTree(text), Cases.surroundings()).matter());
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
    return duty(judgement, Obligation.READING_OF_REPLY);
  }

  private static Duty duty(Judgement judgement, Obligation obligation) {
    return judgement.duties().stream()
        .filter(duty -> duty.obligation() == obligation)
        .findFirst()
        .orElseThrow();
  }

  private static String reading(String at, String typeAndFields) {
    return "{at: \"%s\", type: %s, reads: %d}".formatted(at, typeAndFields, REPLY);
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(Moment.OSLO).toInstant();
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
  void ofTwoDifferentReadingsTheLastCountsFromTheReplyAndIsInDoubt() {
    Judgement judgement =
        judge(
            reading("2025-05-13T10:40", "NOT_YET", REPLY),
            reading("2025-05-12T10:35", "CAN_RECEIVE", REPLY));
    assertThat(doubts(judgement, Doubt.Code.READ_DIFFERENTLY))
        .singleElement()
        .satisfies(doubt ->
            assertThat(doubt.events())
                .containsExactly(event(REPLY), event(REPLY + 2), event(REPLY + 1)));
    assertThat(judgement.payable().getFirst()).isEqualTo("2025-05-12");
    assertThat(duty(judgement, Obligation.REPLY).fulfilledBy()).containsExactly(event(REPLY + 1));
  }

  @Test
  void aSecondReadingThatSaysTheSameChangesNothing() {
    String[] readings = {
      reading("2025-05-12T10:35", "CAN_RECEIVE", REPLY),
      reading("2025-05-13T10:40", "CAN_RECEIVE", REPLY)
    };
    assertThat(judge(readings).days()).isEqualTo(judge(readings[0]).days());
  }

  /** What somebody adds about the offer is no other reading, and is not lost. */
  @Test
  void aSecondReadingCanSayWhatThePatientGets() {
    String first = reading("2025-05-12T10:35", "CAN_RECEIVE", REPLY);
    String second =
        reading(
            "2025-05-12T10:40",
            "MunicipalityReplied, answer: CAN_RECEIVE, offer: SHORT_TERM_PLACE");
    assertThat(duty(judge(first), Obligation.REPLY).wanting())
        .containsExactly(Requirement.OFFER_DESCRIBED);
    Judgement judgement = judge(first, second);
    assertThat(duty(judgement, Obligation.REPLY).wanting()).isEmpty();
    assertThat(doubts(judgement, Doubt.Code.READ_DIFFERENTLY)).isEmpty();
  }

  /**
   * P20: once it is read it is the reply that was given then; before that it counts for nothing.
   */
  @Test
  void aReplyReadTheNextDayIsAYesOfWhenItWasGiven() {
    String read = reading("2025-05-13T09:00", "CAN_RECEIVE", REPLY);
    Judgement judgement = judge(read);
    assertThat(judgement.payable()).isEmpty();
    Duty reply = duty(judgement, Obligation.REPLY);
    assertThat(reply.fulfilledAt()).isEqualTo(at("2025-05-12T10:30"));
    assertThat(reply.late()).isFalse();
    assertThat(toBeRead(judgement).fulfilledAt()).isEqualTo(at("2025-05-13T09:00"));
    assertThat(toBeRead(judgement).late()).isTrue();
    assertThat(toBeRead(judgement).doubts())
        .extracting(Doubt::code)
        .containsExactly(Doubt.Code.NOT_PROVEN_RECEIVED);

    Judgement before = judgeAsOf("2025-05-13T08:59", read);
    assertThat(before.payable()).hasToString("[2025-05-12]");
    assertThat(ofDays(before)).contains(Doubt.Code.REPLY_NOT_READ);
    assertThat(duty(before, Obligation.REPLY).state(before.asOf())).isEqualTo(Duty.State.OVERDUE);
  }

  /** The estimate of a reply is measured by its own day, not by that of the reading. */
  @Test
  void canReceiveFromAnotherDayIsAnEstimateAlthoughItIsReadOnThatDay() {
    Judgement judgement =
        judge(
            reading(
                "2025-05-14T09:00",
                "MunicipalityReplied, answer: CAN_RECEIVE, expectedFrom: \"2025-05-14\""));
    assertThat(duty(judgement, Obligation.ESTIMATE).fulfilledAt())
        .isEqualTo(at("2025-05-12T10:30"));
    assertThat(judgement.payable()).contains(LocalDate.of(2025, 5, 14));
  }

  @Test
  void aReplyThatWasGivenBeforeTheDepartureIsThatOfTheStayWheneverItIsRead() {
    Judgement judgement =
        judge(
            "{at: \"2025-05-14T12:00\", type: PatientDeparted}",
            reading("2025-05-15T08:00", "CAN_RECEIVE", REPLY));
    assertThat(judgement.payable()).isEmpty();
    assertThat(doubts(judgement, Doubt.Code.AFTER_DEPARTURE)).isEmpty();
    assertThat(duty(judgement, Obligation.CONFIRMATION_BEFORE_TRANSFER).state(judgement.asOf()))
        .isEqualTo(Duty.State.FULFILLED);
  }

  /** "Ready from Friday 9": a Friday. */
  @Test
  void aReplyIsReadAsAnOfferFromALaterDay() {
    Judgement judgement =
        judge(reading("2025-05-13T09:00", "OfferReady, from: \"2025-05-16T09:00\""));
    assertThat(judgement.payable()).hasToString("[2025-05-12, 2025-05-13, 2025-05-14, 2025-05-15]");
    assertThat(toBeRead(judgement).fulfilledBy()).containsExactly(event(REPLY + 1));
  }

  @Test
  void aReplyIsReadAsAYesTakenBackOrAnOfferRefused() {
    assertThat(judge(reading("2025-05-13T09:00", "OfferWithdrawn")).payable())
        .contains(LocalDate.of(2025, 5, 12));
    Judgement refused = judge(reading("2025-05-13T09:00", "OfferRefused"));
    assertThat(refused.payable()).isEmpty();
    assertThat(ofDays(refused)).contains(Doubt.Code.DISPUTED_GROUND);
  }

  /** What is asked for beside the answer is no other answer; it was asked for with the reply. */
  @Test
  void aReplyIsReadAsAskingForSuppliesBesideItsAnswer() {
    Judgement judgement =
        judge(
            reading("2025-05-13T09:00", "CAN_RECEIVE", REPLY),
            reading("2025-05-13T09:01", "SuppliesRequested, supplies: [MEDICATION]"),
            "{at: \"2025-05-12T15:00\", type: PatientDeparted}");
    assertThat(doubts(judgement, Doubt.Code.READ_DIFFERENTLY)).isEmpty();
    assertThat(judgement.payable()).isEmpty();
    Duty supplies = duty(judgement, Obligation.SUPPLIES);
    assertThat(supplies.since()).isEqualTo(at("2025-05-12T10:30"));
    assertThat(supplies.state(judgement.asOf())).isEqualTo(Duty.State.MISSED);
  }

  @Test
  void aReplyThatWasNoneIsReadAndCountsForNothing() {
    Judgement judgement = judge(reading("2025-05-13T09:00", "ReadAsNoReply"));
    assertThat(toBeRead(judgement).state(judgement.asOf())).isEqualTo(Duty.State.FULFILLED_LATE);
    assertThat(ofDays(judgement)).doesNotContain(Doubt.Code.REPLY_NOT_READ);
    assertThat(judgement.payable()).contains(LocalDate.of(2025, 5, 12));
    assertThat(duty(judgement, Obligation.REPLY).fulfilledAt()).isNull();
    Judgement differently =
        judge(
            reading("2025-05-12T11:00", "CAN_RECEIVE", REPLY),
            reading("2025-05-13T09:00", "ReadAsNoReply"));
    assertThat(doubts(differently, Doubt.Code.READ_DIFFERENTLY)).hasSize(1);
    assertThat(duty(differently, Obligation.REPLY).fulfilledAt()).isNull();
  }

  /** Who gave it is who sent the reply, whatever the reading says and whoever is right by then. */
  @Test
  void theSenderOfAReadReplyIsThatOfTheReply() {
    String reply = "{at: \"2025-05-12T10:40\", type: ReplyToBeRead, municipality: \"%s\"}";
    String read =
        "{at: \"2025-05-12T10:50\", type: MunicipalityReplied, answer: CAN_RECEIVE, reads: %d,"
            + " municipality: \"%s\"}";
    Judgement own = judge(reply.formatted("5006"), read.formatted(REPLY + 1, "5037"));
    assertThat(own.payable()).isEmpty();
    Judgement others = judge(reply.formatted("5037"), read.formatted(REPLY + 1, "5006"));
    assertThat(others.payable()).isNotEmpty();
    assertThat(ofDays(others)).contains(Doubt.Code.REPLY_FROM_ANOTHER_MUNICIPALITY);
  }

  /** A reading with the reply's own time does not say when somebody read it; nobody is blamed. */
  @Test
  void aReadingWithTheTimeOfTheReplyLeavesInDoubtWhenItWasRead() {
    Judgement judgement = judge(reading("2025-05-12T10:30", "CAN_RECEIVE", REPLY));
    assertThat(toBeRead(judgement).state(judgement.asOf())).isEqualTo(Duty.State.FULFILLED);
    assertThat(toBeRead(judgement).doubts())
        .extracting(Doubt::code)
        .containsExactly(Doubt.Code.TIME_OF_READING_UNKNOWN, Doubt.Code.NOT_PROVEN_RECEIVED);
  }

  /** The timeline shows when somebody read it. */
  @Test
  void whatStandsIsShownAsItWasTold() {
    Judgement judgement = judge(reading("2025-05-13T09:00", "CAN_RECEIVE", REPLY));
    assertThat(judgement.facts().getLast().at().instant()).isEqualTo(at("2025-05-13T09:00"));
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
