package no.dognbok.exchange;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import no.dognbok.events.Address;
import no.dognbok.events.Answer;
import no.dognbok.events.CareType;
import no.dognbok.events.Institution;
import no.dognbok.events.Moment;
import no.dognbok.events.Offer;
import no.dognbok.events.Profession;
import no.dognbok.events.Refusal;
import no.dognbok.events.SenderText;
import no.dognbok.events.StayEvent;
import no.dognbok.events.Told;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads an event in the flat form: {@code {"at": "2024-04-08T12:00", "type": "PatientAdmitted",
 * …}}.
 *
 * <p>Besides its own fields every event may have {@code hospital} (organisation number), {@code
 * municipality}, {@code channel}, {@code reportedAt} and {@code replaces} (it is a new wording of
 * another telling). Times are local in Norway.
 */
public final class FlatEvent {

  /**
   * What an event does not say itself.
   *
   * @param by who tells the ledger
   * @param message key of the telling
   * @param told when it is told, local time in Norway; decides the hour of a date of the same day
   * @param references what other tellings it names
   */
  public record Context(
      Address by, UUID message, @Nullable LocalDateTime told, References references) {}

  /** Finds the telling that a field names. */
  @FunctionalInterface
  public interface References {

    /**
     * The key of a telling, or the id of an event.
     *
     * @param field {@code cancels}, {@code of}, {@code reads} or {@code replaces}, which name a
     *     telling, or {@code event}, which may also name an event
     * @param value what stands there
     * @throws Refusal where it can name none
     */
    UUID find(String field, JsonNode value);
  }

  private static final Set<String> TYPES =
      Arrays.stream(StayEvent.class.getPermittedSubclasses())
          .map(Class::getSimpleName)
          .collect(Collectors.toUnmodifiableSet());

  private final FlatObject in;
  private final Context context;
  private final String type;
  private final Told told;

  private FlatEvent(FlatObject in, String type, Context context) {
    this.in = in;
    this.context = context;
    this.type = type;
    if (!TYPES.contains(type)) {
      throw new Refusal(
          Refusal.Code.UNKNOWN_TYPE,
          "'%s' is no type of event; known are %s"
              .formatted(
                  SenderText.shown(type),
                  TYPES.stream().sorted().collect(Collectors.joining(", "))),
          Map.of("eventType", SenderText.shown(type)));
    }
    Moment at =
        in.moment("at", date -> DateOnly.place(date, type, context.told()))
            .orElseThrow(() -> in.missing("at"));
    this.told =
        Told.of(at, context.by(), context.message())
            .via(in.code("channel", Told.Channel.class).orElse(Told.Channel.MESSAGE))
            .reportedAt(in.instant("reportedAt").orElse(null))
            .replacing(
                in.node("replaces")
                    .map(value -> context.references().find("replaces", value))
                    .orElse(null));
  }

  /**
   * Reads the rest of an object as an event of the type that it names.
   *
   * @throws Refusal naming the field that is wrong, missing or unknown
   */
  public static StayEvent read(FlatObject in, Context context) {
    return read(in, in.requiredText("type"), context);
  }

  /**
   * Reads the rest of an object as an event of a type that is known otherwise.
   *
   * @throws Refusal naming the field that is wrong, missing or unknown
   */
  public static StayEvent read(FlatObject in, String type, Context context) {
    StayEvent event = new FlatEvent(in, type, context).event();
    in.end();
    return event;
  }

