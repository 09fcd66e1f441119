package no.dognbok.query.statistics;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import no.dognbok.events.Address;
import no.dognbok.events.CareType;
import no.dognbok.events.Municipality;
import no.dognbok.query.docket.Months;
import no.dognbok.query.docket.WaitedStay;
import no.dognbok.query.law.Waited.Entry;
import no.dognbok.query.scope.Scope;
import org.jspecify.annotations.Nullable;

/** Counts days of readiness by groups. */
final class DayCounts {

  private final DayFilter filter;
  private final Months months;
  private final Set<DayGrouping> by;
  private final Scope scope;
  private final Places places;
  private final Map<Group, DayCounter> groups = new HashMap<>();
  private final Set<DayCounter> ofThisStay = new LinkedHashSet<>();

  /** A group; absent is what is not told apart, or what nobody knows. */
  record Group(
      @Nullable Integer year,
      @Nullable YearMonth month,
      @Nullable Municipality municipality,
      @Nullable Address hospital,
      @Nullable CareType careType) {}

  /** Nothing counted yet. */
  DayCounts(DayFilter filter, Months months, Set<DayGrouping> by, Scope scope, Places places) {
    this.filter = filter;
    this.months = months;
    this.by = by;
    this.scope = scope;
    this.places = places;
  }

  /** Counts what of a stay lies in the months, is asked for, and is the asker's own. */
  void add(WaitedStay stay) {
    stay.tally()
        .forEach(entry -> {
          if (filter.include(entry, stay, scope, places)) {
            switch (entry.kind()) {
              case PAYABLE, NOT_BILLED, UNDECIDED -> addDays(entry, stay);
              case DECLARED_READY ->
                  in(
                      YearMonth.from(entry.day()),
                      entry,
                      stay,
                      one -> one.declaredReady(stay.paid()));
              case DEPARTED ->
                  in(YearMonth.from(entry.day()), entry, stay, one -> one.departed(entry.length()));
            }
          }
        });
    ofThisStay.forEach(DayCounter::endOfStay);
    ofThisStay.clear();
  }

  /** Those of each month by themselves. */
  private void addDays(Entry entry, WaitedStay stay) {
    LocalDate end = entry.day().plusDays(entry.length());
    LocalDate next;
    for (LocalDate from = entry.day(); from.isBefore(end); from = next) {
      YearMonth month = YearMonth.from(from);
      LocalDate monthEnds = month.plusMonths(1).atDay(1);
      next = monthEnds.isBefore(end) ? monthEnds : end;
      int days = Math.toIntExact(next.toEpochDay() - from.toEpochDay());
      in(
          month,
          entry,
          stay,
          one -> {
            switch (entry.kind()) {
              case PAYABLE -> one.payable(month.getYear(), days);
              case NOT_BILLED -> one.notBilled(days);
              default -> one.undecided(days);
            }
          });
    }
  }

  private interface Counting {
    void on(DayCounter counter);
  }

  private void in(YearMonth month, Entry entry, WaitedStay stay, Counting counting) {
    if (month.isBefore(months.from()) || month.isAfter(months.to())) {
      return;
    }
    Group group =
        new Group(
            by.contains(DayGrouping.YEAR) ? month.getYear() : null,
            by.contains(DayGrouping.MONTH) ? month : null,
            by.contains(DayGrouping.MUNICIPALITY) ? entry.payer() : null,
            by.contains(DayGrouping.HOSPITAL) ? places.organisation(entry.hospital()) : null,
            by.contains(DayGrouping.CARE_TYPE) ? stay.tally().careType() : null);
    DayCounter counter = groups.computeIfAbsent(group, _ -> new DayCounter());
    ofThisStay.add(counter);
    counting.on(counter);
  }

  /** The groups in which there is something, in no order. */
  Map<Group, DayCounter> groups() {
    return groups;
  }
}
