package no.dognbok.command.deviation;

import static no.dognbok.events.DisputeParty.MUNICIPALITY;
import static no.dognbok.events.DisputeParty.TRUST;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
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
import no.dognbok.events.MessageKey;
import no.dognbok.events.Moment;
import no.dognbok.events.Municipality;
import no.dognbok.events.NoteReference;
import no.dognbok.events.Obligation;
import no.dognbok.events.Paragraph;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.events.Told;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.hamcrest.CustomMatcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What can be told of a deviation, and what cannot. */
class DeviationTest {

  private static final Instant NOW = Instant.parse("2025-11-20T10:00:00Z");
  private static final UUID ID = UUID.fromString("5b0c2a4e-8f6b-4d0e-9c55-0d6f0c1b2a3d");
  private static final Address HNT = Address.org("983974791");
  private static final Municipality STEINKJER = new Municipality("5006");
  private static final NoteReference NOTE = new NoteReference(ID, "ab".repeat(32));
  private static final DutyReference DUTY =
      new DutyReference(ID, Obligation.ADMISSION_NOTICE, "PatientAdmitted " + ID, 0);

  private AggregateTestFixture<Deviation> fixture;

  @BeforeEach
  void fixture() {
    fixture = new AggregateTestFixture<>(Deviation.class);
    fixture.registerInjectableResource(Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static Moment at(String time) {
    return Moment.exact(Instant.parse(time));
  }

  private static Told told(String id, String at) {
    return Told.of(at(at), HNT, MessageKey.of("test", id));
  }

  private static Told told(String id) {
    return told(id, "2025-11-20T09:00:00Z");
  }

  private static DeviationReported reported(Told told, String occurred) {
    return new DeviationReported(
        told,
        MUNICIPALITY,
        HNT,
        STEINKJER,
        DeviationKind.MEDICATION_LIST_WRONG,
        Paragraph.ANNEX_3_1_3,
        at(occurred),
        null,
        null,
        NOTE);
  }

  private static DeviationReported reported() {
    return reported(told("report"), "2025-11-18T09:00:00Z");
  }

  private static DeviationTakenUp takenUp(String id) {
    return new DeviationTakenUp(
        told(id), TRUST, HNT, STEINKJER, DUTY, at("2025-11-18T09:00:00Z"), null, null);
  }

  private static DeviationAnswered answered(DisputeParty party) {
    return new DeviationAnswered(told("answer-" + party), party, Stand.AGREES, NOTE);
  }

  private static DeviationClosed closed(DisputeParty party) {
    return new DeviationClosed(told("closed"), party, DeviationMeasure.TRAINING, null);
  }

  private static DeviationReopened reopened(DisputeParty party) {
    return new DeviationReopened(told("reopened"), party, NOTE);
  }

  private static CustomMatcher<Refusal> refusal(Code code) {
    return new CustomMatcher<>("a refusal with " + code) {
      @Override
      public boolean matches(Object actual) {
        return actual instanceof Refusal refusal && refusal.code() == code;
      }
    };
  }

  private static DeviationCommand command(DeviationTelling telling) {
    return new DeviationCommand(DeviationEvent.stream(ID), telling);
  }

  private void takes(DeviationTelling telling, List<DeviationEvent> recorded, Object... before) {
    fixture();
    var given = before.length == 0 ? fixture.givenNoPriorActivity() : fixture.given(before);
    given.when(command(telling)).expectEvents(recorded.toArray());
  }

  private void takes(DeviationEvent event, Object... before) {
    takes(DeviationTelling.of(event), List.of(event), before);
  }

  private void refuses(Code code, DeviationEvent event, Object... before) {
    fixture();
    var given = before.length == 0 ? fixture.givenNoPriorActivity() : fixture.given(before);
    given.when(command(DeviationTelling.of(event))).expectNoEvents().expectException(refusal(code));
  }

  @Test
  void itIsReportedOnce() {
    takes(reported());
    refuses(Code.DEVIATION_ID_TAKEN, reported(), reported());
    refuses(Code.DEVIATION_ID_TAKEN, takenUp("again"), takenUp("first"));
  }

  @Test
  void nothingIsToldOfWhatNobodyToldOf() {
    refuses(Code.NO_SUCH_DEVIATION, answered(TRUST));
    refuses(Code.NO_SUCH_DEVIATION, closed(TRUST));
    refuses(Code.NO_SUCH_DEVIATION, reopened(TRUST));
  }

  @Test
  void aReportIsAnsweredByTheOther_andClosedByEither() {
    takes(answered(TRUST), reported());
    refuses(Code.NOT_YOURS, answered(MUNICIPALITY), reported());
    takes(closed(TRUST), reported());
    takes(closed(MUNICIPALITY), reported(), answered(TRUST));
  }

  /** Nobody reported it: who owed can explain it first, or who was owed can ask. */
  @Test
  void aDutyIsTakenUpByWhoeverSpeaksOfItFirst() {
    DeviationTelling first = new DeviationTelling(takenUp("a"), answered(TRUST));
    takes(first, List.of(takenUp("a"), answered(TRUST)));
    DeviationTelling second = new DeviationTelling(takenUp("b"), answered(MUNICIPALITY));
    takes(second, List.of(answered(MUNICIPALITY)), takenUp("a"), answered(TRUST));
    takes(
        new DeviationTelling(takenUp("c"), closed(MUNICIPALITY)),
        List.of(takenUp("c"), closed(MUNICIPALITY)));
    takes(takenUp("d"));
    takes(answered(TRUST), takenUp("d"));
  }

  @Test
  void whatIsClosedIsReopenedByEither_beforeMoreIsSaid() {
    refuses(Code.DEVIATION_CLOSED, answered(TRUST), reported(), closed(TRUST));
    refuses(Code.DEVIATION_CLOSED, closed(MUNICIPALITY), reported(), closed(TRUST));
    takes(reopened(MUNICIPALITY), reported(), closed(TRUST));
    takes(reopened(TRUST), reported(), closed(TRUST));
    refuses(Code.DEVIATION_NOT_CLOSED, reopened(MUNICIPALITY), reported());
    refuses(
        Code.DEVIATION_NOT_CLOSED,
        reopened(TRUST),
        reported(),
        closed(TRUST),
        reopened(MUNICIPALITY));
    takes(answered(TRUST), reported(), closed(TRUST), reopened(MUNICIPALITY));
    takes(closed(TRUST), reported(), closed(TRUST), reopened(MUNICIPALITY));
  }

  /** Nothing is recorded of a telling of which one part is refused. */
  @Test
  void aDutyIsNotTakenUpByWhatIsRefused() {
    fixture
        .givenNoPriorActivity()
        .when(command(new DeviationTelling(takenUp("a"), reopened(TRUST))))
        .expectNoEvents()
        .expectException(refusal(Code.DEVIATION_NOT_CLOSED));
  }

  @Test
  void whatHasNotHappenedYetIsRefused_andAClockMayBeALittleAhead() {
    takes(reported(told("report", "2025-11-20T10:04:59Z"), "2025-11-20T10:04:59Z"));
    refuses(
        Code.TIME_AHEAD, reported(told("report", "2025-11-20T10:05:01Z"), "2025-11-18T09:00:00Z"));
    refuses(Code.TIME_AHEAD, reported(told("report"), "2025-11-20T10:05:01Z"));
  }

  @Test
  void itIsTheSameWhetherItIsReadFromTheLogOrLivedThrough() {
    Handling handling = Handling.of(List.of(reported(), answered(TRUST), closed(TRUST)));
    assertThat(handling.closed()).isTrue();
    assertThat(handling.begun()).isEqualTo(reported());
    assertThat(handling.after(reopened(MUNICIPALITY)).closed()).isFalse();
  }
}
