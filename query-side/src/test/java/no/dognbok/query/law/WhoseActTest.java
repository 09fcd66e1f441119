package no.dognbok.query.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import no.dognbok.events.Address;
import no.dognbok.events.AgreementTerms;
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
  private static final Address OTHER_OFFICE = Address.her("90999");
  private static final Municipality INDEROY = new Municipality("5053");
  private static final Address OTHER_WARD = Address.her("77");
  private static final Address OTHER_TRUST = Address.org("883974832");
  private static final Address PRACTICE = Address.her("78");
  private static final Address UNMAPPED = Address.her("61");
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
                  "test"),
              new AddressMapped(
                  OTHER_OFFICE, Address.org("997391853"), "Inderøy", null, INDEROY, null, "test"),
              new AddressMapped(
                  OTHER_WARD, OTHER_TRUST, "St. Olavs hospital", OTHER_TRUST, null, null, "test"),
              new AddressMapped(
                  PRACTICE, Address.org("911111111"), "Et legekontor", null, null, null, "test")));

  private static Told by(Address organisation) {
    Moment at = Moment.local(LocalDateTime.parse("2025-05-12T10:00"));
    return Told.of(at, organisation, MessageKey.of("test", "1"));
  }

  private static final Set<Doubt.Code> ABOUT_TELLERS =
      Set.of(
          Doubt.Code.TOLD_BY_OTHER_PARTY,
          Doubt.Code.TOLD_BY_NEITHER_PARTY,
          Doubt.Code.TELLER_NOT_MAPPED);

  private static List<Doubt.Code> doubts(StayEvent event) {
    return all(event).stream().map(Doubt::code).toList();
  }

  /** What is in doubt about who told these; the n-th is called en. */
  private static List<Doubt> all(StayEvent... events) {
    List<Recorded> told = new ArrayList<>();
    for (StayEvent event : events) {
      told.add(new Recorded("e" + told.size(), event, told.size(), Instant.EPOCH));
    }
    Surroundings around =
        new Surroundings(
            DIRECTORY, Agreements.always(AgreementTerms.NONE_AGREED), Rates.NONE, Set.of());
    Instant asOf = Instant.parse("2025-06-01T10:00:00Z");
    return Law.judge(new Matter(told, Stated.NOTHING, around, asOf, RuleSet.ONE)).doubts().stream()
        .filter(doubt -> ABOUT_TELLERS.contains(doubt.code()))
        .toList();
  }

  private static Told by(Address organisation, String at) {
    return Told.of(Moment.local(LocalDateTime.parse(at)), organisation, MessageKey.of("test", at));
  }

  /** Admitted to the trust, as a patient of Steinkjer's. */
  private static StayEvent admitted(Address by) {
    return new PatientAdmitted(by(by, "2025-05-05T10:00").from(WARD), STEINKJER, null, null, null);
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

  @Test
  void whatAPartyOfTheStayToldItselfIsNot() {
    assertThat(all(admitted(WARD), yes(by(MUNICIPAL_OFFICE)), new PatientDied(by(TRUST))))
        .isEmpty();
  }

  /** P13: any municipality is not the municipality, any trust not the trust. */
  @Test
  void whatSomebodyToldWhoIsNeitherPartyIsInADoubtOfItsOwn() {
    for (Address stranger : List.of(OTHER_OFFICE, OTHER_WARD, PRACTICE)) {
      assertThat(all(admitted(WARD), yes(by(stranger)), new PatientDied(by(stranger))))
          .as("%s", stranger)
          .containsExactly(
              new Doubt(Doubt.Code.TOLD_BY_NEITHER_PARTY, List.of("e1")),
              new Doubt(Doubt.Code.TOLD_BY_NEITHER_PARTY, List.of("e2")));
    }
    assertThat(
            all(
                admitted(WARD),
                new ResidenceCorrected(
                    by(OTHER_WARD), STEINKJER, ResidenceCorrected.Why.WRONGLY_STATED)))
        .containsExactly(new Doubt(Doubt.Code.TOLD_BY_NEITHER_PARTY, List.of("e1")));
  }

  /** Common before the address map is filled: one doubt for each who tells. */
  @Test
  void whatSomebodyToldWhoIsNotMappedIsInADoubtThatSaysSo() {
    assertThat(
            all(
                admitted(UNMAPPED),
                new DeclaredReady(by(UNMAPPED), null, Set.of(), null, null),
                yes(by(Address.her("62"))),
                new ReferenceGiven(by(UNMAPPED))))
        .containsExactly(
            new Doubt(Doubt.Code.TELLER_NOT_MAPPED, List.of("e0", "e1")),
            new Doubt(Doubt.Code.TELLER_NOT_MAPPED, List.of("e2")));
  }

  @Test
  void theReceivingHospitalOfAPatientWhoWasMovedIsAPartyToo() {
    StayEvent moved = new MovedWhileWaiting(by(WARD, "2025-05-10T10:00"), OTHER_WARD);
    assertThat(all(admitted(WARD), moved, new PatientDied(by(OTHER_WARD)))).isEmpty();
  }

  /** Who was believed to be the right one then was a party then; who is right at last is one. */
  @Test
  void aMunicipalityIsAPartyWhileItIsBelievedToBeTheRightOne() {
    StayEvent corrected =
        new ResidenceCorrected(
            by(WARD, "2025-05-12T12:00"), INDEROY, ResidenceCorrected.Why.WRONGLY_STATED);
    assertThat(all(admitted(WARD), yes(by(MUNICIPAL_OFFICE)), corrected)).isEmpty();
    assertThat(all(admitted(WARD), yes(by(OTHER_OFFICE)), corrected)).isEmpty();
    assertThat(all(admitted(WARD), corrected, yes(by(MUNICIPAL_OFFICE, "2025-05-12T13:00"))))
        .containsExactly(new Doubt(Doubt.Code.TOLD_BY_NEITHER_PARTY, List.of("e2")));
  }

  /** Either party reads a reply; a stranger's reading is a stranger's word. */
  @Test
  void aReadingByEitherPartyIsNot() {
    StayEvent reply = new ReplyToBeRead(by(MUNICIPAL_OFFICE));
    for (Address reader : List.of(WARD, MUNICIPAL_OFFICE)) {
      Told read = by(reader, "2025-05-13T09:00");
      StayEvent reading = new MunicipalityReplied(read, Answer.CAN_RECEIVE, null, "e1");
      assertThat(all(admitted(WARD), reply, reading)).as("%s", reader).isEmpty();
    }
    Told read = by(OTHER_OFFICE, "2025-05-13T09:00");
    assertThat(all(admitted(WARD), reply, new ReadAsNoReply(read, "e1")))
        .containsExactly(new Doubt(Doubt.Code.TOLD_BY_NEITHER_PARTY, List.of("e2")));
  }
}
