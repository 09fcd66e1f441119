package no.dognbok.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be told about a hospital stay (døgnopphold), from admission to departure. One
 * record for each thing that happens, in the past tense, in the words of the ward and the
 * municipality.
 *
 * <p>An event says what somebody told. Whether it came in time, whether it counts, whether it was
 * allowed: that is judged afterwards, from all events together. Paragraphs are those of
 * FOR-2011-11-18-1115; "vedlegg" is the annex to Retningslinje 1 of the agreement.
 */
public sealed interface StayEvent {

  /** When it happened, who says so, by which message. */
  Told told();

  /**
   * What this is a reading of: the id of a {@link ReplyToBeRead}, or the key of the message that
   * told it. Such an event says what that reply was, which was given when the reply was; its own
   * time is when somebody read it. Absent where it reads nothing.
   */
  default @Nullable String reads() {
    return null;
  }

  /**
   * Innlagt (§ 7): the patient was admitted; what is stated about residence and care is what was
   * known then.
   */
  @EventType(name = "PatientAdmitted")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PatientAdmitted(
      Told told,
      @Nullable Municipality municipality,
      @Nullable Municipality registeredIn,
      @Nullable CareType careType,
      @Nullable Institution institution)
      implements StayEvent {}

  /**
   * Another message mentions when the patient was admitted; {@link PatientAdmitted} wins over it.
   */
  @EventType(name = "AdmissionMentioned")
  record AdmissionMentioned(Told told) implements StayEvent {}

  /**
   * Vurdering av behov (§ 7, § 8): whether the patient may need help from the municipality
   * afterwards.
   */
  @EventType(name = "NeedAssessed")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record NeedAssessed(Told told, boolean needed, boolean deferred, @Nullable Deferral reason)
      implements StayEvent {

    /** Why the 24 hours do not apply (§ 8 tredje ledd). */
    public enum Deferral {
      EXTENSIVE_TREATMENT,
      UNCLEAR_CONDITION
    }
  }

  /** Varsel om innlagt pasient, «tidligvarsel» (§ 8). */
  @EventType(name = "AdmissionNoticeSent", fulfils = Obligation.ADMISSION_NOTICE)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record AdmissionNoticeSent(Told told, @Nullable LocalDate expectedDischarge)
      implements StayEvent {}

  /** Innleggelsesrapport: what the municipality knows about the patient (vedlegg 1.1 g). */
  @EventType(name = "AdmissionReportSent", fulfils = Obligation.ADMISSION_REPORT)
  record AdmissionReportSent(Told told) implements StayEvent {}

  /**
   * The hospital asks the municipality for supplementary information (vedlegg 1.2 d: «innhente
   * supplerende opplysninger … ved behov»).
   */
  @EventType(name = "SupplementaryInformationRequested")
  record SupplementaryInformationRequested(Told told) implements StayEvent {}

  /** Supplerende opplysninger from the municipality (vedlegg 1.1 g). */
  @EventType(name = "SupplementaryInformationSent", fulfils = Obligation.SUPPLEMENTARY_INFORMATION)
  record SupplementaryInformationSent(Told told) implements StayEvent {}

  /** The hospital expects another day of discharge than before (§ 8 fjerde ledd). */
  @EventType(name = "ExpectedDischargeChanged")
  record ExpectedDischargeChanged(Told told, LocalDate expectedDischarge) implements StayEvent {}

  /** The patient's needs or function are other than was told (§ 8 fjerde ledd; vedlegg 1.2 k). */
  @EventType(name = "NeedsChanged")
  record NeedsChanged(Told told, Set<Change> changes) implements StayEvent {
    public NeedsChanged {
      changes = InOrder.of(changes);
    }

    /** What has changed. */
    public enum Change {
      /** Hjelpebehov. */
      NEED_OF_HELP,
      /** Funksjonsnivå. */
      FUNCTION
    }
  }

