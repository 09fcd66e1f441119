package no.dognbok.command.stay;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import no.dognbok.events.Refusal;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.*;

/**
 * What can be told of a stay over HTTP: a resource under the stay's address for each type of event,
 * {@code POST /stays/{stay}/ready-notice}. The admission is the stay itself, {@code PUT
 * /stays/{stay}}.
 */
public enum StayResource {
  ADMISSION("", PatientAdmitted.class),
  ADMISSION_MENTION("admission-mention", AdmissionMentioned.class),
  NEED("need", NeedAssessed.class),
  ADMISSION_NOTICE("admission-notice", AdmissionNoticeSent.class),
  ADMISSION_REPORT("admission-report", AdmissionReportSent.class),
  SUPPLEMENTARY_INFORMATION("supplementary-information", SupplementaryInformationSent.class),
  SUPPLEMENTARY_INFORMATION_REQUEST(
      "supplementary-information-request", SupplementaryInformationRequested.class),
  EXPECTED_DISCHARGE("expected-discharge", ExpectedDischargeChanged.class),
  HEALTH_INFORMATION("health-information", HealthInformationUpdated.class),
  NEEDS("needs", NeedsChanged.class),
  JOINT_PLAN("joint-plan", JointPlanBegun.class),
  FOLLOW_UP_NOT_NEEDED("follow-up-not-needed", FollowUpNotNeeded.class),
  READY_DECLARATION("ready-declaration", DeclaredReady.class),
  ACCOUNT_REQUEST("account-request", AccountRequested.class),
  ACCOUNT("account", AccountGiven.class),
  READY_NOTICE("ready-notice", ReadyNoticeSent.class),
  REPLY("reply", MunicipalityReplied.class),
  UNREAD_REPLY("unread-reply", ReplyToBeRead.class),
  NO_REPLY("no-reply", ReadAsNoReply.class),
  OFFER_READY("offer-ready", OfferReady.class),
  OFFER_WITHDRAWN("offer-withdrawn", OfferWithdrawn.class),
  OFFER_REFUSED("offer-refused", OfferRefused.class),
  WITHDRAWAL("withdrawal", ReadinessWithdrawn.class),
  OUTAGE("outage", CommunicationOutage.class),
  LEAVE("leave", LeaveStarted.class, LeaveEnded.class),
  MOVE("move", MovedWhileWaiting.class),
  TRANSFER("transfer", TransferredWithinSpecialistCare.class),
  SUPPLIES_REQUEST("supplies-request", SuppliesRequested.class),
  SUPPLIES("supplies", SuppliesPrepared.class),
  TRAVEL_PREPARATION("travel-preparation", TravelPrepared.class),
  OWN_RESPONSIBILITY("own-responsibility", OwnResponsibilityAssessed.class),
  FORCE_MAJEURE("force-majeure", ForceMajeureAgreed.class),
  RECEIPT("receipt", ReceiptReceived.class),
  DEPARTURE("departure", PatientDeparted.class),
  LEFT_ON_OWN_RESPONSIBILITY("left-on-own-responsibility", LeftOnOwnResponsibility.class),
  DEATH("death", PatientDied.class),
  DISCHARGE_REPORT("discharge-report", DischargeReportSent.class),
  DISCHARGE_SUMMARY("discharge-summary", DischargeSummarySent.class),
  OWN_REFERENCE("own-reference", ReferenceGiven.class),
  CANCELLATION("cancellation", MessageCancelled.class),
  RESIDENCE("residence", ResidenceCorrected.class),
  CORRECTION("correction", FactCorrected.class),
  RECORDED_IN_ERROR("recorded-in-error", RecordedInError.class);

  private final String path;
  private final List<Class<? extends StayEvent>> events;

  @SafeVarargs
  StayResource(String path, Class<? extends StayEvent>... events) {
    this.path = path;
    this.events = List.of(events);
  }

  /** The last part of its address; empty for the stay itself. */
  public String path() {
    return path;
  }

  /** The events that it tells; where there are two, the field {@code phase} says which. */
  public List<Class<? extends StayEvent>> events() {
    return events;
  }

  /**
   * The resource at a path.
   *
   * @throws Refusal where there is none
   */
  public static StayResource at(String path) {
    return find(path)
        .orElseThrow(() ->
            new Refusal(
                Refusal.Code.NO_SUCH_RESOURCE,
                "a stay has no resource of this name; it has " + paths(),
                Map.of("resources", paths())));
  }

  private static Optional<StayResource> find(String path) {
    return Arrays.stream(values())
        .filter(resource -> resource != ADMISSION && resource.path.equals(path))
        .findFirst();
  }

  private static String paths() {
    return Arrays.stream(values())
        .filter(resource -> resource != ADMISSION)
        .map(StayResource::path)
        .collect(Collectors.joining(", "));
  }
}
