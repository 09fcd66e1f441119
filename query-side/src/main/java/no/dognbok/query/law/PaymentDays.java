package no.dognbok.query.law;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import no.dognbok.events.AgreementTerms;
import no.dognbok.events.Moment;
import no.dognbok.events.Municipality;
import no.dognbok.events.StayEvent.DischargeSummarySent;
import no.dognbok.events.StayEvent.LeaveEnded;
import no.dognbok.events.StayEvent.LeaveStarted;
import no.dognbok.query.law.PaymentDay.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * § 13: for each calendar day on which the patient was ready, whether the municipality pays.
 * Everything that stands in the way of a day is named, not only the first; where nothing does, what
 * the day rests on.
 */
final class PaymentDays {

  /** Longer than any stay: a year that was typed wrong makes no million days. */
  private static final Period LONGEST = Period.ofYears(20);

  private final Hearing hearing;
  private final Map<Optional<Municipality>, AdmissionNotice> admissionNotices = new HashMap<>();

  PaymentDays(Hearing hearing) {
    this.hearing = hearing;
  }

  List<PaymentDay> all() {
    return new Pricing(hearing.around().rates(), hearing.rules())
        .of(Settlements.applied(hearing, hearing.unpricedDays()));
  }

  /** As § 13 has them, without what each costs. */
  List<PaymentDay> unpriced() {
    return unpriced(LocalDate.MIN, LocalDate.MAX);
  }

  /** Those from one day to another. */
  List<PaymentDay> unpriced(LocalDate from, LocalDate to) {
    Map<LocalDate, PaymentDay> days = new TreeMap<>();
    LocalDate today = LocalDate.ofInstant(hearing.asOf(), Moment.OSLO);
    LocalDate first = firstJudged();
    LocalDate end = first.plus(LONGEST);
    for (Readiness period : hearing.periods()) {
      LocalDate last = earlier(earlier(period.lastDay(today), end), to);
      LocalDate start = later(later(period.firstDay(), first), from);
      for (LocalDate day = start; !day.isAfter(last); day = day.plusDays(1)) {
        days.merge(day, judge(period, day, today), PaymentDays::ofBothPeriods);
      }
    }
    return List.copyOf(days.values());
  }

  /** Whether any of them is payable: no more are judged than are needed to know. */
  boolean isAnyPayable() {
    LocalDate today = LocalDate.ofInstant(hearing.asOf(), Moment.OSLO);
    LocalDate first = firstJudged();
    return hearing.periods().stream()
        .anyMatch(period ->
            Stream.iterate(later(period.firstDay(), first), day -> day.plusDays(1))
                .takeWhile(day -> !day.isAfter(earlier(period.lastDay(today), first.plus(LONGEST))))
                .anyMatch(day -> judge(period, day, today).isPayable()));
  }

