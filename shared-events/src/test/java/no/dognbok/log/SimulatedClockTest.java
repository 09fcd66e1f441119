package no.dognbok.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import no.dognbok.events.Address;
import no.dognbok.events.Moment;
import no.dognbok.events.Told;
import org.junit.jupiter.api.Test;

/** The clock of a simulated ledger. */
class SimulatedClockTest {

  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final Instant MORNING = Instant.parse("2025-10-03T08:00:00Z");

  private final Clock clock = new SimulatedClock(Clock.fixed(NOW, ZoneOffset.UTC));

  private static Told told(Instant at) {
    return Told.of(Moment.exact(at), Address.NOBODY, UUID.randomUUID());
  }

  @Test
  void itStandsAtTheBeginningUntilSomethingIsHeard() {
    assertThat(clock.instant()).isEqualTo(SimulatedClock.BEGINNING);
    assertThat(clock.withZone(ZoneOffset.UTC)).isSameAs(clock);
    assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
  }

  @Test
  void aTellingIsHeardWhenItClaimsToHaveBeenTold() {
    Told late = told(MORNING).reportedAt(MORNING.plus(Duration.ofHours(7)));
    assertThat(SimulatedClock.hearing(clock, late).instant())
        .isEqualTo(MORNING.plus(Duration.ofHours(7)));
    assertThat(clock.instant()).as("until it is heard").isEqualTo(SimulatedClock.BEGINNING);
  }

  @Test
  void oneThatClaimsNothingIsHeardWhenItHappenedOrWasSent() {
    Told sent = told(MORNING).sent(null, MORNING.plusSeconds(60));
    assertThat(SimulatedClock.hearing(clock, told(MORNING)).instant()).isEqualTo(MORNING);
    assertThat(SimulatedClock.hearing(clock, sent).instant()).isEqualTo(MORNING.plusSeconds(60));
  }

  @Test
  void itNeverGoesBackNorPastTheRealClock() {
    SimulatedClock.heard(clock, MORNING);
    SimulatedClock.heard(clock, MORNING.minusSeconds(1));
    assertThat(clock.instant()).isEqualTo(MORNING);
    assertThat(SimulatedClock.at(clock, MORNING.minusSeconds(1)).instant()).isEqualTo(MORNING);
    assertThat(SimulatedClock.at(clock, NOW.plusSeconds(1)).instant()).isEqualTo(NOW);
  }

  @Test
  void anyOtherClockGoesByItself() {
    Clock real = Clock.fixed(NOW, ZoneOffset.UTC);
    SimulatedClock.heard(real, NOW.plusSeconds(1));
    assertThat(SimulatedClock.hearing(real, told(MORNING))).isSameAs(real);
  }
}
