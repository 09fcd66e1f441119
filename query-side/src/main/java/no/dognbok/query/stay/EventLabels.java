package no.dognbok.query.stay;

import no.dognbok.events.Offer;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.*;
import org.jspecify.annotations.Nullable;

/** What people in the ward and the municipality call an event. */
public final class EventLabels {

  private EventLabels() {}

  /** The Norwegian name. */
  public static String of(StayEvent event) {
    return switch (event) {
      case PatientAdmitted _ -> "Innlagt";
      case AdmissionMentioned _ -> "Innleggelse nevnt i annen melding";
      case NeedAssessed assessed ->
          assessed.needed()
              ? "Vurdert: behov for kommunalt tilbud"
              : "Vurdert: ikke behov for kommunalt tilbud";
      case AdmissionNoticeSent _ -> "Varsel om innlagt pasient";
      case AdmissionReportSent _ -> "Innleggelsesrapport";
      case SupplementaryInformationRequested _ -> "Bedt om supplerende opplysninger";
      case SupplementaryInformationSent _ -> "Supplerende opplysninger";
      case ExpectedDischargeChanged _ -> "Forventet utskrivning endret";
      case HealthInformationUpdated _ -> "Helseopplysninger – oppdatert";
      case NeedsChanged _ -> "Hjelpebehov eller funksjon endret";
      case JointPlanBegun _ -> "Arbeidet med samlet plan begynt";
      case FollowUpNotNeeded _ -> "Vurdert: ikke behov for samlet plan eller poliklinikk";
      case AccountRequested _ -> "Krav om redegjørelse";
      case AccountGiven _ -> "Redegjørelse gitt";
      case DeclaredReady _ -> "Erklært utskrivningsklar";
      case ReadyNoticeSent _ -> "Melding om utskrivningsklar pasient";
      case MunicipalityReplied reply ->
          switch (reply.answer()) {
            case CAN_RECEIVE -> "Svar: kan ta imot" + offered(reply.offer());
            case NOT_YET -> "Svar: kan ikke ta imot ennå";
            case NO_NEED -> "Svar: ikke behov for kommunalt tilbud";
            case CONDITIONAL -> "Svar: kan ta imot med vilkår";
          };
      case ReplyToBeRead _ -> "Svar i fritekst, ikke lest";
      case ReadAsNoReply _ -> "Fritekstsvar lest: ikke noe svar";
      case OfferReady ready -> "Kommunalt tilbud er klart" + offered(ready.offer());
      case OfferWithdrawn _ -> "Tilbudet trukket tilbake";
      case OfferRefused _ -> "Pasienten takket nei";
      case ReadinessWithdrawn _ -> "Avmeldt som utskrivningsklar";
      case CommunicationOutage _ -> "Driftsstans i kommunens meldingssystem";
      case LeaveStarted _ -> "Permisjon begynt";
      case LeaveEnded _ -> "Tilbake fra permisjon";
      case MovedWhileWaiting _ -> "Flyttet til annet sykehus";
      case TransferredWithinSpecialistCare _ -> "Overført til videre døgnbehandling";
      case ReceiptReceived receipt ->
          receipt.positive() ? "Kvittering: mottatt" : "Kvittering: avvist";
      case SuppliesRequested _ -> "Bedt om medikamenter eller utstyr";
      case SuppliesPrepared _ -> "Medikamenter eller utstyr klargjort";
      case TravelPrepared _ -> "Utreise forberedt";
      case OwnResponsibilityAssessed _ -> "Utskrivning på eget ansvar vurdert";
      case ForceMajeureAgreed _ -> "Avtalt unntak: ekstraordinær hendelse";
      case PatientDeparted departed ->
          departed.ownResponsibility() ? "Utskrevet på eget ansvar" : "Utskrevet";
      case LeftOnOwnResponsibility _ -> "Utreisen var på eget ansvar";
      case PatientDied _ -> "Død";
      case DischargeReportSent _ -> "Utskrivningsrapport";
      case DischargeSummarySent _ -> "Epikrise eller tilsvarende informasjon";
      case ReferenceGiven _ -> "Egen referanse";
      case MessageCancelled _ -> "Kansellering";
      case ResidenceCorrected _ -> "Oppholdskommune rettet";
      case FactCorrected _ -> "Opplysning rettet";
      case RecordedInError _ -> "Feilregistrert";
      case PatientIdentityLinked _ -> "Pasientidentitet koblet";
      case IdentityErased _ -> "Identitet slettet";
    };
  }

  private static String offered(@Nullable Offer offer) {
    return switch (offer) {
      case null -> "";
      case HOME_WITH_SERVICES -> ": hjem med tjenester";
      case HOME_NURSING -> ": hjem med hjemmesykepleie";
      case SHORT_TERM_PLACE -> ": korttidsplass";
      case REHABILITATION_PLACE -> ": rehabiliteringsplass";
      case LONG_TERM_PLACE -> ": langtidsplass";
      case OTHER -> ": annet tilbud";
    };
  }
}