  private StayEvent event() {
    return switch (type) {
      case "PatientAdmitted" ->
          new StayEvent.PatientAdmitted(
              told.from(hospital()),
              in.municipality("municipality").orElse(null),
              in.municipality("registeredIn").orElse(null),
              in.code("careType", CareType.class).orElse(null),
              in.code("institution", Institution.class).orElse(null));
      case "AdmissionMentioned" -> new StayEvent.AdmissionMentioned(byHospital());
      case "NeedAssessed" ->
          new StayEvent.NeedAssessed(
              byHospital(),
              in.flag("needed").orElseThrow(() -> in.missing("needed")),
              in.flag("deferred").orElse(false),
              in.code("reason", StayEvent.NeedAssessed.Deferral.class).orElse(null));
      case "AdmissionNoticeSent" ->
          new StayEvent.AdmissionNoticeSent(notice(), in.date("expectedDischarge").orElse(null));
      case "AdmissionReportSent" -> new StayEvent.AdmissionReportSent(byMunicipality());
      case "SupplementaryInformationRequested" ->
          new StayEvent.SupplementaryInformationRequested(notice());
      case "SupplementaryInformationSent" ->
          new StayEvent.SupplementaryInformationSent(byMunicipality());
      case "ExpectedDischargeChanged" ->
          new StayEvent.ExpectedDischargeChanged(
              byHospital(),
              in.date("expectedDischarge").orElseThrow(() -> in.missing("expectedDischarge")));
      case "HealthInformationUpdated" ->
          new StayEvent.HealthInformationUpdated(
              notice(), in.date("expectedDischarge").orElse(null));
      case "NeedsChanged" ->
          new StayEvent.NeedsChanged(
              byHospital(), some("changes", StayEvent.NeedsChanged.Change.class));
      case "DeclaredReady" -> declaredReady();
      case "JointPlanBegun" -> new StayEvent.JointPlanBegun(byHospital());
      case "FollowUpNotNeeded" ->
          new StayEvent.FollowUpNotNeeded(
              byHospital(), some("notNeeded", StayEvent.FollowUpNotNeeded.FollowUp.class));
      case "AccountRequested" -> new StayEvent.AccountRequested(byMunicipality());
      case "AccountGiven" -> new StayEvent.AccountGiven(notice(), digest());
      case "ReadyNoticeSent" -> new StayEvent.ReadyNoticeSent(notice());
      case "MunicipalityReplied" ->
          new StayEvent.MunicipalityReplied(
              byMunicipality(),
              in.code("answer", Answer.class).orElseThrow(() -> in.missing("answer")),
              in.date("expectedFrom").orElse(null),
              reads(),
              offer());
      case "ReplyToBeRead" -> new StayEvent.ReplyToBeRead(byMunicipality());
      case "ReadAsNoReply" ->
          new StayEvent.ReadAsNoReply(
              told, Optional.ofNullable(reads()).orElseThrow(() -> in.missing("reads")));
      case "OfferReady" ->
          new StayEvent.OfferReady(
              byMunicipality(),
              in.moment("from", date -> DateOnly.place(date, "OfferReady", null)).orElse(null),
              reads(),
              offer());
      case "OfferWithdrawn" -> new StayEvent.OfferWithdrawn(byMunicipality(), reads());
      case "OfferRefused" -> new StayEvent.OfferRefused(byMunicipality(), reads());
      case "ReadinessWithdrawn" -> new StayEvent.ReadinessWithdrawn(notice());
      case "CommunicationOutage" ->
          new StayEvent.CommunicationOutage(
              byMunicipality(), in.instant("until").orElse(null), tried());
      case "LeaveStarted" -> new StayEvent.LeaveStarted(byHospital());
      case "LeaveEnded" -> new StayEvent.LeaveEnded(byHospital());
      case "MovedWhileWaiting" ->
          new StayEvent.MovedWhileWaiting(
              notice(), in.organisation("to").orElseThrow(() -> in.missing("to")));
      case "TransferredWithinSpecialistCare" ->
          new StayEvent.TransferredWithinSpecialistCare(
              notice(), in.organisation("to").orElse(null));
      case "ReceiptReceived" ->
          new StayEvent.ReceiptReceived(
              told, reference("of"), in.flag("positive").orElseThrow(() -> in.missing("positive")));
      case "SuppliesRequested" ->
          new StayEvent.SuppliesRequested(
              byMunicipality(), some("supplies", StayEvent.Supply.class), reads());
      case "SuppliesPrepared" ->
          new StayEvent.SuppliesPrepared(byHospital(), some("supplies", StayEvent.Supply.class));
      case "TravelPrepared" ->
          new StayEvent.TravelPrepared(
              byHospital(), some("done", StayEvent.TravelPrepared.Step.class));
      case "OwnResponsibilityAssessed" ->
          new StayEvent.OwnResponsibilityAssessed(
              byHospital(),
              required("competent"),
              required("wishesToLeave"),
              in.code("cover", StayEvent.OwnResponsibilityAssessed.Cover.class).orElse(null));
      case "ForceMajeureAgreed" -> forceMajeure();
      case "PatientDeparted" ->
          new StayEvent.PatientDeparted(notice(), in.flag("ownResponsibility").orElse(false));
      case "LeftOnOwnResponsibility" -> new StayEvent.LeftOnOwnResponsibility(byHospital());
      case "PatientDied" -> new StayEvent.PatientDied(notice());
      case "DischargeReportSent" -> new StayEvent.DischargeReportSent(notice());
      case "DischargeSummarySent" -> new StayEvent.DischargeSummarySent(notice());
      case "MessageCancelled" -> new StayEvent.MessageCancelled(told, reference("cancels"));
      default -> aboutOtherEvents();
    };
  }

