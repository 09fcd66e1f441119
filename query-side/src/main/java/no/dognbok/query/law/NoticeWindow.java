package no.dognbok.query.law;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import no.dognbok.events.AgreementTerms;
import no.dognbok.events.Moment;

/**
 * The hours of the agreement in which a hospital shall strive to notify (vedlegg 3.1 a: 08–15,
 * Monday to Friday, both ends included; no public holiday, I), in Norwegian local time.
 */
record NoticeWindow(LocalTime from, LocalTime to, Holidays holidays) {

  static NoticeWindow of(AgreementTerms terms, Holidays holidays) {
    return new NoticeWindow(terms.noticeWindowFrom(), terms.noticeWindowTo(), holidays);
  }

  /** Whether an instant lies in the hours of a day. */
  boolean contains(Instant instant, LocalDate day) {
    return isWorkingDay(day) && !instant.isBefore(at(day, from)) && !instant.isAfter(at(day, to));
  }

  /** Whether it can have been in the hours: a time that is not known exactly may have been. */
  boolean canContain(Moment moment) {
    LocalDate day = moment.day();
    return isWorkingDay(day)
        && !moment.latest().isBefore(at(day, from))
        && !moment.earliest().isAfter(at(day, to));
  }

  /** The end of the hours that go on, or come next. */
  Instant endAt(Moment moment) {
    LocalDate day = moment.day();
    boolean isOver = moment.earliest().isAfter(at(day, to));
    LocalDate next = isOver ? day.plusDays(1) : day;
    while (!isWorkingDay(next)) {
      next = next.plusDays(1);
    }
    return at(next, to);
  }

  private static Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(Moment.OSLO).toInstant();
  }

  private boolean isWorkingDay(LocalDate day) {
    DayOfWeek weekday = day.getDayOfWeek();
    return weekday != DayOfWeek.SATURDAY && weekday != DayOfWeek.SUNDAY && !holidays.contains(day);
  }
}
