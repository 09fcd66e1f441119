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
import no.dognbok.events.StayEvent.MunicipalityReplied;
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
    answers.ifPresent(a -> {
      duties.add(reply(a));
      estimate(a).ifPresent(duties::add);
      offerReady(a).ifPresent(duties::add);
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
            .ended(period.end());
    hearing
        .declaration(period)
        .counting()
        .ifPresent(declared ->
            draft
                .since(declared)
                .due(hearing.atOnceAfter(declared), Limit.WORKING_LIMIT));
    return unlessNoNeed(draft);
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
    answers.words().stream().findFirst().ifPresent(word -> draft.fulfilled(word.fact(), word.at()));
    return draft.apply();
  }

  /** § 11 andre ledd: with every no, when an offer is expected to be ready. */
  private Optional<Duty> estimate(Answers answers) {
    return answers.words().stream()
        .filter(word -> word.fact().event() instanceof MunicipalityReplied)
        .filter(
            word -> word.meaning() == Word.Meaning.NO || word.meaning() == Word.Meaning.CONDITIONAL)
        .findFirst()
        .map(no ->
            Duty.of(Obligation.ESTIMATE)
                .since(no.fact())
                .due(hearing.atOnceAfter(no.fact()), Limit.WORKING_LIMIT)
                .fulfilled(
                    answers.words().stream()
                        .filter(word -> !word.at().instant().isBefore(no.at().instant()))
                        .filter(word -> word.isYes() || hasEstimate(word))
                        .map(Word::fact)
                        .findFirst()
                        .orElse(null))
                .ended(period.end())
                .apply());
  }

  private static boolean hasEstimate(Word word) {
    return word.fact().event() instanceof MunicipalityReplied reply && reply.expectedFrom() != null;
  }

  /**
   * § 11 andre ledd: at once when it is ready; overdue when the municipality's own estimate has
   * passed.
   */
  private Optional<Duty> offerReady(Answers answers) {
    return answers.words().stream()
        .filter(word -> !word.isYes() && word.meaning() != Word.Meaning.NO_NEED)
        .findFirst()
        .map(no -> {
          Optional<LocalDate> estimate =
              answers.words().stream()
                  .filter(ReadinessDeadlines::hasEstimate)
                  .reduce((_, later) -> later)
                  .map(word -> ((MunicipalityReplied) word.fact().event()).expectedFrom());
          return Duty.of(Obligation.OFFER_READY)
              .since(no.fact())
              .due(estimate.map(ReadinessDeadlines::endOf).orElse(null), Limit.STATED)
              .fulfilled(
                  answers.words().stream()
                      .filter(word -> word.isYes() && !no.fact().equals(word.fact()))
                      .filter(word -> !word.at().instant().isBefore(no.at().instant()))
                      .map(Word::fact)
                      .findFirst()
                      .orElse(null))
              .ended(period.end())
              .apply();
        });
  }

  private static Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(Moment.OSLO).toInstant().minusNanos(1);
  }

  /** Vedlegg 3.2 b: normally the same day, if the information came 08–15 on a working day. */
  private Duty receptionSameDay(Answers answers) {
    Moment told = notice.countsFrom().orElseThrow();
    Fact fact = notice.counting().orElseThrow();
    boolean inTime =
        isWorkingTime(told) && notice.information().map(info -> !fact.isBefore(info)).orElse(false);
    Duty.Draft draft =
        Duty.of(Obligation.RECEPTION_SAME_DAY)
            .since(told.instant(), fact)
            .due(endOf(told.day()), Limit.STATED)
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

  private Optional<Fact> departure() {
    return Optional.ofNullable(period.end())
        .filter(fact -> fact.event() instanceof PatientDeparted);
  }

  private boolean isWorkingTime(Moment moment) {
    LocalTime time = LocalTime.ofInstant(moment.instant(), Moment.OSLO);
    DayOfWeek weekday = moment.day().getDayOfWeek();
    return weekday != DayOfWeek.SATURDAY
        && weekday != DayOfWeek.SUNDAY
        && !hearing.around().holidays().contains(moment.day())
        && !time.isBefore(terms.noticeWindowFrom())
        && !time.isAfter(terms.noticeWindowTo());
  }

  /**
   * § 12 første ledd: no transfer before the municipality has confirmed; own responsibility is the
   * patient's.
   */
  private Optional<Duty> confirmationBeforeTransfer() {
    @Nullable Fact end = departure().orElse(null);
    if (end == null
        || ((PatientDeparted) end.event()).ownResponsibility()
        || hearing.need().deniedOn(end.day()).isPresent()) {
      return Optional.empty();
    }
    Optional<Word> lastWord =
        answers.flatMap(a ->
            a.words().stream()
                .filter(word -> !word.at().instant().isAfter(end.at().latest()))
                .reduce((_, later) -> later));
    Duty.Draft draft =
        Duty.of(Obligation.CONFIRMATION_BEFORE_TRANSFER)
            .since(period.facts().getFirst())
            .due(end.at().latest(), Limit.STATED);
    lastWord.filter(Word::isYes).ifPresent(word -> draft.fulfilled(word.fact()));
    return Optional.of(draft.endedOnceDue().apply());
  }
}
