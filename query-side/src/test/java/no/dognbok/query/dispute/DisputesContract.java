package no.dognbok.query.dispute;

import static no.dognbok.query.TestLog.told;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import no.dognbok.events.Address;
import no.dognbok.events.DisputeEvent;
import no.dognbok.events.DisputeEvent.DisputeBroughtTo;
import no.dognbok.events.DisputeEvent.DisputeOpened;
import no.dognbok.events.DisputeEvent.DisputeSettled;
import no.dognbok.events.DisputeEvent.DisputeWithdrawn;
import no.dognbok.events.DisputeEvent.SettlementConfirmed;
import no.dognbok.events.DisputeEvent.SettlementContested;
import no.dognbok.events.DisputeGround;
import no.dognbok.events.DisputeParty;
import no.dognbok.events.DisputeStep;
import no.dognbok.events.DisputedMatter;
import no.dognbok.events.Municipality;
import no.dognbok.events.StayEvent;
import no.dognbok.identity.Identity;
import no.dognbok.query.TestLog;
import no.dognbok.query.dispute.DisputeRecord.State;
import no.dognbok.query.law.Disputed;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.stay.When;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disputes, wherever the view lies. */
abstract class DisputesContract {

  static final Address TRUST = Address.org("983974791");
  static final Address OTHER_TRUST = Address.org("997005562");
  static final Municipality STEINKJER = new Municipality("5006");
  static final Municipality VERDAL = new Municipality("5038");
  static final Scope AUDITOR = new Scope.Auditor(Address.org("910000004"));

  private static final Disputes.Filter ALL = new Disputes.Filter(null, null, null, null, null);

  @TempDir Path data;
  TestLog log;

  /** What this log makes of the view, also where everything comes twice. */
  abstract Disputes view(TestLog log);

  @BeforeEach
  void open() {
    log = new TestLog(data);
  }

  @AfterEach
  void close() {
    log.close();
  }

  private void tell(UUID dispute, DisputeEvent event) {
    log.tell(DisputeEvent.stream(dispute), event, Identity.NONE);
  }

  private UUID opened(String at, Address trust, Municipality municipality) {
    return opened(at, trust, municipality, UUID.randomUUID());
  }

  private UUID opened(String at, Address trust, Municipality municipality, UUID stay) {
    UUID id = UUID.randomUUID();
    tell(
        id,
        new DisputeOpened(
            told("o" + id, at),
            DisputeParty.MUNICIPALITY,
            trust,
            municipality,
            new DisputedMatter(stay, List.of(LocalDate.of(2025, 10, 1)), null),
            List.of(new DisputeGround(DisputeGround.Code.OUTAGE, null))));
    return id;
  }

  private void brought(UUID id, String at, DisputeStep step) {
    tell(id, new DisputeBroughtTo(told(step + "" + id, at), DisputeParty.TRUST, step, null));
  }

  private void settled(UUID id, String at, DisputeStep step, String... stands) {
    tell(
        id,
        new DisputeSettled(
            told("s" + id + at, at),
            DisputeParty.TRUST,
            Stream.of(stands).map(LocalDate::parse).toList(),
            List.of(LocalDate.of(2025, 10, 20)),
            DisputeGround.Code.OUTAGE,
            step,
            DisputeSettled.How.AGREEMENT,
            Set.of(DisputeParty.TRUST),
            null));
  }

  private static List<UUID> ids(Disputes.Part part) {
    return part.disputes().stream().map(DisputeRecord::id).toList();
  }

  private static Disputes.Filter filter(@Nullable State state, @Nullable DisputeStep step) {
    return new Disputes.Filter(null, null, null, state, step);
  }

