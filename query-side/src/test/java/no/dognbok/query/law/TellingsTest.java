package no.dognbok.query.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import no.dognbok.events.Address;
import no.dognbok.events.MessageKey;
import no.dognbok.events.Moment;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.*;
import no.dognbok.events.Told;
import org.junit.jupiter.api.Test;

/** Cancellations, new wordings and corrections: by whom, in what order, and what is left. */
class TellingsTest {

  private static final Address HOSPITAL = Address.her("59");
  private static final Address ANOTHER = Address.her("60");
  private static final Instant LATER = Instant.parse("2025-12-31T12:00:00Z");

  private final List<Recorded> told = new ArrayList<>();

  private static UUID message(String name) {
    return MessageKey.of("test", name);
  }

  private static Told by(Address organisation, String message, String at) {
    return Told.of(Moment.local(LocalDateTime.parse(at)), organisation, message(message));
  }

  private static Told told(String message, String at) {
    Told told = by(HOSPITAL, message, at);
    return told.sent(null, told.occurredAt());
  }

  private String record(StayEvent event) {
    String id = "event-" + told.size();
    told.add(new Recorded(id, event, told.size(), event.told().occurredAt()));
    return id;
  }

  private List<Fact> standing() {
    return standing(LATER);
  }

  /** With every wording received by the same municipality. */
  private List<Fact> standing(Instant asOf) {
    return new Tellings(told, asOf)
        .standing().stream().map(telling -> telling.sentBy(_ -> true)).toList();
  }

  private List<Doubt.Code> doubts() {
    return new Tellings(told, LATER).doubts().stream().map(Doubt::code).toList();
  }

  @Test
  void aNewWordingReplacesWhatIsSaidAndKeepsWhenItWasFirstSent() {
    record(new AdmissionNoticeSent(told("m1", "2025-03-01T10:00"), LocalDate.of(2025, 3, 5)));
    String second =
        record(
            new AdmissionNoticeSent(
                told("m2", "2025-03-02T12:00").replacing(message("m1")), LocalDate.of(2025, 3, 9)));
    assertThat(standing())
        .singleElement()
        .satisfies(fact -> {
          assertThat(fact.id()).isEqualTo(second);
          assertThat(((AdmissionNoticeSent) fact.event()).expectedDischarge())
              .isEqualTo("2025-03-09");
          assertThat(fact.at()).isEqualTo(Moment.local(LocalDateTime.parse("2025-03-01T10:00")));
        });
  }

  @Test
  void ofADeclarationTheNewWordingSaysWhenTheDecisionWasMade() {
    record(new DeclaredReady(told("m1", "2025-03-01T10:00"), null, Set.of(), null, null));
    record(new ReadyNoticeSent(told("m1", "2025-03-01T10:05")));
    record(
        new DeclaredReady(
            told("m2", "2025-03-02T09:00").replacing(message("m1")), null, Set.of(), null, null));
    record(new ReadyNoticeSent(told("m2", "2025-03-02T09:30").replacing(message("m1"))));
    assertThat(standing())
        .extracting(fact -> fact.at().instant())
        .containsExactlyInAnyOrder(
            Moment.local(LocalDateTime.parse("2025-03-02T09:00")).instant(), // as told now
            Moment.local(LocalDateTime.parse("2025-03-01T10:05")).instant()); // as first sent
  }

  @Test
  void theLastOfThreeWordingsStandsInWhateverOrderTheyCame() {
    List<StayEvent> wordings =
        List.of(
            new HealthInformationUpdated(
                told("m3", "2025-03-03T10:00").replacing(message("m2")), LocalDate.of(2025, 3, 9)),
            new HealthInformationUpdated(told("m1", "2025-03-01T10:00"), LocalDate.of(2025, 3, 5)),
            new HealthInformationUpdated(
                told("m2", "2025-03-02T10:00").replacing(message("m1")), LocalDate.of(2025, 3, 7)));
    wordings.forEach(this::record);
    assertThat(standing())
        .singleElement()
        .extracting(fact -> ((HealthInformationUpdated) fact.event()).expectedDischarge())
        .isEqualTo(LocalDate.of(2025, 3, 9));
  }

