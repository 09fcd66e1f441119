package no.dognbok.command.stay;

import static org.axonframework.test.matchers.Matchers.exactSequenceOf;
import static org.axonframework.test.matchers.Matchers.payloadsMatching;
import static org.axonframework.test.matchers.Matchers.predicate;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import no.dognbok.command.Commands;
import no.dognbok.events.Address;
import no.dognbok.events.Answer;
import no.dognbok.events.CareType;
import no.dognbok.events.Contradiction;
import no.dognbok.events.EventFields;
import no.dognbok.events.MessageKey;
import no.dognbok.events.Moment;
import no.dognbok.events.Municipality;
import no.dognbok.events.Profession;
import no.dognbok.events.Refusal;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.*;
import no.dognbok.events.Told;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.hamcrest.CustomMatcher;
import org.hamcrest.Matcher;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StayTest {

  private static final Instant NOW = Instant.parse("2025-05-12T10:00:00Z");
  private static final String STAY = StayCommand.stream(UUID.randomUUID());
  private static final Address HOSPITAL = Address.org("974754118");

  private AggregateTestFixture<Stay> fixture;

  @BeforeEach
  void fixture() {
    fixture = new AggregateTestFixture<>(Stay.class);
    fixture.registerInjectableResource(Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static Object message(StayCommand command) {
    return Commands.message(command, Map.of());
  }

  private static Told told(String message, String at) {
    return Told.of(Moment.exact(Instant.parse(at)), HOSPITAL, MessageKey.of("test", message));
  }

  private static Told told(String message) {
    return told(message, "2025-05-12T09:00:00Z");
  }

  private ResultValidator<Stay> tell(StayEvent event) {
    return fixture.givenNoPriorActivity().when(message(StayCommand.telling(STAY, event)));
  }

  private static PatientAdmitted admitted(String message, String at) {
    return new PatientAdmitted(
        told(message, at), new Municipality("5006"), null, CareType.SOMATIC, null);
  }

  static Stream<StayEvent> whatCanBeToldOfAStayNobodyKnows() {
    return Stream.of(
        admitted("m", "2025-05-05T09:00:00Z"),
        new AdmissionMentioned(told("m")),
        new NeedAssessed(told("m"), true, false, null),
        new AdmissionNoticeSent(told("m"), null),
        new AdmissionReportSent(told("m")),
        new SupplementaryInformationRequested(told("m")),
        new SupplementaryInformationSent(told("m")),
        new FollowUpNotNeeded(told("m"), Set.of(FollowUpNotNeeded.FollowUp.JOINT_PLAN)),
        new LeftOnOwnResponsibility(told("m")),
        new ExpectedDischargeChanged(told("m"), LocalDate.of(2025, 5, 14)),
        new HealthInformationUpdated(told("m"), null),
        new DeclaredReady(told("m"), Profession.OTHER, Set.of(), null, null),
        new ReadyNoticeSent(told("m")),
        new MunicipalityReplied(told("m"), Answer.NOT_YET, null, null),
        new ReplyToBeRead(told("m")),
        new OfferReady(told("m"), null),
        new OfferWithdrawn(told("m")),
        new OfferRefused(told("m")),
        new ReadinessWithdrawn(told("m")),
        new CommunicationOutage(told("m"), null, Set.of()),
        new LeaveStarted(told("m")),
        new LeaveEnded(told("m")),
        new MovedWhileWaiting(told("m"), Address.org("974753898")),
        new TransferredWithinSpecialistCare(told("m"), null),
        new ReceiptReceived(told("m"), MessageKey.of("test", "x"), true),
        new PatientDeparted(told("m"), false),
        new PatientDied(told("m")),
        new DischargeReportSent(told("m")),
        new DischargeSummarySent(told("m")),
        new MessageCancelled(told("m"), MessageKey.of("test", "not-yet-come")),
        new ResidenceCorrected(
            told("m"), new Municipality("5053"), ResidenceCorrected.Why.WRONGLY_STATED),
        new PatientIdentityLinked(told("m"), PatientIdentityLinked.Why.D_NUMBER_REPLACED));
  }

  @ParameterizedTest
  @MethodSource("whatCanBeToldOfAStayNobodyKnows")
  void opensTheStayAndIsRecordedAsItWasTold(StayEvent event) {
    tell(event).expectSuccessfulHandlerExecution().expectEvents(event);
  }

  @ParameterizedTest
  @MethodSource("whatCanBeToldOfAStayNobodyKnows")
  void isRefusedWhereItLiesAheadOfTheLedgersClock(StayEvent event) {
    Told ahead = event.told().at(Moment.exact(NOW.plusSeconds(6 * 60)));
    tell(EventFields.retold(event, ahead))
        .expectNoEvents()
        .expectException(refusal(Refusal.Code.TIME_AHEAD))
        .expectExceptionMessage(Matchers.containsString("five minutes ahead"));
  }

  @Test
  void aClockThatIsFourMinutesAheadIsTaken() {
    StayEvent event = new PatientDied(told("m").at(Moment.exact(NOW.plusSeconds(4 * 60))));
    tell(event).expectEvents(event);
  }

  @Test
  void anExpectedTimeMayLieAhead() {
    StayEvent offer = new OfferReady(told("m"), Moment.exact(NOW.plusSeconds(86_400)));
    tell(offer).expectEvents(offer);
  }

  @Test
  void todaysDateIsNotAheadThoughTheDayIsNotOver() {
    StayEvent event =
        new PatientDeparted(
            told("m").at(Moment.date(LocalDate.of(2025, 5, 12), LocalTime.of(23, 59, 59))), false);
    tell(event).expectEvents(event);
  }

  private static Matcher<?> refusal(Refusal.Code code) {
    return new CustomMatcher<Throwable>("a refusal with code " + code) {
      @Override
      public boolean matches(Object thrown) {
        return thrown instanceof Refusal refused && refused.code() == code;
      }
    };
  }

  @Test
  void aSecondAdmissionIsRecordedWithADoubtThatNamesTheFirst() {
    StayEvent first = admitted("m1", "2025-05-05T09:00:00Z");
    fixture
        .givenCommands(message(StayCommand.telling(STAY, first)))
        .when(message(StayCommand.telling(STAY, admitted("m2", "2025-05-06T09:00:00Z"))))
        .expectEventsMatching(recorded(doubting(Contradiction.SECOND_ADMISSION)))
        .expectResultMessagePayloadMatching(
            predicate((Stay.Recorded recorded) ->
                recorded.stay().equals(STAY) && recorded.doubts().size() == 1));
  }

  @Test
  void whatHappensAfterTheDepartureIsRecordedWithADoubtWhicheverWasToldFirst() {
    StayEvent departed = new PatientDeparted(told("m1", "2025-05-07T09:00:00Z"), false);
    StayEvent notice = new ReadyNoticeSent(told("m2", "2025-05-08T09:00:00Z"));
    fixture
        .givenCommands(message(StayCommand.telling(STAY, departed)))
        .when(message(StayCommand.telling(STAY, notice)))
        .expectEventsMatching(recorded(doubting(Contradiction.AFTER_DEPARTURE)));
    fixture();
    fixture
        .givenCommands(message(StayCommand.telling(STAY, notice)))
        .when(message(StayCommand.telling(STAY, departed)))
        .expectEventsMatching(recorded(doubting(Contradiction.AFTER_DEPARTURE)));
  }

  @Test
  void whatContradictsOnlyWhatWasCancelledIsNoDoubt() {
    fixture
        .givenCommands(
            message(StayCommand.telling(STAY, admitted("m1", "2025-05-05T09:00:00Z"))),
            message(
                StayCommand.telling(
                    STAY,
                    new MessageCancelled(
                        told("m2", "2025-05-05T10:00:00Z"), MessageKey.of("test", "m1")))))
        .when(message(StayCommand.telling(STAY, admitted("m3", "2025-05-06T09:00:00Z"))))
        .expectEventsMatching(recorded(event -> event.told().doubts().isEmpty()));
  }

  private static Predicate<StayEvent> doubting(Contradiction contradiction) {
    return event ->
        event.told().doubts().size() == 1
            && event.told().doubts().getFirst().contradiction() == contradiction
            && !event.told().doubts().getFirst().event().isBlank();
  }

  private static Matcher<? extends List<? super EventMessage<?>>> recorded(
      Predicate<StayEvent> event) {
    return payloadsMatching(exactSequenceOf(predicate(event)));
  }

  @Test
  void severalThingsToldByOneMessageAreOneCommit() {
    StayEvent declared = new DeclaredReady(told("m"), null, Set.of(), null, null);
    StayEvent notice = new ReadyNoticeSent(told("m"));
    fixture
        .givenNoPriorActivity()
        .when(
            new TellTogether(
                STAY,
                List.of(StayCommand.telling(STAY, declared), StayCommand.telling(STAY, notice))))
        .expectEvents(declared, notice);
  }

  @Test
  void ofSeveralThingsTheFirstIsNotKeptWhereTheSecondIsRefused() {
    StayEvent declared = new DeclaredReady(told("m"), null, Set.of(), null, null);
    StayEvent ahead = new ReadyNoticeSent(told("m", "2025-05-12T11:00:00Z"));
    fixture
        .givenNoPriorActivity()
        .when(
            new TellTogether(
                STAY,
                List.of(StayCommand.telling(STAY, declared), StayCommand.telling(STAY, ahead))))
        .expectNoEvents()
        .expectException(refusal(Refusal.Code.TIME_AHEAD));
  }

  @Test
  void aCorrectionNamesTheEventByItsMessageAndIsStoredWithItsId() {
    fixture
        .givenCommands(message(StayCommand.telling(STAY, admitted("m1", "2025-05-05T09:00:00Z"))))
        .when(message(correction("municipality", "5053")))
        .expectEventsMatching(
            recorded(event ->
                event instanceof FactCorrected corrected
                    && !corrected.event().equals(MessageKey.of("test", "m1").toString())
                    && corrected.newValue().equals("5053")));
  }

  private static StayCommand correction(String field, String value) {
    return StayCommand.telling(
        STAY,
        new FactCorrected(
            told("m2"),
            MessageKey.of("test", "m1").toString(),
            field,
            null,
            value,
            FactCorrected.Why.TYPED_WRONG));
  }

  @Test
  void aCorrectionOfWhatIsNotThereIsRefused() {
    tell(new FactCorrected(
            told("m2"),
            "no-such-event",
            "careType",
            null,
            "SOMATIC",
            FactCorrected.Why.TYPED_WRONG))
        .expectNoEvents()
        .expectException(refusal(Refusal.Code.UNKNOWN_EVENT));
    tell(new RecordedInError(told("m2"), "no-such-event", RecordedInError.Why.TEST_MESSAGE))
        .expectNoEvents()
        .expectException(refusal(Refusal.Code.UNKNOWN_EVENT));
    fixture();
    tell(new IdentityErased(
            told("m2"), List.of("no-such-event"), IdentityErased.Ground.RETENTION_EXPIRED))
        .expectNoEvents()
        .expectException(refusal(Refusal.Code.UNKNOWN_EVENT));
  }

  @Test
  void aCorrectionToWhatIsNoValueIsRefused() {
    fixture
        .givenCommands(message(StayCommand.telling(STAY, admitted("m1", "2025-05-05T09:00:00Z"))))
        .when(message(correction("municipality", "505")))
        .expectNoEvents()
        .expectException(refusal(Refusal.Code.INVALID_VALUE))
        .expectExceptionMessage(Matchers.containsString("four digits"));
  }

  @Test
  void erasureWithoutNamesMeansAllEventsOfTheStay() {
    fixture
        .givenCommands(
            message(StayCommand.telling(STAY, admitted("m1", "2025-05-05T09:00:00Z"))),
            message(
                StayCommand.telling(
                    STAY, new AdmissionNoticeSent(told("m2", "2025-05-05T12:00:00Z"), null))))
        .when(
            message(
                StayCommand.telling(
                    STAY,
                    new IdentityErased(
                        told("m3"), List.of(), IdentityErased.Ground.RETENTION_EXPIRED))))
        .expectEventsMatching(
            recorded(
                event -> event instanceof IdentityErased erased && erased.events().size() == 2));
  }
}