  private StayEvent aboutOtherEvents() {
    return switch (type) {
      case "ResidenceCorrected" ->
          new StayEvent.ResidenceCorrected(
              told,
              in.municipality("municipality").orElseThrow(() -> in.missing("municipality")),
              in.code("why", StayEvent.ResidenceCorrected.Why.class)
                  .orElse(StayEvent.ResidenceCorrected.Why.WRONGLY_STATED));
      case "ReferenceGiven" -> new StayEvent.ReferenceGiven(told);
      case "FactCorrected" -> factCorrected();
      case "RecordedInError" ->
          new StayEvent.RecordedInError(
              told,
              reference("event").toString(),
              in.code("why", StayEvent.RecordedInError.Why.class)
                  .orElseThrow(() -> in.missing("why")));
      default ->
          throw new Refusal(
              Refusal.Code.UNKNOWN_TYPE,
              "'%s' cannot be told in this form".formatted(type),
              Map.of("eventType", type));
    };
  }

  /** The time of an event is called {@code at} here, and is local, as on the event's own line. */
  private StayEvent factCorrected() {
    boolean time = in.requiredText("field").equals("at");
    return new StayEvent.FactCorrected(
        told,
        reference("event").toString(),
        time ? "occurredAt" : in.requiredText("field"),
        time ? in.instant("old").map(Instant::toString).orElse(null) : in.text("old").orElse(null),
        time ? in.instant("new").map(Instant::toString).orElse(null) : in.text("new").orElse(null),
        in.code("why", StayEvent.FactCorrected.Why.class).orElseThrow(() -> in.missing("why")));
  }

  private StayEvent declaredReady() {
    return new StayEvent.DeclaredReady(
        byHospital(),
        in.code("by", Profession.class).orElse(null),
        in.codes("assessed", StayEvent.DeclaredReady.Point.class),
        in.flag("coercionEnded").orElse(null),
        in.flag("outpatientContactMade").orElse(null));
  }

  /** Told by either party, who names the other one. */
  private StayEvent forceMajeure() {
    LocalDate from = in.date("from").orElseThrow(() -> in.missing("from"));
    LocalDate to = in.date("to").orElse(null);
    if (to != null && to.isBefore(from)) {
      throw in.invalid("to", to.toString(), "expected no day before 'from', " + from, null);
    }
    return new StayEvent.ForceMajeureAgreed(
        told, in.organisation("agreedWith").orElseThrow(() -> in.missing("agreedWith")), from, to);
  }

  private String digest() {
    String digest = in.requiredText("digest");
    if (!digest.matches("[0-9a-f]{64}")) {
      throw in.invalid(
          "digest", "…", "expected the SHA-256 of the document: 64 digits, 0–9 and a–f", null);
    }
    return digest;
  }

  private boolean required(String field) {
    return in.flag(field).orElseThrow(() -> in.missing(field));
  }

  /** Codes of which there must be one at least. */
  private <E extends Enum<E>> Set<E> some(String field, Class<E> type) {
    Set<E> codes = in.codes(field, type);
    if (codes.isEmpty()) {
      throw in.missing(field);
    }
    return codes;
  }

  private Set<Told.Channel> tried() {
    return in.codes("tried", Told.Channel.class);
  }

  private @Nullable Address hospital() {
    return in.organisation("hospital").orElse(null);
  }

  private @Nullable Address municipality() {
    return in.municipality("municipality").map(Address::of).orElse(null);
  }

  private Told byHospital() {
    return told.from(hospital());
  }

  private Told byMunicipality() {
    return told.from(municipality()).sent(hospital(), told.occurredAt());
  }

  /** What a hospital sends to a municipality: it happens by being sent. */
  private Told notice() {
    return told.from(hospital()).sent(municipality(), told.occurredAt());
  }

  /**
   * What this is a reading of: an event of the ledger by its id, or a telling by the name that its
   * teller gave it.
   */
  private @Nullable String reads() {
    return in.node("reads")
        .filter(value -> !(value.isString() && isUuid(value.asString())))
        .map(value -> context.references().find("reads", value))
        .or(() -> in.uuid("reads"))
        .map(UUID::toString)
        .orElse(null);
  }

  private static boolean isUuid(String text) {
    try {
      return UUID.fromString(text).toString().equals(text.toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private @Nullable Offer offer() {
    return in.code("offer", Offer.class).orElse(null);
  }

  private UUID reference(String field) {
    return context.references().find(field, in.node(field).orElseThrow(() -> in.missing(field)));
  }
}