  /** Two changes of one message, neither of the other: the one that was sent last says it. */
  @Test
  void ofSeveralWordingsOfOneOriginalTheOneThatWasSentLastStands() {
    record(declared("m1", "2025-03-01T10:00", "2025-03-01T10:05"));
    record(
        declared("m2", "2025-03-03T09:00", "2025-03-03T09:05", "m1")); // a later event, sent first
    String last = record(declared("m3", "2025-03-02T08:00", "2025-03-04T12:00", "m1"));
    assertThat(standing()).singleElement().extracting(Fact::id).isEqualTo(last);
  }

  private static DeclaredReady declared(
      String message, String at, String sentAt, String... replaces) {
    Told told = told(message, at);
    for (String original : replaces) {
      told = told.replacing(message(original));
    }
    return new DeclaredReady(
        told.sent(null, Moment.local(LocalDateTime.parse(sentAt)).instant()),
        null,
        Set.of(),
        null,
        null);
  }

  /**
   * The official example: updated information, status "changed", that refers to the admission
   * notice.
   */
  @Test
  void updatedInformationThatRefersToANoticeLeavesTheNotice() {
    record(new AdmissionNoticeSent(told("m1", "2025-03-01T10:00"), null));
    record(
        new HealthInformationUpdated(
            told("m2", "2025-03-02T10:00").replacing(message("m1")), null));
    assertThat(standing()).hasSize(2);
    record(new MessageCancelled(told("m3", "2025-03-02T11:00"), message("m2")));
    assertThat(standing())
        .extracting(Fact::event)
        .anyMatch(AdmissionNoticeSent.class::isInstance)
        .noneMatch(HealthInformationUpdated.class::isInstance);
  }

  @Test
  void cancellingAnyWordingCancelsTheTelling() {
    for (String cancelled : List.of("m1", "m2")) {
      told.clear();
      record(new ReadyNoticeSent(told("m1", "2025-03-01T10:00")));
      record(new ReadyNoticeSent(told("m2", "2025-03-02T10:00").replacing(message("m1"))));
      record(new MessageCancelled(told("m3", "2025-03-02T11:00"), message(cancelled)));
      assertThat(standing()).noneMatch(fact -> fact.event() instanceof ReadyNoticeSent);
    }
  }

  @Test
  void aCancellationWorksBeforeTheMessageItNamesHasCome() {
    record(new MessageCancelled(told("m2", "2025-03-02T11:00"), message("m1")));
    record(new ReadyNoticeSent(told("m1", "2025-03-01T10:00")));
    assertThat(standing()).noneMatch(fact -> fact.event() instanceof ReadyNoticeSent);
  }

  @Test
  void aCancellationThatIsCancelledTakesNothingBack() {
    record(new ReadyNoticeSent(told("m1", "2025-03-01T10:00")));
    record(new MessageCancelled(told("m2", "2025-03-02T11:00"), message("m1")));
    record(new MessageCancelled(told("m3", "2025-03-02T12:00"), message("m2")));
    assertThat(standing()).anyMatch(fact -> fact.event() instanceof ReadyNoticeSent);
  }

  @Test
  void whatAnotherOrganisationSendsIsWithoutEffectAndADoubt() {
    String notice = record(new ReadyNoticeSent(told("m1", "2025-03-01T10:00")));
    record(new MessageCancelled(by(ANOTHER, "m2", "2025-03-02T11:00"), message("m1")));
    record(new ReadyNoticeSent(by(ANOTHER, "m3", "2025-03-02T12:00").replacing(message("m1"))));
    record(
        new FactCorrected(
            by(ANOTHER, "m4", "2025-03-02T13:00"),
            notice,
            "occurredAt",
            null,
            "2025-02-01T10:00:00Z",
            FactCorrected.Why.WRONG_TIME));
    record(
        new RecordedInError(
            by(ANOTHER, "m5", "2025-03-02T14:00"), notice, RecordedInError.Why.TEST_MESSAGE));
    assertThat(standing())
        .filteredOn(fact -> fact.id().equals(notice))
        .singleElement()
        .extracting(fact -> fact.at().instant())
        .isEqualTo(Moment.local(LocalDateTime.parse("2025-03-01T10:00")).instant());
    assertThat(doubts()).hasSize(4).containsOnly(Doubt.Code.TOLD_BY_ANOTHER);
  }