  @Test
  void aDisputeIsAtTheStepToWhichItWasBrought_sinceThen() {
    UUID one = opened("2025-10-06T09:00", TRUST, STEINKJER);
    Disputes view = view(log);
    DisputeRecord begun = view.find(one, AUDITOR).orElseThrow();
    assertThat(begun.step()).isEqualTo(DisputeStep.LOWEST_LEVEL);
    assertThat(begun.stepSince()).isEqualTo(TestLog.at("2025-10-06T09:00"));
    assertThat(begun.state()).isEqualTo(State.OPEN);
    log.tell(UUID.randomUUID(), new StayEvent.AdmissionMentioned(told("m", "2025-10-01T09:00")));
    brought(one, "2025-10-08T09:00", DisputeStep.ASU);
    brought(one, "2025-10-20T09:00", DisputeStep.FORHANDLINGSUTVALG);
    settled(one, "2025-11-03T09:00", DisputeStep.FORHANDLINGSUTVALG);
    DisputeRecord ended = view(log).find(one, AUDITOR).orElseThrow();
    assertThat(ended.entries()).hasSize(4);
    assertThat(ended.step()).isEqualTo(DisputeStep.FORHANDLINGSUTVALG);
    assertThat(ended.stepSince()).isEqualTo(TestLog.at("2025-10-20T09:00"));
    assertThat(ended.state()).isEqualTo(State.SETTLED);
    assertThat(ended.entries().getFirst().position()).isZero();
    assertThat(ended.entries().getLast().index()).isEqualTo(4);
  }

  @Test
  void aPartySeesItsOwn_anAuditorAll_aStrangerNone() {
    UUID one = opened("2025-10-06T09:00", TRUST, STEINKJER);
    UUID two = opened("2025-10-06T09:00", TRUST, VERDAL);
    UUID three = opened("2025-10-06T09:00", OTHER_TRUST, STEINKJER);
    Disputes view = view(log);
    assertThat(ids(view.find(ALL, AUDITOR, 0, 10))).containsExactly(three, two, one);
    assertThat(ids(view.find(ALL, new Scope.Trust(TRUST), 0, 10))).containsExactly(two, one);
    assertThat(ids(view.find(ALL, new Scope.OfMunicipality(STEINKJER), 0, 10)))
        .containsExactly(three, one);
    assertThat(view.find(ALL, new Scope.OfMunicipality(new Municipality("0301")), 0, 10).total())
        .isZero();
    assertThat(view.find(two, new Scope.OfMunicipality(STEINKJER))).isEmpty();
    assertThat(view.find(two, new Scope.Trust(OTHER_TRUST))).isEmpty();
    assertThat(view.find(two, new Scope.Trust(TRUST))).isPresent();
    assertThat(view.find(UUID.randomUUID(), AUDITOR)).isEmpty();
  }

  @Test
  void aSettlementThatIsContestedEndsNothing_oneThatIsConfirmedDoes() {
    UUID one = opened("2025-10-06T09:00", TRUST, STEINKJER);
    settled(one, "2025-11-03T09:00", DisputeStep.LOWEST_LEVEL);
    String told = view(log).find(one, AUDITOR).orElseThrow().entries().getLast().id();
    tell(
        one,
        new SettlementContested(
            told("c" + one, "2025-11-04T09:00"), DisputeParty.MUNICIPALITY, told, null));
    assertThat(view(log).find(one, AUDITOR).orElseThrow().state()).isEqualTo(State.OPEN);
    assertThat(view(log).find(filter(State.OPEN, null), AUDITOR, 0, 10).total()).isOne();
    settled(one, "2025-11-05T09:00", DisputeStep.ASU);
    String again = view(log).find(one, AUDITOR).orElseThrow().entries().getLast().id();
    tell(
        one,
        new SettlementConfirmed(
            told("d" + one, "2025-11-06T09:00"), DisputeParty.MUNICIPALITY, again, null));
    assertThat(view(log).find(one, AUDITOR).orElseThrow().state()).isEqualTo(State.SETTLED);
    assertThat(view(log).find(filter(State.SETTLED, null), AUDITOR, 0, 10).total()).isOne();
  }

