package no.dognbok.query.law;

import java.util.List;
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
    Address by = fact.told().by();
    boolean byMunicipality = directory.municipality(by).isPresent();
    boolean byHospital = directory.trust(by).isPresent();
    if (byMunicipality == byHospital) {
      return false;
    }
    return byMunicipality
        ? isOfHospital(fact.event())
        : isOfMunicipality(fact.event()) && !isPassedOn(fact, directory);
  }

  /** What came from the municipality and is only passed on, or is in doubt for the telephone. */
  private static boolean isPassedOn(Fact fact, Directory directory) {
    return fact.told().via() == Channel.PHONE
        || directory.municipality(fact.told().from()).isPresent();
  }

  private static boolean isOfHospital(StayEvent event) {
    return switch (event) {
      case PatientAdmitted _, NeedAssessed _, AdmissionNoticeSent _ -> true;
      case ExpectedDischargeChanged _, HealthInformationUpdated _ -> true;
      case DeclaredReady _, ReadyNoticeSent _, ReadinessWithdrawn _ -> true;
      case LeaveStarted _, LeaveEnded _, MovedWhileWaiting _ -> true;
      case TransferredWithinSpecialistCare _, PatientDeparted _, PatientDied _ -> true;
      case DischargeReportSent _, DischargeSummarySent _ -> true;
      default -> false; // the municipality's, or told by whoever knows it
    };
  }

  private static boolean isOfMunicipality(StayEvent event) {
    return switch (event) {
      case AdmissionReportSent _, SupplementaryInformationSent _ -> true;
      case MunicipalityReplied _, ReplyToBeRead _ -> true;
      case OfferReady _, OfferWithdrawn _, OfferRefused _ -> true;
      default -> false;
    };
  }
}