  @Test
  void correctionsAreAppliedInTheOrderInWhichTheyWereMade() {
    String notice = record(new ReadyNoticeSent(told("m1", "2025-03-01T10:00")));
    record(correction("m3", "2025-03-04T10:00", notice, "2025-03-01T08:00:00Z"));
    record(correction("m2", "2025-03-03T10:00", notice, "2025-03-01T07:00:00Z"));
    assertThat(standing())
        .filteredOn(fact -> fact.id().equals(notice))
        .singleElement()
        .extracting(fact -> fact.at().instant())
        .isEqualTo(Instant.parse("2025-03-01T08:00:00Z"));
  }

  private static FactCorrected correction(
      String message, String at, String event, String occurredAt) {
    return new FactCorrected(
        told(message, at), event, "occurredAt", null, occurredAt, FactCorrected.Why.WRONG_TIME);
  }

  @Test
  void aCorrectionThatDoesNotFitIsADoubt() {
    String notice = record(new ReadyNoticeSent(told("m1", "2025-03-01T10:00")));
    record(
        new FactCorrected(
            told("m2", "2025-03-03T10:00"),
            notice,
            "careType",
            null,
            "SOMATIC",
            FactCorrected.Why.TYPED_WRONG));
    assertThat(doubts()).containsExactly(Doubt.Code.CORRECTION_DOES_NOT_FIT);
    assertThat(standing()).anyMatch(fact -> fact.id().equals(notice));
  }

  @Test
  void whatWasRecordedInErrorIsGone() {
    String notice = record(new ReadyNoticeSent(told("m1", "2025-03-01T10:00")));
    record(
        new RecordedInError(
            told("m2", "2025-03-03T10:00"), notice, RecordedInError.Why.WRONG_PATIENT));
    assertThat(standing()).noneMatch(fact -> fact.id().equals(notice));
  }

  @Test
  void whatHappensAfterTheMomentOfJudgementIsNotThereYet() {
    record(new ReadyNoticeSent(told("m1", "2025-03-01T10:00")));
    record(new MessageCancelled(told("m2", "2025-03-03T11:00"), message("m1")));
    Instant between = Moment.local(LocalDateTime.parse("2025-03-02T00:00")).instant();
    assertThat(standing(between)).hasSize(1);
    assertThat(standing(Moment.local(LocalDateTime.parse("2025-02-28T00:00")).instant())).isEmpty();
  }

  @Test
  void whatIsSetRightLaterIsStillWrong() {
    String notice = record(new ReadyNoticeSent(told("m1", "2025-03-01T10:00")));
    record(correction("m2", "2025-03-03T10:00", notice, "2025-03-01T08:00:00Z"));
    record(
        new RecordedInError(
            told("m3", "2025-03-03T11:00"), notice, RecordedInError.Why.TEST_MESSAGE));
    Instant between = Moment.local(LocalDateTime.parse("2025-03-02T00:00")).instant();
    assertThat(standing(between))
        .singleElement()
        .extracting(fact -> fact.at().instant())
        .isEqualTo(Moment.local(LocalDateTime.parse("2025-03-01T10:00")).instant());
  }

  @Test
  void whatWasToldToHappenLaterIsThereOnceItIsCorrectedToHaveHappened() {
    String notice = record(new ReadyNoticeSent(told("m1", "2025-03-05T10:00")));
    record(correction("m2", "2025-03-02T10:00", notice, "2025-03-01T08:00:00Z"));
    Instant between = Moment.local(LocalDateTime.parse("2025-03-03T00:00")).instant();
    assertThat(standing(between)).extracting(Fact::id).contains(notice);
  }

  /** Its sender's clock was behind: what replaces another is newer whatever the times say. */
  @Test
  void aNewWordingStandsThoughItSaysThatItWasSentBeforeTheFirst() {
    record(declared("m1", "2025-03-02T10:00", "2025-03-02T10:05"));
    String last = record(declared("m2", "2025-03-02T09:00", "2025-03-02T09:05", "m1"));
    assertThat(standing()).singleElement().extracting(Fact::id).isEqualTo(last);
  }

