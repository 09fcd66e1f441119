package no.dognbok.command.statement;

import java.time.Instant;
import no.dognbok.events.StatementEvent;
import no.dognbok.events.StatementEvent.StatementFrozen;
import no.dognbok.events.StatementEvent.StatementPresented;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * What a hospital trust does about its statements to a municipality; each is answered with whether
 * it was not so already.
 */
sealed interface StatementCommand {

  /** Stream of all statements between the two. */
  String stream();

  /** Lays a month before the municipality. */
  record Present(@TargetAggregateIdentifier String stream, StatementPresented presented)
      implements StatementCommand {
    Present(StatementPresented presented) {
      this(StatementEvent.stream(presented.trust(), presented.municipality()), presented);
    }
  }

  /**
   * Freezes a month.
   *
   * @param now when
   * @param early whether the municipality could still object, and the trust does not wait
   */
  record Freeze(
      @TargetAggregateIdentifier String stream, StatementFrozen frozen, Instant now, boolean early)
      implements StatementCommand {
    Freeze(StatementFrozen frozen, Instant now, boolean early) {
      this(StatementEvent.stream(frozen.trust(), frozen.municipality()), frozen, now, early);
    }
  }
}
