package no.dognbok.log;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import no.dognbok.events.Told;

/**
 * The clock of a simulated ledger: it shows the latest moment at which anybody claims to have told
 * something ({@code reportedAt}), and stands still in between. So a month that was made up is
 * recorded as if it had been lived through, and whoever tells more afterwards is heard when they
 * say. Who does not say when they tell (a PLO message, a line without {@code reportedAt}) is heard
 * when it happened, or was sent.
 *
 * <p>It never goes back, and never past the real clock: not even a simulated ledger hears of what
 * has not been told yet.
 */
public final class SimulatedClock extends Clock {

  /** What a new simulated ledger shows before anything is told. */
  public static final Instant BEGINNING = Instant.parse("2000-01-01T00:00:00Z");

  private final Clock real;
  private final AtomicReference<Instant> latest = new AtomicReference<>(BEGINNING);

  public SimulatedClock(Clock real) {
    this.real = real;
  }

  /**
   * The clock by which a telling is heard: that of the ledger, or, where that is simulated, one
   * that has moved on to the telling's own claim and stands there.
   */
  public static Clock hearing(Clock ledger, Told told) {
    Instant claimed = told.reportedAt() == null ? happened(told) : told.reportedAt();
    return at(ledger, claimed);
  }

  /** As above, for something that claims to have been told at {@code claimed}. */
  public static Clock at(Clock ledger, Instant claimed) {
    return ledger instanceof SimulatedClock simulated
        ? Clock.fixed(simulated.notBefore(claimed), ZoneOffset.UTC)
        : ledger;
  }

  private static Instant happened(Told told) {
    Instant sentAt = told.sentAt();
    return sentAt == null ? told.occurredAt() : later(told.occurredAt(), sentAt);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private Instant notBefore(Instant claimed) {
    Instant now = real.instant();
    return later(latest.get(), claimed.isAfter(now) ? now : claimed);
  }

  /** Something was heard: a simulated ledger's clock moves on to then; any other goes by itself. */
  public static void heard(Clock ledger, Instant moment) {
    if (ledger instanceof SimulatedClock simulated) {
      simulated.latest.accumulateAndGet(moment, SimulatedClock::later);
    }
  }

  @Override
  public Instant instant() {
    return latest.get();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  /** Times of the ledger are instants; a zone is for showing them. */
  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
