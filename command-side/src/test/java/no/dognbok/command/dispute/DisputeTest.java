package no.dognbok.command.dispute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import no.dognbok.events.Address;
import no.dognbok.events.DisputeEvent;
import no.dognbok.events.DisputeEvent.DisputeAnswered;
import no.dognbok.events.DisputeEvent.DisputeBroughtTo;
import no.dognbok.events.DisputeEvent.DisputeGroundAdded;
import no.dognbok.events.DisputeEvent.DisputeOpened;
import no.dognbok.events.DisputeEvent.DisputeSettled;
import no.dognbok.events.DisputeEvent.DisputeWithdrawn;
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
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.events.Told;
import no.dognbok.log.EventJson;
import no.dognbok.log.EventTypes;
import no.dognbok.log.StoredEvent;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.hamcrest.CustomMatcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What can be told of a dispute, and what cannot. */
class DisputeTest {

  private static final Instant NOW = Instant.parse("2025-11-20T10:00:00Z");
  private static final UUID ID = UUID.fromString("5b0c2a4e-8f6b-4d0e-9c55-0d6f0c1b2a3d");
  private static final Address TRUST = Address.org("983974791");
  private static final NoteReference NOTE = new NoteReference(ID, "ab".repeat(32));

  private AggregateTestFixture<Dispute> fixture;

