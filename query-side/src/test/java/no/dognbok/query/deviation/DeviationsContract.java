package no.dognbok.query.deviation;

import static no.dognbok.events.DisputeParty.MUNICIPALITY;
import static no.dognbok.query.TestLog.told;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.dognbok.events.Address;
import no.dognbok.events.DeviationEvent;
import no.dognbok.events.DeviationEvent.DeviationAnswered;
import no.dognbok.events.DeviationEvent.DeviationClosed;
import no.dognbok.events.DeviationEvent.DeviationReopened;
import no.dognbok.events.DeviationEvent.DeviationReported;
import no.dognbok.events.DeviationEvent.DeviationTakenUp;
import no.dognbok.events.DeviationKind;
import no.dognbok.events.DeviationMeasure;
import no.dognbok.events.DisputeEvent.DisputeAnswered.Stand;
import no.dognbok.events.DisputeParty;
import no.dognbok.events.DutyReference;
import no.dognbok.events.Moment;
import no.dognbok.events.Municipality;
import no.dognbok.events.Obligation;
import no.dognbok.events.Paragraph;
import no.dognbok.events.StayEvent;
import no.dognbok.identity.Identity;
import no.dognbok.query.TestLog;
import no.dognbok.query.deviation.DeviationRecord.State;
import no.dognbok.query.deviation.Deviations.Filter;
import no.dognbok.query.scope.Scope;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The deviations that somebody told of, wherever the view lies. */
abstract class DeviationsContract {

  static final Address TRUST = Address.org("983974791");
  static final Address OTHER_TRUST = Address.org("997005562");
  static final Municipality STEINKJER = new Municipality("5006");
  static final Municipality VERDAL = new Municipality("5038");
  static final Scope AUDITOR = new Scope.Auditor(Address.org("910000004"));

  @TempDir Path data;
  TestLog log;

  /** What this log makes of the view, also where everything comes twice. */
  abstract Deviations view(TestLog log);

  @BeforeEach
  void open() {
    log = new TestLog(data);
  }

  @AfterEach
  void close() {
    log.close();
  }

  private void tell(UUID deviation, DeviationEvent event) {
    log.tell(DeviationEvent.stream(deviation), event, Identity.NONE);
  }

  private UUID reported(
      String occurred,
      DeviationKind kind,
      Address trust,
      Municipality municipality,
      @Nullable UUID stay) {
    UUID id = UUID.randomUUID();
    tell(
        id,
        new DeviationReported(
            told("r" + id, "2025-11-03T09:00"),
            MUNICIPALITY,
            trust,
            municipality,
            kind,
            kind.paragraph(),
            Moment.exact(TestLog.at(occurred)),
            stay,
            trust.equals(TRUST) ? TestLog.HOSPITAL : null,
            null));
    return id;
  }

  private UUID reported() {
    return reported("2025-10-06T09:00", DeviationKind.OTHER, TRUST, STEINKJER, null);
  }

  private UUID takenUp(UUID stay) {
    DutyReference duty =
        new DutyReference(
            stay, Obligation.ADMISSION_NOTICE, "PatientAdmitted " + UUID.randomUUID(), 0);
    tell(
        duty.deviation(),
        new DeviationTakenUp(
            told("t" + duty, "2025-11-03T10:00"),
            DisputeParty.TRUST,
            TRUST,
            STEINKJER,
            duty,
            Moment.exact(TestLog.at("2025-10-31T23:30")),
            TestLog.HOSPITAL,
            null));
    return duty.deviation();
  }

  private void answered(UUID id) {
    tell(
        id,
        new DeviationAnswered(
            told("a" + id, "2025-11-04T09:00"), DisputeParty.TRUST, Stand.AGREES, null));
  }

  private void closed(UUID id, DeviationMeasure measure) {
    tell(
        id,
        new DeviationClosed(
            told(measure + "" + id, "2025-11-05T09:00"), DisputeParty.TRUST, measure, null));
  }