  @Test
  void ofWordingsThatReplaceEachOtherTheOneThatWasSentLastStands() {
    record(declared("m1", "2025-03-02T10:00", "2025-03-02T10:05", "m2"));
    String last = record(declared("m2", "2025-03-02T11:00", "2025-03-02T11:05", "m1"));
    assertThat(standing()).extracting(Fact::id).contains(last);
  }

  @Test
  void ofWordingsSentAtTheSameTimeTheLaterEventStands() {
    record(declared("m1", "2025-03-01T10:00", "2025-03-01T10:05"));
    String later = record(declared("m2", "2025-03-03T09:00", "2025-03-04T12:00", "m1"));
    record(declared("m3", "2025-03-02T08:00", "2025-03-04T12:00", "m1"));
    assertThat(standing()).singleElement().extracting(Fact::id).isEqualTo(later);
  }

  @Test
  void ofWordingsThatNoTimeTellsApartTheSameOneStandsInWhateverOrderTheyCame() {
    DeclaredReady first = declared("m1", "2025-03-01T10:00", "2025-03-01T10:05");
    DeclaredReady one = declared("m2", "2025-03-02T08:00", "2025-03-04T12:00", "m1");
    DeclaredReady other = declared("m3", "2025-03-02T08:00", "2025-03-04T12:00", "m1");
    List.of(first, one, other).forEach(this::record);
    StayEvent standing = standing().getFirst().event();
    told.clear();
    List.of(other, one, first).forEach(this::record);
    assertThat(standing().getFirst().event()).isEqualTo(standing);
  }

  @Test
  void whatAnotherOrganisationToldOfTheStayDoesNotKeepAnybodyFromCancelling() {
    record(new ReadyNoticeSent(told("m1", "2025-03-01T10:00")));
    record(new ReplyToBeRead(by(ANOTHER, "m2", "2025-03-01T11:00")));
    record(new MessageCancelled(told("m3", "2025-03-02T11:00"), message("m1")));
    assertThat(standing()).noneMatch(fact -> fact.event() instanceof ReadyNoticeSent);
    assertThat(doubts()).isEmpty();
  }

  @Test
  void eachCancellationTakesBackItsOwnMessage() {
    record(new AdmissionNoticeSent(told("m1", "2025-03-01T10:00"), null));
    record(new ReadyNoticeSent(told("m2", "2025-03-02T10:00")));
    record(new MessageCancelled(told("m3", "2025-03-02T11:00"), message("m1")));
    record(new MessageCancelled(told("m4", "2025-03-02T12:00"), message("m2")));
    assertThat(standing()).allMatch(fact -> fact.event() instanceof MessageCancelled);
  }

  @Test
  void aCancellationIsNotTakenBackByAnotherOrganisation() {
    record(new ReadyNoticeSent(told("m1", "2025-03-01T10:00")));
    record(new MessageCancelled(told("m2", "2025-03-02T11:00"), message("m1")));
    record(new MessageCancelled(by(ANOTHER, "m3", "2025-03-02T12:00"), message("m2")));
    assertThat(standing()).noneMatch(fact -> fact.event() instanceof ReadyNoticeSent);
    assertThat(doubts()).containsExactly(Doubt.Code.TOLD_BY_ANOTHER);
  }

  @Test
  void aCancellationStandsAgainWhenItsCancellationIsCancelled() {
    record(new ReadyNoticeSent(told("m1", "2025-03-01T10:00")));
    record(new MessageCancelled(told("m2", "2025-03-02T11:00"), message("m1")));
    record(new MessageCancelled(told("m3", "2025-03-02T12:00"), message("m2")));
    record(new MessageCancelled(told("m4", "2025-03-02T13:00"), message("m3")));
    assertThat(standing()).noneMatch(fact -> fact.event() instanceof ReadyNoticeSent);
  }

  @Test
  void cancellationsThatCancelEachOtherTakeNothingBack() {
    record(new MessageCancelled(told("m1", "2025-03-02T11:00"), message("m2")));
    record(new MessageCancelled(told("m2", "2025-03-02T12:00"), message("m1")));
    assertThat(standing()).hasSize(2);
  }

