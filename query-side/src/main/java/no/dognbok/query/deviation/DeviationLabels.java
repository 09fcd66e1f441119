package no.dognbok.query.deviation;

import no.dognbok.events.DeviationEvent;
import no.dognbok.events.DeviationEvent.DeviationAnswered;
import no.dognbok.events.DeviationEvent.DeviationClosed;
import no.dognbok.events.DeviationEvent.DeviationReopened;
import no.dognbok.events.DeviationEvent.DeviationReported;
import no.dognbok.events.DeviationEvent.DeviationTakenUp;
import no.dognbok.events.DeviationKind;
import no.dognbok.events.DeviationMeasure;
import no.dognbok.query.law.DeadlineTable;

/** What people call the things of a deviation, in Norwegian. */
public final class DeviationLabels {

  private DeviationLabels() {}

  public static String of(DeviationEvent event) {
    return switch (event) {
      case DeviationReported _ -> "Avvik meldt";
      case DeviationTakenUp _ -> "Fristbrudd tatt opp";
      case DeviationAnswered _ -> "Svar";
      case DeviationClosed _ -> "Lukket";
      case DeviationReopened _ -> "Gjenåpnet";
    };
  }

  static String of(DeviationKind kind) {
    return kind.obligation()
        .map(obligation -> DeadlineTable.of(obligation).name())
        .orElseGet(() -> byHand(kind));
  }

  private static String byHand(DeviationKind kind) {
    return switch (kind) {
      case MEDICATION_LIST_WRONG -> "Feil i medikamentopplysninger";
      case INFORMATION_INCOMPLETE -> "Mangelfulle opplysninger";
      case EQUIPMENT_MISSING -> "Medikamenter eller utstyr manglet";
      case AIDS_MISSING -> "Hjelpemidler manglet";
      case TRANSPORT_NOT_ARRANGED -> "Transport ikke ordnet";
      case PATIENT_NOT_INFORMED -> "Pasient eller pårørende ikke informert";
      case PROMISE_FOR_THE_OTHER_PARTY -> "Løfte på den andre partens vegne";
      case NOT_READY -> "Pasienten var ikke utskrivningsklar";
      case IMPROVEMENT_PROPOSAL -> "Forbedringsforslag";
      case OTHER -> "Annet";
      default -> throw new IllegalArgumentException(kind + " is an obligation");
    };
  }

  static String of(DeviationMeasure measure) {
    return switch (measure) {
      case ROUTINE_CHANGED -> "Rutine endret";
      case TRAINING -> "Opplæring";
      case SYSTEM_CORRECTED -> "Rettet i systemet";
      case AGREED_WITH_OTHER_PARTY -> "Avtalt med den andre parten";
      case RAISED_IN_FAGRAAD -> "Lagt frem for fagrådet";
      case NO_MEASURE -> "Ingen tiltak";
      case OTHER -> "Annet";
    };
  }
}
