package no.dognbok.standalone.simulation;

import static no.dognbok.standalone.simulation.Story.with;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import no.dognbok.standalone.simulation.Country.Municipality;
import org.jspecify.annotations.Nullable;

/** Makes up a stay from the admission to the departure. */
final class Stories {

  private static final Duration USUAL_STAY = Duration.ofHours(50);
  private static final Duration STAY_OF_THE_NEEDY = Duration.ofHours(110);

  private final Country country;
  private final Rhythm rhythm;
  private final long seed;
  private final Outages outages;
  private final Patients patients = new Patients();

  Stories(Country country, Rhythm rhythm, long seed) {
    this.country = country;
    this.rhythm = rhythm;
    this.seed = seed;
    this.outages = new Outages(seed);
  }

  /** What is told about a stay, in the order of arrival; nothing before the admission. */
  List<Telling> of(int number, Instant admitted) {
    SplittableRandom random = new SplittableRandom(Traffic.mixed(seed, number + 1L));
    Municipality municipality = country.municipality(random);
    boolean needy = Chance.NEEDS_MUNICIPALITY.happens(random);
    double age = needy ? 50 + 45 * Math.sqrt(random.nextDouble()) : 95 * random.nextDouble();
    Patients.Patient patient = patients.somebody(Rhythm.day(admitted), age, random);
    Telling.Subject about =
        new Telling.Subject(
            number,
            uuid(random),
            patient.number(),
            patient.born(),
            "SIM-%06d".formatted(number + 1),
            country.hospital(municipality, random));
    Receipts receipts =
        new Receipts(new SplittableRandom(Traffic.mixed(~seed, number + 1L)), outages);
    Story story =
        new Story(random, country, rhythm, outages, receipts, about, admitted, municipality);
    if (needy) {
      needy(story, municipality);
    } else {
      goesHome(story);
    }
    return story.told();
  }

  private static UUID uuid(SplittableRandom random) {
    return new UUID(
        random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() & ~(3L << 62) | 1L << 63);
  }

  /** Most patients: home again, and nothing that the municipality need know. */
  private static void goesHome(Story story) {
    admission(story, true);
    if (!Chance.NO_ASSESSMENT.happens(story.random)) {
      story.fact(
          "NeedAssessed",
          story.admitted.plus(Rhythm.minutes(story.random, 30, 14 * 60)),
          with("needed", false));
      story.needless = true;
    }
    Instant left =
        Departure.byDay(story, story.admitted.plus(Rhythm.around(story.random, USUAL_STAY, 0.9)));
    if (story.random.nextInt(1000) < 12) {
      story.fact("PatientDied", left);
    } else {
      Departure.leaves(story, left, false);
    }
  }

  private void needy(Story story, Municipality right) {
    SplittableRandom random = story.random;
    boolean unknown = Chance.MUNICIPALITY_UNKNOWN.happens(random);
    boolean wrong = !unknown && Chance.WRONG_MUNICIPALITY.happens(random);
    if (unknown) {
      story.municipality = null;
    } else if (wrong) {
      story.municipality = country.otherThan(right, random);
    }
    Telling admission = admission(story, !unknown);
    if (unknown) {
      story.municipality = right;
      residence(story, admission, 2, 12, "NOW_STATED");
    }
    Instant leaves = story.admitted.plus(Rhythm.around(random, STAY_OF_THE_NEEDY, 0.65));
    Instant ready = leaves.plus(Duration.ofHours(8)); // nobody is ready within hours
    Instant notified = Warning.give(story);
    if (wrong) {
      story.municipality = right;
      Instant known = residence(story, admission, 20, 60, "WRONGLY_STATED");
      if (notified != null) {
        Warning.receipted(story, "AdmissionNoticeSent", known.plus(Rhythm.minutes(random, 5, 120)));
      }
    }
    if (Chance.DIES.happens(random)) {
      story.notice("PatientDied", later(leaves, notified));
    } else if (Chance.NOT_NEEDED_AFTER_ALL.happens(random)) {
      Departure.leaves(story, Departure.byDay(story, later(leaves, notified)), notified != null);
    } else {
      Waiting.from(story, later(ready, notified));
    }
  }

  private static Instant later(Instant one, @Nullable Instant notified) {
    return notified == null || one.isAfter(notified) ? one : notified.plus(Duration.ofHours(6));
  }

  private static Telling admission(Story story, boolean municipalityKnown) {
    SplittableRandom random = story.random;
    int care = random.nextInt(1000);
    boolean wrongTime = Chance.WRONG_TIME.happens(random);
    Instant typed =
        wrongTime ? story.admitted.minus(Rhythm.minutes(random, 20, 180)) : story.admitted;
    Telling admission =
        story.fact(
            "PatientAdmitted",
            typed,
            story.admitted,
            with("municipality", story.municipality == null ? null : story.municipality.number()),
            with(
                "careType",
                care < 950 ? "SOMATIC" : care < 990 ? "MENTAL_HEALTH" : "SUBSTANCE_USE"));
    if (wrongTime && !admission.dateOnly()) {
      story.about(
          admission,
          "FactCorrected",
          story.admitted.plus(Rhythm.minutes(random, 60, 20 * 60)),
          with("event", admission.id()),
          with("field", "at"),
          with("old", LineForm.local(typed)),
          with("new", LineForm.local(story.admitted)),
          with("why", "WRONG_TIME"));
    }
    return admission;
  }

  private static Instant residence(
      Story story, Telling admission, int fromHour, int toHour, String why) {
    Instant known = story.admitted.plus(Rhythm.minutes(story.random, 60 * fromHour, 60 * toHour));
    story.about(
        admission,
        "ResidenceCorrected",
        known,
        with("municipality", Objects.requireNonNull(story.municipality).number()),
        with("why", why));
    return known;
  }
}
