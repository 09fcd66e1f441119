package no.dognbok.command.stay;

import java.util.Set;
import java.util.UUID;
import no.dognbok.events.StayEvent;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Everything that a stay can be told: a command for each event, in the imperative. A command
 * carries the event as it was told; what the ledger adds (doubts) is added by the stay. All of them
 * go over the bus under the name of this interface, to one handler, so that a new command does not
 * compile where nobody thought of it.
 */
public sealed interface StayCommand {

  /** The stream of the stay, {@code stay/<uuid>}. */
  String stay();

  /** What is told. */
  StayEvent event();

  /** The stream of a stay's id. */
  static String stream(UUID stay) {
    return "stay/" + stay;
  }

  /** The id of the stay in a stream. */
  static UUID id(String stream) {
    return UUID.fromString(stream.substring("stay/".length()));
  }

  record Admit(@TargetAggregateIdentifier String stay, StayEvent.PatientAdmitted event)
      implements StayCommand {}

  record MentionAdmission(
      @TargetAggregateIdentifier String stay, StayEvent.AdmissionMentioned event)
      implements StayCommand {}

  record AssessNeed(@TargetAggregateIdentifier String stay, StayEvent.NeedAssessed event)
      implements StayCommand {}

  record NotifyOfAdmission(
      @TargetAggregateIdentifier String stay, StayEvent.AdmissionNoticeSent event)
      implements StayCommand {}

  record SendAdmissionReport(
      @TargetAggregateIdentifier String stay, StayEvent.AdmissionReportSent event)
      implements StayCommand {}

  record RequestSupplementaryInformation(
      @TargetAggregateIdentifier String stay, StayEvent.SupplementaryInformationRequested event)
      implements StayCommand {}

  record SendSupplementaryInformation(
      @TargetAggregateIdentifier String stay, StayEvent.SupplementaryInformationSent event)
      implements StayCommand {}

  record ChangeExpectedDischarge(
      @TargetAggregateIdentifier String stay, StayEvent.ExpectedDischargeChanged event)
      implements StayCommand {}

  record UpdateHealthInformation(
      @TargetAggregateIdentifier String stay, StayEvent.HealthInformationUpdated event)
      implements StayCommand {}

  record ReportChangedNeeds(@TargetAggregateIdentifier String stay, StayEvent.NeedsChanged event)
      implements StayCommand {}

  record BeginJointPlan(@TargetAggregateIdentifier String stay, StayEvent.JointPlanBegun event)
      implements StayCommand {}

  record FindFollowUpNotNeeded(
      @TargetAggregateIdentifier String stay, StayEvent.FollowUpNotNeeded event)
      implements StayCommand {}

  record RequestAccount(@TargetAggregateIdentifier String stay, StayEvent.AccountRequested event)
      implements StayCommand {}

  /** The reference of the document comes in the identity of the command. */
  record GiveAccount(@TargetAggregateIdentifier String stay, StayEvent.AccountGiven event)
      implements StayCommand {}

  record RequestSupplies(@TargetAggregateIdentifier String stay, StayEvent.SuppliesRequested event)
      implements StayCommand {}

  record PrepareSupplies(@TargetAggregateIdentifier String stay, StayEvent.SuppliesPrepared event)
      implements StayCommand {}

  record PrepareTravel(@TargetAggregateIdentifier String stay, StayEvent.TravelPrepared event)
      implements StayCommand {}

  record AssessOwnResponsibility(
      @TargetAggregateIdentifier String stay, StayEvent.OwnResponsibilityAssessed event)
      implements StayCommand {}

  record AgreeOnForceMajeure(
      @TargetAggregateIdentifier String stay, StayEvent.ForceMajeureAgreed event)
      implements StayCommand {}

  record DeclareReady(@TargetAggregateIdentifier String stay, StayEvent.DeclaredReady event)
      implements StayCommand {}

  record NotifyOfReadiness(@TargetAggregateIdentifier String stay, StayEvent.ReadyNoticeSent event)
      implements StayCommand {}

  record Reply(@TargetAggregateIdentifier String stay, StayEvent.MunicipalityReplied event)
      implements StayCommand {}

