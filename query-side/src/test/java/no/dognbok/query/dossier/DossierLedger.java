package no.dognbok.query.dossier;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.dognbok.events.Address;
import no.dognbok.events.Answer;
import no.dognbok.events.CareType;
import no.dognbok.events.DisputeEvent;
import no.dognbok.events.DisputeEvent.DisputeAnswered;
import no.dognbok.events.DisputeEvent.DisputeBroughtTo;
import no.dognbok.events.DisputeEvent.DisputeGroundAdded;
import no.dognbok.events.DisputeEvent.DisputeOpened;
import no.dognbok.events.DisputeEvent.DisputeSettled;
import no.dognbok.events.DisputeEvent.SettlementConfirmed;
import no.dognbok.events.DisputeEvent.SettlementContested;
import no.dognbok.events.DisputeGround;
import no.dognbok.events.DisputeParty;
import no.dognbok.events.DisputeStep;
import no.dognbok.events.DisputedMatter;
import no.dognbok.events.MessageKey;
import no.dognbok.events.Moment;
import no.dognbok.events.Municipality;
import no.dognbok.events.NoteReference;
import no.dognbok.events.Profession;
import no.dognbok.events.ReferenceEvent;
import no.dognbok.events.ReferenceEvent.AddressMapped;
import no.dognbok.events.ReferenceEvent.DailyRateSet;
import no.dognbok.events.StatementEvent;
import no.dognbok.events.StatementEvent.Drawn;
import no.dognbok.events.StatementEvent.StatementFrozen;
import no.dognbok.events.StatementEvent.StatementPresented;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.AccountGiven;
import no.dognbok.events.StayEvent.AccountRequested;
import no.dognbok.events.StayEvent.AdmissionNoticeSent;
import no.dognbok.events.StayEvent.DeclaredReady;
import no.dognbok.events.StayEvent.DischargeReportSent;
import no.dognbok.events.StayEvent.FactCorrected;
import no.dognbok.events.StayEvent.HealthInformationUpdated;
import no.dognbok.events.StayEvent.IdentityErased;
import no.dognbok.events.StayEvent.MessageCancelled;
import no.dognbok.events.StayEvent.MunicipalityReplied;
import no.dognbok.events.StayEvent.OfferReady;
import no.dognbok.events.StayEvent.PatientAdmitted;
import no.dognbok.events.StayEvent.PatientDeparted;
import no.dognbok.events.StayEvent.PatientIdentityLinked;
import no.dognbok.events.StayEvent.ReadyNoticeSent;
import no.dognbok.events.StayEvent.ReceiptReceived;
import no.dognbok.events.StayEvent.ResidenceCorrected;
import no.dognbok.events.StayEvent.SuppliesRequested;
import no.dognbok.events.Told;
import no.dognbok.identity.Identity;
import no.dognbok.log.EventLog;
import no.dognbok.query.StillViews;
import no.dognbok.query.TestLog;
import no.dognbok.query.dispute.DisputesInMemory;
import no.dognbok.query.docket.DocketInMemory;
import no.dognbok.query.dossier.DossierContent.Head;
import no.dognbok.query.dossier.DossierContent.Version;
import no.dognbok.query.dossier.DossierRequest.Subject;
import no.dognbok.query.evidence.check.Hash;
import no.dognbok.query.feed.View;
import no.dognbok.query.issued.Issued;
import no.dognbok.query.notes.NoteAnswer;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.statement.StatementQuestions;
import no.dognbok.query.stay.IncompleteStays;
import no.dognbok.query.stay.StayQuestions;
import no.dognbok.query.stay.StaysInMemory;
import no.dognbok.query.surroundings.SurroundingsView;

/** A ledger in a folder, told event by event, from which dossiers are drawn. */
final class DossierLedger implements AutoCloseable {

  static final Address TRUST = Address.org("983974791");
  static final Municipality STEINKJER = new Municipality("5006");
  static final Municipality INDEROY = new Municipality("5053");
  static final Scope OF_TRUST = new Scope.Trust(TRUST);
  static final Scope OF_STEINKJER = new Scope.OfMunicipality(STEINKJER);
  static final Scope OF_INDEROY = new Scope.OfMunicipality(INDEROY);
  static final Scope AUDITOR = new Scope.Auditor(Address.org("974760843"));

  /** What must not be found in an anonymous dossier. */
  static final String REFERENCE = "HNT-2025-4711";

  static final String CLIENT = "dips-levanger";
  static final String PATIENT = "k1:0a1b2c3d4e5f";
  static final String OBJECTION =
      "Vi svarte ja på telefon 15. juli, og plassen i Løvtunvegen sto klar fra da.";

