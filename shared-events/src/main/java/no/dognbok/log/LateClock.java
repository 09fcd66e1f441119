package no.dognbok.log;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is recorded while the clock lags behind the log is dated as the last commit. */
public final class LateClock {

  private static final Logger LOG = LoggerFactory.getLogger(LateClock.class);
  private static final Duration TOLERATED = Duration.ofMinutes(5);

  private LateClock() {}

  /**
   * Looks at the clock by which a log is opened, and says loudly where it, or an earlier one, is
   * wrong. A simulated one goes on from where it stood.
   */
  public static void warn(EventLog.Head head, Clock clock) {
    if (head.commits() == 0) {
      return;
    }
    Instant last = head.recordedUntil();
    SimulatedClock.heard(clock, last);
    Instant now = clock.instant();
    if (last.isAfter(now.plus(TOLERATED))) {
      LOG.error(
          "THE CLOCK IS WRONG, OR WAS: the last commit was recorded at {}, and the clock says {}."
              + " Until it has passed that time everything is recorded as of {}; set the clock"
              + " right",
          last,
          now,
          last);
    }
  }
}
