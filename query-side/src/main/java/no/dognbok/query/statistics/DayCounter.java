package no.dognbok.query.statistics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.dognbok.query.law.Rates;
import org.jspecify.annotations.Nullable;

/** Counts days of readiness, one stay after the other. */
final class DayCounter {

  private final Map<Integer, Long> daysOfYears = new HashMap<>();
  private final List<Integer> ofStays = new ArrayList<>();
  private final List<Integer> toDeparture = new ArrayList<>();
  private long notBilled;
  private long undecided;
  private long ready;
  private long readyWithDays;
  private int ofThisStay;
  private boolean isDeclared;

  void payable(int year, int days) {
    daysOfYears.merge(year, (long) days, Long::sum);
    ofThisStay += days;
  }

  void notBilled(int days) {
    notBilled += days;
  }

  void undecided(int days) {
    undecided += days;
  }

  /** However often a patient is declared ready in a stay, it is one ready patient. */
  void declaredReady(boolean withDays) {
    if (!isDeclared) {
      isDeclared = true;
      ready++;
      readyWithDays += withDays ? 1 : 0;
    }
  }

  void departed(int daysSinceReady) {
    toDeparture.add(daysSinceReady);
  }

  /** What comes now is of another stay. */
  void endOfStay() {
    if (ofThisStay > 0) {
      ofStays.add(ofThisStay);
    }
    ofThisStay = 0;
    isDeclared = false;
  }

  DayFigures figures(Rates rates) {
    long days = 0;
    long amount = 0;
    boolean isKnown = true;
    for (Map.Entry<Integer, Long> year : daysOfYears.entrySet()) {
      days += year.getValue();
      @Nullable Integer rate = rates.of(year.getKey()).map(set -> set.nokPerDay()).orElse(null);
      isKnown &= rate != null;
      amount += rate == null ? 0 : rate * year.getValue();
    }
    return new DayFigures(
        days,
        ofStays.size(),
        isKnown ? amount : null,
        amount,
        median(ofStays),
        notBilled,
        undecided,
        ready,
        readyWithDays,
        ready == 0 ? null : Math.round(10_000.0 * readyWithDays / ready) / 10_000.0,
        toDeparture.size(),
        median(toDeparture));
  }

  /** The years with payment days whose rate is not known. */
  List<Integer> missing(Rates rates) {
    return daysOfYears.keySet().stream().filter(year -> rates.of(year).isEmpty()).sorted().toList();
  }

  /** The one in the middle, or what lies halfway between the two there. */
  private static @Nullable Double median(List<Integer> some) {
    List<Integer> sorted = some.stream().sorted().toList();
    int size = sorted.size();
    return size == 0 ? null : (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2.0;
  }
}
