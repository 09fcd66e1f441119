package no.dognbok.query.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.dognbok.events.Moment;
import no.dognbok.events.Municipality;
import no.dognbok.events.Obligation;
import no.dognbok.events.StayEvent.DeclaredReady;
import no.dognbok.events.StayEvent.HealthInformationUpdated;
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
  private final NoticeWindow window;
  private final Optional<Municipality> municipality;
  private final ReadyNotice notice;
  private final Optional<Answers> answers;

  ReadinessDeadlines(Hearing hearing, Readiness period) {
    this.hearing = hearing;
    this.period = period;
    this.window = NoticeWindow.of(hearing.terms(period.firstDay()), hearing.around().holidays());
    this.municipality = hearing.payer().on(period.firstDay());
    this.notice = hearing.readyNotice(period, municipality);
    this.answers = hearing.answers(period, municipality);
  }

  List<Duty> all() {
    List<Duty> duties = new ArrayList<>();
    duties.add(updatedHealthInformation());
    duties.add(readyNotice());
    noticeInDaytime().ifPresent(duties::add);
    answers.ifPresent(a -> answering(a).forEach(duties::add));
    confirmationBeforeTransfer().ifPresent(duties::add);
    return duties;
  }

  /** P9: to a notice that was not due no answer is. */
  private Stream<Duty> answering(Answers answers) {
    List<Duty> duties = new ArrayList<>();
    duties.add(reply(answers));
    duties.addAll(new OfferDeadlines(hearing, period, answers).all());
    duties.add(new Reception(hearing, period, window).duty(notice, answers));
    return notice.countsFrom().map(Moment::day).flatMap(hearing.need()::deniedOn).isPresent()
        ? duties.stream().map(Duty::superfluous)
        : duties.stream();
  }

  /** Vedlegg 3.1.1 b: before the § 10 notice, in this order. */
  private Duty updatedHealthInformation() {
    Duty.Draft draft =
        Duty.of(Obligation.UPDATED_HEALTH_INFORMATION)
            .since(period.facts().getFirst())
            .due(notice.counting().map(fact -> fact.at().latest()).orElse(null), Limit.STATED)
            .fulfilled(notice.information().orElse(null))
            .ended(period.end());
    Optional<Fact> information = notice.information();
    if (information.isEmpty()) {
      draft.doubting(
          hearing.given().inVain(HealthInformationUpdated.class, municipality, period.before()));
    }
    notice
        .counting()
        .flatMap(sent -> information.map(info -> Papers.oldBy(info, sent)))
        .ifPresent(draft::doubting);
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
    if (hearing.declaration(period).counting().isEmpty()) {
      period
          .all(DeclaredReady.class)
          .findFirst()
          .ifPresent(
              declared -> draft.since(declared).doubting(hearing.declaration(period).invalid()));
    }
    return unlessNoNeed(draft);
  }

  /**
   * Vedlegg 3.1 a: to be striven for, within the hours of the agreement; a time that is not known
   * exactly is read in the hospital's favour.
   */
  private Optional<Duty> noticeInDaytime() {
    return notice
        .counting()
        .map(sent ->
            Duty.of(Obligation.NOTICE_IN_DAYTIME)
                .since(sent)
                .due(window.endAt(sent.at()), Limit.STRIVEN_FOR)
                .fulfilled(sent)
                .missedAim(!window.canContain(sent.at()))
                .apply());
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

  private Optional<Fact> departure() {
    return Optional.ofNullable(period.end())
        .filter(fact -> fact.event() instanceof PatientDeparted);
  }

  /**
   * § 12 første ledd: no transfer before the municipality has confirmed that the patient can come
   * that day; own responsibility is the patient's, also where that is in doubt.
   */
  private Optional<Duty> confirmationBeforeTransfer() {
    @Nullable Fact end = departure().orElse(null);
    OwnResponsibility own = hearing.ownResponsibility();
    if (end == null || own.isSaid() || hearing.need().deniedOn(end.day()).isPresent()) {
      return Optional.empty();
    }
    Optional<Word> lastWord = answers.flatMap(a -> a.lastOfMunicipality(end));
    Duty.Draft draft =
        Duty.of(Obligation.CONFIRMATION_BEFORE_TRANSFER)
            .since(period.facts().getFirst())
            .due(end.at().latest(), Limit.STATED)
            .doubting(own.doubts())
            .endedOnceDue();
    lastWord
        .filter(word -> word.isYesFor(end.day()))
        .ifPresent(word -> draft.fulfilled(word.fact()));
    boolean noNeed = lastWord.filter(word -> word.meaning() == Word.Meaning.NO_NEED).isPresent();
    return Optional.of(noNeed || own.isInDoubt() ? draft.as(Application.NOT_DUE) : draft.apply());
  }
}
