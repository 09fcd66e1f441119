package no.dognbok.events;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import no.dognbok.events.StayEvent.*;

/** One event of every type, with every field filled that it was released with. */
public final class EventSamples {

  private static final Instant AT = Instant.parse("2025-03-07T09:30:00Z");
  private static final Address HOSPITAL = Address.org("974754118");
  private static final Address WARD = Address.her("90998");
  private static final Address MUNICIPALITY = Address.of(new Municipality("5037"));
  private static final UUID MESSAGE = UUID.fromString("6f1d3a52-9c1e-8b3f-9a55-0d6f0c1b2a3d");
  private static final UUID OTHER = UUID.fromString("7e0b5c11-2233-8455-8677-8899aabbccdd");

  private static final UUID EXCEPTION = UUID.fromString("3d2f7a52-9c1e-4b3f-9a55-0d6f0c1b2a3d");

  private static final NoteReference NOTE =
      new NoteReference(
          UUID.fromString("0b7f3a52-9c1e-4b3f-9a55-0d6f0c1b2a3d"), "0123456789abcdef".repeat(4));

  public static final Told TOLD =
      new Told(
          AT,
          Moment.Precision.DATE,
          HOSPITAL,
          WARD,
          MUNICIPALITY,
          AT.plusSeconds(60),
          Told.Channel.PHONE,
          MESSAGE,
          OTHER,
          AT.plusSeconds(90),
          List.of(new Told.RecordedDoubt(Contradiction.AFTER_DEPARTURE, "event-7")));

  private static final ReferenceEvent.TermsAgreed TERMS_AGREED =
      new ReferenceEvent.TermsAgreed(
          Address.org("983974791"),
          new Municipality("5037"),
          LocalDate.of(2024, 1, 1),
          LocalDate.of(2025, 12, 31),
          new AgreementTerms(
              true,
              Duration.ofHours(24),
              AgreementTerms.LateAdmissionNotice.VOIDS,
              true,
              Duration.ofHours(3),
              AgreementTerms.NONE_AGREED.noticeWindowFrom(),
              AgreementTerms.NONE_AGREED.noticeWindowTo(),
              Duration.ofDays(21),
              AgreementTerms.BillingBasis.END_OF_STAY),
          "Samarbeidsavtalen");

  private EventSamples() {}

  /**
   * Events with a field that came after their type had been released, by the field: it may be
   * absent, so the sample without it stands as it was approved.
   */
  public static Map<String, Object> withLaterFields() {
    return Map.of(
        "objectionsHeldBack",
        new ReferenceEvent.TermsAgreed(
            TERMS_AGREED.trust(),
            TERMS_AGREED.municipality(),
            TERMS_AGREED.validFrom(),
            TERMS_AGREED.validTo(),
            TERMS_AGREED.terms().objectionsHeldBack(true),
            TERMS_AGREED.source()),
        "accountWithin",
        new ReferenceEvent.TermsAgreed(
            TERMS_AGREED.trust(),
            TERMS_AGREED.municipality(),
            TERMS_AGREED.validFrom(),
            TERMS_AGREED.validTo(),
            TERMS_AGREED.terms().accountWithin(Duration.ofDays(14)),
            TERMS_AGREED.source()));
  }

