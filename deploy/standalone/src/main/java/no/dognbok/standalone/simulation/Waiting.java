package no.dognbok.standalone.simulation;

import static no.dognbok.standalone.simulation.Story.with;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;

/** From the declaration (§ 9) over notice and answers (§§ 10, 11) to the departure. */
final class Waiting {

  /** One more day is as likely after five days as after one. */
  private static final double ANOTHER_DAY = 0.71;

  private static final int LONGEST = 45;

  private final Story story;
  private final SplittableRandom random;

  /** How the municipality answers: by message, or by telephone while its systems are down. */
  private Story.Field channel = with("channel", null);

  private Waiting(Story story) {
    this.story = story;
    this.random = story.random;
  }

  /** The patient gets ready around this time. */
  static void from(Story story, Instant around) {
    Waiting waiting = new Waiting(story);
    Instant ready = waiting.decided(around);
    if (Chance.SENT_BY_MISTAKE.happens(story.random)) {
      waiting.byMistake(ready);
      ready = waiting.decided(ready.plus(Rhythm.minutes(story.random, 20 * 60, 70 * 60)));
    }
    waiting.declared(ready);
  }

  /** Weekends have fewer rounds. */
  private Instant decided(Instant around) {
    LocalDate day = Rhythm.day(around);
    if (!story.rhythm.isWorkingDay(day) && random.nextInt(100) < 55) {
      day = story.rhythm.nextWorkingDay(day);
    }
    Instant round = Rhythm.wardRound(day, random);
    return round.isBefore(around) && round.isBefore(story.admitted.plus(Duration.ofHours(12)))
        ? Rhythm.wardRound(day.plusDays(1), random)
        : round;
  }

  private void byMistake(Instant at) {
    Telling ready = declaration(at);
    Telling notice = story.notice("ReadyNoticeSent", at.plus(Rhythm.minutes(random, 1, 20)));
    story.receipt(notice, true);
    Instant seen = at.plus(Rhythm.minutes(random, 25, 150));
    story.about(ready, "MessageCancelled", seen, with("cancels", ready.id()));
    story.about(notice, "MessageCancelled", seen, with("cancels", notice.id()));
  }

  private Telling declaration(Instant at) {
    return story.fact(
        "DeclaredReady",
        at,
        with("by", random.nextInt(100) < 97 ? "PHYSICIAN" : null),
        with("assessed", random.nextInt(100) < 90 ? List.of("A", "B", "C", "D", "E") : null));
  }

  private void declared(Instant at) {
    if (!Chance.NO_HEALTH_INFORMATION.happens(random)) {
      story.notice("HealthInformationUpdated", at.minus(Rhythm.minutes(random, 1, 180)));
    }
    declaration(at);
    Instant notified = at.plus(Rhythm.minutes(random, 1, 45));
    Telling notice = Warning.receipted(story, "ReadyNoticeSent", notified);
    notified = notice.reportedAt();
    Optional<Outages.Outage> outage =
        story.outages.during(Objects.requireNonNull(story.municipality), notified);
    outage.ifPresent(story::outage);
    channel = with("channel", outage.isPresent() ? "PHONE" : null);
    if (Chance.WAITS.happens(random)) {
      waits(notified);
    } else {
      answersAtOnce(notified);
    }
  }