  @BeforeEach
  void fixture() {
    fixture = new AggregateTestFixture<>(Dispute.class);
    fixture.registerInjectableResource(Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static Told told(String id, String at) {
    return Told.of(Moment.exact(Instant.parse(at)), TRUST, MessageKey.of("test", id));
  }

  private static Told told(String id) {
    return told(id, "2025-11-20T09:00:00Z");
  }

  private static DisputeOpened opened(Told told) {
    return new DisputeOpened(
        told,
        DisputeParty.MUNICIPALITY,
        TRUST,
        new Municipality("5006"),
        new DisputedMatter(ID, List.of(LocalDate.of(2025, 10, 14)), null),
        List.of(new DisputeGround(DisputeGround.Code.ANSWERED_YES, NOTE)));
  }

  private static DisputeOpened opened() {
    return opened(told("opening"));
  }

  private static DisputeBroughtTo brought(DisputeStep step) {
    return new DisputeBroughtTo(told("to-" + step), DisputeParty.TRUST, step, null);
  }

  private static DisputeAnswered answered(DisputeParty party) {
    return new DisputeAnswered(
        told("answer-" + party), party, DisputeAnswered.Stand.DISAGREES, NOTE);
  }

  private static DisputeGroundAdded added(DisputeParty party) {
    return new DisputeGroundAdded(
        told("ground-" + party), party, new DisputeGround(DisputeGround.Code.RATE, null));
  }

  private static DisputeSettled settled(DisputeStep step) {
    return new DisputeSettled(
        told("settled"),
        DisputeParty.TRUST,
        List.of(),
        List.of(LocalDate.of(2025, 10, 14)),
        DisputeGround.Code.ANSWERED_YES,
        step,
        DisputeSettled.How.AGREEMENT,
        Set.of(DisputeParty.TRUST),
        null);
  }

  private static DisputeWithdrawn withdrawn(DisputeParty party) {
    return new DisputeWithdrawn(told("withdrawn-" + party), party, null);
  }

  private static DisputeCommand telling(DisputeEvent event) {
    return new DisputeCommand(DisputeEvent.stream(ID), event);
  }

  private static CustomMatcher<Refusal> refusal(Code code) {
    return new CustomMatcher<>("a refusal with " + code) {
      @Override
      public boolean matches(Object actual) {
        return actual instanceof Refusal refusal && refusal.code() == code;
      }
    };
  }

  private void takes(DisputeEvent event, DisputeEvent... before) {
    var given =
        before.length == 0 ? fixture.givenNoPriorActivity() : fixture.given((Object[]) before);
    given.when(telling(event)).expectEvents(event);
  }

  private void refuses(Code code, DisputeEvent event, DisputeEvent... before) {
    var given =
        before.length == 0 ? fixture.givenNoPriorActivity() : fixture.given((Object[]) before);
    given.when(telling(event)).expectNoEvents().expectException(refusal(code));
  }

  @Test
  void itIsOpenedOnce() {
    takes(opened());
    refuses(Code.DISPUTE_ID_TAKEN, opened(told("again")), opened());
  }

  @Test
  void nothingIsToldOfADisputeThatNobodyOpened() {
    refuses(Code.NO_SUCH_DISPUTE, brought(DisputeStep.ASU));
    refuses(Code.NO_SUCH_DISPUTE, added(DisputeParty.TRUST));
    refuses(Code.NO_SUCH_DISPUTE, settled(DisputeStep.ASU));
    refuses(Code.NO_SUCH_DISPUTE, withdrawn(DisputeParty.MUNICIPALITY));
  }

  @Test
  void eitherPartyAddsGrounds_theOtherAnswers_theOpenerWithdraws() {
    takes(added(DisputeParty.TRUST), opened());
    takes(added(DisputeParty.MUNICIPALITY), opened());
    takes(answered(DisputeParty.TRUST), opened());
    refuses(Code.NOT_YOURS, answered(DisputeParty.MUNICIPALITY), opened());
    takes(withdrawn(DisputeParty.MUNICIPALITY), opened(), answered(DisputeParty.TRUST));
    refuses(Code.NOT_YOURS, withdrawn(DisputeParty.TRUST), opened());
  }

  @ParameterizedTest
  @EnumSource(DisputeStep.class)
  void itGoesUpTheLadder_alsoPastAStep_andNeverDown(DisputeStep reached) {
    DisputeEvent[] before =
        reached == DisputeStep.LOWEST_LEVEL
            ? new DisputeEvent[] {opened()}
            : new DisputeEvent[] {opened(), brought(reached)};
    for (DisputeStep next : DisputeStep.values()) {
      fixture();
      if (reached.isBelow(next)) {
        takes(brought(next), before);
      } else {
        refuses(Code.STEP_BELOW, brought(next), before);
      }
    }
  }

  /** The board two days after the opening: recorded, and judged when it is asked for. */
  @Test
  void aStepThatIsTakenTooEarlyIsRecorded() {
    takes(
        new DisputeBroughtTo(
            told("board", "2025-11-20T09:00:00Z"),
            DisputeParty.MUNICIPALITY,
            DisputeStep.TVISTELOSNINGSNEMNDA,
            NOTE),
        opened(told("opening", "2025-11-18T09:00:00Z")));
  }

  @Test
  void itIsSettledAtTheStepWhereItIsOrAbove() {
    takes(settled(DisputeStep.ASU), opened(), brought(DisputeStep.ASU));
    takes(settled(DisputeStep.FORHANDLINGSUTVALG), opened(), brought(DisputeStep.ASU));
    refuses(Code.STEP_BELOW, settled(DisputeStep.FAGRAAD), opened(), brought(DisputeStep.ASU));
  }

  @Test
  void whatIsClosedStaysClosed() {
    for (DisputeEvent end :
        List.of(settled(DisputeStep.LOWEST_LEVEL), withdrawn(DisputeParty.MUNICIPALITY))) {
      for (DisputeEvent more :
          List.of(
              added(DisputeParty.TRUST),
              answered(DisputeParty.TRUST),
              brought(DisputeStep.COURT),
              settled(DisputeStep.COURT),
              withdrawn(DisputeParty.MUNICIPALITY))) {
        fixture();
        refuses(Code.DISPUTE_CLOSED, more, opened(), end);
      }
    }
  }

  @Test
  void whatHasNotHappenedYetIsRefused_andAClockMayBeALittleAhead() {
    takes(opened(told("opening", "2025-11-20T10:04:59Z")));
    fixture();
    refuses(Code.TIME_AHEAD, opened(told("opening", "2025-11-20T10:05:01Z")));
    Told today =
        Told.of(
            new Moment(Instant.parse("2025-11-20T12:00:00Z"), Moment.Precision.DATE),
            TRUST,
            MessageKey.of("test", "a date"));
    fixture();
    takes(opened(today));
  }

  private static List<StoredEvent> stored(DisputeEvent... events) {
    return IntStream.range(0, events.length)
        .mapToObj(i ->
            new StoredEvent(
                i,
                i,
                NOW,
                DisputeEvent.stream(ID),
                i,
                "e" + i,
                EventTypes.name(events[i].getClass()),
                "1",
                NOW,
                EventJson.write(events[i]),
                null))
        .toList();
  }

  @Test
  void theCourseIsTheSameWhetherItIsReadFromTheLogOrLivedThrough() {
    Course course =
        Course.of(stored(opened(), brought(DisputeStep.ASU), answered(DisputeParty.TRUST)));
    assertThat(course.step()).isEqualTo(DisputeStep.ASU);
    assertThat(course.closed()).isFalse();
    assertThatCode(() -> course.check(settled(DisputeStep.ASU))).doesNotThrowAnyException();
    assertThat(course.after(settled(DisputeStep.ASU), "e").closed()).isTrue();
  }

  private static SettlementConfirmed confirmed(DisputeParty party, String settlement) {
    return new SettlementConfirmed(told("confirmed"), party, settlement, null);
  }

  private static SettlementContested contested(DisputeParty party, String settlement) {
    return new SettlementContested(told("contested"), party, settlement, null);
  }

  private static void refused(Course course, DisputeEvent event, Code code) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> course.check(event))
        .matches(refusal -> refusal.code() == code);
  }

