package no.dognbok.query.law;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import no.dognbok.events.Address;
import no.dognbok.events.DisputeEvent.DisputeOpened;
import no.dognbok.events.DisputeEvent.DisputeWithdrawn;
import no.dognbok.events.Moment;
import no.dognbok.query.law.PaymentDay.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Samarbeidsavtalen 9: what the parties of a dispute have settled binds the two of them, day by
 * day, whatever § 13 says otherwise. What the day was before stays visible. A dispute that goes on
 * moves nothing and is a doubt on its days.
 */
final class Settlements {

  private final Hearing hearing;
  private final List<Disputed> disputes;
  private final LocalDate today;
  private final SortedMap<LocalDate, PaymentDay> days = new TreeMap<>();

  private Settlements(Hearing hearing) {
    this.hearing = hearing;
    this.disputes = hearing.disputes();
    this.today = LocalDate.ofInstant(hearing.asOf(), Moment.OSLO);
  }

  /**
   * The days as they are settled.
   *
   * @param judged each day of readiness as § 13 has it, in order
   */
  static List<PaymentDay> applied(Hearing hearing, List<PaymentDay> judged) {
    return hearing.disputes().isEmpty() || !hearing.rules().has(Rule.SETTLED)
        ? judged
        : new Settlements(hearing).on(judged);
  }

  private List<PaymentDay> on(List<PaymentDay> judged) {
    judged.forEach(day -> days.put(day.date(), day));
    disputes.stream()
        .flatMap(dispute -> Settlement.of(dispute).stream())
        .sorted(Settlement.LATER_LAST)
        .forEach(this::apply);
    disputes.stream().filter(Settlements::goesOn).forEach(this::doubt);
    return List.copyOf(days.values());
  }

  private void apply(Settlement settlement) {
    if (settlement.counts()) {
      settlement.said().falls().forEach(day -> fall(day, settlement));
      settlement.said().stands().forEach(day -> stand(day, settlement));
    }
    if (settlement.confirmed() == null) {
      Doubt doubt = new Doubt(Doubt.Code.SETTLED_BY_ONE_PARTY, settlement.events());
      settlement.said().falls().forEach(day -> doubt(day, settlement.between(), doubt));
      settlement.said().stands().forEach(day -> doubt(day, settlement.between(), doubt));
    }
  }

  /** What others pay, or bill, is not for these two to settle. */
  private void fall(LocalDate date, Settlement settlement) {
    PaymentDay day = days.get(date);
    if (day != null && isBetween(day, settlement.between())) {
      days.put(
          date,
          new PaymentDay(
              date,
              Verdict.NOT_PAYABLE,
              day.payer(),
              day.hospital(),
              null,
              List.of(reason(Ground.SETTLED_NOT_PAID, settlement)),
              doubts(day, settlement),
              settled(day, settlement)));
    }
  }

  /** P16: a day that has not passed is not billed yet, whatever is settled. */
  private void stand(LocalDate date, Settlement settlement) {
    if (!date.isBefore(today)) {
      return;
    }
    PaymentDay day = days.get(date);
    DisputeOpened between = settlement.between();
    @Nullable Address hospital = day == null ? hearing.hospital(date) : day.hospital();
    days.put(
        date,
        new PaymentDay(
            date,
            Verdict.PAYABLE,
            between.municipality(),
            isOf(hospital, between.trust()) ? hospital : between.trust(),
            null,
            List.of(reason(Ground.SETTLED_PAID, settlement)),
            doubts(day, settlement),
            settled(day, settlement)));
  }

  private static Reason reason(Ground ground, Settlement settlement) {
    return new Reason(ground, settlement.events(), ground.standing(), ground.text())
        .saying(
            switch (settlement.said().how()) {
              case AGREEMENT -> "Partene er enige.";
              case BOARD -> "Tvisteløsningsnemnda har avgjort det.";
              case COURT -> "Domstolen har avgjort det.";
            });
  }

  private List<Doubt> doubts(@Nullable PaymentDay day, Settlement settlement) {
    if (day == null) {
      return hearing.doubts();
    }
    LinkedHashSet<Doubt> doubts = new LinkedHashSet<>(day.doubts());
    if (day.settled() != null) {
      doubts.add(
          new Doubt(
              Doubt.Code.SETTLED_MORE_THAN_ONCE,
              day.reasons().stream().flatMap(reason -> reason.events().stream()).toList()));
    }
    if (day.payer() != null && !day.payer().equals(settlement.between().municipality())) {
      doubts.add(new Doubt(Doubt.Code.SETTLED_WITH_ANOTHER, settlement.events()));
    }
    return List.copyOf(doubts);
  }

  /** The day as it was before any settlement. */
  private static PaymentDay.Settled settled(@Nullable PaymentDay day, Settlement settlement) {
    PaymentDay.Settled before = day == null ? null : day.settled();
    return new PaymentDay.Settled(
        settlement.dispute(),
        settlement.said().how(),
        settlement.said().ground(),
        before != null ? before.judged() : day);
  }

  private static boolean goesOn(Disputed dispute) {
    return Settlement.of(dispute).isEmpty()
        && dispute.entries().stream().noneMatch(entry -> entry.event() instanceof DisputeWithdrawn);
  }

  private void doubt(Disputed dispute) {
    DisputeOpened opened = dispute.opened();
    Doubt doubt = new Doubt(Doubt.Code.DISPUTED, List.of(dispute.entries().getFirst().id()));
    List<LocalDate> named = opened.matter().days();
    YearMonth month = opened.matter().month();
    for (LocalDate date : List.copyOf(days.keySet())) {
      boolean isMeant =
          named.isEmpty()
              ? month == null || month.equals(YearMonth.from(date))
              : named.contains(date);
      if (isMeant) {
        doubt(date, opened, doubt);
      }
    }
  }

  private void doubt(LocalDate date, DisputeOpened between, Doubt doubt) {
    PaymentDay day = days.get(date);
    if (day != null && isBetween(day, between)) {
      List<Doubt> doubts = new ArrayList<>(day.doubts());
      doubts.add(doubt);
      days.put(date, day.with(doubts));
    }
  }

  /** Whether these two are the ones between whom the day is paid. */
  private boolean isBetween(PaymentDay day, DisputeOpened parties) {
    return (day.payer() == null || day.payer().equals(parties.municipality()))
        && isOf(day.hospital(), parties.trust());
  }

  private boolean isOf(@Nullable Address hospital, Address trust) {
    return hospital == null
        || hospital.equals(trust)
        || hearing.around().directory().trust(hospital).map(trust::equals).orElse(false);
  }
}
