package no.dognbok.log;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as the log counts them: microseconds since 1970-01-01T00:00Z, what is less cut off. */
public final class Micros {

  private Micros() {}

  public static long of(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
  }

  public static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