  /** Today, within the working limit or at least the same day. */
  private void answersAtOnce(Instant notified) {
    Instant midnight = Rhythm.at(Rhythm.day(notified).plusDays(1), 0);
    Instant last = midnight.minus(Duration.ofMinutes(10));
    Instant inTime = notified.plus(Duration.ofMinutes(115));
    boolean late = random.nextInt(100) < 10;
    Instant answered = notified.plus(Rhythm.around(random, Duration.ofMinutes(32), 0.7));
    answered = late ? answered.plus(Rhythm.minutes(random, 100, 240)) : earlier(answered, inTime);
    answered = answered.isAfter(last) ? notified.plus(Rhythm.minutes(random, 1, 8)) : answered;
    if (Chance.READINESS_WITHDRAWN.happens(random)) {
      yes(answered);
      withdrawn(answered.plus(Rhythm.minutes(random, 60, 16 * 60)));
      return;
    }
    if (Chance.NO_NEED.happens(random)) {
      story.reply("MunicipalityReplied", answered, with("answer", "NO_NEED"), channel);
    } else if (Chance.CONDITIONAL.happens(random)) {
      story.reply("MunicipalityReplied", answered, with("answer", "CONDITIONAL"), channel);
      yes(earlier(answered.plus(Rhythm.minutes(random, 30, 240)), last));
    } else {
      if (Chance.FREE_TEXT.happens(random)) {
        story.reply("ReplyToBeRead", answered);
      }
      yes(answered);
    }
    fetched(answered);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private void yes(Instant at) {
    story.reply("MunicipalityReplied", at, with("answer", "CAN_RECEIVE"), channel);
  }

  private void waits(Instant notified) {
    LocalDate day = Rhythm.day(notified);
    int days = 1;
    while (days < LONGEST && random.nextDouble() < ANOTHER_DAY) {
      days++;
    }
    LocalDate offered = day.plusDays(days);
    boolean silent = Chance.NO_ANSWER.happens(random);
    if (!silent) {
      noUntil(notified, offered);
    } else if (days > 1 && random.nextInt(3) > 0) {
      no(Rhythm.morning(day.plusDays(1), random), offered);
    }
    if (days > 1 && Chance.LEAVE.happens(random)) {
      story.fact("LeaveStarted", Rhythm.at(day.plusDays(days - 1L), 15 * 60));
      story.fact("LeaveEnded", Rhythm.at(offered, 7 * 60 + 30));
    }
    Instant meanwhile = Rhythm.morning(day.plusDays(random.nextInt(1, days + 1)), random);
    if (Chance.TRANSFERRED.happens(random)) {
      story.notice("TransferredWithinSpecialistCare", meanwhile);
      Departure.leaves(story, meanwhile.plus(Rhythm.around(random, Duration.ofDays(5), 0.5)), true);
      return;
    }
    if (Chance.READINESS_WITHDRAWN.happens(random)) {
      withdrawn(meanwhile.minus(Rhythm.minutes(random, 0, 120)));
      return;
    }
    move(meanwhile);
    offer(Rhythm.morning(offered, random));
  }

  private void move(Instant at) {
    List<Country.Hospital> others =
        story.country.hospitalsOf(story.hospital.trust()).stream()
            .filter(hospital -> !hospital.equals(story.hospital))
            .toList();
    if (!others.isEmpty() && Chance.MOVED.happens(random)) {
      Country.Hospital to = others.get(random.nextInt(others.size()));
      story.notice("MovedWhileWaiting", at, with("to", to.organisation()));
      story.hospital = to;
    }
  }

  /** A no with an estimate; where that is too early, another when it has passed. */
  private void noUntil(Instant notified, LocalDate offered) {
    LocalDate day = Rhythm.day(notified);
    Instant answered = notified.plus(Rhythm.minutes(random, 8, 110));
    if (Chance.FREE_TEXT.happens(random)) {
      story.reply("ReplyToBeRead", answered);
      answered = answered.plus(Rhythm.minutes(random, 15, 300));
    }
    LocalDate estimate = offered;
    while (day.plusDays(1).isBefore(estimate) && Chance.ESTIMATE_SLIPS.happens(random)) {
      estimate = day.plusDays(random.nextLong(1, offered.toEpochDay() - day.toEpochDay()));
      no(answered, estimate);
      day = Chance.NEXT_ESTIMATE_LATE.happens(random) ? estimate.plusDays(1) : estimate;
      answered = Rhythm.morning(day, random);
      estimate = offered;
    }
    if (day.isBefore(offered)) {
      no(answered, estimate);
    }
  }

  private void no(Instant at, LocalDate estimate) {
    story.reply(
        "MunicipalityReplied",
        at,
        with("answer", "NOT_YET"),
        with("expectedFrom", estimate.toString()),
        channel);
    channel = with("channel", null);
  }

  private void offer(Instant at) {
    if (Chance.DIES.happens(random)) {
      story.notice("PatientDied", at.minus(Rhythm.minutes(random, 60, 600)));
      return;
    }
    story.reply("OfferReady", at);
    Instant offered = at;
    if (Chance.OFFER_WITHDRAWN.happens(random)) {
      story.reply("OfferWithdrawn", at.plus(Rhythm.minutes(random, 60, 300)));
      offered = Rhythm.morning(Rhythm.day(at).plusDays(1 + random.nextInt(2)), random);
      story.reply("OfferReady", offered);
    } else if (Chance.OFFER_REFUSED.happens(random)) {
      offered = at.plus(Rhythm.minutes(random, 60, 300));
      story.reply("OfferRefused", offered);
    }
    fetched(offered);
  }

  /** Same day in most cases; transport takes its time. */
  private void fetched(Instant offered) {
    Instant today = offered.plus(Rhythm.minutes(random, 60, 330));
    boolean evening = today.isAfter(Rhythm.at(Rhythm.day(offered), 20 * 60));
    boolean tomorrow = evening || random.nextInt(100) < 25;
    Departure.leaves(
        story,
        tomorrow
            ? Rhythm.morning(Rhythm.day(offered).plusDays(1), random)
                .plus(Rhythm.minutes(random, 0, 240))
            : today,
        true);
  }

  /** The patient fell ill again. */
  private void withdrawn(Instant at) {
    story.notice("ReadinessWithdrawn", at);
    Instant later = at.plus(Rhythm.around(random, Duration.ofHours(50), 0.5));
    if (Chance.DECLARED_AGAIN.happens(random)) {
      declared(decided(later));
    } else if (random.nextInt(4) == 0) {
      story.notice("PatientDied", later);
    } else {
      Departure.leaves(story, Departure.byDay(story, later), true);
    }
  }
}
