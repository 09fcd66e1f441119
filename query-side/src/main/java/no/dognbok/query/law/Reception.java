package no.dognbok.query.law;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import no.dognbok.events.Moment;
import no.dognbok.events.Obligation;
import no.dognbok.events.StayEvent.PatientDeparted;
import no.dognbok.query.law.Duty.Application;
import no.dognbok.query.law.Duty.Limit;

/**
 * Vedlegg 3.2 b: normally the municipality receives the patient the same day (dag 0), if notice and
 * information were sent in the hours of the agreement on a working day.
 */
final class Reception {

  private final Hearing hearing;
  private final Readiness period;
  private final NoticeWindow window;

  Reception(Hearing hearing, Readiness period, NoticeWindow window) {
    this.hearing = hearing;
    this.period = period;
    this.window = window;
  }

  /**
   * "Normalt": shown, and no breach. Due only where it is in every reading of the times (P23).
   *
   * @param notice the notice that counts
   */
  Duty duty(ReadyNotice notice, Answers answers) {
    Fact fact = notice.counting().orElseThrow();
    Moment told = sentToBeAnswered(fact);
    Optional<Moment> information = notice.information().map(Fact::at);
    Instant complete =
        information.map(Moment::instant).filter(told.instant()::isBefore).orElse(told.instant());
    Duty.Draft draft =
        Duty.of(Obligation.RECEPTION_SAME_DAY)
            .since(complete, fact)
            .due(OfferDeadlines.endOf(told.day()), Limit.NORMALLY);
    Optional<Word> lastOfDay =
        answers.words().stream()
            .filter(word -> !word.day().isAfter(told.day()))
            .reduce((_, later) -> later);
    if (lastOfDay.filter(Reception::leavesNothingToReceive).isPresent()) {
      draft.ended(lastOfDay.get().fact());
      yesOn(told.day(), answers).findFirst().ifPresent(draft::fulfilled);
    } else {
      draft
          .fulfilled(yesOn(told.day(), answers).findFirst().or(this::departure).orElse(null))
          .ended(period.end());
    }
    return information.filter(info -> isInTime(told, info)).isPresent()
        ? draft.apply()
        : draft.as(Application.NOT_DUE);
  }

  /** P20: needs nothing from the municipality, or refuses its offer. */
  private static boolean leavesNothingToReceive(Word word) {
    return switch (word.meaning()) {
      case NO_NEED, REFUSED -> true;
      case YES, NO, CONDITIONAL, TAKEN_BACK -> false;
    };
  }

  private static Stream<Fact> yesOn(LocalDate day, Answers answers) {
    return answers.words().stream()
        .filter(word -> word.isYes() && word.from().equals(day))
        .map(Word::fact);
  }

  private boolean isInTime(Moment told, Moment information) {
    Instant last =
        information.latest().isAfter(told.latest()) ? information.latest() : told.latest();
    return window.contains(told.earliest(), told.day())
        && window.contains(told.latest(), told.day())
        && window.contains(last, told.day());
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
}
