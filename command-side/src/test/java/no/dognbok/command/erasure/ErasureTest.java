package no.dognbok.command.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import no.dognbok.command.Ledger;
import no.dognbok.command.count.CountCommand;
import no.dognbok.command.dispute.DisputeCommand;
import no.dognbok.command.erasure.ErasureReport.Reason;
import no.dognbok.command.reference.ReferenceCommand;
import no.dognbok.command.reference.Setters;
import no.dognbok.command.stay.StayCommand;
import no.dognbok.events.Address;
import no.dognbok.events.CountEvent;
import no.dognbok.events.CountEvent.CountTaken;
import no.dognbok.events.CountSource;
import no.dognbok.events.DeviationEvent;
import no.dognbok.events.DeviationKind;
import no.dognbok.events.DeviationMeasure;
import no.dognbok.events.DisputeEvent;
import no.dognbok.events.DisputeGround;
import no.dognbok.events.DisputeParty;
import no.dognbok.events.DisputeStep;
import no.dognbok.events.DisputedMatter;
import no.dognbok.events.MessageKey;
import no.dognbok.events.Moment;
import no.dognbok.events.Municipality;
import no.dognbok.events.NoteEvent.NoteDeleted;
import no.dognbok.events.Paragraph;
import no.dognbok.events.ReferenceEvent.AddressMapped;
import no.dognbok.events.ReferenceEvent.RetentionSet;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.IdentityErased;
import no.dognbok.events.Told;
import no.dognbok.identity.Caller;
import no.dognbok.identity.Identity;
import no.dognbok.log.Commit;
import no.dognbok.log.EventJson;
import no.dognbok.log.EventTypes;
import no.dognbok.log.LogUnavailable;
import no.dognbok.log.StoredCommit;
import no.dognbok.log.StoredEvent;
import no.dognbok.notes.Note;
import no.dognbok.notes.Notes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What is due, what is kept and why, and what becomes of an erasure that is broken off. */
class ErasureTest {

  private static final Address TRUST = Address.org("983974791");
  private static final Address OTHER_TRUST = Address.org("997005562");
  private static final Address STEINKJER = Address.org("840029212");
  private static final Municipality MUNICIPALITY = new Municipality("5006");
  private static final Caller BY_TRUST = new Caller(TRUST, null, "test");
  private static final Caller BY_STEINKJER = new Caller(STEINKJER, null, "test");
  private static final Caller BY_AUDITOR = new Caller(Address.org("910000004"), null, "test");
  private static final Instant ADMITTED = Instant.parse("2025-01-10T10:00:00Z");
  private static final Instant LEFT = Instant.parse("2025-01-20T12:00:00Z");

  /** A clock that is moved. */
  private static final class Hands extends Clock {
    private Instant now = LEFT;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @TempDir Path path;
  private final Hands clock = new Hands();
  private Ledger ledger;
  private Erasure erasure;
  private int messages;