  @Test
  void theyAreFoundByTheirStay_andByTheMonthsOfTheDaysThatAreSettled() {
    UUID stay = UUID.randomUUID();
    UUID one = opened("2025-10-06T09:00", TRUST, STEINKJER, stay);
    UUID two = opened("2025-10-07T09:00", TRUST, VERDAL, stay);
    opened("2025-10-08T09:00", TRUST, STEINKJER);
    settled(one, "2025-11-03T09:00", DisputeStep.ASU, "2025-09-30", "2025-10-01", "2025-10-02");
    settled(two, "2025-11-03T09:00", DisputeStep.ASU);
    Disputes view = view(log);
    assertThat(view.about(stay).stream().map(Disputed::dispute)).containsExactly(one, two);
    assertThat(view.about(stay).getFirst().entries()).hasSize(2);
    assertThat(view.about(UUID.randomUUID())).isEmpty();
    assertThat(ids(view.find(new Disputes.Filter(null, null, stay, null, null), AUDITOR, 0, 10)))
        .containsExactly(two, one);
    for (YearMonth month : List.of(YearMonth.of(2025, 9), YearMonth.of(2025, 10))) {
      assertThat(view.settledIn(month, TRUST, STEINKJER)).containsExactly(stay);
    }
    assertThat(view.settledIn(YearMonth.of(2025, 11), TRUST, STEINKJER)).isEmpty();
    assertThat(view.settledIn(YearMonth.of(2025, 10), OTHER_TRUST, STEINKJER)).isEmpty();
    assertThat(view.settledIn(YearMonth.of(2025, 10), TRUST, VERDAL)).isEmpty();
  }

  @Test
  void staysAreFoundAboutWhichADisputeWasSettled_andInWhichMonthsThatMakesDays() {
    UUID stay = UUID.randomUUID();
    UUID fallen = UUID.randomUUID();
    UUID open = UUID.randomUUID();
    opened("2025-10-06T09:00", TRUST, STEINKJER, open);
    settled(
        opened("2025-10-06T09:00", TRUST, STEINKJER, stay),
        "2025-11-03T09:00",
        DisputeStep.ASU,
        "2025-09-30",
        "2025-12-01");
    UUID contested = opened("2025-10-06T09:00", OTHER_TRUST, VERDAL, fallen);
    settled(contested, "2025-11-03T09:00", DisputeStep.ASU);
    tell(
        contested,
        new SettlementContested(
            told("c" + contested, "2025-11-04T09:00"), DisputeParty.MUNICIPALITY, "s", null));
    Disputes view = view(log);
    assertThat(view.settled()).containsExactlyInAnyOrder(stay, fallen);
    YearMonth september = YearMonth.of(2025, 9);
    YearMonth october = YearMonth.of(2025, 10);
    YearMonth november = YearMonth.of(2025, 11);
    for (Scope scope :
        List.of(AUDITOR, new Scope.Trust(TRUST), new Scope.OfMunicipality(STEINKJER))) {
      assertThat(view.settledBetween(september, october, scope)).containsExactly(stay);
      assertThat(view.settledBetween(november, YearMonth.of(2026, 3), scope)).containsExactly(stay);
      // between the two months there is no day
      assertThat(view.settledBetween(october, november, scope)).isEmpty();
    }
    for (Scope scope : List.of(new Scope.Trust(OTHER_TRUST), new Scope.OfMunicipality(VERDAL))) {
      assertThat(view.settledBetween(september, november, scope)).isEmpty();
    }
  }