  private void reopened(UUID id) {
    tell(id, new DeviationReopened(told("o" + id, "2025-11-06T09:00"), MUNICIPALITY, null));
  }

  private static List<UUID> ids(List<DeviationRecord> some) {
    return some.stream().map(DeviationRecord::id).toList();
  }

  private static List<UUID> found(Deviations view, Filter filter, Scope scope) {
    Deviations.Part part = view.find(filter, scope, 0, 10);
    assertThat(part.total(filter)).isEqualTo(part.deviations().size());
    assertThat(part.deviations()).isEqualTo(view.all(filter, scope));
    return ids(part.deviations());
  }

  private static List<UUID> found(Deviations view, State state) {
    return found(view, new Filter(null, null, null, null, null, null, state), AUDITOR);
  }

  @Test
  void aDeviationIsOpen_answered_closed_andOpenAgainWhereAPartyDoesNotAcceptThat() {
    UUID one = reported();
    assertThat(view(log).find(one, AUDITOR).orElseThrow().state()).isEqualTo(State.OPEN);
    log.tell(UUID.randomUUID(), new StayEvent.AdmissionMentioned(told("m", "2025-10-01T09:00")));
    answered(one);
    assertThat(found(view(log), State.ANSWERED)).containsExactly(one);
    closed(one, DeviationMeasure.NO_MEASURE);
    assertThat(found(view(log), State.CLOSED)).containsExactly(one);
    reopened(one);
    assertThat(found(view(log), State.OPEN)).containsExactly(one);
    assertThat(view(log).find(one, AUDITOR).orElseThrow().closing()).isEmpty();
    closed(one, DeviationMeasure.TRAINING);
    DeviationRecord ended = view(log).find(one, AUDITOR).orElseThrow();
    assertThat(ended.state()).isEqualTo(State.CLOSED);
    assertThat(ended.closing().orElseThrow().measure()).isEqualTo(DeviationMeasure.TRAINING);
    assertThat(ended.entries()).hasSize(5);
    assertThat(ended.entries().getFirst().position()).isZero();
    assertThat(ended.entries().getLast().index()).isEqualTo(5);
  }

  @Test
  void aPartySeesItsOwn_anAuditorAll_aStrangerNone() {
    UUID one = reported();
    UUID two = reported("2025-10-06T09:00", DeviationKind.OTHER, TRUST, VERDAL, null);
    UUID three = reported("2025-10-06T09:00", DeviationKind.OTHER, OTHER_TRUST, STEINKJER, null);
    Deviations view = view(log);
    assertThat(found(view, Filter.ALL, AUDITOR)).containsExactly(three, two, one);
    assertThat(found(view, Filter.ALL, new Scope.Trust(TRUST))).containsExactly(two, one);
    assertThat(found(view, Filter.ALL, new Scope.OfMunicipality(STEINKJER)))
        .containsExactly(three, one);
    assertThat(found(view, Filter.ALL, new Scope.OfMunicipality(new Municipality("0301"))))
        .isEmpty();
    assertThat(view.find(two, new Scope.OfMunicipality(STEINKJER))).isEmpty();
    assertThat(view.find(two, new Scope.Trust(OTHER_TRUST))).isEmpty();
    assertThat(view.find(two, new Scope.Trust(TRUST))).isPresent();
    assertThat(view.find(UUID.randomUUID(), AUDITOR)).isEmpty();
  }

