package no.dognbok.standalone.simulation;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Year;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import no.dognbok.events.Moment;

/** When things happen in Norway: by the hour, the day of the week, and the public holidays. */
final class Rhythm {

  /** Admissions by the hour: few at night, most before noon and in the afternoon. */
  private static final double[] HOURS = {
    2.0, 1.6, 1.4, 1.3, 1.3, 1.5, 2.2, 4.6, 5.2, 5.6, 6.2, 6.6, 6.6, 6.4, 6.2, 5.8, 5.4, 5.0, 4.8,
    4.6, 4.2, 3.8, 3.2, 2.6
  };

  private static final double SATURDAY = 0.74;
  private static final double SUNDAY = 0.78;

  private static final LocalTime OPENS = LocalTime.of(8, 0);
  private static final LocalTime CLOSES = LocalTime.of(15, 0);

  private final Map<Integer, Set<LocalDate>> holidays = new HashMap<>();

  /** How many are admitted in an hour, relative to others. */
  double admissions(LocalDate day, int hour) {
    double weekday =
        isHoliday(day)
            ? SUNDAY
            : switch (day.getDayOfWeek()) {
              case MONDAY -> 1.12;
              case SATURDAY -> SATURDAY;
              case SUNDAY -> SUNDAY;
              default -> 1.04;
            };
    return HOURS[hour] * weekday;
  }

  boolean isHoliday(LocalDate day) {
    return holidays.computeIfAbsent(day.getYear(), Rhythm::ofYear).contains(day);
  }

  boolean isWorkingDay(LocalDate day) {
    return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0 && !isHoliday(day);
  }

  private static Set<LocalDate> ofYear(int year) {
    return HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.NORWAY))
        .getHolidays(Year.of(year))
        .stream()
        .map(holiday -> holiday.getDate())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The same moment where it lies in office hours, else one early in the next ones. */
  Instant inOfficeHours(Instant moment, RandomGenerator random) {
    ZonedDateTime local = moment.atZone(Moment.OSLO);
    LocalDate day = local.toLocalDate();
    if (isWorkingDay(day) && local.toLocalTime().isBefore(CLOSES)) {
      return local.toLocalTime().isBefore(OPENS) ? morning(day, random) : moment;
    }
    return morning(nextWorkingDay(day.plusDays(1)), random);
  }

  LocalDate nextWorkingDay(LocalDate from) {
    LocalDate day = from;
    while (!isWorkingDay(day)) {
      day = day.plusDays(1);
    }
    return day;
  }

  /** By day, Sundays too; at night only in the morning after. */
  Instant awake(Instant moment, RandomGenerator random) {
    ZonedDateTime local = moment.atZone(Moment.OSLO);
    int hour = local.getHour();
    if (hour >= 7 && hour < 22) {
      return moment;
    }
    return morning(hour < 7 ? local.toLocalDate() : local.toLocalDate().plusDays(1), random);
  }

  static Instant morning(LocalDate day, RandomGenerator random) {
    return at(day, 8 * 60 + random.nextInt(150));
  }

  /** When the ward round has decided: around noon, now and then in the evening. */
  static Instant wardRound(LocalDate day, RandomGenerator random) {
    int minute =
        random.nextInt(100) < 8
            ? 16 * 60 + random.nextInt(330)
            : 9 * 60 + (random.nextInt(200) + random.nextInt(200));
    return at(day, minute);
  }

  static Instant at(LocalDate day, int minute) {
    return day.atTime(minute / 60, minute % 60).atZone(Moment.OSLO).toInstant();
  }

  static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, Moment.OSLO);
  }

  static Duration minutes(RandomGenerator random, int from, int to) {
    return Duration.ofSeconds(60L * from + random.nextLong(60L * (to - from)));
  }

  /** A time of which half are shorter than {@code median}, and a few much longer. */
  static Duration around(RandomGenerator random, Duration median, double spread) {
    return Duration.ofSeconds(
        Math.round(median.toSeconds() * Math.exp(spread * random.nextGaussian())));
  }
}
