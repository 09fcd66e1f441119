package no.dognbok.query.law;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.dognbok.events.Address;
import no.dognbok.events.AgreementTerms;
import no.dognbok.events.Institution;
import no.dognbok.events.Municipality;
import no.dognbok.events.StayEvent.DischargeSummarySent;
import no.dognbok.events.StayEvent.MovedWhileWaiting;
import no.dognbok.events.StayEvent.ReadinessWithdrawn;
import org.jspecify.annotations.Nullable;

/**
 * A matter laid out for judgement: what stands, in which periods, and who is concerned. Made once,
 * read by both parts of the law.
 */
final class Hearing {

  private final Matter matter;
  private final History history;
  private final StayFacts stay;
  private final Payer payer;
  private final Given given;
  private final Need need;
  private final AgreedInStay agreedInStay;
  private final List<Readiness> periods;
  private final List<Doubt> doubts;
  private @Nullable OwnResponsibility ownResponsibility;
  private @Nullable List<PaymentDay> unpricedDays;
  private final Map<Integer, Declaration> declarations = new HashMap<>();
  private final Map<PeriodOf, ReadyNotice> readyNotices = new HashMap<>();
  private final Map<PeriodOf, Optional<Answers>> answers = new HashMap<>();

  private record PeriodOf(int period, Optional<Municipality> municipality) {}

  Hearing(Matter matter) {
    this.matter = matter;
    RuleSet rules = matter.rules();
    Directory directory = matter.around().directory();
    this.history = History.of(matter);
    this.stay = StayFacts.of(history, matter.stated(), directory, rules);
    this.payer = new Payer(history, directory);
    this.given = new Given(history, payer);
    this.need = new Need(history);
    LinkedHashSet<Doubt> all = new LinkedHashSet<>(history.doubts());
    WhoseAct whoseAct = new WhoseAct(history, stay, directory);
    all.addAll(whoseAct.doubts());
    this.agreedInStay = new AgreedInStay(history, whoseAct);
    all.addAll(agreedInStay.doubts());
    all.addAll(stay.doubts());
    all.addAll(payer.doubts());
    if (stay.institution() == Institution.PRIVATE_WITHOUT_AGREEMENT) {
      all.add(Doubt.of(Doubt.Code.INSTITUTION_MAY_BE_OUTSIDE));
    }
    List<Doubt> ofPeriods = new ArrayList<>();
    this.periods = Readiness.periods(history, ofPeriods, rules);
    all.addAll(ofPeriods);
    all.addAll(missingSummary());
    this.doubts = List.copyOf(all);
  }

  /** By the terms of the day on which a period began, or ended, there is no payment without it. */
  private List<Doubt> missingSummary() {
    return history.first(DischargeSummarySent.class).isPresent()
        ? List.of()
        : periods.stream()
            .filter(period ->
                terms(period.firstDay()).dischargeSummaryRequired()
                    || period.end() != null && terms(period.end().day()).dischargeSummaryRequired())
            .map(period -> Doubt.of(Doubt.Code.SUMMARY_MISSING, period.facts().getFirst()))
            .toList();
  }

  History history() {
    return history;
  }

  StayFacts stay() {
    return stay;
  }

  Payer payer() {
    return payer;
  }

  /** P13, P19: which messages were given to the one who should have them. */
  Given given() {
    return given;
  }

  Need need() {
    return need;
  }

  List<Readiness> periods() {
    return periods;
  }

  /** Retn. 1, 3.1 a. */
  OwnResponsibility ownResponsibility() {
    OwnResponsibility known = ownResponsibility;
    if (known == null) {
      known = new OwnResponsibility(this);
      ownResponsibility = known;
    }
    return known;
  }

  /** § 13: each day of readiness, without what it costs and without what was settled about it. */
  List<PaymentDay> unpricedDays() {
    List<PaymentDay> known = unpricedDays;
    if (known == null) {
      known = new PaymentDays(this).unpriced();
      unpricedDays = known;
    }
    return known;
  }

  /** Retn. 1, 3.1 b: what the parties have told that they agreed on in this stay. */
  AgreedInStay agreedInStay() {
    return agreedInStay;
  }

