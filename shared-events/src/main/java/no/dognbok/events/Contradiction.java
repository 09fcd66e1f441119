package no.dognbok.events;

import java.util.Optional;
import no.dognbok.events.StayEvent.AccountGiven;
import no.dognbok.events.StayEvent.AccountRequested;
import no.dognbok.events.StayEvent.AdmissionMentioned;
import no.dognbok.events.StayEvent.DischargeReportSent;
import no.dognbok.events.StayEvent.DischargeSummarySent;
import no.dognbok.events.StayEvent.FactCorrected;
import no.dognbok.events.StayEvent.FollowUpNotNeeded;
import no.dognbok.events.StayEvent.ForceMajeureAgreed;
import no.dognbok.events.StayEvent.IdentityErased;
import no.dognbok.events.StayEvent.LeftOnOwnResponsibility;
import no.dognbok.events.StayEvent.MessageCancelled;
import no.dognbok.events.StayEvent.PatientAdmitted;
import no.dognbok.events.StayEvent.PatientDeparted;
import no.dognbok.events.StayEvent.PatientDied;
import no.dognbok.events.StayEvent.PatientIdentityLinked;
import no.dognbok.events.StayEvent.ReceiptReceived;
import no.dognbok.events.StayEvent.RecordedInError;
import no.dognbok.events.StayEvent.ReferenceGiven;
import no.dognbok.events.StayEvent.ResidenceCorrected;

/**
 * What two events of one stay can disagree on. The ledger records both and refuses neither: the
 * doubt names the other one, and a person sorts it out with a cancellation or a correction.
 */
public enum Contradiction {
  /** The patient was admitted twice in one stay. */
  SECOND_ADMISSION,
  /** The patient left twice. */
  SECOND_DEPARTURE,
  /** The patient left before being admitted. */
  DEPARTURE_BEFORE_ADMISSION,
  /** Something that needs a patient in the ward happened after the departure. */
  AFTER_DEPARTURE;

  /** What the two events disagree on, whichever was told first; empty where they go together. */
  public static Optional<Contradiction> between(StayEvent one, StayEvent other) {
    if (one instanceof PatientAdmitted && other instanceof PatientAdmitted) {
      return Optional.of(SECOND_ADMISSION);
    }
    if (leaves(one) && leaves(other)) {
      return Optional.of(SECOND_DEPARTURE);
    }
    if (leaves(one)) {
      return afterDeparture(one, other);
    }
    return leaves(other) ? afterDeparture(other, one) : Optional.empty();
  }

  private static Optional<Contradiction> afterDeparture(StayEvent departure, StayEvent other) {
    if (!needsPatientInWard(other) || !surelyBefore(departure.told().at(), other.told().at())) {
      return Optional.empty();
    }
    return Optional.of(
        other instanceof PatientAdmitted ? DEPARTURE_BEFORE_ADMISSION : AFTER_DEPARTURE);
  }

  /** With a date instead of a time there is no contradiction unless every reading has one. */
  private static boolean surelyBefore(Moment departure, Moment other) {
    return departure.latest().isBefore(other.earliest());
  }

  private static boolean leaves(StayEvent event) {
    return event instanceof PatientDeparted || event instanceof PatientDied;
  }

  private static boolean needsPatientInWard(StayEvent event) {
    if (event.reads() != null) {
      return false; // somebody read then what was said before
    }
    return switch (event) {
      // Papers that follow the patient, and what is told about other tellings.
      case DischargeReportSent _, DischargeSummarySent _, ReceiptReceived _ -> false;
      case MessageCancelled _, FactCorrected _, RecordedInError _, ResidenceCorrected _ -> false;
      case PatientIdentityLinked _, IdentityErased _, AdmissionMentioned _ -> false;
      case ReferenceGiven _, AccountRequested _, AccountGiven _, ForceMajeureAgreed _ -> false;
      case LeftOnOwnResponsibility _, FollowUpNotNeeded _ -> false;
      default -> true;
    };
  }
}
