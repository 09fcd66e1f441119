package no.dognbok.query.law;

import static no.dognbok.query.law.Duty.Party.HOSPITAL;
import static no.dognbok.query.law.Duty.Party.MUNICIPALITY;

import java.util.List;
import java.util.Optional;
import no.dognbok.events.Address;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.*;
import no.dognbok.events.Told.Channel;

/**
 * Whose act it is that was told, and whether the other party told it: it counts, because a ward
 * writes down what the municipality answered, but it is one party's word about the other's act.
 */
final class WhoseAct {

  private WhoseAct() {}

  /** What one party did, and the other one told. */
  static List<Doubt> doubts(List<Fact> facts, Directory directory) {
    return facts.stream()
        .filter(fact -> isToldByOther(fact, directory))
        .map(fact -> Doubt.of(Doubt.Code.TOLD_BY_OTHER_PARTY, fact))
        .toList();
  }

  /** Who knows both sides, or nobody knows, is neither party. */
  private static boolean isToldByOther(Fact fact, Directory directory) {
    Optional<Duty.Party> actor = of(fact.event());
    if (actor.isEmpty()) {
      return false;
    }
    Address by = fact.told().by();
    boolean byMunicipality = directory.municipality(by).isPresent();
    boolean byHospital = directory.trust(by).isPresent();
    if (byMunicipality == byHospital) {
      return false;
    }
    return actor.get() == HOSPITAL ? byMunicipality : byHospital && !isPassedOn(fact, directory);
  }

  /** What came from the municipality and is only passed on, or is in doubt for the telephone. */
  private static boolean isPassedOn(Fact fact, Directory directory) {
    return fact.told().via() == Channel.PHONE
        || directory.municipality(fact.told().from()).isPresent();
  }

  /** Whose act an event is; nobody's where it may be told by whoever knows it. */
  static Optional<Duty.Party> of(StayEvent event) {
    return switch (event) {
      case PatientAdmitted _, NeedAssessed _, AdmissionNoticeSent _ -> Optional.of(HOSPITAL);
      case ExpectedDischargeChanged _, HealthInformationUpdated _ -> Optional.of(HOSPITAL);
      case DeclaredReady _, ReadyNoticeSent _, ReadinessWithdrawn _ -> Optional.of(HOSPITAL);
      case LeaveStarted _, LeaveEnded _, MovedWhileWaiting _ -> Optional.of(HOSPITAL);
      case TransferredWithinSpecialistCare _ -> Optional.of(HOSPITAL);
      case PatientDeparted _, PatientDied _ -> Optional.of(HOSPITAL);
      case DischargeReportSent _, DischargeSummarySent _ -> Optional.of(HOSPITAL);
      case NeedsChanged _, JointPlanBegun _, AccountGiven _ -> Optional.of(HOSPITAL);
      case SuppliesPrepared _, TravelPrepared _ -> Optional.of(HOSPITAL);
      case OwnResponsibilityAssessed _ -> Optional.of(HOSPITAL);
      case AccountRequested _, SuppliesRequested _ -> Optional.of(MUNICIPALITY);
      case ForceMajeureAgreed _ -> Optional.empty();
      case AdmissionReportSent _, SupplementaryInformationSent _ -> Optional.of(MUNICIPALITY);
      case MunicipalityReplied _, ReplyToBeRead _ -> Optional.of(MUNICIPALITY);
      case OfferReady _, OfferWithdrawn _, OfferRefused _ -> Optional.of(MUNICIPALITY);
      case AdmissionMentioned _, ReferenceGiven _, ResidenceCorrected _ -> Optional.empty();
      case ReadAsNoReply _ -> Optional.empty();
      case CommunicationOutage _, ReceiptReceived _, MessageCancelled _ -> Optional.empty();
      case FactCorrected _, RecordedInError _ -> Optional.empty();
      case PatientIdentityLinked _, IdentityErased _ -> Optional.empty();
    };
  }
}
