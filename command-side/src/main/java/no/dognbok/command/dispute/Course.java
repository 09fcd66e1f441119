package no.dognbok.command.dispute;

import java.util.List;
import java.util.Map;
import no.dognbok.events.DisputeEvent;
import no.dognbok.events.DisputeEvent.DisputeAnswered;
import no.dognbok.events.DisputeEvent.DisputeBroughtTo;
import no.dognbok.events.DisputeEvent.DisputeGroundAdded;
import no.dognbok.events.DisputeEvent.DisputeOpened;
import no.dognbok.events.DisputeEvent.DisputeSettled;
import no.dognbok.events.DisputeEvent.DisputeWithdrawn;
import no.dognbok.events.DisputeParty;
import no.dognbok.events.DisputeStep;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import org.jspecify.annotations.Nullable;

/**
 * How far a dispute has come, and what can still be told of it. Refused is what cannot be placed:
 * anything of a dispute that nobody opened or that is closed, and a step down the ladder. A step
 * that was taken too early is recorded.
 *
 * @param opened how it began; absent where nobody has opened it
 * @param step of the ladder at which it is
 * @param closed whether it is settled or withdrawn
 */
record Course(@Nullable DisputeOpened opened, DisputeStep step, boolean closed) {

  /** Of a dispute that nobody has told of. */
  static final Course NOTHING = new Course(null, DisputeStep.LOWEST_LEVEL, false);

  static Course of(List<DisputeEvent> events) {
    Course course = NOTHING;
    for (DisputeEvent event : events) {
      course = course.after(event);
    }
    return course;
  }

  /** How far it has come with one more event. */
  Course after(DisputeEvent event) {
    return switch (event) {
      case DisputeOpened begun -> new Course(begun, DisputeStep.LOWEST_LEVEL, false);
      case DisputeGroundAdded _, DisputeAnswered _ -> this;
      case DisputeBroughtTo brought -> new Course(opened, brought.step(), closed);
      case DisputeSettled settled -> new Course(opened, settled.step(), true);
      case DisputeWithdrawn _ -> new Course(opened, step, true);
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
    if (closed) {
      throw new Refusal(
          Code.DISPUTE_CLOSED,
          "the dispute is settled or withdrawn; where there is more to say, open another");
    }
    switch (event) {
      case DisputeOpened _, DisputeGroundAdded _ -> {}
      case DisputeAnswered answered -> requireParty(answered, opener.other(), "answers it");
      case DisputeWithdrawn withdrawn -> requireParty(withdrawn, opener, "withdraws it");
      case DisputeBroughtTo brought -> {
        requireNotBelow(brought.step());
        if (brought.step() == step) {
          throw below(brought.step(), "is there already");
        }
      }
      case DisputeSettled settled -> requireNotBelow(settled.step());
    }
  }

  private void requireNew() {
    if (opened != null) {
      throw new Refusal(
          Code.DISPUTE_ID_TAKEN,
          "there is a dispute of this id already; give each dispute a random UUID of its own");
    }
  }

  private static void requireParty(DisputeEvent event, DisputeParty party, String does) {
    if (event.party() != party) {
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