  @Test
  void theyAreFilteredAndTakenInPages() {
    UUID open = opened("2025-10-06T09:00", TRUST, STEINKJER);
    UUID atAsu = opened("2025-10-06T09:00", TRUST, STEINKJER);
    brought(atAsu, "2025-10-07T09:00", DisputeStep.ASU);
    UUID settled = opened("2025-10-06T09:00", TRUST, VERDAL);
    settled(settled, "2025-10-07T09:00", DisputeStep.ASU);
    UUID withdrawn = opened("2025-10-06T09:00", OTHER_TRUST, VERDAL);
    tell(
        withdrawn,
        new DisputeWithdrawn(told("w", "2025-10-07T09:00"), DisputeParty.MUNICIPALITY, null));
    Disputes view = view(log);
    assertThat(ids(view.find(filter(State.OPEN, null), AUDITOR, 0, 10)))
        .containsExactly(atAsu, open);
    assertThat(ids(view.find(filter(State.SETTLED, null), AUDITOR, 0, 10)))
        .containsExactly(settled);
    assertThat(ids(view.find(filter(State.WITHDRAWN, null), AUDITOR, 0, 10)))
        .containsExactly(withdrawn);
    assertThat(ids(view.find(filter(null, DisputeStep.ASU), AUDITOR, 0, 10)))
        .containsExactly(settled, atAsu);
    assertThat(ids(view.find(filter(State.OPEN, DisputeStep.ASU), AUDITOR, 0, 10)))
        .containsExactly(atAsu);
    assertThat(
            ids(
                view.find(
                    new Disputes.Filter(OTHER_TRUST, VERDAL, null, null, null), AUDITOR, 0, 10)))
        .containsExactly(withdrawn);
    assertThat(
            ids(
                view.find(
                    new Disputes.Filter(null, VERDAL, null, null, null),
                    new Scope.Trust(TRUST),
                    0,
                    10)))
        .containsExactly(settled);
    List<UUID> paged = new ArrayList<>();
    for (int skip = 0; skip < 4; skip += 3) {
      Disputes.Part part = view.find(ALL, AUDITOR, skip, 3);
      assertThat(part.total()).isEqualTo(4);
      paged.addAll(ids(part));
    }
    assertThat(paged).containsExactly(withdrawn, settled, atAsu, open);
  }

  /** What it was then, not what it has become; by both times. */
  @Test
  void theyAreFoundAsTheyWere() {
    log.recordedAt("2025-10-30T09:00");
    UUID one = opened("2025-10-06T09:00", TRUST, STEINKJER);
    UUID two = opened("2025-10-10T09:00", TRUST, STEINKJER);
    brought(one, "2025-10-08T09:00", DisputeStep.ASU);
    log.recordedAt("2025-11-01T09:00");
    settled(one, "2025-10-12T09:00", DisputeStep.ASU);
    Disputes view = view(log);
    Instant now = Instant.parse("2030-01-01T00:00:00Z");
    When before = new When(TestLog.at("2025-10-06T08:59"), now);
    When october7 = new When(TestLog.at("2025-10-07T12:00"), now);
    When october11 = new When(TestLog.at("2025-10-11T12:00"), now);
    assertThat(view.find(ALL, AUDITOR, before, 0, 10).total()).isZero();
    assertThat(ids(view.find(ALL, AUDITOR, october7, 0, 10))).containsExactly(one);
    assertThat(ids(view.find(ALL, AUDITOR, october11, 0, 10))).containsExactly(two, one);
    assertThat(ids(view.find(ALL, AUDITOR, october11, 1, 10))).containsExactly(one);
    assertThat(view.find(ALL, AUDITOR, october11, 1, 10).total()).isEqualTo(2);
    assertThat(ids(view.find(filter(State.OPEN, null), AUDITOR, october11, 0, 10)))
        .containsExactly(two, one);
    assertThat(ids(view.find(filter(State.SETTLED, null), AUDITOR, october11, 0, 10))).isEmpty();
    assertThat(ids(view.find(filter(null, DisputeStep.ASU), AUDITOR, october7, 0, 10))).isEmpty();
    assertThat(ids(view.find(filter(null, DisputeStep.ASU), AUDITOR, october11, 0, 10)))
        .containsExactly(one);
    assertThat(ids(view.find(ALL, new Scope.OfMunicipality(VERDAL), october11, 0, 10))).isEmpty();
    DisputeRecord then = view.find(ALL, AUDITOR, october11, 1, 10).disputes().getFirst();
    assertThat(then.entries()).hasSize(2);
    When known = new When(now, TestLog.at("2025-11-01T08:59"));
    assertThat(ids(view.find(filter(State.SETTLED, null), AUDITOR, known, 0, 10))).isEmpty();
    When later = new When(now, TestLog.at("2025-11-01T09:00"));
    assertThat(ids(view.find(filter(State.SETTLED, null), AUDITOR, later, 0, 10)))
        .containsExactly(one);
  }
}
