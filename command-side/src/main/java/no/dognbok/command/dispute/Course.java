package no.dognbok.command.dispute;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.dognbok.events.DisputeEvent;
import no.dognbok.events.DisputeEvent.DisputeAnswered;
import no.dognbok.events.DisputeEvent.DisputeBroughtTo;
import no.dognbok.events.DisputeEvent.DisputeGroundAdded;
import no.dognbok.events.DisputeEvent.DisputeOpened;
import no.dognbok.events.DisputeEvent.DisputeSettled;
import no.dognbok.events.DisputeEvent.DisputeWithdrawn;
import no.dognbok.events.DisputeEvent.SettlementConfirmed;
import no.dognbok.events.DisputeEvent.SettlementContested;
import no.dognbok.events.DisputeParty;
import no.dognbok.events.DisputeStep;
import no.dognbok.events.MessageKey;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.events.Told;
import no.dognbok.log.EventJson;
import no.dognbok.log.StoredEvent;
import org.jspecify.annotations.Nullable;

/**
 * How far a dispute has come, and what can still be told of it. Refused is what cannot be placed:
 * anything of a dispute that nobody opened or that is closed, and a step down the ladder. A step
 * that was taken too early is recorded.
 *
 * @param opened how it began; absent where nobody has opened it
 * @param step of the ladder at which it is
 * @param closed whether it is settled or withdrawn
 * @param settlement that waits for the other party; absent where there is none, or both parties
 *     have told it
 */
record Course(
    @Nullable DisputeOpened opened,
    DisputeStep step,
    boolean closed,
    @Nullable Settlement settlement) {

  /**
   * A settlement that one party has told.
   *
   * @param event id of the event that told it
   * @param told by whom, and by which request
   * @param confirms the party that can confirm it, or contest it
   */
  record Settlement(String event, Told told, DisputeParty confirms) {

    /** Whether it is the one that was told of this dispute under an id of the teller's own. */
    boolean isCalled(UUID dispute, String id) {
      return MessageKey.of(told.by().toString(), dispute + "/" + id).equals(told.message());
    }
  }

  /** Of a dispute that nobody has told of. */
  static final Course NOTHING = new Course(null, DisputeStep.LOWEST_LEVEL, false, null);

  /** Of a dispute, by its stream. */
  static Course of(List<StoredEvent> events) {
    Course course = NOTHING;
    for (StoredEvent stored : events) {
      course = course.after((DisputeEvent) EventJson.read(stored), stored.id());
    }
    return course;
  }

  /** How far it has come with one more event of this id. */
  Course after(DisputeEvent event, String id) {
    return switch (event) {
      case DisputeOpened begun -> new Course(begun, DisputeStep.LOWEST_LEVEL, false, null);
      case DisputeGroundAdded _, DisputeAnswered _ -> this;
      case DisputeBroughtTo brought -> new Course(opened, brought.step(), closed, settlement);
      case DisputeSettled settled ->
          new Course(
              opened,
              settled.step(),
              true,
              new Settlement(id, settled.told(), settled.party().other()));
      case SettlementConfirmed _ -> new Course(opened, step, true, null);
      case SettlementContested _ -> new Course(opened, step, false, null);
      case DisputeWithdrawn _ -> new Course(opened, step, true, null);
    };
  }

  /** How it was opened, by whom and between whom. */
  DisputeOpened begun() {
    if (opened == null) {
      throw noSuchDispute();
    }
    return opened;
  }

  static Refusal noSuchDispute() {
    return new Refusal(
        Code.NO_SUCH_DISPUTE,
        "there is no dispute of this id that you may tell of; open one first");
  }

  /**
   * Lets pass what can be told now.
   *
   * @throws Refusal where it cannot
   */
  void check(DisputeEvent event) {
    if (event instanceof DisputeOpened) {
      requireNew();
      return;
    }
    DisputeParty opener = begun().party();
    switch (event) {
      case SettlementConfirmed confirmed -> requireWaiting(confirmed, confirmed.settlement());
      case SettlementContested contested -> requireWaiting(contested, contested.settlement());
      default -> requireOpen(event);
    }
    switch (event) {
      case DisputeOpened _, DisputeGroundAdded _, SettlementConfirmed _, SettlementContested _ -> {}
      case DisputeAnswered answered -> requireParty(answered.party(), opener.other(), "answers it");
      case DisputeWithdrawn withdrawn -> requireParty(withdrawn.party(), opener, "withdraws it");
      case DisputeBroughtTo brought -> {
        requireNotBelow(brought.step());
        if (brought.step() == step) {
          throw below(brought.step(), "is there already");
        }
      }
      case DisputeSettled settled -> requireNotBelow(settled.step());
    }
  }

  private void requireOpen(DisputeEvent event) {
    if (closed) {
      throw new Refusal(
          Code.DISPUTE_CLOSED,
          settlement != null && settlement.confirms() == event.party()
              ? "the other party has told a settlement: confirm it or contest it"
              : "the dispute is settled or withdrawn; where there is more to say, open another");
    }
  }

  /** Who told the settlement has said what it has to say; another may have come in its place. */
  private void requireWaiting(DisputeEvent event, String named) {
    if (settlement == null || !settlement.event().equals(named)) {
      throw new Refusal(
          Code.NOTHING_TO_CONFIRM,
          settlement == null
              ? "no settlement of the dispute waits for the other party; read the dispute again"
              : "the settlement that waits for the other party is %s, and not the one that you name; read it first"
                  .formatted(settlement.event()),
          Map.of("field", "settlement"));
    }
    requireParty(event.party(), settlement.confirms(), "confirms or contests what the other told");
  }

  private void requireNew() {
    if (opened != null) {
      throw new Refusal(
          Code.DISPUTE_ID_TAKEN,
          "there is a dispute of this id already; give each dispute a random UUID of its own");
    }
  }

  private static void requireParty(DisputeParty teller, DisputeParty party, String does) {
    if (teller != party) {
      throw new Refusal(
          Code.NOT_YOURS,
          party == DisputeParty.TRUST
              ? "it is the hospital trust that %s; add a ground where you have more to say"
                  .formatted(does)
              : "it is the municipality that %s; add a ground where you have more to say"
                  .formatted(does));
    }
  }

  private void requireNotBelow(DisputeStep other) {
    if (other.isBelow(step)) {
      throw below(other, "has come further");
    }
  }

  private Refusal below(DisputeStep other, String why) {
    return new Refusal(
        Code.STEP_BELOW,
        "the dispute %s: it is at %s, and %s is no step up from there".formatted(why, step, other),
        Map.of("field", "step", "step", step.name()));
  }
}