  /**
   * When the last period of readiness ended that a departure did not end. What was made ready until
   * then was for a discharge that came to nothing; absent where there was none.
   *
   * @param left absent where the patient has not left
   */
  @Nullable Instant preparedSince(@Nullable Fact left) {
    if (periods.isEmpty()) {
      return null;
    }
    Readiness last = periods.getLast();
    Fact end = last.end();
    if (end == null || left != null && isOf(left, end)) {
      return last.before();
    }
    return end.at().earliest();
  }

  /** Whether a departure is, or goes with, the end of a period. */
  private static boolean isOf(Fact left, Fact end) {
    return end.day().equals(left.day()) && !(end.event() instanceof ReadinessWithdrawn);
  }

  /** Doubts about the stay as a whole. */
  List<Doubt> doubts() {
    return doubts;
  }

  RuleSet rules() {
    return matter.rules();
  }

  Instant asOf() {
    return matter.asOf();
  }

  /** What is disputed, as far as it had come. */
  List<Disputed> disputes() {
    return matter.disputes().stream().flatMap(one -> one.by(matter.settledBy()).stream()).toList();
  }

  Surroundings around() {
    return matter.around();
  }

  /** P21: the hospital that bills for a day; from the day of a move the receiving one. */
  @Nullable Address hospital(LocalDate day) {
    return moveBy(day)
        .map(fact -> ((MovedWhileWaiting) fact.event()).hospital())
        .orElse(stay.hospital());
  }

  /** The last move to another hospital by a day. */
  Optional<Fact> moveBy(LocalDate day) {
    return rules().has(Rule.P21)
        ? history
            .all(MovedWhileWaiting.class)
            .filter(fact -> !fact.day().isAfter(day))
            .reduce((_, later) -> later)
        : Optional.empty();
  }

  /** What the trust that bills for a day has agreed on with the municipality that pays for it. */
  AgreementTerms terms(LocalDate day) {
    return terms(day, payer.on(day));
  }

  private AgreementTerms terms(LocalDate day, Optional<Municipality> municipality) {
    return around().agreements().on(day, trust(day), municipality.orElse(null));
  }

  private @Nullable Address trust(LocalDate day) {
    return around().directory().trust(hospital(day)).orElse(null);
  }

  /** What the same two have agreed on as exceptions for all their stays. */
  List<AgreedExceptions.Covering> exceptions(LocalDate day) {
    return around().exceptions().on(day, trust(day), payer.on(day).orElse(null));
  }

  /**
   * "At once", shown with the agreement's working limit; a time that is not known exactly is read
   * in the debtor's favour.
   */
  Instant atOnceAfter(Fact fact) {
    return ReckonedTime.after(fact.at().latest(), terms(fact.day()).workingLimit());
  }

  Declaration declaration(Readiness period) {
    return declarations.computeIfAbsent(
        period.number(), _ -> new Declaration(history, period, stay.careType(), rules()));
  }

  ReadyNotice readyNotice(Readiness period, Optional<Municipality> municipality) {
    return readyNotices.computeIfAbsent(
        new PeriodOf(period.number(), municipality),
        _ -> new ReadyNotice(history, period, declaration(period), given, municipality, rules()));
  }

  AdmissionNotice admissionNotice(Optional<Municipality> municipality) {
    return new AdmissionNotice(history, admissionClock(), given, municipality, rules());
  }

  AdmissionClock admissionClock() {
    return new AdmissionClock(stay, need, rules());
  }

  /**
   * The answers to a period's notice; empty where there is no notice to answer. The working limit
   * is that of the terms on the day of the notice, whatever is agreed on later.
   */
  Optional<Answers> answers(Readiness period, Optional<Municipality> municipality) {
    return answers.computeIfAbsent(
        new PeriodOf(period.number(), municipality),
        _ -> {
          ReadyNotice notice = readyNotice(period, municipality);
          return notice
              .countsFrom()
              .map(from ->
                  new Answers(
                      history,
                      period,
                      notice,
                      from,
                      payer,
                      municipality,
                      terms(from.day(), municipality).workingLimit(),
                      asOf(),
                      rules()));
        });
  }
}
