package no.dognbok.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import no.dognbok.events.ReferenceEvent.LedgerSimulated;
import no.dognbok.log.sqlite.DataFolder;
import no.dognbok.log.sqlite.SqliteEventLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first commit says whether a ledger is made up. */
class LedgerKindTest {

  private static final Clock REAL =
      Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path data;

  private interface Work {
    void with(EventLog log);
  }

  private void opened(Clock clock, Work work) {
    try (DataFolder folder = DataFolder.open(data);
        EventLog log = SqliteEventLog.open(folder, clock)) {
      work.with(log);
    }
  }

  @Test
  void aSimulatedLedgerSaysSoInItsFirstCommitAndSaysItOnce() {
    opened(
        new SimulatedClock(REAL),
        log -> {
          assertThat(LedgerKind.of(log)).isEmpty();
          LedgerKind.SIMULATED.begin(log);
          LedgerKind.SIMULATED.begin(log);
          assertThat(log.head().commits()).isEqualTo(1);
          StoredEvent first = log.events(0, 1).getFirst();
          assertThat(EventJson.read(first)).isInstanceOf(LedgerSimulated.class);
          assertThat(first.recordedAt()).isEqualTo(SimulatedClock.BEGINNING);
          assertThat(LedgerKind.of(log)).contains(LedgerKind.SIMULATED);
          assertThatThrownBy(() -> LedgerKind.REAL.require(log))
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("say --simulated");
        });
  }

  @Test
  void aRealOneSaysNothingAndCannotBecomeSimulated() {
    opened(
        REAL,
        log -> {
          LedgerKind.REAL.begin(log);
          assertThat(log.head().commits()).isZero();
          log.append(Commit.of(UUID.randomUUID(), List.of()));
          assertThat(LedgerKind.of(log)).contains(LedgerKind.REAL);
          assertThatThrownBy(() -> LedgerKind.SIMULATED.begin(log))
              .hasMessageContaining("cannot become simulated");
        });
  }

  /** Without an alarm about a clock that went back: it stood still. */
  @Test
  void itsClockGoesOnFromWhereItStood() {
    SimulatedClock clock = new SimulatedClock(REAL);
    opened(
        clock,
        log -> {
          LedgerKind.SIMULATED.begin(log);
          SimulatedClock.heard(clock, REAL.instant().minus(Duration.ofDays(9)));
          log.append(Commit.of(UUID.randomUUID(), List.of()));
        });
    SimulatedClock again = new SimulatedClock(REAL);
    opened(
        again,
        _ -> assertThat(again.instant()).isEqualTo(REAL.instant().minus(Duration.ofDays(9))));
  }
}
