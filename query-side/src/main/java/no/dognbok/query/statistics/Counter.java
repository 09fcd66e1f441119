package no.dognbok.query.statistics;

import java.time.Duration;
import java.util.Arrays;
import no.dognbok.query.docket.Tally;
import org.jspecify.annotations.Nullable;

/** Counts duties one after the other. */
final class Counter {

  private long inTime;
  private long late;
  private long notFulfilled;
  private long open;
  private long inDoubt;
  private long brokenInDoubt;
  private long aims;
  private long aimsReached;
  private long[] delays = {};
  private int known;

  /** Adds a duty as it stands at a moment, in microseconds. */
  void add(Tally.Entry duty, long asOf) {
    if (duty.aim()) {
      aims++;
      aimsReached += duty.outcome() == Tally.Outcome.IN_TIME ? 1 : 0;
      return;
    }
    if (duty.isOpen(asOf)) {
      open++;
    } else {
      switch (duty.outcome()) {
        case IN_TIME -> inTime++;
        case LATE -> late++;
        case NOT_FULFILLED -> notFulfilled++;
      }
    }
    if (duty.doubtful()) {
      inDoubt++;
      brokenInDoubt += duty.isBroken(asOf) ? 1 : 0;
    }
    if (duty.delay() >= 0) {
      makeRoom(1);
      delays[known++] = duty.delay();
    }
  }

  /** Adds all that another has counted. */
  void add(Counter other) {
    inTime += other.inTime;
    late += other.late;
    notFulfilled += other.notFulfilled;
    open += other.open;
    inDoubt += other.inDoubt;
    brokenInDoubt += other.brokenInDoubt;
    aims += other.aims;
    aimsReached += other.aimsReached;
    makeRoom(other.known);
    System.arraycopy(other.delays, 0, delays, known, other.known);
    known += other.known;
  }

  private void makeRoom(int more) {
    if (known + more > delays.length) {
      delays = Arrays.copyOf(delays, Math.max(4, known + more + (known >> 1)));
    }
  }

  Figures figures() {
    Arrays.sort(delays, 0, known);
    long broken = late + notFulfilled;
    long decided = inTime + broken;
    return new Figures(
        decided + open,
        inTime,
        late,
        notFulfilled,
        open,
        broken,
        decided == 0 ? null : Math.round(10_000.0 * inTime / decided) / 10_000.0,
        median(),
        nineOfTen(),
        inDoubt,
        brokenInDoubt,
        aims,
        aimsReached);
  }

  /** The one in the middle, or what lies halfway between the two there. */
  private @Nullable Duration median() {
    return known == 0
        ? null
        : Duration.ofSeconds((delays[(known - 1) / 2] + delays[known / 2]) / 2);
  }

  /** The shortest such that nine of ten are no longer: the nearest rank. */
  private @Nullable Duration nineOfTen() {
    return known == 0 ? null : Duration.ofSeconds(delays[Math.ceilDiv(known * 9, 10) - 1]);
  }
}
