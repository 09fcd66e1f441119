package no.dognbok.command.deviation;

import java.util.List;
import no.dognbok.events.DeviationEvent;
import no.dognbok.events.DeviationEvent.Beginning;
import no.dognbok.events.DeviationEvent.DeviationAnswered;
import no.dognbok.events.DeviationEvent.DeviationClosed;
import no.dognbok.events.DeviationEvent.DeviationReopened;
import no.dognbok.events.DeviationEvent.DeviationReported;
import no.dognbok.events.DisputeParty;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import org.jspecify.annotations.Nullable;

/**
 * How far the handling of a deviation has come, and what can still be told of it. Refused is what
 * cannot be placed: anything of a deviation that nobody told of, an answer to what is closed, a
 * party's answer to its own report.
 *
 * @param beginning how it began; absent where nobody has told of it
 * @param closed whether it is closed
 */
record Handling(@Nullable Beginning beginning, boolean closed) {

  /** Of a deviation that nobody has told of. */
  static final Handling NOTHING = new Handling(null, false);

  static Handling of(List<DeviationEvent> events) {
    Handling handling = NOTHING;
    for (DeviationEvent event : events) {
      handling = handling.after(event);
    }
    return handling;
  }

  /** The same with one more event. */
  Handling after(DeviationEvent event) {
    return switch (event) {
      case Beginning begun -> new Handling(begun, false);
      case DeviationAnswered _ -> this;
      case DeviationClosed _ -> new Handling(beginning, true);
      case DeviationReopened _ -> new Handling(beginning, false);
    };
  }

  boolean isBegun() {
    return beginning != null;
  }

  /** How it began, by whom and between whom. */
  Beginning begun() {
    if (beginning == null) {
      throw noSuchDeviation();
    }
    return beginning;
  }

  static Refusal noSuchDeviation() {
    return new Refusal(
        Code.NO_SUCH_DEVIATION,
        "there is no deviation of this id that you may tell of; report one first, or, of an"
            + " obligation that was not fulfilled, send its 'duty' as the stay's deviations show"
            + " it");
  }

  /**
   * Lets pass what can be told now.
   *
   * @throws Refusal where it cannot
   */
  void check(DeviationEvent event) {
    switch (event) {
      case Beginning _ -> requireNew();
      case DeviationAnswered answered -> {
        requireOpen();
        if (begun() instanceof DeviationReported reported && reported.party() == answered.party()) {
          throw notTheirs(reported.party().other());
        }
      }
      case DeviationClosed _ -> requireOpen();
      case DeviationReopened _ -> requireClosed();
    }
  }

  private void requireNew() {
    if (isBegun()) {
      throw new Refusal(
          Code.DEVIATION_ID_TAKEN,
          "somebody has told of this deviation already; answer it, or report another under a random"
              + " UUID of its own");
    }
  }

  private void requireOpen() {
    begun();
    if (closed) {
      throw new Refusal(
          Code.DEVIATION_CLOSED,
          "the deviation is closed; reopen it first where you do not accept that");
    }
  }

  private void requireClosed() {
    begun();
    if (!closed) {
      throw new Refusal(
          Code.DEVIATION_NOT_CLOSED,
          "the deviation is not closed, so there is nothing to reopen; answer or close it");
    }
  }

  private static Refusal notTheirs(DisputeParty other) {
    return new Refusal(
        Code.NOT_YOURS,
        "you reported it; it is the %s that answers"
            .formatted(other == DisputeParty.TRUST ? "hospital trust" : "municipality"));
  }
}
