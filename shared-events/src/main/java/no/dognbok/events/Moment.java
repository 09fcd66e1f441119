package no.dognbok.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A point in time and how well it is known. Senders write local times without a zone, and often
 * only a date; the ledger settles on one instant, keeps how it got there, and can say between which
 * instants the truth lies.
 *
 * @param instant the instant that is judged by
 * @param precision how well it is known; {@link Precision#EXACT} where nothing else is said
 */
public record Moment(
    Instant instant, @JsonInclude(JsonInclude.Include.NON_NULL) Precision precision) {

  /** The zone of every local time: regulation, agreement and PLO messages mean Norwegian time. */
  public static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

  /** How well a time is known. All but {@link #EXACT} are shown as a doubt. */
  public enum Precision {
    /** A time that names one instant. */
    EXACT,
    /** A date without a time: the hour is the ledger's guess. */
    DATE,
    /**
     * A local time in the hour that the end of daylight saving repeats; the earlier one is taken.
     */
    REPEATED_HOUR,
    /** A local time in the hour that the start of daylight saving skips; it is moved forward. */
    SKIPPED_HOUR
  }

  public Moment(Instant instant, @Nullable Precision precision) {
    this.instant = Objects.requireNonNull(instant, "instant");
    this.precision = precision == null ? Precision.EXACT : precision;
  }

  /** A moment that is known exactly. */
  public static Moment exact(Instant instant) {
    return new Moment(instant, Precision.EXACT);
  }

  /** A local time in Norway: exact, except in the hours that daylight saving repeats or skips. */
  public static Moment local(LocalDateTime time) {
    ZoneRules rules = OSLO.getRules();
    List<ZoneOffset> offsets = rules.getValidOffsets(time);
    Precision precision =
        switch (offsets.size()) {
          case 0 -> Precision.SKIPPED_HOUR;
          case 1 -> Precision.EXACT;
          default -> Precision.REPEATED_HOUR;
        };
    // ZonedDateTime takes the earlier offset of a repeated hour and moves a skipped one forward.
    return new Moment(time.atZone(OSLO).toInstant(), precision);
  }

  /** A date whose hour is unknown, placed at {@code hour} for the sake of order. */
  public static Moment date(LocalDate date, LocalTime hour) {
    return new Moment(date.atTime(hour).atZone(OSLO).toInstant(), Precision.DATE);
  }

  /** The calendar day in Norway. */
  public LocalDate day() {
    return LocalDate.ofInstant(instant, OSLO);
  }

  /** The earliest instant that this can have been. */
  public Instant earliest() {
    return switch (precision) {
      case EXACT, REPEATED_HOUR -> instant;
      case DATE -> day().atStartOfDay(OSLO).toInstant();
      case SKIPPED_HOUR -> instant.minus(Duration.ofHours(1));
    };
  }

  /** The latest instant that this can have been; a date lasts until just before the next one. */
  public Instant latest() {
    return switch (precision) {
      case EXACT, SKIPPED_HOUR -> instant;
      case DATE -> day().plusDays(1).atStartOfDay(OSLO).toInstant().minusNanos(1);
      case REPEATED_HOUR -> instant.plus(Duration.ofHours(1));
    };
  }
}
