package no.dognbok.query.law;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import no.dognbok.events.AgreementTerms;
import no.dognbok.events.Moment;
import no.dognbok.events.Municipality;
import no.dognbok.events.StayEvent.ReplyToBeRead;
import org.jspecify.annotations.Nullable;

/**
 * § 11: what the municipality answered to the notice of a period, and where that leaves each day.
 */
final class Answers {

  private final Moment notice;
  private final @Nullable Fact noticeFact;
  private final ReplyLimit limit;
  private final ReplyLimit usual;
  private final List<Word> words;
  private final boolean describesOffer;
  private final Instant asOf;
  private final RuleSet rules;
  private final List<Doubt> doubts = new ArrayList<>();

  Answers(
      History history,
      Readiness period,
      ReadyNotice readyNotice,
      Moment notice,
      Payer payer,
      Optional<Municipality> municipality,
      Duration workingLimit,
      Instant asOf,
      RuleSet rules) {
    this.notice = notice;
    this.noticeFact = readyNotice.counting().orElse(null);
    this.asOf = asOf;
    this.rules = rules;
    this.limit = ReplyLimit.of(notice, workingLimit, history, rules);
    this.usual = ReplyLimit.of(notice, AgreementTerms.NONE_AGREED.workingLimit(), history, rules);
    List<Fact> said = period.facts().stream().filter(history.readings()::counts).toList();
    List<Fact> others =
        said.stream()
            .filter(fact -> Word.read(fact, notice, rules).isPresent())
            .filter(fact -> !payer.isFrom(fact, municipality))
            .toList();
    others.forEach(fact -> doubts.add(Doubt.of(Doubt.Code.REPLY_FROM_ANOTHER_MUNICIPALITY, fact)));
    List<Fact> denied =
        said.stream()
            .filter(fact -> Word.read(fact, notice, rules).isPresent())
            .filter(fact -> history.receiptsOf(fact).isNegative())
            .toList();
    denied.forEach(fact -> doubts.add(Doubt.of(Doubt.Code.NOTICE_DENIED, fact)));
    this.describesOffer =
        period.facts().stream()
            .filter(Word::describesOffer)
            .anyMatch(fact -> payer.isFrom(fact, municipality));
    this.words =
        said.stream()
            .filter(fact -> !others.contains(fact) && !denied.contains(fact))
            .flatMap(fact -> Word.read(fact, notice, rules).stream())
            .sorted(Comparator.comparing(word -> word.at().instant()))
            .toList();
    period
        .all(ReplyToBeRead.class)
        .filter(fact -> history.readings().first(fact).isEmpty())
        .forEach(fact -> doubts.add(Doubt.of(Doubt.Code.REPLY_NOT_READ, fact)));
  }

  ReplyLimit limit() {
    return limit;
  }

  List<Word> words() {
    return words;
  }

  /** Vedlegg 3.2 a: whether any of them, or of their readings, says what the patient gets. */
  boolean describesOffer() {
    return describesOffer;
  }

  List<Doubt> doubts() {
    return doubts;
  }

  /**
   * Whether a day is one on which the municipality had not said that the patient can come; and why,
   * or why not.
   */
  Standpoint on(LocalDate day) {
    return lastBy(day).map(word -> after(word, day)).orElseGet(() -> beforeAnyWord(day));
  }

  /**
   * The municipality's last word before the departure, or of all where the patient is still there;
   * that the patient refuses is not its. A word was said when it was said, also where the notice
   * that it answers is proven to have come only later (P19).
   */
  Optional<Word> lastOfMunicipality(@Nullable Fact departure) {
    return words.stream()
        .filter(word -> word.meaning() != Word.Meaning.REFUSED)
        .filter(word ->
            departure == null || !word.fact().at().instant().isAfter(departure.at().latest()))
        .reduce((_, later) -> later);
  }

  /** P17: the last word of a calendar day decides that day. */
  private Optional<Word> lastBy(LocalDate day) {
    return words.stream().filter(word -> !word.day().isAfter(day)).reduce((_, later) -> later);
  }

  /** P2: one given before the notice counts from it. */
  private Standpoint after(Word word, LocalDate day) {
    Standpoint standpoint = meaning(word, day);
    return word.at().equals(word.fact().at())
        ? standpoint
        : standpoint.restingOn(Standing.I, "Svaret kom før varselet og teller fra det.");
  }