  @BeforeEach
  void open() {
    ledger = new Ledger(path, clock);
    erasure = erasure(ledger.notes());
    map(TRUST, TRUST, null);
    map(OTHER_TRUST, OTHER_TRUST, null);
    map(STEINKJER, null, MUNICIPALITY);
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private Erasure erasure(Notes notes) {
    String[] auditors = {BY_AUDITOR.asker().value()};
    return new Erasure(
        ledger.log(), ledger.commands(), notes, new Setters(ledger.log(), auditors), clock);
  }

  private void map(Address address, @Nullable Address trust, @Nullable Municipality municipality) {
    ledger
        .commands()
        .send(
            ReferenceCommand.set(
                new AddressMapped(address, address, "x", trust, municipality, null, "test")));
  }

  private void keep(@Nullable String identity, @Nullable String notes) {
    RetentionSet set =
        new RetentionSet(
            identity == null ? null : Period.parse(identity),
            notes == null ? null : Period.parse(notes),
            "plan");
    ledger.commands().send(ReferenceCommand.set(set));
  }

  private Told told(Instant at, Address by) {
    messages++;
    return Told.of(Moment.exact(at), by, MessageKey.of(by.toString(), "m-" + messages));
  }

  private void tell(UUID stay, StayEvent event) {
    String patient = "k1:" + stay;
    Address by = event.told().by();
    String id = "m-" + messages;
    ledger
        .commands()
        .send(
            StayCommand.telling(StayCommand.stream(stay), event),
            new Identity(patient, null, by.toString(), id, "digest-" + id, "DIPS " + id, "test"),
            event instanceof StayEvent.PatientAdmitted
                ? Set.of(
                    "msg/%s/%s".formatted(by, id), "patient/%s/%s/000001".formatted(by, patient))
                : Set.of("msg/%s/%s".formatted(by, id)));
  }

  private UUID admitted(Address by) {
    UUID stay = UUID.randomUUID();
    tell(stay, new StayEvent.PatientAdmitted(told(ADMITTED, by), null, null, null, null));
    return stay;
  }

  private UUID departed(Address by) {
    UUID stay = admitted(by);
    tell(stay, new StayEvent.PatientDeparted(told(LEFT, by), false));
    return stay;
  }

  private DisputeEvent.DisputeOpened opening(UUID stay, @Nullable Note note) {
    return new DisputeEvent.DisputeOpened(
        told(LEFT, STEINKJER),
        DisputeParty.MUNICIPALITY,
        TRUST,
        MUNICIPALITY,
        new DisputedMatter(stay, null, null),
        List.of(
            new DisputeGround(DisputeGround.Code.RATE, note == null ? null : note.reference())));
  }

  private void tell(UUID dispute, DisputeEvent event) {
    ledger
        .commands()
        .send(new DisputeCommand(DisputeEvent.stream(dispute), event), Identity.NONE, Set.of());
  }

  private void tell(UUID deviation, DeviationEvent event) {
    String stream = DeviationEvent.stream(deviation);
    ledger
        .log()
        .append(
            Commit.of(
                UUID.randomUUID(),
                List.of(
                    new Commit.Event(
                        stream,
                        ledger.log().lastSequence(stream).orElse(-1) + 1,
                        UUID.randomUUID().toString(),
                        EventTypes.name(event.getClass()),
                        EventTypes.revision(event.getClass()),
                        clock.now,
                        EventJson.write(event),
                        JsonMapper.shared().writeValueAsBytes(Identity.NONE.toMap())))));
  }

  private Note note(Instant at) {
    return ledger
        .notes()
        .put(
            Note.written(
                UUID.randomUUID(),
                "Vi svarte ja.",
                STEINKJER,
                null,
                at,
                Set.of(TRUST, Address.of(MUNICIPALITY))));
  }

  private ErasureReport due(String now, Caller by) {
    clock.now = Instant.parse(now);
    return erasure.erase(new ErasureRequest.Due(null, false), by);
  }

  private ErasureReport due(String now) {
    return due(now, BY_TRUST);
  }

  private boolean hasIdentity(UUID stay) {
    return ledger.log().stream(StayCommand.stream(stay), 0, 100).stream()
        .anyMatch(IdentityOf::isThere);
  }

  private List<String> filesWith(String text) throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> has(file, text))
          .map(Path::toString)
          .toList();
    }
  }

  private static boolean has(Path file, String text) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // ---- by age

  @Test
  void whereNobodyHasSetAPeriodNothingGoesByAge() {
    UUID stay = departed(TRUST);
    ErasureReport report = due("2099-01-01T00:00:00Z");
    assertThat(report.stays()).isEmpty();
    assertThat(report.setting()).isNull();
    assertThat(hasIdentity(stay)).isTrue();
    keep(null, "P1Y");
    assertThat(due("2099-01-01T00:00:00Z").stays()).isEmpty();
  }

  @Test
  void thePeriodCountsFromTheDepartureInNorwegianDaysAndIsOverToTheMinute() throws IOException {
    UUID stay = departed(TRUST);
    keep("P6M", null); // from winter time into summer time
    assertThat(due("2025-07-20T10:59:00Z").stays()).isEmpty();
    assertThat(filesWith("k1:" + stay)).isNotEmpty();
    ErasureReport report = due("2025-07-20T11:00:00Z");
    assertThat(report.stays())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.stay()).isEqualTo(stay);
          assertThat(one.ground()).isEqualTo("RETENTION_EXPIRED");
          assertThat(one.blocks()).isEqualTo(2);
          assertThat(one.claims()).isEqualTo(3);
        });
    assertThat(report.totals()).isEqualTo(new ErasureReport.Totals(1, 0, 2, 3, 0, 0));
    assertThat(filesWith("k1:" + stay)).isEmpty();
    assertThat(filesWith("DIPS m-")).isEmpty();
    StoredEvent last = ledger.log().stream(StayCommand.stream(stay), 2, 1).getFirst();
    assertThat(last.position()).isEqualTo(report.stays().getFirst().position());
    IdentityErased said = (IdentityErased) EventJson.read(last);
    assertThat(said.told().by()).isEqualTo(TRUST);
    assertThat(said.events()).hasSize(2);
  }

  @Test
  void aSecondRunErasesNothing_andEveryLeafStands() {
    departed(TRUST);
    departed(TRUST);
    keep("P1Y", null);
    List<StoredCommit> before = ledger.log().commits(0, 1_000);
    assertThat(due("2026-06-01T00:00:00Z").totals().stays()).isEqualTo(2);
    long commits = ledger.log().head().commits();
    assertThat(due("2026-06-01T00:00:00Z").totals())
        .isEqualTo(new ErasureReport.Totals(0, 0, 0, 0, 0, 0));
    assertThat(ledger.log().head().commits()).isEqualTo(commits);
    // Reading checks what is left against the leaves; the leaves are those of before.
    List<StoredCommit> after = ledger.log().commits(0, 1_000);
    for (int i = 0; i < before.size(); i++) {
      assertThat(after.get(i).leaf().bytes()).isEqualTo(before.get(i).leaf().bytes());
      for (int j = 0; j < before.get(i).events().size(); j++) {
        assertThat(after.get(i).events().get(j).payload())
            .isEqualTo(before.get(i).events().get(j).payload());
      }
    }
  }

  @Test
  void whereNoDepartureIsKnownItCountsFromTheLastEvent_butNotWhileTheStayIsOpen() {
    UUID stay = admitted(TRUST);
    keep("P1M", null);
    ErasureReport early = due("2025-06-01T00:00:00Z");
    assertThat(early.stays()).isEmpty();
    assertThat(early.kept()).containsExactly(ErasureReport.Kept.stay(stay, Reason.OPEN_STAY));
    assertThat(due("2026-02-01T00:00:00Z").stays())
        .singleElement()
        .satisfies(one -> assertThat(one.stay()).isEqualTo(stay));
  }

  @Test
  void aDepartureThatWasCancelledIsNone() {
    UUID stay = admitted(TRUST);
    Told departure = told(LEFT, TRUST);
    tell(stay, new StayEvent.PatientDeparted(departure, false));
    tell(stay, new StayEvent.MessageCancelled(told(LEFT, TRUST), departure.message()));
    keep("P1M", null);
    assertThat(due("2025-06-01T00:00:00Z").kept())
        .containsExactly(ErasureReport.Kept.stay(stay, Reason.OPEN_STAY));
  }

  @Test
  void whatWasToldLatelyMayComeAgain() {
    UUID stay = departed(TRUST);
    keep("P1Y", null);
    clock.now = Instant.parse("2026-05-20T00:00:00Z");
    tell(stay, new StayEvent.DischargeSummarySent(told(LEFT, TRUST)));
    assertThat(due("2026-06-01T00:00:00Z").kept())
        .containsExactly(ErasureReport.Kept.stay(stay, Reason.TOLD_LATELY));
    assertThat(due("2026-06-20T00:00:00Z").totals().blocks()).isEqualTo(3);
  }

  @Test
  void anOpenDisputeKeepsTheStayAndItsNotes_andTheNotesCountFromItsEnd() {
    UUID stay = departed(TRUST);
    UUID dispute = UUID.randomUUID();
    Note note = note(LEFT);
    tell(dispute, opening(stay, note));
    keep("P1Y", "P1Y");
    ErasureReport open = due("2026-06-01T00:00:00Z");
    assertThat(open.stays()).isEmpty();
    assertThat(open.notes()).isEmpty();
    assertThat(open.kept())
        .containsExactly(
            ErasureReport.Kept.stay(stay, Reason.OPEN_DISPUTE).of(dispute),
            ErasureReport.Kept.note(note.id(), Reason.OPEN_DISPUTE).of(dispute));
    tell(
        dispute,
        new DisputeEvent.DisputeWithdrawn(
            told(Instant.parse("2026-05-01T00:00:00Z"), STEINKJER),
            DisputeParty.MUNICIPALITY,
            null));
    ErasureReport ended = due("2026-06-02T00:00:00Z");
    assertThat(ended.totals().stays()).isEqualTo(1);
    assertThat(ended.notes()).as("a year from the end of the dispute").isEmpty();
    ErasureReport later = due("2027-05-01T00:00:00Z");
    assertThat(later.notes())
        .singleElement()
        .satisfies(one -> assertThat(one.ground()).isEqualTo("RETENTION_EXPIRED"));
    assertThat(ledger.notes().find(note.id())).isEmpty();
  }

  @Test
  void aSettlementThatIsContestedEndsNoDispute() {
    UUID stay = departed(TRUST);
    UUID dispute = UUID.randomUUID();
    tell(dispute, opening(stay, null));
    tell(
        dispute,
        new DisputeEvent.DisputeSettled(
            told(LEFT, STEINKJER),
            DisputeParty.MUNICIPALITY,
            null,
            List.of(LocalDate.of(2025, 5, 1)),
            DisputeGround.Code.RATE,
            DisputeStep.LOWEST_LEVEL,
            DisputeEvent.DisputeSettled.How.AGREEMENT,
            null,
            null));
    keep("P1Y", null);
    assertThat(due("2027-06-01T00:00:00Z").kept()).isEmpty();
    UUID other = departed(TRUST);
    UUID contested = UUID.randomUUID();
    tell(contested, opening(other, null));
    tell(
        contested,
        new DisputeEvent.DisputeSettled(
            told(LEFT, STEINKJER),
            DisputeParty.MUNICIPALITY,
            null,
            List.of(LocalDate.of(2025, 5, 1)),
            DisputeGround.Code.RATE,
            DisputeStep.LOWEST_LEVEL,
            DisputeEvent.DisputeSettled.How.AGREEMENT,
            null,
            null));
    String settlement = ledger.log().stream(DisputeEvent.stream(contested), 1, 1).getFirst().id();
    tell(
        contested,
        new DisputeEvent.SettlementContested(
            told(LEFT, TRUST), DisputeParty.TRUST, settlement, null));
    assertThat(due("2027-06-01T00:00:00Z").kept())
        .containsExactly(ErasureReport.Kept.stay(other, Reason.OPEN_DISPUTE).of(contested));
  }

  @Test
  void theNotesOfADeviationCountFromItsClosing() {
    UUID deviation = UUID.randomUUID();
    Note note = note(LEFT);
    tell(
        deviation,
        new DeviationEvent.DeviationReported(
            told(LEFT, STEINKJER),
            DisputeParty.MUNICIPALITY,
            TRUST,
            MUNICIPALITY,
            DeviationKind.MEDICATION_LIST_WRONG,
            Paragraph.ANNEX_3_1_3,
            Moment.exact(LEFT),
            null,
            null,
            note.reference()));
    keep(null, "P1Y");
    ErasureReport open = due("2026-06-01T00:00:00Z");
    assertThat(open.notes()).isEmpty();
    assertThat(open.kept())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.reason()).isEqualTo(Reason.OPEN_DEVIATION);
          assertThat(one.deviation()).isEqualTo(deviation);
        });
    tell(
        deviation,
        new DeviationEvent.DeviationClosed(
            told(Instant.parse("2026-05-01T00:00:00Z"), TRUST),
            DisputeParty.TRUST,
            DeviationMeasure.TRAINING,
            null));
    assertThat(due("2026-06-02T00:00:00Z").notes()).isEmpty();
    assertThat(due("2027-05-02T00:00:00Z").notes()).hasSize(1);
    assertThat(ledger.notes().find(note.id())).isEmpty();
  }

  @Test
  void theRowsOfACountGoByTheirAge_fromWhenTheMonthWasCountedLast() {
    Note first = note(LEFT);
    Note second = note(LEFT);
    counted(LEFT, first);
    counted(Instant.parse("2025-03-01T00:00:00Z"), second);
    keep(null, "P1Y");
    assertThat(due("2026-02-20T00:00:00Z").notes()).isEmpty();
    assertThat(due("2026-03-02T00:00:00Z").notes())
        .extracting(ErasureReport.DeletedNote::note)
        .containsExactlyInAnyOrder(first.id(), second.id());
  }

  private void counted(Instant at, Note list) {
    YearMonth month = YearMonth.of(2025, 1);
    CountTaken taken =
        new CountTaken(
            told(at, STEINKJER),
            DisputeParty.MUNICIPALITY,
            TRUST,
            MUNICIPALITY,
            month,
            CountSource.OWN_LIST,
            1,
            2,
            List.of(list.reference()));
    clock.now = at;
    ledger
        .commands()
        .send(
            new CountCommand(CountEvent.stream(TRUST, MUNICIPALITY, month), taken),
            Identity.NONE,
            Set.of());
  }

  @Test
  void aDryRunSaysWhatWouldGoAndLeavesIt() {
    UUID stay = departed(TRUST);
    note(LEFT);
    keep("P1Y", "P1Y");
    long commits = ledger.log().head().commits();
    ErasureReport report =
        erasure.erase(
            new ErasureRequest.Due(Instant.parse("2030-01-01T00:00:00Z"), true), BY_TRUST);
    assertThat(report.totals()).isEqualTo(new ErasureReport.Totals(1, 0, 2, 3, 1, 0));
    assertThat(report.stays().getFirst().position()).isNull();
    assertThat(ledger.log().head().commits()).isEqualTo(commits);
    assertThat(hasIdentity(stay)).isTrue();
    assertThatThrownBy(() ->
            erasure.erase(
                new ErasureRequest.Due(Instant.parse("2030-01-01T00:00:00Z"), false), BY_TRUST))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Code.INVALID_VALUE));
  }

  // ---- whose it is

  @Test
  void aTrustErasesItsOwn_andAnAuditorAll() {
    UUID own = departed(TRUST);
    UUID others = departed(OTHER_TRUST);
    keep("P1Y", null);
    assertThat(due("2026-06-01T00:00:00Z").stays())
        .extracting(ErasureReport.ErasedStay::stay)
        .containsExactly(own);
    assertThat(hasIdentity(others)).isTrue();
    assertThatThrownBy(() -> erasure.erase(ofStay(others), BY_TRUST))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Code.NO_SUCH_STAY));
    assertThat(due("2026-06-01T00:00:00Z", BY_AUDITOR).stays())
        .extracting(ErasureReport.ErasedStay::stay)
        .containsExactly(others);
  }

  private static ErasureRequest ofStay(UUID stay) {
    return new ErasureRequest.OfStay(stay, IdentityErased.Ground.PATIENTS_DEMAND, false);
  }

  private static ErasureRequest ofNote(UUID note) {
    return new ErasureRequest.OfNote(note, NoteDeleted.Ground.NAMES_SOMEBODY, false);
  }

  @Test
  void oneStayGoesOnAGroundOfItsOwn_alsoWhereADisputeGoesOn() {
    UUID stay = departed(TRUST);
    tell(UUID.randomUUID(), opening(stay, null));
    assertThat(erasure.erase(ofStay(stay), BY_TRUST).stays())
        .singleElement()
        .satisfies(one -> assertThat(one.ground()).isEqualTo("PATIENTS_DEMAND"));
    assertThat(hasIdentity(stay)).isFalse();
    ErasureReport again = erasure.erase(ofStay(stay), BY_TRUST);
    assertThat(again.stays()).isEmpty();
    assertThat(again.kept()).containsExactly(ErasureReport.Kept.stay(stay, Reason.NOTHING_LEFT));
  }

  /** What is told of an erased stay later goes the next time, and takes no claim that is taken. */
  @Test
  void aStayIsErasedAgainWhenSomethingWasToldOfIt() {
    UUID stay = departed(TRUST);
    erasure.erase(ofStay(stay), BY_TRUST);
    tell(stay, new StayEvent.DischargeSummarySent(told(LEFT, TRUST)));
    assertThat(erasure.erase(ofStay(stay), BY_TRUST).totals().blocks()).isEqualTo(1);
    assertThat(hasIdentity(stay)).isFalse();
  }

  @Test
  void aNoteIsDeletedByWhoWroteItOrAnAuditor() {
    Note one = note(LEFT);
    Note two = note(LEFT);
    assertThatThrownBy(() -> erasure.erase(ofNote(one.id()), BY_TRUST))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Code.NOT_YOURS));
    assertThatThrownBy(() -> erasure.erase(ofNote(one.id()), new Caller(OTHER_TRUST, null, null)))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Code.NO_SUCH_NOTE));
    ErasureReport first = erasure.erase(ofNote(one.id()), BY_STEINKJER);
    assertThat(ledger.notes().find(one.id())).isEmpty();
    assertThat(erasure.erase(ofNote(one.id()), BY_STEINKJER).notes())
        .as("sent again")
        .isEqualTo(first.notes());
    assertThat(erasure.erase(ofNote(two.id()), BY_AUDITOR).totals().notes()).isEqualTo(1);
  }

  // ---- notes of nobody

  @Test
  void aNoteThatNoEventNamesGoesAfterADay_withoutAnySetting() throws IOException {
    Note orphan = note(LEFT);
    Note named = note(LEFT);
    tell(UUID.randomUUID(), opening(UUID.randomUUID(), named));
    assertThat(due("2025-01-21T11:59:00Z").notes()).isEmpty();
    ErasureReport report = due("2025-01-21T12:00:00Z");
    assertThat(report.notes())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.note()).isEqualTo(orphan.id());
          assertThat(one.ground()).isEqualTo("NAMED_BY_NO_EVENT");
        });
    assertThat(ledger.notes().find(named.id())).isPresent();
  }

  // ---- broken off

  /** Killed after the log was told: the text is there, and the next run sees to it. */
  @Test
  void aDeletionThatWasBrokenOffIsDoneByTheNextRun() {
    Note note = note(LEFT);
    tell(UUID.randomUUID(), opening(UUID.randomUUID(), note));
    Notes failing = new NotesThatDoNotDelete(ledger.notes());
    assertThatThrownBy(() -> erasure(failing).erase(ofNote(note.id()), BY_STEINKJER))
        .isInstanceOf(LogUnavailable.class);
    assertThat(ledger.notes().find(note.id())).as("the text is still there").isPresent();
    assertThat(due("2025-01-20T13:00:00Z", BY_TRUST).notes())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.note()).isEqualTo(note.id());
          assertThat(one.ground()).isEqualTo("NAMES_SOMEBODY");
        });
    assertThat(ledger.notes().find(note.id())).isEmpty();
  }

  /** While a backup reads the files, the bytes stay: it is said, and the rest is left. */
  @Test
  void whereTheBytesStayOnTheDiskThatIsSaidAndTheRestIsLeft() throws Exception {
    departed(TRUST);
    departed(TRUST);
    keep("P1Y", null);
    try (Connection reader = DriverManager.getConnection("jdbc:sqlite:" + path.resolve("log.db"));
        Statement statement = reader.createStatement()) {
      statement.execute("BEGIN");
      statement.executeQuery("SELECT count(*) FROM events").next();
      ErasureReport report = due("2026-06-01T00:00:00Z");
      assertThat(report.pending()).isTrue();
      assertThat(report.totals().stays()).isEqualTo(1);
      assertThat(report.left()).isEqualTo(1);
      ErasureReport nothing = erasure.erase(ofStay(report.stays().getFirst().stay()), BY_TRUST);
      assertThat(nothing.pending()).as("nor does the next one say that it is gone").isTrue();
    }
    ErasureReport rest = due("2026-06-01T00:00:00Z");
    assertThat(rest.pending()).isFalse();
    assertThat(rest.totals().stays()).isEqualTo(1);
    assertThat(filesWith("\"patient\":\"k1:")).isEmpty();
  }

  /** As if the process had been killed before it came to it. */
  private record NotesThatDoNotDelete(Notes notes) implements Notes {

    @Override
    public Note put(Note note) {
      return notes.put(note);
    }

    @Override
    public Optional<Note> find(UUID id) {
      return notes.find(id);
    }

    @Override
    public List<Note> after(@Nullable UUID last, int most) {
      return notes.after(last, most);
    }

    @Override
    public boolean delete(UUID id) {
      throw new LogUnavailable("broken off");
    }

    @Override
    public void close() {
      notes.close();
    }
  }
}