  /** Helseopplysninger – oppdatert (§ 8 fjerde ledd; vedlegg 3.1.1 b i). */
  @EventType(
      name = "HealthInformationUpdated",
      fulfils = {Obligation.UPDATED_HEALTH_INFORMATION, Obligation.NOTICE_OF_CHANGE})
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record HealthInformationUpdated(Told told, @Nullable LocalDate expectedDischarge)
      implements StayEvent {}

  /**
   * Erklært utskrivningsklar (§ 9): the decision that the patient needs no more treatment as an
   * inpatient.
   *
   * @param profession who decided; absent where the message does not say
   * @param assessed the points of § 9 that are on record as assessed and documented
   * @param coercionEnded whether coercion that the municipality cannot continue had ended (mental
   *     health)
   * @param outpatientContactMade whether the outpatient unit that takes over had been contacted
   */
  @EventType(name = "DeclaredReady")
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record DeclaredReady(
      Told told,
      @Nullable Profession profession,
      Set<Point> assessed,
      @Nullable Boolean coercionEnded,
      @Nullable Boolean outpatientContactMade)
      implements StayEvent {
    public DeclaredReady(
        Told told,
        @Nullable Profession profession,
        @Nullable Set<Point> assessed,
        @Nullable Boolean coercionEnded,
        @Nullable Boolean outpatientContactMade) {
      this.told = told;
      this.profession = profession;
      this.assessed = InOrder.of(assessed);
      this.coercionEnded = coercionEnded;
      this.outpatientContactMade = outpatientContactMade;
    }

    /** The points of § 9 første ledd that shall be assessed and documented. */
    public enum Point {
      A,
      B,
      C,
      D,
      E
    }
  }

  /**
   * Samlet plan (§ 9 tredje ledd): the partners were called in, and the work on a joint plan for
   * the time after the discharge has begun.
   */
  @EventType(name = "JointPlanBegun")
  record JointPlanBegun(Told told) implements StayEvent {}

  /**
   * What § 9 tredje og fjerde ledd ask for where there is need of it («ved behov») was found not to
   * be needed by this patient.
   */
  @EventType(name = "FollowUpNotNeeded")
  record FollowUpNotNeeded(Told told, Set<FollowUp> notNeeded) implements StayEvent {
    public FollowUpNotNeeded {
      notNeeded = InOrder.of(notNeeded);
    }

    /** What a patient may need after mental health or substance-use care. */
    public enum FollowUp {
      /** Samlet plan, with the partners called in (tredje ledd). */
      JOINT_PLAN,
      /** Samtidig poliklinisk eller ambulant behandling (fjerde ledd). */
      OUTPATIENT_CONTACT
    }
  }

  /** Krav om redegjørelse (§ 14): the municipality asks how the points of § 9 were assessed. */
  @EventType(name = "AccountRequested")
  record AccountRequested(Told told) implements StayEvent {}

  /**
   * Redegjørelse (§ 14): the hospital has given it. Its reference in the hospital's system stands
   * in the identity block; what it says stands nowhere here.
   *
   * @param digest SHA-256 of the document, 64 hexadecimal digits
   */
  @EventType(name = "AccountGiven", fulfils = Obligation.ACCOUNT_OF_ASSESSMENT)
  record AccountGiven(Told told, String digest) implements StayEvent {
    public AccountGiven {
      if (!digest.matches("[0-9a-f]{64}")) {
        throw new IllegalArgumentException(
            "a digest is the SHA-256 of a document: 64 digits from 0 to 9 and a to f");
      }
    }
  }

  /** Melding om utskrivningsklar pasient (§ 10). */
  @EventType(name = "ReadyNoticeSent", fulfils = Obligation.READY_NOTICE)
  record ReadyNoticeSent(Told told) implements StayEvent {}

