package no.dognbok.query.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import no.dognbok.events.Address;
import no.dognbok.events.Answer;
import no.dognbok.events.MessageKey;
import no.dognbok.events.Moment;
import no.dognbok.events.Municipality;
import no.dognbok.events.ReferenceEvent.AddressMapped;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.*;
import no.dognbok.events.Told;
import org.junit.jupiter.api.Test;

/** What one party did and the other one told counts, and is shown as in doubt. */
class WhoseActTest {

  private static final Address TRUST = Address.org("983974791");
  private static final Address WARD = Address.her("59");
  private static final Address MUNICIPAL_OFFICE = Address.her("90998");
  private static final Municipality STEINKJER = new Municipality("5006");
  private static final Directory DIRECTORY =
      new Directory(
          List.of(
              new AddressMapped(WARD, TRUST, "Sykehuset Levanger", TRUST, null, null, "test"),
              new AddressMapped(
                  MUNICIPAL_OFFICE,
                  Address.org("840029212"),
                  "Steinkjer",
                  null,
                  STEINKJER,
                  null,
                  "test")));

  private static Told by(Address organisation) {
    Moment at = Moment.local(LocalDateTime.parse("2025-05-12T10:00"));
    return Told.of(at, organisation, MessageKey.of("test", "1"));
  }

  private static List<Doubt.Code> doubts(StayEvent event) {
    return WhoseAct.doubts(List.of(new Fact("e", event)), DIRECTORY).stream()
        .map(Doubt::code)
        .toList();
  }

  private static StayEvent yes(Told told) {
    return new MunicipalityReplied(told, Answer.CAN_RECEIVE, null, null);
  }

  @Test
  void whatTheHospitalDidAndTheMunicipalityToldIsInDoubt() {
    Told told = by(MUNICIPAL_OFFICE);
    List<StayEvent> acts =
        List.of(
            new PatientAdmitted(told, null, null, null, null),
            new NeedAssessed(told, true, false, null),
            new AdmissionNoticeSent(told, null),
            new ExpectedDischargeChanged(told, LocalDate.of(2025, 5, 14)),
            new HealthInformationUpdated(told, null),
            new DeclaredReady(told, null, Set.of(), null, null),
            new ReadyNoticeSent(told),
            new ReadinessWithdrawn(told),
            new LeaveStarted(told),
            new LeaveEnded(told),
            new MovedWhileWaiting(told, WARD),
            new TransferredWithinSpecialistCare(told, null),
            new PatientDeparted(told, false),
            new PatientDied(told),
            new DischargeReportSent(told),
            new DischargeSummarySent(told),
            new NeedsChanged(told, Set.of(NeedsChanged.Change.FUNCTION)),
            new JointPlanBegun(told),
            new AccountGiven(told, "0".repeat(64)),
            new SuppliesPrepared(told, Set.of(Supply.MEDICATION)),
            new TravelPrepared(told, Set.of(TravelPrepared.Step.PATIENT_INFORMED)),
            new OwnResponsibilityAssessed(told, true, true, null),
            new LeftOnOwnResponsibility(told),
            new SupplementaryInformationRequested(told),
            new FollowUpNotNeeded(told, Set.of(FollowUpNotNeeded.FollowUp.JOINT_PLAN)));
    for (StayEvent act : acts) {
      assertThat(doubts(act)).as("%s", act).containsExactly(Doubt.Code.TOLD_BY_OTHER_PARTY);
    }
    assertThat(doubts(new ReadinessWithdrawn(by(WARD)))).isEmpty();
  }

  @Test
  void whatTheMunicipalityAnsweredAndTheHospitalToldIsInDoubt() {
    Told told = by(WARD);
    List<StayEvent> acts =
        List.of(
            new AdmissionReportSent(told),
            new SupplementaryInformationSent(told),
            yes(told),
            new ReplyToBeRead(told),
            new OfferReady(told, null),
            new OfferWithdrawn(told),
            new OfferRefused(told),
            new AccountRequested(told),
            new SuppliesRequested(told, Set.of(Supply.MEDICATION)));
    for (StayEvent act : acts) {
      assertThat(doubts(act)).as("%s", act).containsExactly(Doubt.Code.TOLD_BY_OTHER_PARTY);
    }
    assertThat(doubts(yes(by(MUNICIPAL_OFFICE)))).isEmpty();
  }

  @Test
  void whatTheHospitalPassesOnFromTheMunicipalityIsNot() {
    assertThat(doubts(yes(by(WARD).from(MUNICIPAL_OFFICE)))).isEmpty();
    assertThat(doubts(yes(by(WARD).via(Told.Channel.PHONE)))).isEmpty(); // in doubt for that
    assertThat(doubts(yes(by(WARD).from(WARD)))).containsExactly(Doubt.Code.TOLD_BY_OTHER_PARTY);
  }

  @Test
  void whatSomebodyToldOfWhomNothingIsKnownIsNot() {
    assertThat(doubts(yes(by(Address.NOBODY)))).isEmpty();
    assertThat(doubts(new ReadinessWithdrawn(by(Address.NOBODY)))).isEmpty();
  }

  @Test
  void anAddressHasAPlaceWhereItStandsForSomebodyOrBehindAnother() {
    assertThat(DIRECTORY.hasPlace(WARD)).isTrue();
    assertThat(DIRECTORY.hasPlace(TRUST)).isTrue();
    assertThat(DIRECTORY.hasPlace(Address.org("840029212"))).isTrue();
    assertThat(DIRECTORY.hasPlace(Address.of(STEINKJER))).isTrue();
    assertThat(DIRECTORY.hasPlace(Address.her("61"))).isFalse();
    assertThat(DIRECTORY.hasPlace(Address.org("999999999"))).isFalse();
  }

  @Test
  void whatEitherPartyMayTellIsNot() {
    assertThat(doubts(new ReferenceGiven(by(MUNICIPAL_OFFICE)))).isEmpty();
    assertThat(doubts(new AdmissionMentioned(by(MUNICIPAL_OFFICE)))).isEmpty();
  }
}
