package no.dognbok.standalone.simulation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SplittableRandom;

/** When a municipality's message systems were down: the same for all its patients. */
final class Outages {

  private final long seed;

  Outages(long seed) {
    this.seed = seed;
  }

  /** From when to when. */
  record Outage(Instant start, Instant end) {}

  /** The one that was going on at a moment. */
  Optional<Outage> during(Country.Municipality municipality, Instant moment) {
    LocalDate day = Rhythm.day(moment);
    SplittableRandom random =
        new SplittableRandom(
            Traffic.mixed(seed, Integer.parseInt(municipality.number()) * 100_003L)
                ^ Traffic.mixed(seed, day.toEpochDay()));
    if (!Chance.OUTAGE.happens(random)) {
      return Optional.empty();
    }
    Instant start = Rhythm.at(day, 6 * 60 + random.nextInt(8 * 60));
    Instant end = start.plus(Rhythm.minutes(random, 90, 9 * 60));
    return moment.isBefore(start) || !moment.isBefore(end)
        ? Optional.empty()
        : Optional.of(new Outage(start, end));
  }
}