  /**
   * Svar fra kommunen (§ 11).
   *
   * @param expectedFrom when an offer is expected to be ready: an estimate, which ends nothing
   * @param offer what the patient gets (vedlegg 3.2 a), where it says so
   */
  @EventType(
      name = "MunicipalityReplied",
      revision = "3",
      fulfils = {Obligation.REPLY, Obligation.ESTIMATE, Obligation.READING_OF_REPLY})
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record MunicipalityReplied(
      Told told,
      Answer answer,
      @Nullable LocalDate expectedFrom,
      @Override @Nullable String reads,
      @Nullable Offer offer)
      implements StayEvent {

    /** A reply that does not say what the patient gets. */
    public MunicipalityReplied(
        Told told, Answer answer, @Nullable LocalDate expectedFrom, @Nullable String reads) {
      this(told, answer, expectedFrom, reads, null);
    }
  }

  /**
   * A dialogue message about reception in free text: it counts for nothing until a person has read
   * it (P20).
   */
  @EventType(name = "ReplyToBeRead")
  record ReplyToBeRead(Told told) implements StayEvent {}

  /** A person has read it, and it was no reply about reception after all. */
  @EventType(name = "ReadAsNoReply", fulfils = Obligation.READING_OF_REPLY)
  record ReadAsNoReply(Told told, @Override String reads) implements StayEvent {}

  /**
   * Kommunalt tilbud er klart (§ 11 andre ledd): the express later message.
   *
   * @param from the later time that it names, if it does
   * @param offer what the patient gets (vedlegg 3.2 a), where it says so
   */
  @EventType(
      name = "OfferReady",
      revision = "2",
      fulfils = {Obligation.OFFER_READY, Obligation.REPLY, Obligation.READING_OF_REPLY})
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record OfferReady(
      Told told, @Nullable Moment from, @Override @Nullable String reads, @Nullable Offer offer)
      implements StayEvent {

    /** A message of its own, that does not say what the patient gets. */
    public OfferReady(Told told, @Nullable Moment from) {
      this(told, from, null, null);
    }
  }

  /** Tilbudet trukket tilbake: the municipality takes its yes back. */
  @EventType(name = "OfferWithdrawn", revision = "2", fulfils = Obligation.READING_OF_REPLY)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record OfferWithdrawn(Told told, @Override @Nullable String reads) implements StayEvent {

    /** A message of its own. */
    public OfferWithdrawn(Told told) {
      this(told, null);
    }
  }

  /** Pasienten takker nei til et klart tilbud. */
  @EventType(name = "OfferRefused", revision = "2", fulfils = Obligation.READING_OF_REPLY)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record OfferRefused(Told told, @Override @Nullable String reads) implements StayEvent {

    /** A message of its own. */
    public OfferRefused(Told told) {
      this(told, null);
    }
  }

  /** Avmelding av utskrivningsklar pasient: from when the patient was no longer ready. */
  @EventType(name = "ReadinessWithdrawn")
  record ReadinessWithdrawn(Told told) implements StayEvent {}

  /**
   * Driftsstans: the municipality's message systems were down from this moment (§ 11 første ledd
   * andre punktum).
   *
   * @param until when they worked again; absent while they are down
   * @param tried the other ways that were tried meanwhile
   */
  @EventType(name = "CommunicationOutage")
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record CommunicationOutage(Told told, @Nullable Instant until, Set<Told.Channel> tried)
      implements StayEvent {
    public CommunicationOutage(
        Told told, @Nullable Instant until, @Nullable Set<Told.Channel> tried) {
      this.told = told;
      this.until = until;
      this.tried = InOrder.of(tried);
    }
  }

  /** Permisjon: the patient went on leave. */
  @EventType(name = "LeaveStarted")
  record LeaveStarted(Told told) implements StayEvent {}

  /** The patient came back from leave. */
  @EventType(name = "LeaveEnded")
  record LeaveEnded(Told told) implements StayEvent {}

  /** Flyttet til annet sykehus while ready and waiting, the municipality told (P21). */
  @EventType(name = "MovedWhileWaiting")
  record MovedWhileWaiting(Told told, Address hospital) implements StayEvent {}

