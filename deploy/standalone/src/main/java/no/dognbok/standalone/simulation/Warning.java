package no.dognbok.standalone.simulation;

import static no.dognbok.standalone.simulation.Story.with;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Assessment of need and the notice of admission (§ 8), and what the municipality knows. */
final class Warning {

  private Warning() {}

  /** When the municipality was notified; null where it never was. */
  static @Nullable Instant give(Story story) {
    RandomGenerator random = story.random;
    Instant clock = assess(story);
    boolean late = Chance.LATE_ADMISSION_NOTICE.happens(random);
    boolean missing = Chance.NO_ADMISSION_NOTICE.happens(random);
    if (missing) {
      return null;
    }
    Instant sent =
        late ? clock.plus(Rhythm.minutes(random, 24 * 60 + 30, 60 * 60)) : inTime(story, clock);
    LocalDate expected = Rhythm.day(sent).plusDays(1 + random.nextInt(7));
    Telling notice =
        receipted(
            story, "AdmissionNoticeSent", sent, with("expectedDischarge", expected.toString()));
    report(story, notice);
    if (random.nextInt(100) < 15) {
      Instant changed = sent.plus(Rhythm.minutes(random, 10 * 60, 40 * 60));
      story.fact(
          "ExpectedDischargeChanged",
          changed,
          with(
              "expectedDischarge", Rhythm.day(changed).plusDays(1 + random.nextInt(6)).toString()));
    }
    return sent;
  }

  /** From when the 24 hours run. */
  private static Instant assess(Story story) {
    RandomGenerator random = story.random;
    Instant first = story.admitted.plus(Rhythm.minutes(random, 20, 9 * 60));
    if (Chance.NEED_FOUND_LATER.happens(random)) {
      story.fact("NeedAssessed", first, with("needed", false));
      Instant found = first.plus(Rhythm.minutes(random, 18 * 60, 70 * 60));
      story.fact("NeedAssessed", found, with("needed", true));
      return found;
    }
    if (Chance.ASSESSMENT_DEFERRED.happens(random)) {
      story.fact(
          "NeedAssessed",
          first,
          with("needed", true),
          with("deferred", true),
          with("reason", random.nextBoolean() ? "EXTENSIVE_TREATMENT" : "UNCLEAR_CONDITION"));
    } else if (random.nextInt(10) > 0) {
      story.fact("NeedAssessed", first, with("needed", true));
    }
    return story.admitted;
  }

  /** By day where the 24 hours let that be. */
  private static Instant inTime(Story story, Instant clock) {
    RandomGenerator random = story.random;
    Instant meant = clock.plus(Rhythm.around(random, Duration.ofHours(6), 0.8));
    Instant last = clock.plus(Duration.ofHours(23));
    Instant office = story.rhythm.inOfficeHours(meant, random);
    Instant awake = story.rhythm.awake(meant, random);
    return office.isBefore(last)
        ? office
        : awake.isBefore(last) ? awake : last.minus(Rhythm.minutes(random, 0, 600));
  }

  /** A notice with its receipt; one that was not received is sent again. */
  static Telling receipted(Story story, String type, Instant at, Story.Field... fields) {
    RandomGenerator random = story.random;
    Telling notice = story.notice(type, at, fields);
    if (Chance.NEGATIVE_RECEIPT.happens(random)) {
      story.receipt(notice, false);
      notice = story.notice(type, at.plus(Rhythm.minutes(random, 15, 150)), fields);
    }
    if (!Chance.NO_RECEIPT.happens(random)) {
      story.receipt(notice, true);
    }
    return notice;
  }

  private static void report(Story story, Telling notice) {
    RandomGenerator random = story.random;
    if (Chance.NO_ADMISSION_REPORT.happens(random)) {
      return;
    }
    Instant at =
        story.rhythm.awake(
            notice.occurredAt().plus(Rhythm.around(random, Duration.ofMinutes(110), 0.8)), random);
    story.reply("AdmissionReportSent", at);
    if (random.nextInt(100) < 15) {
      story.reply("SupplementaryInformationSent", at.plus(Rhythm.minutes(random, 60, 20 * 60)));
    }
  }
}
