package no.dognbok.query.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import no.dognbok.events.Address;
import no.dognbok.events.Answer;
import no.dognbok.events.Moment;
import no.dognbok.events.Municipality;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.*;
import no.dognbok.events.Told;
import org.junit.jupiter.api.Test;

/** P22, and who tells what: the events of a stay in the order of the process. */
class ProcessOrderTest {

  private static final Address HOSPITAL = Address.her("59");
  private static final Moment AT = Moment.exact(Instant.parse("2025-05-12T10:00:00Z"));
  private static final Told TOLD = Told.of(AT, HOSPITAL, new UUID(0, 7));

  /** What happens at the same time: each step before the next. */
  private static final List<List<StayEvent>> STEPS =
      List.of(
          List.of(
              new PatientAdmitted(TOLD, null, null, null, null),
              new AdmissionMentioned(TOLD),
              new CommunicationOutage(TOLD, null, Set.of())),
          List.of(
              new NeedAssessed(TOLD, true, false, null),
              new ResidenceCorrected(
                  TOLD, new Municipality("5006"), ResidenceCorrected.Why.NOW_STATED)),
          List.of(new AdmissionNoticeSent(TOLD, null)),
          List.of(
              new AdmissionReportSent(TOLD),
              new SupplementaryInformationRequested(TOLD),
              new SupplementaryInformationSent(TOLD),
              new FollowUpNotNeeded(TOLD, Set.of(FollowUpNotNeeded.FollowUp.JOINT_PLAN)),
              new ExpectedDischargeChanged(TOLD, LocalDate.of(2025, 5, 12)),
              new NeedsChanged(TOLD, Set.of(NeedsChanged.Change.FUNCTION)),
              new JointPlanBegun(TOLD),
              new ForceMajeureAgreed(TOLD, HOSPITAL, LocalDate.of(2025, 5, 12), null)),
          List.of(new HealthInformationUpdated(TOLD, null)),
          List.of(new DeclaredReady(TOLD, null, Set.of(), null, null)),
          List.of(new ReadyNoticeSent(TOLD)),
          List.of(new ReceiptReceived(TOLD, new UUID(0, 1), true), new AccountRequested(TOLD)),
          List.of(
              new MunicipalityReplied(TOLD, Answer.NOT_YET, null, null),
              new ReplyToBeRead(TOLD),
              new ReadAsNoReply(TOLD, "e"),
              new SuppliesRequested(TOLD, Set.of(Supply.MEDICATION)),
              new AccountGiven(TOLD, "0".repeat(64))),
          List.of(new OfferReady(TOLD, null), new OfferWithdrawn(TOLD), new OfferRefused(TOLD)),
          List.of(
              new MovedWhileWaiting(TOLD, HOSPITAL), new LeaveStarted(TOLD), new LeaveEnded(TOLD)),
          List.of(
              new ReadinessWithdrawn(TOLD), new TransferredWithinSpecialistCare(TOLD, HOSPITAL)),
          List.of(
              new DischargeReportSent(TOLD),
              new DischargeSummarySent(TOLD),
              new SuppliesPrepared(TOLD, Set.of(Supply.MEDICATION)),
              new TravelPrepared(TOLD, Set.of(TravelPrepared.Step.PATIENT_INFORMED)),
              new OwnResponsibilityAssessed(TOLD, true, true, null)),
          List.of(new PatientDeparted(TOLD, false), new PatientDied(TOLD)),
          List.of(
              new LeftOnOwnResponsibility(TOLD),
              new MessageCancelled(TOLD, new UUID(0, 1)),
              new FactCorrected(TOLD, "e", "f", null, "v", FactCorrected.Why.LATER_KNOWN),
              new RecordedInError(TOLD, "e", RecordedInError.Why.WRONG_STAY)),
          List.of(
              new PatientIdentityLinked(TOLD, PatientIdentityLinked.Why.NEW_BIRTH_NUMBER),
              new IdentityErased(TOLD, List.of("e"), IdentityErased.Ground.PATIENTS_DEMAND),
              new ReferenceGiven(TOLD)));

  private static Stream<StayEvent> all() {
    return STEPS.stream().flatMap(List::stream);
  }

  @Test
  void everyTypeOfEventHasItsStep() {
    assertThat(all().map(Object::getClass))
        .containsExactlyInAnyOrder(StayEvent.class.getPermittedSubclasses());
  }

  @Test
  void whatHappensAtTheSameTimeIsJudgedInTheOrderOfTheProcess() {
    for (int i = 0; i + 1 < STEPS.size(); i++) {
      for (StayEvent one : STEPS.get(i)) {
        for (StayEvent next : STEPS.get(i + 1)) {
          List<Fact> facts = new ArrayList<>(List.of(new Fact("a", next), new Fact("b", one)));
          facts.sort(ProcessOrder.COMPARATOR);
          assertThat(facts).extracting(Fact::event).containsExactly(one, next);
        }
      }
    }
  }

  @Test
  void ofOneStepTheMessageAndThenTheEventDecideNeverTheOrderOfTelling() {
    Told other = Told.of(AT, HOSPITAL, new UUID(0, 8));
    List<Fact> ordered =
        List.of(
            new Fact("c", new LeaveStarted(TOLD)),
            new Fact("d", new LeaveStarted(TOLD)),
            new Fact("a", new LeaveStarted(other)));
    List<Fact> facts = new ArrayList<>(ordered);
    Collections.shuffle(facts, new Random(1));
    facts.sort(ProcessOrder.COMPARATOR);
    assertThat(facts).isEqualTo(ordered);
  }

  /** Whose message a fact is decides where its wordings went, and who is the hospital. */
  @Test
  void whatTheMunicipalityTellsAndWhatIsToldOfTellingsIsNotTheHospitals() {
    assertThat(all().filter(event -> !StayFacts.isHospitals(event)).map(Object::getClass))
        .containsExactlyInAnyOrder(
            AdmissionReportSent.class,
            SupplementaryInformationSent.class,
            MunicipalityReplied.class,
            ReplyToBeRead.class,
            ReadAsNoReply.class,
            OfferReady.class,
            OfferWithdrawn.class,
            OfferRefused.class,
            AccountRequested.class,
            SuppliesRequested.class,
            ForceMajeureAgreed.class,
            CommunicationOutage.class,
            ReceiptReceived.class,
            MessageCancelled.class,
            FactCorrected.class,
            RecordedInError.class,
            ResidenceCorrected.class,
            PatientIdentityLinked.class,
            IdentityErased.class);
  }
}
