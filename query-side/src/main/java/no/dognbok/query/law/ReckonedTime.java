package no.dognbok.query.law;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import no.dognbok.events.EventFields;
import no.dognbok.events.Moment;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.CommunicationOutage;
import no.dognbok.events.StayEvent.MunicipalityReplied;
import no.dognbok.events.StayEvent.OfferReady;
import no.dognbok.events.Told;
import org.jspecify.annotations.Nullable;

/**
 * The years in which the law reckons. A sender can write any time; one outside is read as the first
 * or the last of them, so that nothing that is told can make the law stumble.
 */
final class ReckonedTime {

  private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 2);
  private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 30);
  private static final Instant FIRST = FIRST_DAY.atStartOfDay(Moment.OSLO).toInstant();
  private static final Instant LAST = LAST_DAY.atStartOfDay(Moment.OSLO).toInstant();

  private ReckonedTime() {}

  static Instant within(Instant instant) {
    if (instant.isBefore(FIRST)) {
      return FIRST;
    }
    return instant.isAfter(LAST) ? LAST : instant;
  }

  static LocalDate within(LocalDate day) {
    if (day.isBefore(FIRST_DAY)) {
      return FIRST_DAY;
    }
    return day.isAfter(LAST_DAY) ? LAST_DAY : day;
  }

  /** Elapsed time after a moment; an agreement too can hold any number. */
  static Instant after(Instant start, Duration duration) {
    try {
      return within(start.plus(duration));
    } catch (DateTimeException | ArithmeticException e) {
      return duration.isNegative() ? FIRST : LAST;
    }
  }

  /** An event with every time that the law reckons with inside the years. */
  static StayEvent within(StayEvent event) {
    Told told = event.told();
    Instant sentAt = told.sentAt();
    Told within =
        told.at(within(told.at())).sent(told.to(), sentAt == null ? null : within(sentAt));
    StayEvent retold = within.equals(told) ? event : EventFields.retold(event, within);
    return switch (retold) {
      case MunicipalityReplied reply when reply.expectedFrom() != null ->
          new MunicipalityReplied(
              within, reply.answer(), within(reply.expectedFrom()), reply.reads(), reply.offer());
      case OfferReady offer when offer.from() != null ->
          new OfferReady(within, within(offer.from()), offer.reads(), offer.offer());
      case CommunicationOutage outage ->
          new CommunicationOutage(within, orNull(outage.until()), outage.tried());
      default -> retold;
    };
  }

  private static Moment within(Moment moment) {
    return new Moment(within(moment.instant()), moment.precision());
  }

  private static @Nullable Instant orNull(@Nullable Instant instant) {
    return instant == null ? null : within(instant);
  }
}
