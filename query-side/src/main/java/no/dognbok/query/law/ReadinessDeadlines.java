package no.dognbok.query.law;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.dognbok.events.AgreementTerms;
import no.dognbok.events.Moment;
import no.dognbok.events.Obligation;
import no.dognbok.events.StayEvent.PatientDeparted;
import no.dognbok.query.law.Duty.Application;
import no.dognbok.query.law.Duty.Limit;
import org.jspecify.annotations.Nullable;

/**
 * The lines of the deadline table that fall due in each period of readiness: notice, answer, offer,
 * transfer.
 */
final class ReadinessDeadlines {

  private final Hearing hearing;
  private final Readiness period;
  private final AgreementTerms terms;
  private final ReadyNotice notice;
  private final Optional<Answers> answers;

  ReadinessDeadlines(Hearing hearing, Readiness period) {
    this.hearing = hearing;
    this.period = period;
    this.terms = hearing.terms(period.firstDay());
    var municipality = hearing.payer().on(period.firstDay());
    this.notice = hearing.readyNotice(period, municipality);
    this.answers = hearing.answers(period, municipality);
  }

  List<Duty> all() {
    List<Duty> duties = new ArrayList<>();
    duties.add(updatedHealthInformation());
    duties.add(readyNotice());
    noticeInDaytime().ifPresent(duties::add);
    answers.ifPresent(a -> {
      duties.add(reply(a));
      duties.addAll(new OfferDeadlines(hearing, period, a).all());
      duties.add(receptionSameDay(a));
    });
    confirmationBeforeTransfer().ifPresent(duties::add);
    return duties;
  }

  /** Vedlegg 3.1.1 b: before the § 10 notice, in this order. */
  private Duty updatedHealthInformation() {
    Duty.Draft draft =
        Duty.of(Obligation.UPDATED_HEALTH_INFORMATION)
            .since(period.facts().getFirst())
            .due(notice.counting().map(fact -> fact.at().latest()).orElse(null), Limit.STATED)
            .fulfilled(notice.information().orElse(null))
            .ended(period.end());
    return unlessNoNeed(draft);
  }

  /** § 10: at once after the declaration. */
  private Duty readyNotice() {
    Duty.Draft draft =
        Duty.of(Obligation.READY_NOTICE)
            .fulfilled(notice.counting().orElse(null))
            .ended(period.end())
            .doubting(notice.denied());
    hearing
        .declaration(period)
        .counting()
        .ifPresent(declared ->
            draft.since(declared).due(hearing.atOnceAfter(declared), Limit.WORKING_LIMIT));
    return unlessNoNeed(draft);
  }

  /**
   * Vedlegg 3.1 a: to be striven for, on working days within the window of the agreement; a time
   * that is not known exactly is read in the hospital's favour.
   */
  private Optional<Duty> noticeInDaytime() {
    return notice
        .counting()
        .map(sent ->
            Duty.of(Obligation.NOTICE_IN_DAYTIME)
                .since(sent)
                .due(endOfWindow(sent), Limit.STRIVEN_FOR)
                .fulfilled(sent)
                .missedAim(!canBeInWindow(sent.at()))
                .apply());
  }

  /** Absent on a day without a window. */
  private @Nullable Instant endOfWindow(Fact sent) {
    return isWorkingDay(sent.day())
        ? sent.day().atTime(terms.noticeWindowTo()).atZone(Moment.OSLO).toInstant()
        : null;
  }

  private boolean canBeInWindow(Moment moment) {
    LocalDate day = moment.day();
    Instant from = day.atTime(terms.noticeWindowFrom()).atZone(Moment.OSLO).toInstant();
    Instant to = day.atTime(terms.noticeWindowTo()).atZone(Moment.OSLO).toInstant();
    return isWorkingDay(day) && !moment.latest().isBefore(from) && !moment.earliest().isAfter(to);
  }

  private Duty unlessNoNeed(Duty.Draft draft) {
    return hearing.need().deniedOn(period.firstDay()).isPresent()
        ? draft.as(Application.NOT_DUE)
        : draft.apply();
  }