  /** The trust has told the settlement; it is for the municipality to say the same, or not. */
  @Test
  void theOtherPartyConfirmsASettlementOrContestsIt() {
    Course open = Course.NOTHING.after(opened(), "e1");
    refused(open, confirmed(DisputeParty.MUNICIPALITY, "e2"), Code.NOTHING_TO_CONFIRM);
    Course settled = open.after(settled(DisputeStep.ASU), "e2");
    assertThatCode(() -> settled.check(confirmed(DisputeParty.MUNICIPALITY, "e2")))
        .doesNotThrowAnyException();
    refused(settled, confirmed(DisputeParty.TRUST, "e2"), Code.NOT_YOURS);
    refused(settled, confirmed(DisputeParty.MUNICIPALITY, "e1"), Code.NOTHING_TO_CONFIRM);
    refused(settled, added(DisputeParty.MUNICIPALITY), Code.DISPUTE_CLOSED);

    Course agreed = settled.after(confirmed(DisputeParty.MUNICIPALITY, "e2"), "e3");
    assertThat(agreed.closed()).isTrue();
    refused(agreed, contested(DisputeParty.MUNICIPALITY, "e2"), Code.NOTHING_TO_CONFIRM);
    refused(agreed, brought(DisputeStep.COURT), Code.DISPUTE_CLOSED);

    Course again = settled.after(contested(DisputeParty.MUNICIPALITY, "e2"), "e3");
    assertThat(again.closed()).isFalse();
    assertThat(again.step()).isEqualTo(DisputeStep.ASU);
    refused(again, confirmed(DisputeParty.MUNICIPALITY, "e2"), Code.NOTHING_TO_CONFIRM);
    Course other = again.after(settled(DisputeStep.ASU), "e4");
    refused(other, confirmed(DisputeParty.MUNICIPALITY, "e2"), Code.NOTHING_TO_CONFIRM);
    assertThatCode(() -> other.check(confirmed(DisputeParty.MUNICIPALITY, "e4")))
        .doesNotThrowAnyException();
  }
}