  @Test
  void aCancellationOfWhatNobodyToldIsInDoubtUntilThatComes() {
    record(new MessageCancelled(told("m2", "2025-03-02T11:00"), message("m1")));
    assertThat(doubts()).containsExactly(Doubt.Code.CANCELS_NOTHING_KNOWN);
    record(new ReadyNoticeSent(told("m1", "2025-03-02T10:00")));
    assertThat(doubts()).isEmpty();
    assertThat(standing()).noneMatch(fact -> fact.event() instanceof ReadyNoticeSent);
  }

  @Test
  void aWordingOfWhatNobodyToldCanBeCancelled() {
    record(new ReadyNoticeSent(told("m2", "2025-03-02T10:00").replacing(message("m1"))));
    record(new MessageCancelled(told("m3", "2025-03-02T11:00"), message("m2")));
    assertThat(doubts()).isEmpty();
    assertThat(standing()).noneMatch(fact -> fact.event() instanceof ReadyNoticeSent);
  }

  @Test
  void aCorrectionOfAnotherValueThanStandsThereCountsAndIsInDoubt() {
    String notice = record(new ReadyNoticeSent(told("m1", "2025-03-01T10:00")));
    List<String> right = List.of("2025-03-01T09:00:00Z", "2025-03-01T10:00:00+01:00");
    List<String> wrong = List.of("2025-03-01T10:00:00Z", "noon");
    for (String old : Stream.concat(right.stream(), wrong.stream()).toList()) {
      told.subList(1, told.size()).clear();
      record(
          new FactCorrected(
              told("m2", "2025-03-03T10:00"),
              notice,
              "occurredAt",
              old,
              "2025-03-01T07:00:00Z",
              FactCorrected.Why.WRONG_TIME));
      assertThat(doubts())
          .as(old)
          .isEqualTo(
              right.contains(old) ? List.of() : List.of(Doubt.Code.CORRECTION_OF_ANOTHER_VALUE));
      assertThat(standing())
          .first()
          .extracting(fact -> fact.at().instant())
          .isEqualTo(Instant.parse("2025-03-01T07:00:00Z"));
    }
  }

  @Test
  void whatOneMessageTellsTwiceHappenedTwice() {
    for (Told told :
        List.of(
            told("m1", "2025-03-01T10:00"),
            told("m1", "2025-03-01T10:00").replacing(message("m1")))) { // itself, by mistake
      this.told.clear();
      record(new LeaveStarted(told));
      record(new LeaveStarted(told.at(Moment.local(LocalDateTime.parse("2025-03-02T10:00")))));
      assertThat(standing()).hasSize(2);
    }
  }

  @Test
  void aCorrectionOfWhatIsNotHereSaysNothing() {
    record(correction("m2", "2025-03-03T10:00", "nothing", "2025-03-01T07:00:00Z"));
    assertThat(doubts()).isEmpty();
  }

  @Test
  void whatOthersToldKeepsNobodyFromCorrecting() {
    record(new ReplyToBeRead(by(ANOTHER, "m0", "2025-03-01T09:00")));
    String notice = record(new ReadyNoticeSent(told("m1", "2025-03-01T10:00")));
    record(correction("m2", "2025-03-03T10:00", notice, "2025-03-01T07:00:00Z"));
    assertThat(standing())
        .filteredOn(fact -> fact.id().equals(notice))
        .singleElement()
        .extracting(fact -> fact.at().instant())
        .isEqualTo(Instant.parse("2025-03-01T07:00:00Z"));
    assertThat(doubts()).isEmpty();
  }

  @Test
  void aCorrectionThatWasRecordedInErrorCorrectsNothing() {
    String notice = record(new ReadyNoticeSent(told("m1", "2025-03-01T10:00")));
    String wrong = record(correction("m2", "2025-03-03T10:00", notice, "2025-03-01T07:00:00Z"));
    record(
        new RecordedInError(told("m3", "2025-03-03T11:00"), wrong, RecordedInError.Why.WRONG_STAY));
    assertThat(standing())
        .filteredOn(fact -> fact.id().equals(notice))
        .singleElement()
        .extracting(fact -> fact.at().instant())
        .isEqualTo(Moment.local(LocalDateTime.parse("2025-03-01T10:00")).instant());
  }
}
