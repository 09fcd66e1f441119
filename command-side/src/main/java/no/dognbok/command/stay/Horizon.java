package no.dognbok.command.stay;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import no.dognbok.events.EventFields;
import no.dognbok.events.Moment;
import no.dognbok.events.Refusal;
import no.dognbok.events.StayEvent;

/**
 * How far from now the times of a stay can lie. What has happened lies behind; what is expected
 * within ten years; and nothing before this century, because a year like 0205 is a slip, and days
 * would be counted from it.
 */
final class Horizon {

  /** How far ahead of the ledger's clock a sender's clock may be. */
  static final Duration AHEAD = Duration.ofMinutes(5);

  private static final Instant FIRST = Instant.parse("1999-12-31T23:00:00Z");
  private static final Duration EXPECTED = Duration.ofDays(3653);

  private Horizon() {}

  /**
   * Checks every time of an event.
   *
   * @throws Refusal where it occurred ahead of now, or a field lies beyond the horizon
   */
  static void check(StayEvent event, Clock clock) {
    refuseAhead(event, clock);
    Instant last = clock.instant().plus(EXPECTED);
    EventFields.times(event)
        .forEach((field, time) -> {
          if (time.isBefore(FIRST) || time.isAfter(last)) {
            throw new Refusal(
                Refusal.Code.INVALID_VALUE,
                "'%s' of %s is not valid in '%s': expected a time from 2000-01-01 to ten years from now"
                    .formatted(time, event.getClass().getSimpleName(), field),
                Map.of("field", field));
          }
        });
  }

  /**
   * What happened can have happened on a clock that is a little ahead of ours; not later than that,
   * in any reading of the time.
   */
  private static void refuseAhead(StayEvent event, Clock clock) {
    Instant limit = clock.instant().plus(AHEAD);
    Moment at = event.told().at();
    Instant sentAt = Optional.ofNullable(event.told().sentAt()).orElse(at.earliest());
    if (at.earliest().isAfter(limit) || sentAt.isAfter(limit)) {
      throw new Refusal(
          Refusal.Code.TIME_AHEAD,
          "%s, told as of %s, lies more than five minutes ahead of the ledger's clock, which is %s; tell it when it has happened"
              .formatted(
                  event.getClass().getSimpleName(),
                  (sentAt.isAfter(at.instant()) ? sentAt : at.instant())
                      .atZone(Moment.OSLO)
                      .toOffsetDateTime(),
                  clock.instant().atZone(Moment.OSLO).toOffsetDateTime()),
          Map.of("occurredAt", at.instant().toString()));
    }
  }
}