  /** Overført til videre døgnbehandling i spesialisthelsetjenesten: no longer ready (P9). */
  @EventType(name = "TransferredWithinSpecialistCare")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record TransferredWithinSpecialistCare(Told told, @Nullable Address hospital)
      implements StayEvent {}

  /** Applikasjonskvittering (AppRec) of the message with key {@code of}. */
  @EventType(name = "ReceiptReceived", fulfils = Obligation.RECEIPT)
  record ReceiptReceived(Told told, UUID of, boolean positive) implements StayEvent {}

  /** The municipality asks that medication or equipment comes with the patient (vedlegg 3.2 a). */
  @EventType(name = "SuppliesRequested", revision = "2", fulfils = Obligation.READING_OF_REPLY)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record SuppliesRequested(Told told, Set<Supply> supplies, @Override @Nullable String reads)
      implements StayEvent {
    public SuppliesRequested {
      supplies = InOrder.of(supplies);
    }

    /** A message of its own. */
    public SuppliesRequested(Told told, Set<Supply> supplies) {
      this(told, supplies, null);
    }
  }

  /** It is ready to go with the patient (vedlegg 3.1 b, 3.1.2 d). */
  @EventType(name = "SuppliesPrepared", fulfils = Obligation.SUPPLIES)
  record SuppliesPrepared(Told told, Set<Supply> supplies) implements StayEvent {
    public SuppliesPrepared {
      supplies = InOrder.of(supplies);
    }
  }

  /** What can go with the patient, for the first days. */
  enum Supply {
    /** Medikamenter. */
    MEDICATION,
    /** Nødvendig utstyr. */
    EQUIPMENT
  }

  /** What is done so that the patient is ready to travel (utreiseklar, vedlegg 3.1.2 b, c). */
  @EventType(name = "TravelPrepared", fulfils = Obligation.READY_TO_TRAVEL)
  record TravelPrepared(Told told, Set<Step> done) implements StayEvent {
    public TravelPrepared {
      done = InOrder.of(done);
    }

    /** What is to be done before the patient travels and is no message. */
    public enum Step {
      /** Informasjon er gitt til pasient og eventuelt pårørende. */
      PATIENT_INFORMED,
      /** Transport er ordnet. */
      TRANSPORT_ARRANGED
    }
  }

  /**
   * What the hospital found about a patient who wants to go home on their own responsibility (Retn.
   * 1, 3.1 a, II and III).
   *
   * @param competent whether the patient is competent to consent (samtykkekompetent)
   * @param wishesToLeave whether the patient wishes to leave before the municipality is ready
   * @param cover why it is safe without services of the municipality; absent where it is not
   */
  @EventType(name = "OwnResponsibilityAssessed", fulfils = Obligation.OWN_RESPONSIBILITY_CONDITIONS)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record OwnResponsibilityAssessed(
      Told told, boolean competent, boolean wishesToLeave, @Nullable Cover cover)
      implements StayEvent {

    /** Why a patient can go home without services of the municipality. */
    public enum Cover {
      /** Pasienten klarer seg selv. */
      MANAGES_ALONE,
      /** Pårørende tar ansvar inntil kommunale tjenester er på plass. */
      RELATIVES_TAKE_OVER
    }
  }

  /**
   * Ekstraordinær hendelse, force majeure (Retn. 1, 3.1 b): the parties have agreed that the
   * routines need not be followed in this stay for a time. What each of them tells is its own word.
   *
   * @param agreedWith the other party, as the messages name it
   * @param from the first day
   * @param to the last day; absent while it lasts
   */
  @EventType(name = "ForceMajeureAgreed")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ForceMajeureAgreed(Told told, Address agreedWith, LocalDate from, @Nullable LocalDate to)
      implements StayEvent {}

  /** Utskrevet, utreise (§ 12). */
  @EventType(name = "PatientDeparted", fulfils = Obligation.DEPARTURE_MESSAGE)
  record PatientDeparted(Told told, boolean ownResponsibility) implements StayEvent {}