  /** The regulation pays for no day before it; the last one shows why. */
  private LocalDate firstJudged() {
    LocalDate before = Regulation.firstDay().minusDays(1);
    return hearing.periods().stream()
        .findFirst()
        .map(period -> later(period.firstDay(), before))
        .orElse(before);
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  /**
   * A day that ends one period and begins the next is payable where either makes it so, and counted
   * once.
   */
  private static PaymentDay ofBothPeriods(PaymentDay earlier, PaymentDay later) {
    if (later.verdict() != Verdict.NOT_PAYABLE || earlier.verdict() != Verdict.NOT_PAYABLE) {
      return later.verdict() != Verdict.NOT_PAYABLE ? later : earlier;
    }
    LinkedHashSet<Reason> reasons = new LinkedHashSet<>(earlier.reasons());
    reasons.addAll(later.reasons());
    return new PaymentDay(
        later.date(),
        Verdict.NOT_PAYABLE,
        later.payer(),
        later.hospital(),
        null,
        List.copyOf(reasons),
        later.doubts());
  }

  private PaymentDay judge(Readiness period, LocalDate day, LocalDate today) {
    Optional<Municipality> payer = hearing.payer().on(day);
    AgreementTerms terms = hearing.terms(day);
    Declaration declaration = hearing.declaration(period);
    ReadyNotice notice = hearing.readyNotice(period, payer);
    AdmissionNotice admissionNotice =
        admissionNotices.computeIfAbsent(payer, hearing::admissionNotice);
    Optional<Answers> answers = hearing.answers(period, payer);

    List<Reason> against = new ArrayList<>();
    scope(day, against);
    hearing.need().deniedOn(day).ifPresent(f -> against.add(Ground.NO_MUNICIPAL_NEED.on(f)));
    declaration.against(day).ifPresent(against::add);
    notice.against(day).ifPresent(against::add);
    admissionNotice.against(day, terms.lateAdmissionNotice()).ifPresent(against::add);
    agreed(day, terms, notice, against);
    period.ended(day).ifPresent(against::add);
    onLeave(day).ifPresent(against::add);

    Answers.@Nullable Standpoint standpoint =
        answers
            .filter(a -> notice.countsFrom().map(from -> !day.isBefore(from.day())).orElse(false))
            .map(a -> a.on(day))
            .orElse(null);
    if (standpoint != null && !standpoint.waiting()) {
      against.addAll(standpoint.reasons());
    }
    if (!day.isBefore(today)) {
      against.add(Reason.of(Ground.NOT_PASSED));
    }
    against.removeIf(reason -> !hearing.rules().has(reason.rule()));

    Verdict verdict = verdict(against, day.equals(today));
    if (verdict == Verdict.NOT_PAYABLE) {
      against.removeIf(
          reason -> reason.ground().isOpen()); // decided whatever the rest of the day brings
    }
    List<Reason> reasons =
        verdict == Verdict.PAYABLE
            ? behind(period, day, notice, admissionNotice, terms, standpoint)
            : against;
    return new PaymentDay(
        day,
        verdict,
        payer.orElse(null),
        hearing.hospital(day),
        null,
        reasons,
        doubts(day, declaration, notice, admissionNotice, answers, terms, reasons));
  }

  private static Verdict verdict(List<Reason> against, boolean today) {
    if (against.isEmpty()) {
      return Verdict.PAYABLE;
    }
    return against.stream()
            .map(Reason::ground)
            .allMatch(ground -> ground.isOpen() || today && ground.canEndToday())
        ? Verdict.NOT_YET
        : Verdict.NOT_PAYABLE;
  }

  /**
   * The version in force on the day: whether there is one, which institutions it binds, whose days
   * it makes payable.
   */
  private void scope(LocalDate day, List<Reason> against) {
    Optional<Regulation> version = Regulation.on(day);
    if (version.isEmpty()) {
      against.add(Reason.of(Ground.NOT_IN_FORCE));
      return;
    }
    if (!version.get().covers(hearing.stay().institution())) {
      against.add(Reason.of(Ground.INSTITUTION_OUTSIDE, hearing.stay().admission()));
    }
    if (!version.get().paysFor(hearing.stay().careType())) {
      against.add(Reason.of(Ground.CARE_TYPE_NOT_PAYABLE, hearing.stay().admission()));
    }
  }

  /** What local agreements add. */
  private void agreed(
      LocalDate day, AgreementTerms terms, ReadyNotice notice, List<Reason> against) {
    if (terms.updatedHealthInformationRequired()) {
      notice.againstWithoutInformation(day).ifPresent(against::add);
    }
    Optional<Moment> from = notice.countsFrom();
    if (terms.graceAfterNotice() != null && from.isPresent()) {
      Instant over = ReckonedTime.after(from.get().instant(), terms.graceAfterNotice());
      if (day.isBefore(LocalDate.ofInstant(over, Moment.OSLO))) {
        against.add(Reason.of(Ground.WITHIN_GRACE, notice.counting().orElse(null)));
      }
    }
    if (terms.dischargeSummaryRequired()) {
      Optional<Fact> summary =
          hearing.given().all(DischargeSummarySent.class, hearing.payer().on(day)).stream()
              .findFirst();
      if (summary.isEmpty() || day.isBefore(summary.get().day())) {
        against.add(Reason.of(Ground.NO_DISCHARGE_SUMMARY, summary.orElse(null)));
      }
    }
  }

  /** P7: the night after the day was spent on leave. */
  private Optional<Reason> onLeave(LocalDate day) {
    return hearing.history().facts().stream()
        .filter(fact -> fact.event() instanceof LeaveStarted || fact.event() instanceof LeaveEnded)
        .filter(fact -> !fact.day().isAfter(day))
        .reduce((_, later) -> later)
        .filter(fact -> fact.event() instanceof LeaveStarted)
        .map(Ground.ON_LEAVE::on);
  }

  /** What a payable day rests on. */
  private List<Reason> behind(
      Readiness period,
      LocalDate day,
      ReadyNotice notice,
      AdmissionNotice admissionNotice,
      AgreementTerms terms,
      Answers.@Nullable Standpoint standpoint) {
    List<Reason> reasons = new ArrayList<>();
    reasons.add(
        Reason.of(
            Ground.CONDITIONS_MET,
            admissionNotice.notice().orElse(null),
            hearing.declaration(period).counting().orElse(null),
            notice.counting().orElse(null)));
    if (standpoint != null) {
      reasons.addAll(standpoint.reasons());
    }
    if (period.number() > 1) {
      reasons.add(Reason.of(Ground.READY_AGAIN, period.facts().getFirst()));
    }
    reasons.addAll(admissionNotice.behind(terms.lateAdmissionNotice()));
    reasons.addAll(notice.behind());
    if (wasReadyBeforeItPaid(period)) {
      reasons.add(
          Reason.of(
              Ground.STILL_WAITING_IN_2019, hearing.declaration(period).counting().orElse(null)));
    }
    hearing
        .moveBy(day)
        .ifPresent(fact -> reasons.add(Ground.BILLED_BY_RECEIVING_HOSPITAL.on(fact)));
    reasons.add(hearing.payer().reason(day));
    reasons.removeIf(reason -> !hearing.rules().has(reason.rule()));
    return reasons;
  }

  /** § 13 første ledd: since 2019 it pays for mental health and substance-use care too. */
  private boolean wasReadyBeforeItPaid(Readiness period) {
    return Regulation.on(period.firstDay())
        .map(version -> !version.paysFor(hearing.stay().careType()))
        .orElse(false);
  }

  private List<Doubt> doubts(
      LocalDate day,
      Declaration declaration,
      ReadyNotice notice,
      AdmissionNotice admissionNotice,
      Optional<Answers> answers,
      AgreementTerms terms,
      List<Reason> reasons) {
    LinkedHashSet<Doubt> doubts = new LinkedHashSet<>(hearing.doubts());
    doubts.addAll(declaration.doubts());
    doubts.addAll(admissionNotice.doubts(hearing.asOf()));
    doubts.addAll(notice.doubts(day, hearing.asOf(), terms.updatedHealthInformationRequired()));
    answers.ifPresent(a -> doubts.addAll(a.doubts()));
    reasons.stream()
        .filter(reason ->
            reason.ground() == Ground.SAYS_NO_NEED || reason.ground() == Ground.OFFER_REFUSED)
        .forEach(reason -> doubts.add(new Doubt(Doubt.Code.DISPUTED_GROUND, reason.events())));
    return List.copyOf(doubts);
  }
}
