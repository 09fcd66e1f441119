package no.dognbok.query.law;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.dognbok.events.ReferenceEvent.DailyRateSet;

/**
 * P14: each day is priced with its own year's rate; without that rule every day would have the
 * first one's.
 */
final class Pricing {

  private final Rates rates;
  private final boolean byYear;

  Pricing(Rates rates, RuleSet rules) {
    this.rates = rates;
    this.byYear = rules.has(Rule.P14);
  }

  List<PaymentDay> of(List<PaymentDay> days) {
    Optional<LocalDate> first =
        days.stream().filter(PaymentDay::isPayable).map(PaymentDay::date).findFirst();
    return days.stream()
        .map(day -> day.isPayable() ? priced(day, first.orElseThrow()) : day)
        .toList();
  }

  private PaymentDay priced(PaymentDay day, LocalDate first) {
    Optional<DailyRateSet> rate = rates.of((byYear ? day.date() : first).getYear());
    List<Reason> reasons = new ArrayList<>(day.reasons());
    if (byYear) {
      reasons.add(Reason.of(rate.isPresent() ? Ground.RATE_OF_THE_YEAR : Ground.RATE_UNKNOWN));
    }
    return new PaymentDay(
        day.date(),
        day.verdict(),
        day.payer(),
        day.hospital(),
        rate.map(DailyRateSet::nokPerDay).orElse(null),
        reasons,
        day.doubts(),
        day.settled());
  }
}