  /**
   * Said of a departure afterwards: that it was on the patient's own responsibility (Retn. 1, 3.1
   * a), which no PLO message can say. It counts for the departure of the stay, whenever it is said.
   */
  @EventType(name = "LeftOnOwnResponsibility")
  record LeftOnOwnResponsibility(Told told) implements StayEvent {}

  /** Død. */
  @EventType(name = "PatientDied", fulfils = Obligation.DEATH_MESSAGE)
  record PatientDied(Told told) implements StayEvent {}

  /** Utskrivningsrapport (vedlegg 3.1.2 e). */
  @EventType(name = "DischargeReportSent", fulfils = Obligation.DISCHARGE_REPORT)
  record DischargeReportSent(Told told) implements StayEvent {}

  /** Epikrise eller tilsvarende informasjon (§ 12 andre ledd). */
  @EventType(name = "DischargeSummarySent", fulfils = Obligation.DISCHARGE_SUMMARY)
  record DischargeSummarySent(Told told) implements StayEvent {}

  /**
   * Egen referanse: an organisation says by which reference it finds the stay in its own system.
   * The reference itself stands in the identity block; the last one of each organisation holds.
   */
  @EventType(name = "ReferenceGiven")
  record ReferenceGiven(Told told) implements StayEvent {}

  /** Kansellering: the message with key {@code cancels} never was. */
  @EventType(name = "MessageCancelled")
  record MessageCancelled(Told told, UUID cancels) implements StayEvent {}

  /** The municipality of stay (oppholdskommune, § 2) is another than was stated. */
  @EventType(name = "ResidenceCorrected")
  record ResidenceCorrected(Told told, Municipality municipality, Why why) implements StayEvent {

    /** Why the municipality of stay is another. */
    public enum Why {
      /** A wrong municipality had been stated. */
      WRONGLY_STATED,
      /** The patient could not state one before. */
      NOW_STATED,
      /** The patient moved later; this changes nothing for the stay (P13). */
      MOVED
    }
  }

  /**
   * One fact of an event was told wrongly.
   *
   * @param event id of the event
   * @param field name of the field, as {@link EventFields} lists it
   * @param oldValue what stood there, as text; absent where nothing did
   * @param newValue what is right, as text; absent where nothing should stand there
   */
  @EventType(name = "FactCorrected")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record FactCorrected(
      Told told,
      String event,
      String field,
      @JsonProperty("old") @Nullable String oldValue,
      @JsonProperty("new") @Nullable String newValue,
      Why why)
      implements StayEvent {

    /** Why a fact is corrected. */
    public enum Why {
      TYPED_WRONG,
      WRONG_TIME,
      LATER_KNOWN,
      AGREED_BETWEEN_PARTIES
    }
  }

  /** The event does not belong here at all (another patient, a test message). */
  @EventType(name = "RecordedInError")
  record RecordedInError(Told told, String event, Why why) implements StayEvent {

    /** Why the event does not belong. */
    public enum Why {
      WRONG_PATIENT,
      WRONG_STAY,
      TEST_MESSAGE
    }
  }

  /**
   * Two pseudonyms are one patient (a D-number becomes a birth number); both stand in the identity
   * block.
   */
  @EventType(name = "PatientIdentityLinked")
  record PatientIdentityLinked(Told told, Why why) implements StayEvent {

    /** Why two pseudonyms are one patient. */
    public enum Why {
      D_NUMBER_REPLACED,
      HELP_NUMBER_REPLACED,
      NEW_BIRTH_NUMBER
    }
  }

  /** The identity blocks of the named events were erased; facts, order and leaves stand. */
  @EventType(name = "IdentityErased")
  record IdentityErased(Told told, List<String> events, Ground ground) implements StayEvent {
    public IdentityErased {
      events = List.copyOf(events);
    }

    /** On what ground identity is erased. */
    public enum Ground {
      RETENTION_EXPIRED,
      PATIENTS_DEMAND,
      RECORDED_WITHOUT_BASIS
    }
  }
}
