package no.dognbok.query.law;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.dognbok.events.AgreementTerms;
import no.dognbok.events.Institution;
import no.dognbok.events.Municipality;

/**
 * A matter laid out for judgement: what stands, in which periods, and who is concerned. Made once,
 * read by both parts of the law.
 */
final class Hearing {

  private final Matter matter;
  private final History history;
  private final StayFacts stay;
  private final Payer payer;
  private final Need need;
  private final List<Readiness> periods;
  private final List<Doubt> doubts;
  private final Map<Integer, Declaration> declarations = new HashMap<>();
  private final Map<PeriodOf, ReadyNotice> readyNotices = new HashMap<>();
  private final Map<AnswersTo, Optional<Answers>> answers = new HashMap<>();

  private record PeriodOf(int period, Optional<Municipality> municipality) {}

  private record AnswersTo(PeriodOf notice, Duration workingLimit) {}

  Hearing(Matter matter) {
    this.matter = matter;
    RuleSet rules = matter.rules();
    Directory directory = matter.around().directory();
    this.history = History.of(matter);
    this.stay = StayFacts.of(history, matter.stated(), directory, rules);
    this.payer = new Payer(history, directory);
    this.need = new Need(history);
    LinkedHashSet<Doubt> all = new LinkedHashSet<>(history.doubts());
    all.addAll(stay.doubts());
    all.addAll(payer.doubts());
    if (stay.institution() == Institution.PRIVATE_WITHOUT_AGREEMENT) {
      all.add(Doubt.of(Doubt.Code.INSTITUTION_MAY_BE_OUTSIDE));
    }
    List<Doubt> ofPeriods = new ArrayList<>();
    this.periods = Readiness.periods(history, ofPeriods, rules);
    all.addAll(ofPeriods);
    this.doubts = List.copyOf(all);
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

  Need need() {
    return need;
  }

  List<Readiness> periods() {
    return periods;
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

  Surroundings around() {
    return matter.around();
  }

  AgreementTerms terms(LocalDate day) {
    return around()
        .agreements()
        .on(
            day,
            around().directory().trust(stay.hospital()).orElse(null),
            payer.on(day).orElse(null));
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
        period.number(), _ -> new Declaration(period, stay.careType(), rules()));
  }

  ReadyNotice readyNotice(Readiness period, Optional<Municipality> municipality) {
    return readyNotices.computeIfAbsent(
        new PeriodOf(period.number(), municipality),
        _ -> new ReadyNotice(history, period, declaration(period), payer, municipality, rules()));
  }

  AdmissionNotice admissionNotice(Optional<Municipality> municipality) {
    return new AdmissionNotice(history, admissionClock(), payer, municipality, rules());
  }

  AdmissionClock admissionClock() {
    return new AdmissionClock(stay, need, rules());
  }

  /** The answers to a period's notice; empty where there is no notice to answer. */
  Optional<Answers> answers(
      Readiness period, Optional<Municipality> municipality, Duration workingLimit) {
    ReadyNotice notice = readyNotice(period, municipality);
    AnswersTo key = new AnswersTo(new PeriodOf(period.number(), municipality), workingLimit);
    return answers.computeIfAbsent(
        key,
        _ ->
            notice
                .countsFrom()
                .map(from ->
                    new Answers(
                        history,
                        period,
                        notice,
                        from,
                        payer,
                        municipality,
                        workingLimit,
                        asOf(),
                        rules())));
  }
}
