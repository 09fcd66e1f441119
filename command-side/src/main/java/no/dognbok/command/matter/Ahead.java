package no.dognbok.command.matter;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import no.dognbok.events.Moment;
import no.dognbok.events.Refusal;

/** What has not happened yet cannot be told; a teller's clock may be a little ahead. */
public final class Ahead {

  /** How far ahead of the ledger's clock a teller's clock may be. */
  private static final Duration ALLOWED = Duration.ofMinutes(5);

  private Ahead() {}

  /**
   * Lets pass what can have happened, in some reading of its time.
   *
   * @param event what is told
   * @param at when it is said to have happened
   * @throws Refusal where it lies ahead
   */
  public static void refuse(Object event, Moment at, Clock clock) {
    Instant now = clock.instant();
    if (at.earliest().isAfter(now.plus(ALLOWED))) {
      throw new Refusal(
          Refusal.Code.TIME_AHEAD,
          "%s, told as of %s, lies more than five minutes ahead of the ledger's clock, which is %s; tell it when it has happened"
              .formatted(
                  event.getClass().getSimpleName(),
                  at.instant().atZone(Moment.OSLO).toOffsetDateTime(),
                  now.atZone(Moment.OSLO).toOffsetDateTime()),
          Map.of("occurredAt", at.instant().toString()));
    }
  }
}