  /** Every type of event, filled. */
  public static List<Object> all() {
    return List.of(
        new PatientAdmitted(
            TOLD,
            new Municipality("5037"),
            new Municipality("5038"),
            CareType.MENTAL_HEALTH,
            Institution.PUBLIC),
        new AdmissionMentioned(TOLD),
        new NeedAssessed(TOLD, true, true, NeedAssessed.Deferral.UNCLEAR_CONDITION),
        new AdmissionNoticeSent(TOLD, LocalDate.of(2025, 3, 12)),
        new AdmissionReportSent(TOLD),
        new SupplementaryInformationRequested(TOLD),
        new SupplementaryInformationSent(TOLD),
        new ExpectedDischargeChanged(TOLD, LocalDate.of(2025, 3, 14)),
        new HealthInformationUpdated(TOLD, LocalDate.of(2025, 3, 14)),
        new DeclaredReady(
            TOLD,
            Profession.PSYCHOLOGIST,
            Set.of(
                DeclaredReady.Point.E,
                DeclaredReady.Point.A,
                DeclaredReady.Point.C,
                DeclaredReady.Point.B),
            true,
            false),
        new NeedsChanged(
            TOLD, Set.of(NeedsChanged.Change.FUNCTION, NeedsChanged.Change.NEED_OF_HELP)),
        new JointPlanBegun(TOLD),
        new FollowUpNotNeeded(
            TOLD,
            Set.of(
                FollowUpNotNeeded.FollowUp.OUTPATIENT_CONTACT,
                FollowUpNotNeeded.FollowUp.JOINT_PLAN)),
        new AccountRequested(TOLD),
        new AccountGiven(TOLD, "9f".repeat(32)),
        new ReadyNoticeSent(TOLD),
        new MunicipalityReplied(
            TOLD, Answer.NOT_YET, LocalDate.of(2025, 3, 17), "event-5", Offer.REHABILITATION_PLACE),
        new ReplyToBeRead(TOLD),
        new ReadAsNoReply(TOLD, "event-5"),
        new OfferReady(
            TOLD,
            new Moment(AT.plus(Duration.ofDays(1)), Moment.Precision.REPEATED_HOUR),
            "event-5",
            Offer.SHORT_TERM_PLACE),
        new OfferWithdrawn(TOLD, "event-5"),
        new OfferRefused(TOLD, "event-5"),
        new ReadinessWithdrawn(TOLD),
        new CommunicationOutage(
            TOLD, AT.plus(Duration.ofHours(5)), Set.of(Told.Channel.PAGE, Told.Channel.PHONE)),
        new LeaveStarted(TOLD),
        new LeaveEnded(TOLD),
        new MovedWhileWaiting(TOLD, Address.org("974753898")),
        new TransferredWithinSpecialistCare(TOLD, Address.org("974753898")),
        new ReceiptReceived(TOLD, OTHER, false),
        new SuppliesRequested(TOLD, Set.of(Supply.EQUIPMENT, Supply.MEDICATION), "event-5"),
        new SuppliesPrepared(TOLD, Set.of(Supply.MEDICATION)),
        new TravelPrepared(
            TOLD,
            Set.of(TravelPrepared.Step.TRANSPORT_ARRANGED, TravelPrepared.Step.PATIENT_INFORMED)),
        new OwnResponsibilityAssessed(
            TOLD, true, true, OwnResponsibilityAssessed.Cover.RELATIVES_TAKE_OVER),
        new ForceMajeureAgreed(
            TOLD, Address.org("840029212"), LocalDate.of(2025, 3, 10), LocalDate.of(2025, 3, 12)),
        new PatientDeparted(TOLD, true),
        new LeftOnOwnResponsibility(TOLD),
        new PatientDied(TOLD),
        new DischargeReportSent(TOLD),
        new DischargeSummarySent(TOLD),
        new ReferenceGiven(TOLD),
        new MessageCancelled(TOLD, OTHER),
        new ResidenceCorrected(
            TOLD, new Municipality("5006"), ResidenceCorrected.Why.WRONGLY_STATED),
        new FactCorrected(
            TOLD, "event-2", "careType", "SOMATIC", "MENTAL_HEALTH", FactCorrected.Why.TYPED_WRONG),
        new RecordedInError(TOLD, "event-3", RecordedInError.Why.WRONG_PATIENT),
        new PatientIdentityLinked(TOLD, PatientIdentityLinked.Why.D_NUMBER_REPLACED),
        new IdentityErased(
            TOLD, List.of("event-1", "event-2"), IdentityErased.Ground.RETENTION_EXPIRED),
        new DisputeEvent.DisputeOpened(
            TOLD,
            DisputeParty.MUNICIPALITY,
            Address.org("983974791"),
            new Municipality("5037"),
            new DisputedMatter(
                OTHER,
                List.of(LocalDate.of(2025, 3, 9), LocalDate.of(2025, 3, 8)),
                YearMonth.of(2025, 3)),
            List.of(
                new DisputeGround(DisputeGround.Code.READY_NOTICE_LATER, NOTE),
                new DisputeGround(DisputeGround.Code.RATE, null))),
        new DisputeEvent.DisputeGroundAdded(
            TOLD, DisputeParty.TRUST, new DisputeGround(DisputeGround.Code.NOT_ANSWERED, NOTE)),
        new DisputeEvent.DisputeAnswered(
            TOLD, DisputeParty.TRUST, DisputeEvent.DisputeAnswered.Stand.AGREES_IN_PART, NOTE),
        new DisputeEvent.DisputeBroughtTo(
            TOLD, DisputeParty.MUNICIPALITY, DisputeStep.FORHANDLINGSUTVALG, NOTE),
        new DisputeEvent.DisputeSettled(
            TOLD,
            DisputeParty.TRUST,
            List.of(LocalDate.of(2025, 3, 9)),
            List.of(LocalDate.of(2025, 3, 8)),
            DisputeGround.Code.READY_NOTICE_LATER,
            DisputeStep.FORHANDLINGSUTVALG,
            DisputeEvent.DisputeSettled.How.AGREEMENT,
            Set.of(DisputeParty.MUNICIPALITY, DisputeParty.TRUST),
            NOTE),
        new DisputeEvent.SettlementConfirmed(TOLD, DisputeParty.MUNICIPALITY, "event-4", NOTE),
        new DisputeEvent.SettlementContested(TOLD, DisputeParty.MUNICIPALITY, "event-4", NOTE),
        new DisputeEvent.DisputeWithdrawn(TOLD, DisputeParty.MUNICIPALITY, NOTE),
        new DeviationEvent.DeviationReported(
            TOLD,
            DisputeParty.MUNICIPALITY,
            Address.org("983974791"),
            new Municipality("5037"),
            DeviationKind.MEDICATION_LIST_WRONG,
            Paragraph.ANNEX_3_1_3,
            new Moment(AT, Moment.Precision.DATE),
            OTHER,
            HOSPITAL,
            NOTE),
        new DeviationEvent.DeviationTakenUp(
            TOLD,
            DisputeParty.TRUST,
            Address.org("983974791"),
            new Municipality("5037"),
            new DutyReference(
                OTHER, Obligation.ADMISSION_NOTICE, "PatientAdmitted %s".formatted(MESSAGE), 1),
            new Moment(AT, Moment.Precision.DATE),
            HOSPITAL,
            NOTE),
        new DeviationEvent.DeviationAnswered(
            TOLD, DisputeParty.TRUST, DisputeEvent.DisputeAnswered.Stand.AGREES, NOTE),
        new DeviationEvent.DeviationClosed(
            TOLD, DisputeParty.TRUST, DeviationMeasure.ROUTINE_CHANGED, NOTE),
        new DeviationEvent.DeviationReopened(TOLD, DisputeParty.MUNICIPALITY, NOTE),
        new CountEvent.CountTaken(
            TOLD,
            DisputeParty.TRUST,
            Address.org("983974791"),
            new Municipality("5037"),
            YearMonth.of(2025, 3),
            CountSource.PATIENT_ADMINISTRATION,
            2,
            9,
            List.of(NOTE, new NoteReference(OTHER, "0f".repeat(32)))),
        new NoteEvent.NoteDeleted(TOLD, NOTE.note(), NoteEvent.NoteDeleted.Ground.NAMES_SOMEBODY),
        new ReferenceEvent.DailyRateSet(2025, 5981, "Prop. 1 S"),
        new ReferenceEvent.AddressMapped(
            WARD,
            HOSPITAL,
            "Sykehuset Levanger",
            Address.org("983974791"),
            new Municipality("5037"),
            CareType.SOMATIC,
            "Adresseregisteret"),
        TERMS_AGREED,
        new ReferenceEvent.AgreementTerminated(
            Address.org("983974791"),
            new Municipality("5037"),
            LocalDate.of(2025, 6, 30),
            LocalDate.of(2025, 12, 31),
            "Samarbeidsavtalen 11"),
        new ExceptionEvent.ExceptionAgreed(
            EXCEPTION,
            Address.org("983974791"),
            new Municipality("5037"),
            new Municipality("5037"),
            LocalDate.of(2025, 3, 8),
            LocalDate.of(2025, 3, 20),
            "brev av 8. mars 2025"),
        new ExceptionEvent.ExceptionConfirmed(
            EXCEPTION,
            Address.org("983974791"),
            new Municipality("5037"),
            null,
            "brev av 9. mars 2025"),
        new ExceptionEvent.ExceptionEnded(
            EXCEPTION,
            Address.org("983974791"),
            new Municipality("5037"),
            null,
            LocalDate.of(2025, 3, 15),
            "brev av 14. mars 2025"),
        new ExceptionEvent.ExceptionCancelled(
            EXCEPTION,
            Address.org("983974791"),
            null,
            new Municipality("5037"),
            "brev av 10. mars 2025"),
        new ReferenceEvent.HolidaysSet(
            2025, List.of(LocalDate.of(2025, 5, 1), LocalDate.of(2025, 5, 17)), "helligdagsloven"),
        new StatementEvent.StatementPresented(
            TOLD,
            Address.org("983974791"),
            new Municipality("5037"),
            YearMonth.of(2025, 3),
            new StatementEvent.Drawn(4711, AT, 2, "0f".repeat(32)),
            AT.plus(Duration.ofDays(14))),
        new StatementEvent.StatementFrozen(
            TOLD,
            Address.org("983974791"),
            new Municipality("5037"),
            YearMonth.of(2025, 3),
            new StatementEvent.Drawn(4811, AT.plus(Duration.ofDays(15)), 2, "1e".repeat(32))),
        new InvoiceEvent.StatementInvoiced(
            TOLD,
            Address.org("983974791"),
            new Municipality("5037"),
            YearMonth.of(2025, 3),
            41,
            LocalDate.of(2025, 4, 25),
            LocalDate.of(2025, 5, 25)),
        new ReferenceEvent.InvoicingSet(
            Address.org("983974791"),
            "Helse Nord-Trøndelag HF",
            new PostalAddress("Postboks 333", "7601", "Levanger"),
            true,
            ReferenceEvent.InvoicingSet.Tax.EXEMPT,
            "15031234567",
            30,
            1000,
            "UK-",
            "faktura@example.no",
            "økonomiavdelingen"),
        new ReferenceEvent.InvoiceReceiverSet(
            Address.org("983974791"),
            new Municipality("5037"),
            Address.org("938587051"),
            "Levanger kommune",
            new PostalAddress("Postboks 130", "7601", "Levanger"),
            "Helse 4010",
            "kommunens fakturaadresse"),
        new ReferenceEvent.MunicipalityMerged(
            new Municipality("1702"),
            new Municipality("5006"),
            LocalDate.of(2019, 12, 31),
            "inndelingslova"),
        new ReferenceEvent.RetentionSet(
            Period.ofYears(10), Period.ofMonths(18), "bevarings- og kassasjonsplan"),
        new ReferenceEvent.RuleSetAdopted(1, "law/RULES"),
        new ReferenceEvent.LedgerSimulated("dognbok --simulated"));
  }
}