  private Standpoint meaning(Word word, LocalDate day) {
    return switch (word.meaning()) {
      case YES -> yes(word, day);
      case NO -> no(word, day);
      case CONDITIONAL -> Standpoint.waiting(Ground.CONDITIONAL_IS_NO.on(word.fact()));
      case TAKEN_BACK -> Standpoint.waiting(Ground.OFFER_TAKEN_BACK.on(word.fact()));
      case NO_NEED -> Standpoint.notWaiting(Ground.SAYS_NO_NEED.on(word.fact()));
      case REFUSED -> Standpoint.notWaiting(Ground.OFFER_REFUSED.on(word.fact()));
    };
  }

  /**
   * P3: from the day of the message, or the later day that it names; P5: after that the transfer is
   * the hospital's affair.
   */
  private Standpoint yes(Word word, LocalDate day) {
    if (day.isBefore(word.from())) {
      return Standpoint.waiting(Ground.OFFER_FROM_LATER_DAY.on(word.fact()));
    }
    return Standpoint.notWaiting(
        (day.equals(word.from()) ? Ground.YES_GIVEN : Ground.FETCHED_LATER).on(word.fact()));
  }

  private Standpoint no(Word word, LocalDate day) {
    return word.estimateHasPassed(day)
        ? Standpoint.waiting(
            Ground.SAID_NO.on(word.fact()), Ground.ESTIMATE_ENDS_NOTHING.on(word.fact()))
        : Standpoint.waiting(Ground.SAID_NO.on(word.fact()));
  }

  /** Where the agreement's working limit decides, the reason stands on the agreement. */
  private Standpoint beforeAnyWord(LocalDate day) {
    Standpoint agreed = within(limit, day);
    return agreed.waiting() == within(usual, day).waiting()
        ? agreed
        : agreed.restingOn(Standing.A, "Arbeidsgrensen er avtalt.");
  }

  private Standpoint within(ReplyLimit limit, LocalDate day) {
    Optional<Word> first = words.stream().findFirst();
    if (first.isPresent() && !limit.isPast(first.get().earliest())) {
      return Standpoint.notWaiting(inTime(first.get()).and(limit.outage()));
    }
    Optional<LocalDate> outageEnded = limit.outageEnded();
    if (limit.until() == null || outageEnded.filter(day::isBefore).isPresent()) {
      return Standpoint.notWaiting(outage(limit));
    }
    return limit.isPast(asOf)
        ? silence(limit)
        : Standpoint.notWaiting(
            Reason.of(Ground.ANSWER_STILL_IN_TIME, noticeFact).and(limit.outage()));
  }

  /** P2, P6: in time although it came after midnight; P20: neither yes nor no. */
  private static Reason inTime(Word word) {
    Ground ground =
        switch (word.meaning()) {
          case YES -> Ground.YES_IN_TIME_AFTER_MIDNIGHT;
          case NO, CONDITIONAL, TAKEN_BACK -> Ground.NO_IN_TIME_AFTER_MIDNIGHT;
          case NO_NEED -> Ground.SAYS_NO_NEED;
          case REFUSED -> Ground.OFFER_REFUSED;
        };
    return ground.on(word.fact());
  }

  /** P6: no answer counts as a no; P12: after an outage, from the day it ended. */
  private Standpoint silence(ReplyLimit limit) {
    if (!rules.has(Rule.P6)) {
      return Standpoint.notWaiting(Reason.of(Ground.SILENCE_IS_NO_ANSWER, noticeFact));
    }
    if (limit.outage() != null) {
      return Standpoint.waiting(
          Reason.of(Ground.SILENT_AFTER_OUTAGE, noticeFact, limit.outage()).saying(limit.tried()));
    }
    return Standpoint.waiting(
        Reason.of(
            limit.goesPastMidnight(notice) ? Ground.SILENT_PAST_MIDNIGHT : Ground.SILENT_SAME_DAY,
            noticeFact));
  }

  /** P12: with what was tried meanwhile, because the telephone is prescribed. */
  private static Reason outage(ReplyLimit limit) {
    return Reason.of(Ground.OUTAGE, limit.outage()).saying(limit.tried());
  }

  /**
   * Where the municipality's answer leaves a day.
   *
   * @param waiting whether the patient waits for the municipality
   * @param reasons why, or why not
   */
  record Standpoint(boolean waiting, List<Reason> reasons) {

    Standpoint restingOn(Standing weaker, String sentence) {
      return new Standpoint(
          waiting, reasons.stream().map(reason -> reason.restingOn(weaker, sentence)).toList());
    }

    static Standpoint waiting(Reason... reasons) {
      return new Standpoint(true, List.of(reasons));
    }

    static Standpoint notWaiting(Reason reason) {
      return new Standpoint(false, List.of(reason));
    }
  }
}