  /** § 11: at once after the notice. */
  private Duty reply(Answers answers) {
    Duty.Draft draft =
        Duty.of(Obligation.REPLY)
            .due(answers.limit().until(), Limit.WORKING_LIMIT)
            .ended(period.end())
            .doubting(answers.doubts());
    notice
        .counting()
        .ifPresent(fact ->
            draft.since(
                notice.countsFrom().map(Moment::instant).orElse(fact.at().instant()), fact));
    answers.words().stream()
        .findFirst()
        .ifPresent(
            word -> draft.fulfilled(word.fact(), word.at()).wanting(undescribed(word, answers)));
    return draft.apply();
  }

  /** Vedlegg 3.2 a: a yes says what the patient gets; § 11 does not ask for it, so no breach. */
  private static List<Requirement> undescribed(Word first, Answers answers) {
    return first.isYes() && !answers.describesOffer()
        ? List.of(Requirement.OFFER_DESCRIBED)
        : List.of();
  }

  /**
   * Vedlegg 3.2 b: normally the same day, if notice and information were sent 08–15 on a working
   * day.
   */
  private Duty receptionSameDay(Answers answers) {
    Fact fact = notice.counting().orElseThrow();
    Moment told = sentToBeAnswered(fact);
    Moment complete =
        notice
            .information()
            .map(Fact::at)
            .filter(info -> info.instant().isAfter(told.instant()))
            .orElse(told);
    boolean inTime =
        notice.information().isPresent()
            && isWorkingTime(told)
            && isWorkingTime(complete)
            && complete.day().equals(told.day());
    Duty.Draft draft =
        Duty.of(Obligation.RECEPTION_SAME_DAY)
            .since(complete.instant(), fact)
            .due(OfferDeadlines.endOf(told.day()), Limit.STATED)
            .fulfilled(
                answers.words().stream()
                    .filter(word -> word.isYes() && word.from().equals(told.day()))
                    .map(Word::fact)
                    .findFirst()
                    .or(this::departure)
                    .orElse(null))
            .ended(period.end());
    return inTime ? draft.apply() : draft.as(Application.NOT_DUE);
  }

  /** When the notice was sent; one before the declaration counts from it (P18). */
  private Moment sentToBeAnswered(Fact sent) {
    return hearing
        .declaration(period)
        .counting()
        .filter(declared -> hearing.rules().has(Rule.P18) && sent.isBefore(declared))
        .map(Fact::at)
        .orElse(sent.at());
  }

  private Optional<Fact> departure() {
    return Optional.ofNullable(period.end())
        .filter(fact -> fact.event() instanceof PatientDeparted);
  }

  private boolean isWorkingTime(Moment moment) {
    LocalTime time = LocalTime.ofInstant(moment.instant(), Moment.OSLO);
    return isWorkingDay(moment.day())
        && !time.isBefore(terms.noticeWindowFrom())
        && !time.isAfter(terms.noticeWindowTo());
  }

  /** Monday to Friday, and no public holiday (I). */
  private boolean isWorkingDay(LocalDate day) {
    DayOfWeek weekday = day.getDayOfWeek();
    return weekday != DayOfWeek.SATURDAY
        && weekday != DayOfWeek.SUNDAY
        && !hearing.around().holidays().contains(day);
  }

  /**
   * § 12 første ledd: no transfer before the municipality has confirmed that the patient can come
   * that day; own responsibility is the patient's.
   */
  private Optional<Duty> confirmationBeforeTransfer() {
    @Nullable Fact end = departure().orElse(null);
    if (end == null
        || ((PatientDeparted) end.event()).ownResponsibility()
        || hearing.need().deniedOn(end.day()).isPresent()) {
      return Optional.empty();
    }
    Optional<Word> lastWord = answers.flatMap(a -> a.lastOfMunicipality(end));
    Duty.Draft draft =
        Duty.of(Obligation.CONFIRMATION_BEFORE_TRANSFER)
            .since(period.facts().getFirst())
            .due(end.at().latest(), Limit.STATED)
            .endedOnceDue();
    lastWord
        .filter(word -> word.isYesFor(end.day()))
        .ifPresent(word -> draft.fulfilled(word.fact()));
    boolean noNeed = lastWord.filter(word -> word.meaning() == Word.Meaning.NO_NEED).isPresent();
    return Optional.of(noNeed ? draft.as(Application.NOT_DUE) : draft.apply());
  }
}