  record KeepReplyToBeRead(@TargetAggregateIdentifier String stay, StayEvent.ReplyToBeRead event)
      implements StayCommand {}

  record ReadAsNoReply(@TargetAggregateIdentifier String stay, StayEvent.ReadAsNoReply event)
      implements StayCommand {}

  record ReportOfferReady(@TargetAggregateIdentifier String stay, StayEvent.OfferReady event)
      implements StayCommand {}

  record WithdrawOffer(@TargetAggregateIdentifier String stay, StayEvent.OfferWithdrawn event)
      implements StayCommand {}

  record RefuseOffer(@TargetAggregateIdentifier String stay, StayEvent.OfferRefused event)
      implements StayCommand {}

  record WithdrawReadiness(
      @TargetAggregateIdentifier String stay, StayEvent.ReadinessWithdrawn event)
      implements StayCommand {}

  record ReportOutage(@TargetAggregateIdentifier String stay, StayEvent.CommunicationOutage event)
      implements StayCommand {}

  record StartLeave(@TargetAggregateIdentifier String stay, StayEvent.LeaveStarted event)
      implements StayCommand {}

  record EndLeave(@TargetAggregateIdentifier String stay, StayEvent.LeaveEnded event)
      implements StayCommand {}

  record MoveWhileWaiting(@TargetAggregateIdentifier String stay, StayEvent.MovedWhileWaiting event)
      implements StayCommand {}

  record TransferWithinSpecialistCare(
      @TargetAggregateIdentifier String stay, StayEvent.TransferredWithinSpecialistCare event)
      implements StayCommand {}

  record KeepReceipt(@TargetAggregateIdentifier String stay, StayEvent.ReceiptReceived event)
      implements StayCommand {}

  record Depart(@TargetAggregateIdentifier String stay, StayEvent.PatientDeparted event)
      implements StayCommand {}

  record SayLeftOnOwnResponsibility(
      @TargetAggregateIdentifier String stay, StayEvent.LeftOnOwnResponsibility event)
      implements StayCommand {}

  record ReportDeath(@TargetAggregateIdentifier String stay, StayEvent.PatientDied event)
      implements StayCommand {}

  record SendDischargeReport(
      @TargetAggregateIdentifier String stay, StayEvent.DischargeReportSent event)
      implements StayCommand {}

  record SendDischargeSummary(
      @TargetAggregateIdentifier String stay, StayEvent.DischargeSummarySent event)
      implements StayCommand {}

  /** The reference comes in the identity of the command. */
  record GiveReference(@TargetAggregateIdentifier String stay, StayEvent.ReferenceGiven event)
      implements StayCommand {}

  record CancelMessage(@TargetAggregateIdentifier String stay, StayEvent.MessageCancelled event)
      implements StayCommand {}

  record CorrectResidence(
      @TargetAggregateIdentifier String stay, StayEvent.ResidenceCorrected event)
      implements StayCommand {}

  /**
   * The event to correct is named by its id, or by the key of the only message that told such a
   * field.
   */
  record CorrectFact(@TargetAggregateIdentifier String stay, StayEvent.FactCorrected event)
      implements StayCommand {}

  /** The event that does not belong is named by its id, or by the key of its message. */
  record RecordInError(@TargetAggregateIdentifier String stay, StayEvent.RecordedInError event)
      implements StayCommand {}

  /** Both pseudonyms come in the identity of the command. */
  record LinkPatientIdentity(
      @TargetAggregateIdentifier String stay, StayEvent.PatientIdentityLinked event)
      implements StayCommand {}

  /**
   * Erases the identity of the named events, or of all where none is named, together with these
   * claims.
   */
  record EraseIdentity(
      @TargetAggregateIdentifier String stay, StayEvent.IdentityErased event, Set<String> claims)
      implements StayCommand {}