  @Test
  void whatWasToldAboutAStayIsFoundByIt() {
    UUID stay = UUID.randomUUID();
    UUID taken = takenUp(stay);
    UUID byHand =
        reported("2025-10-07T09:00", DeviationKind.EQUIPMENT_MISSING, TRUST, STEINKJER, stay);
    UUID ofAnother = reported("2025-10-07T09:00", DeviationKind.OTHER, OTHER_TRUST, VERDAL, stay);
    reported();
    takenUp(UUID.randomUUID());
    Deviations view = view(log);
    assertThat(ids(view.ofStay(stay, AUDITOR))).containsExactly(taken, byHand, ofAnother);
    assertThat(ids(view.ofStay(stay, new Scope.Trust(TRUST)))).containsExactly(taken, byHand);
    assertThat(view.ofStay(stay, new Scope.OfMunicipality(new Municipality("0301")))).isEmpty();
    assertThat(view.ofStay(UUID.randomUUID(), AUDITOR)).isEmpty();
    DeviationRecord record = view.find(taken, AUDITOR).orElseThrow();
    assertThat(record.duty().orElseThrow().stay()).isEqualTo(stay);
    assertThat(record.begun().kind()).isEqualTo(DeviationKind.ADMISSION_NOTICE);
  }

  /** In Norway the first hour of November is in November, whatever UTC says. */
  @Test
  void theyAreFiltered() {
    UUID taken = takenUp(UUID.randomUUID());
    UUID list =
        reported(
            "2025-11-01T00:00", DeviationKind.MEDICATION_LIST_WRONG, OTHER_TRUST, VERDAL, null);
    UUID idea =
        reported("2025-09-30T12:00", DeviationKind.IMPROVEMENT_PROPOSAL, TRUST, VERDAL, null);
    Deviations view = view(log);
    YearMonth october = YearMonth.of(2025, 10);
    assertThat(found(view, new Filter(TRUST, null, null, null, null, null, null), AUDITOR))
        .containsExactly(idea, taken);
    assertThat(found(view, new Filter(null, VERDAL, null, null, null, null, null), AUDITOR))
        .containsExactly(idea, list);
    assertThat(
            found(view, new Filter(null, null, TestLog.HOSPITAL, null, null, null, null), AUDITOR))
        .containsExactly(idea, taken);
    assertThat(
            found(
                view,
                new Filter(null, null, null, DeviationKind.ADMISSION_NOTICE, null, null, null),
                AUDITOR))
        .containsExactly(taken);
    assertThat(
            found(
                view,
                new Filter(null, null, null, null, Paragraph.ANNEX_3_1_3, null, null),
                AUDITOR))
        .containsExactly(list);
    assertThat(found(view, new Filter(null, null, null, null, null, october, null), AUDITOR))
        .containsExactly(taken);
    assertThat(
            found(
                view,
                new Filter(TRUST, VERDAL, null, null, null, october, State.OPEN),
                new Scope.OfMunicipality(VERDAL)))
        .isEmpty();
  }

  @Test
  void theyAreTakenInPages_andCountedByState() {
    List<UUID> all = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      all.addFirst(reported());
    }
    answered(all.get(1));
    closed(all.get(2), DeviationMeasure.ROUTINE_CHANGED);
    closed(all.get(3), DeviationMeasure.ROUTINE_CHANGED);
    Deviations view = view(log);
    Map<State, Integer> counts = Map.of(State.OPEN, 1, State.ANSWERED, 1, State.CLOSED, 2);
    List<UUID> paged = new ArrayList<>();
    for (int skip = 0; skip < 4; skip += 3) {
      Deviations.Part part = view.find(Filter.ALL, AUDITOR, skip, 3);
      assertThat(part.counts()).isEqualTo(counts);
      assertThat(part.total(Filter.ALL)).isEqualTo(4);
      paged.addAll(ids(part.deviations()));
    }
    assertThat(paged).isEqualTo(all);
    Filter closed = new Filter(null, null, null, null, null, null, State.CLOSED);
    Deviations.Part part = view.find(closed, AUDITOR, 1, 3);
    assertThat(ids(part.deviations())).containsExactly(all.get(3));
    assertThat(part.total(closed)).isEqualTo(2);
    assertThat(part.counts()).isEqualTo(counts);
  }
}
