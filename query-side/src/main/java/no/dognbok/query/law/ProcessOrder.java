package no.dognbok.query.law;

import java.util.Comparator;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.*;

/**
 * P22: things are judged in the order in which they happened; what happened at the same time, in
 * the order of the process; then by message, never by the order of telling.
 */
final class ProcessOrder {

  static final Comparator<Fact> COMPARATOR =
      Comparator.comparing((Fact fact) -> fact.at().instant())
          .thenComparing(fact -> step(fact.event()))
          .thenComparing(fact -> fact.told().message())
          .thenComparing(Fact::id);

  private ProcessOrder() {}

  private static int step(StayEvent event) {
    return switch (event) {
      case PatientAdmitted _, AdmissionMentioned _, CommunicationOutage _ -> 0;
      case NeedAssessed _, ResidenceCorrected _ -> 1;
      case AdmissionNoticeSent _ -> 2;
      case AdmissionReportSent _, SupplementaryInformationSent _, ExpectedDischargeChanged _ -> 3;
      case NeedsChanged _, JointPlanBegun _, ForceMajeureAgreed _ -> 3;
      case SupplementaryInformationRequested _, FollowUpNotNeeded _ -> 3;
      case HealthInformationUpdated _ -> 4;
      case DeclaredReady _ -> 5;
      case ReadyNoticeSent _ -> 6;
      case ReceiptReceived _, AccountRequested _ -> 7;
      case MunicipalityReplied _, ReplyToBeRead _, ReadAsNoReply _ -> 8;
      case SuppliesRequested _, AccountGiven _ -> 8;
      case OfferReady _, OfferWithdrawn _, OfferRefused _ -> 9;
      case MovedWhileWaiting _, LeaveStarted _, LeaveEnded _ -> 10;
      case ReadinessWithdrawn _, TransferredWithinSpecialistCare _ -> 11;
      case DischargeReportSent _, DischargeSummarySent _ -> 12;
      case SuppliesPrepared _, TravelPrepared _, OwnResponsibilityAssessed _ -> 12;
      case PatientDeparted _, PatientDied _ -> 13;
      case LeftOnOwnResponsibility _, MessageCancelled _ -> 14;
      case FactCorrected _, RecordedInError _ -> 14;
      case PatientIdentityLinked _, IdentityErased _, ReferenceGiven _ -> 15;
    };
  }
}