  /** The command that tells an event. */
  static StayCommand telling(String stay, StayEvent event) {
    return switch (event) {
      case StayEvent.PatientAdmitted e -> new Admit(stay, e);
      case StayEvent.AdmissionMentioned e -> new MentionAdmission(stay, e);
      case StayEvent.NeedAssessed e -> new AssessNeed(stay, e);
      case StayEvent.AdmissionNoticeSent e -> new NotifyOfAdmission(stay, e);
      case StayEvent.AdmissionReportSent e -> new SendAdmissionReport(stay, e);
      case StayEvent.SupplementaryInformationRequested e ->
          new RequestSupplementaryInformation(stay, e);
      case StayEvent.SupplementaryInformationSent e -> new SendSupplementaryInformation(stay, e);
      case StayEvent.ExpectedDischargeChanged e -> new ChangeExpectedDischarge(stay, e);
      case StayEvent.HealthInformationUpdated e -> new UpdateHealthInformation(stay, e);
      case StayEvent.NeedsChanged e -> new ReportChangedNeeds(stay, e);
      case StayEvent.JointPlanBegun e -> new BeginJointPlan(stay, e);
      case StayEvent.FollowUpNotNeeded e -> new FindFollowUpNotNeeded(stay, e);
      case StayEvent.AccountRequested e -> new RequestAccount(stay, e);
      case StayEvent.AccountGiven e -> new GiveAccount(stay, e);
      case StayEvent.SuppliesRequested e -> new RequestSupplies(stay, e);
      case StayEvent.SuppliesPrepared e -> new PrepareSupplies(stay, e);
      case StayEvent.TravelPrepared e -> new PrepareTravel(stay, e);
      case StayEvent.OwnResponsibilityAssessed e -> new AssessOwnResponsibility(stay, e);
      case StayEvent.ForceMajeureAgreed e -> new AgreeOnForceMajeure(stay, e);
      case StayEvent.DeclaredReady e -> new DeclareReady(stay, e);
      case StayEvent.ReadyNoticeSent e -> new NotifyOfReadiness(stay, e);
      case StayEvent.MunicipalityReplied e -> new Reply(stay, e);
      case StayEvent.ReplyToBeRead e -> new KeepReplyToBeRead(stay, e);
      case StayEvent.ReadAsNoReply e -> new ReadAsNoReply(stay, e);
      case StayEvent.OfferReady e -> new ReportOfferReady(stay, e);
      case StayEvent.OfferWithdrawn e -> new WithdrawOffer(stay, e);
      case StayEvent.OfferRefused e -> new RefuseOffer(stay, e);
      case StayEvent.ReadinessWithdrawn e -> new WithdrawReadiness(stay, e);
      case StayEvent.CommunicationOutage e -> new ReportOutage(stay, e);
      case StayEvent.LeaveStarted e -> new StartLeave(stay, e);
      case StayEvent.LeaveEnded e -> new EndLeave(stay, e);
      case StayEvent.MovedWhileWaiting e -> new MoveWhileWaiting(stay, e);
      case StayEvent.TransferredWithinSpecialistCare e -> new TransferWithinSpecialistCare(stay, e);
      case StayEvent.ReceiptReceived e -> new KeepReceipt(stay, e);
      case StayEvent.PatientDeparted e -> new Depart(stay, e);
      case StayEvent.LeftOnOwnResponsibility e -> new SayLeftOnOwnResponsibility(stay, e);
      case StayEvent.PatientDied e -> new ReportDeath(stay, e);
      case StayEvent.DischargeReportSent e -> new SendDischargeReport(stay, e);
      case StayEvent.DischargeSummarySent e -> new SendDischargeSummary(stay, e);
      case StayEvent.ReferenceGiven e -> new GiveReference(stay, e);
      case StayEvent.MessageCancelled e -> new CancelMessage(stay, e);
      case StayEvent.ResidenceCorrected e -> new CorrectResidence(stay, e);
      case StayEvent.FactCorrected e -> new CorrectFact(stay, e);
      case StayEvent.RecordedInError e -> new RecordInError(stay, e);
      case StayEvent.PatientIdentityLinked e -> new LinkPatientIdentity(stay, e);
      case StayEvent.IdentityErased e -> new EraseIdentity(stay, e, Set.of());
    };
  }
}
