package no.dognbok.standalone.simulation;

import static no.dognbok.standalone.simulation.Story.with;

import java.time.Instant;
import java.util.random.RandomGenerator;

/** The patient leaves, with the papers that follow. */
final class Departure {

  private Departure() {}

  /** Nobody is sent home at night. */
  static Instant byDay(Story story, Instant moment) {
    Instant awake = story.rhythm.awake(moment, story.random);
    return awake.isAfter(moment) ? awake.plus(Rhythm.minutes(story.random, 60, 300)) : awake;
  }

  /**
   * The patient leaves.
   *
   * @param known whether the municipality knows of the stay, and gets a report
   */
  static void leaves(Story story, Instant at, boolean known) {
    RandomGenerator random = story.random;
    Story.Field own =
        with("ownResponsibility", Chance.OWN_RESPONSIBILITY.happens(random) ? true : null);
    if (known) {
      story.notice("PatientDeparted", at, own);
      if (random.nextInt(100) < 94) {
        story.notice("DischargeReportSent", at.plus(Rhythm.minutes(random, 1, 50)));
      }
    } else {
      story.fact("PatientDeparted", at, own);
    }
    if (!Chance.NO_DISCHARGE_SUMMARY.happens(random)) {
      int hours = random.nextInt(100) < 80 ? 4 : 7 * 24;
      story.notice("DischargeSummarySent", at.plus(Rhythm.minutes(random, 2, hours * 60)));
    }
  }
}
