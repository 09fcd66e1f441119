package no.dognbok.standalone.simulation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import no.dognbok.events.Moment;

/**
 * So many admissions in a period, one after the other, without holding them all: each is drawn as
 * the smallest of those that are left.
 */
final class AdmissionTimes {

  private static final int HOURS = 24;

  private final LocalDate from;
  private final double[] until;
  private final RandomGenerator random;
  private int left;
  private double passed;

  AdmissionTimes(LocalDate from, LocalDate to, int number, Rhythm rhythm, RandomGenerator random) {
    this.from = from;
    this.random = random;
    this.left = number;
    int days = Math.toIntExact(to.toEpochDay() - from.toEpochDay()) + 1;
    this.until = new double[days * HOURS];
    double sum = 0;
    for (int i = 0; i < until.length; i++) {
      sum += rhythm.admissions(from.plusDays(i / HOURS), i % HOURS);
      until[i] = sum;
    }
  }

  boolean hasNext() {
    return left > 0;
  }

  Instant next() {
    passed = 1 - (1 - passed) * Math.pow(1 - random.nextDouble(), 1.0 / left);
    left--;
    double sought = passed * until[until.length - 1];
    int hour = Arrays.binarySearch(until, sought);
    hour = Math.min(hour < 0 ? -hour - 1 : hour, until.length - 1);
    double before = hour == 0 ? 0 : until[hour - 1];
    double part = Math.clamp((sought - before) / (until[hour] - before), 0, 0.999_999);
    return from.plusDays(hour / HOURS)
        .atTime(hour % HOURS, 0)
        .atZone(Moment.OSLO)
        .plusSeconds((long) (part * 3_600))
        .toInstant();
  }
}