  private static final UUID OTHER_DISPUTE =
      new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0004L);

  final TestLog log;
  final UUID stay = new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0001L);
  final UUID dispute = new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0002L);
  final UUID note = new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0003L);
  final Map<UUID, String> texts = new HashMap<>();
  final StaysInMemory stays = new StaysInMemory();
  final DisputesInMemory disputes = new DisputesInMemory();
  final SurroundingsView surroundings = new SurroundingsView();
  final Matters matters;
  final DossierDrawer drawer;
  final StatementQuestions statements;
  private final DocketInMemory docket;
  private long read;
  private int told;

  DossierLedger(Path folder) {
    log = new TestLog(folder).recordedAt("2025-01-01T00:00");
    docket = new DocketInMemory(stays, surroundings);
    StillViews views = new StillViews(Instant.EPOCH, () -> log.log().head().commits() - 1);
    statements =
        StatementQuestions.of(
            docket,
            stays,
            disputes,
            surroundings,
            log.log(),
            Issued.inMemory(),
            views,
            IncompleteStays.NONE);
    StayQuestions questions =
        new StayQuestions(stays, disputes, surroundings, views, IncompleteStays.NONE, log);
    matters = new Matters(questions, disputes, statements, log.log());
    drawer = new DossierDrawer(questions, this::note, FactsBlocks.in(log.log()));
    around("reference/address/a", mapped("974754118", "Sykehuset Levanger", TRUST, null));
    around("reference/address/b", mapped("983974791", "Helse Nord-Trøndelag HF", TRUST, null));
    around("reference/address/c", mapped("840029212", "Steinkjer", null, STEINKJER));
    around("reference/address/d", mapped("997391853", "Inderøy", null, INDEROY));
    around("reference/daily-rate/2025", new DailyRateSet(2025, 5_981, "test"));
  }

  private static AddressMapped mapped(
      String number, String name, Address trust, Municipality municipality) {
    return new AddressMapped(
        Address.org(number), Address.org(number), name, trust, municipality, null, "test");
  }

  private NoteAnswer note(NoteReference reference) {
    String text = texts.get(reference.note());
    return text == null
        ? NoteAnswer.of(reference, Optional.empty())
        : new NoteAnswer(
            reference.note(),
            NoteAnswer.State.PRESENT,
            text,
            "org:840029212",
            null,
            null,
            reference.digest(),
            "00".repeat(16),
            null);
  }

  private void around(String stream, ReferenceEvent event) {
    log.tell(stream, event, Identity.NONE);
    catchUp();
  }

  /** Told by the hospital five minutes after it happened. */
  Told told(String at) {
    told++;
    return Told.of(
            Moment.exact(TestLog.at(at)),
            TestLog.HOSPITAL,
            MessageKey.of("test", "melding-" + told))
        .from(TestLog.HOSPITAL);
  }

  Told toSteinkjer(String at) {
    Told one = told(at);
    return one.sent(Address.of(STEINKJER), one.occurredAt());
  }

  Told bySteinkjer(String at) {
    told++;
    Address steinkjer = Address.org("840029212");
    return Told.of(
            Moment.exact(TestLog.at(at)), steinkjer, MessageKey.of("kommune", "melding-" + told))
        .from(steinkjer);
  }

  /** Recorded five minutes after it happened; all that says of whom it is lies beside it. */
  String tell(StayEvent event) {
    log.recordedAt(event.told().occurredAt().plusSeconds(300));
    String id =
        log.tell(
            "stay/" + stay,
            event,
            new Identity(
                PATIENT, null, "her:1", "melding-" + told, "ab".repeat(32), REFERENCE, CLIENT));
    catchUp();
    return id;
  }

  String tell(DisputeEvent event) {
    log.recordedAt(event.told().occurredAt().plusSeconds(60));
    String id = log.tell(DisputeEvent.stream(dispute), event, Identity.NONE);
    catchUp();
    return id;
  }

  void catchUp() {
    for (View view : List.<View>of(surroundings, stays, disputes, docket)) {
      log.readFrom(read, view);
    }
    read = log.log().head().commits();
  }

  /** A patient who waits from 14 to 18 July 2025, and what can be told besides. */
  DossierLedger withStay() {
    String admission =
        tell(
            new PatientAdmitted(told("2025-07-07T10:00"), STEINKJER, null, CareType.SOMATIC, null));
    Told notice = toSteinkjer("2025-07-07T14:00");
    tell(new AdmissionNoticeSent(notice, LocalDate.of(2025, 7, 14)));
    tell(new ReceiptReceived(bySteinkjer("2025-07-07T14:05"), notice.message(), true));
    tell(
        new PatientIdentityLinked(
            told("2025-07-08T08:00"), PatientIdentityLinked.Why.D_NUMBER_REPLACED));
    Told mistaken = told("2025-07-10T09:00");
    tell(new DischargeReportSent(mistaken));
    tell(new MessageCancelled(told("2025-07-10T09:30"), mistaken.message()));
    tell(new HealthInformationUpdated(toSteinkjer("2025-07-14T08:30"), null));
    tell(
        new DeclaredReady(
            told("2025-07-14T09:00"),
            Profession.PHYSICIAN,
            Set.of(DeclaredReady.Point.A, DeclaredReady.Point.B),
            null,
            null));
    tell(new ReadyNoticeSent(toSteinkjer("2025-07-14T09:10")));
    tell(new MunicipalityReplied(bySteinkjer("2025-07-14T12:00"), Answer.NOT_YET, null, null));
    tell(
        new SuppliesRequested(
            bySteinkjer("2025-07-15T12:00"), Set.of(StayEvent.Supply.MEDICATION)));
    tell(
        new MunicipalityReplied(
            bySteinkjer("2025-07-17T13:00").via(Told.Channel.PHONE),
            Answer.NOT_YET,
            LocalDate.of(2025, 7, 19),
            null));
    tell(new OfferReady(bySteinkjer("2025-07-19T10:00"), null));
    tell(new PatientDeparted(told("2025-07-19T14:00"), false));
    tell(
        new FactCorrected(
            told("2025-07-20T09:00"),
            admission,
            "occurredAt",
            "2025-07-07T08:00:00Z",
            "2025-07-07T07:40:00Z",
            FactCorrected.Why.TYPED_WRONG));
    tell(new AccountRequested(bySteinkjer("2025-08-01T10:00")));
    tell(new AccountGiven(toSteinkjer("2025-08-03T10:00"), "cd".repeat(32)));
    return this;
  }

  /** Steinkjer does not agree with two of the days; nothing comes of a settlement. */
  DossierLedger withDispute() {
    texts.put(note, OBJECTION);
    tell(
        new DisputeOpened(
            bySteinkjer("2025-08-04T09:00"),
            DisputeParty.MUNICIPALITY,
            TRUST,
            STEINKJER,
            new DisputedMatter(
                stay,
                List.of(LocalDate.of(2025, 7, 15), LocalDate.of(2025, 7, 16)),
                YearMonth.of(2025, 7)),
            List.of(
                new DisputeGround(
                    DisputeGround.Code.ANSWERED_YES, new NoteReference(note, "ef".repeat(32))),
                new DisputeGround(DisputeGround.Code.OUTAGE, null))));
    tell(
        new DisputeAnswered(
            told("2025-08-06T13:00"), DisputeParty.TRUST, DisputeAnswered.Stand.DISAGREES, null));
    tell(
        new DisputeGroundAdded(
            bySteinkjer("2025-08-07T10:00"),
            DisputeParty.MUNICIPALITY,
            new DisputeGround(DisputeGround.Code.READY_NOTICE_LATER, null)));
    tell(
        new DisputeBroughtTo(
            told("2025-09-01T09:00"), DisputeParty.TRUST, DisputeStep.FORHANDLINGSUTVALG, null));
    String settlement =
        tell(
            new DisputeSettled(
                bySteinkjer("2025-10-01T09:00"),
                DisputeParty.MUNICIPALITY,
                List.of(LocalDate.of(2025, 7, 16)),
                List.of(LocalDate.of(2025, 7, 15)),
                DisputeGround.Code.ANSWERED_YES,
                DisputeStep.FORHANDLINGSUTVALG,
                DisputeSettled.How.AGREEMENT,
                Set.of(DisputeParty.TRUST, DisputeParty.MUNICIPALITY),
                null));
    tell(new SettlementContested(told("2025-10-03T09:00"), DisputeParty.TRUST, settlement, null));
    tell(
        new DisputeBroughtTo(
            bySteinkjer("2025-10-20T09:00"),
            DisputeParty.MUNICIPALITY,
            DisputeStep.TVISTELOSNINGSNEMNDA,
            null));
    return this;
  }

  /** A municipality does not agree with some days, or with the whole stay, in another dispute. */
  DossierLedger withDisputeOf(Municipality municipality, String at, List<LocalDate> days) {
    Told byMunicipality =
        Told.of(
                Moment.exact(TestLog.at(at)),
                Address.of(municipality),
                MessageKey.of("kommune", "melding-" + ++told))
            .from(Address.of(municipality));
    log.recordedAt(byMunicipality.occurredAt().plusSeconds(60));
    log.tell(
        DisputeEvent.stream(OTHER_DISPUTE),
        new DisputeOpened(
            byMunicipality,
            DisputeParty.MUNICIPALITY,
            TRUST,
            municipality,
            new DisputedMatter(stay, days, null),
            List.of(new DisputeGround(DisputeGround.Code.WRONG_MUNICIPALITY, null))),
        Identity.NONE);
    catchUp();
    return this;
  }

  /** What the other dispute came to, of two days; told by Steinkjer, and confirmed by the trust. */
  void settled(String at, boolean confirmed) {
    log.recordedAt(bySteinkjer(at).occurredAt().plusSeconds(60));
    String settlement =
        log.tell(
            DisputeEvent.stream(OTHER_DISPUTE),
            new DisputeSettled(
                bySteinkjer(at),
                DisputeParty.MUNICIPALITY,
                List.of(LocalDate.of(2025, 7, 16)),
                List.of(LocalDate.of(2025, 7, 15)),
                DisputeGround.Code.ANSWERED_YES,
                DisputeStep.LOWEST_LEVEL,
                DisputeSettled.How.AGREEMENT,
                Set.of(DisputeParty.TRUST, DisputeParty.MUNICIPALITY),
                null),
            Identity.NONE);
    if (confirmed) {
      log.tell(
          DisputeEvent.stream(OTHER_DISPUTE),
          new SettlementConfirmed(told(at), DisputeParty.TRUST, settlement, null),
          Identity.NONE);
    }
    catchUp();
  }

  /** A patient who waits from 14 July 2025; from 16 July on Steinkjer is told nothing. */
  DossierLedger withStayOfOthers() {
    tell(new PatientAdmitted(told("2025-07-07T10:00"), STEINKJER, null, CareType.SOMATIC, null));
    tell(new AdmissionNoticeSent(toSteinkjer("2025-07-07T14:00"), null));
    tell(new DeclaredReady(told("2025-07-14T09:00"), Profession.PHYSICIAN, Set.of(), null, null));
    tell(new ReadyNoticeSent(toSteinkjer("2025-07-14T09:10")));
    tell(new MunicipalityReplied(bySteinkjer("2025-07-14T12:00"), Answer.NOT_YET, null, null));
    correctResidence("2025-07-16T10:00");
    tell(new PatientDeparted(told("2025-07-25T14:00"), false));
    return this;
  }

  /** Another municipality is the right one; Steinkjer sees no more from here on. */
  void correctResidence(String at) {
    tell(new ResidenceCorrected(told(at), INDEROY, ResidenceCorrected.Why.WRONGLY_STATED));
  }

  void erase(String at, List<String> events) {
    tell(new IdentityErased(told(at), events, IdentityErased.Ground.PATIENTS_DEMAND));
  }

  List<String> idsOfStay() {
    return log.log().stream("stay/" + stay, 0, 1_000).stream().map(one -> one.id()).toList();
  }

  /** July is laid before Steinkjer, and frozen. */
  DossierLedger withStatement() {
    log.recordedAt("2025-08-08T09:00");
    String stream = StatementEvent.stream(TRUST, STEINKJER);
    log.tell(
        stream,
        new StatementPresented(
            told("2025-08-08T09:00"),
            TRUST,
            STEINKJER,
            YearMonth.of(2025, 7),
            drawn(),
            TestLog.at("2025-08-22T09:00")),
        Identity.NONE);
    catchUp();
    log.recordedAt("2025-08-25T09:00");
    log.tell(
        stream,
        new StatementFrozen(
            told("2025-08-25T09:00"), TRUST, STEINKJER, YearMonth.of(2025, 7), drawn()),
        Identity.NONE);
    catchUp();
    return this;
  }

  private Drawn drawn() {
    long position = end();
    var seen =
        statements.at(TRUST, STEINKJER, YearMonth.of(2025, 7), OF_TRUST, position, log.instant());
    return new Drawn(position, log.instant(), seen.basis().ruleSet(), seen.digest());
  }

  long end() {
    return log.log().head().commits() - 1;
  }

  EventLog log() {
    return log.log();
  }

  Head head(long position) {
    return new Head(
        "dognbok.example",
        position + 1,
        Hash.ofContent("root".getBytes(StandardCharsets.UTF_8)).toString());
  }

  DrawnDossier draw(Subject subject, Scope scope, Version version, long position) {
    DossierRequest request = new DossierRequest(subject, scope, version, position);
    return drawer.draw(request, head(position), matters.find(request));
  }

  DrawnDossier draw(Subject subject, Scope scope, Version version) {
    return draw(subject, scope, version, end());
  }

  Subject ofStay() {
    return new Subject.OfStay(stay);
  }

  Subject ofDispute() {
    return new Subject.OfDispute(dispute);
  }

  Subject ofOtherDispute() {
    return new Subject.OfDispute(OTHER_DISPUTE);
  }

  Subject ofLine() {
    return new Subject.OfLine(TRUST, STEINKJER, YearMonth.of(2025, 7), stay);
  }

  @Override
  public void close() {
    log.close();
  }
}
