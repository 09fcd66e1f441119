package no.dognbok.query.law;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.dognbok.events.Moment;
import no.dognbok.events.Obligation;
import no.dognbok.events.StayEvent.MunicipalityReplied;
import no.dognbok.query.law.Duty.Limit;
import org.jspecify.annotations.Nullable;

/**
 * § 11 andre ledd: what the municipality owes after it has said no, or has taken its yes back: an
 * estimate each time, and the message that the offer is ready each time that the patient has to
 * wait.
 */
final class OfferDeadlines {

  private final Hearing hearing;
  private final Readiness period;
  private final List<Word> words;

  OfferDeadlines(Hearing hearing, Readiness period, Answers answers) {
    this.hearing = hearing;
    this.period = period;
    this.words = answers.words();
  }

  List<Duty> all() {
    List<Duty> duties = new ArrayList<>();
    words.stream().filter(OfferDeadlines::isNo).map(this::estimate).forEach(duties::add);
    boolean waiting = false;
    for (int i = 0; i < words.size(); i++) {
      if (isNo(words.get(i)) && !waiting) {
        duties.add(offerReady(words.get(i), words.subList(i + 1, words.size())));
      }
      waiting = isNo(words.get(i));
    }
    return duties;
  }

  /** A no, a yes with conditions, or a yes taken back. */
  private static boolean isNo(Word word) {
    return switch (word.meaning()) {
      case NO, CONDITIONAL, TAKEN_BACK -> true;
      case YES, NO_NEED, REFUSED -> false;
    };
  }

  /** With every no, when an offer is expected to be ready. */
  private Duty estimate(Word no) {
    return Duty.of(Obligation.ESTIMATE)
        .since(no.fact())
        .due(hearing.atOnceAfter(no.fact()), Limit.WORKING_LIMIT)
        .fulfilled(answerTo(no).map(Word::fact).orElse(null))
        .ended(period.end())
        .apply();
  }

  private Optional<Word> answerTo(Word no) {
    return words.subList(words.indexOf(no), words.size()).stream()
        .filter(word -> word.isYes() || estimateOf(word) != null)
        .findFirst();
  }

  /**
   * At once when it is ready; overdue when the municipality's own estimate has passed. Who refuses
   * an offer had one; who needs nothing awaits none (P20).
   *
   * @param later the words after it
   */
  private Duty offerReady(Word no, List<Word> later) {
    Optional<Word> end = later.stream().filter(word -> !isNo(word)).findFirst();
    List<Word> wait = end.map(word -> later.subList(0, later.indexOf(word))).orElse(later);
    LocalDate estimate = estimateOf(no);
    for (Word word : wait) {
      estimate = estimateOf(word) == null ? estimate : estimateOf(word);
    }
    Duty.Draft draft =
        Duty.of(Obligation.OFFER_READY)
            .since(no.fact())
            .due(estimate == null ? null : endOf(estimate), Limit.STATED)
            .ended(period.end());
    end.ifPresent(word -> {
      if (word.meaning() == Word.Meaning.NO_NEED) {
        draft.ended(word.fact());
      } else {
        draft.fulfilled(word.fact());
      }
    });
    return draft.apply();
  }

  private static @Nullable LocalDate estimateOf(Word word) {
    return word.fact().event() instanceof MunicipalityReplied reply ? reply.expectedFrom() : null;
  }

  static Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(Moment.OSLO).toInstant().minusNanos(1);
  }
}
