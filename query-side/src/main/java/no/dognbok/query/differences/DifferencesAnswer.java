package no.dognbok.query.differences;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import no.dognbok.events.DisputeEvent;
import no.dognbok.events.Obligation;
import no.dognbok.query.dispute.DisputeLabels;
import no.dognbok.query.judgement.DayAnswer;
import no.dognbok.query.judgement.DeadlineAnswer;
import no.dognbok.query.judgement.DoubtAnswer;
import no.dognbok.query.judgement.EventNames;
import no.dognbok.query.law.PaymentDay;
import no.dognbok.query.stay.Basis;
import no.dognbok.query.stay.EventLabels;
import no.dognbok.query.surroundings.AroundLabels;
import org.jspecify.annotations.Nullable;

/**
 * What changed in the judgement of a stay between two states of knowledge, and what changed it.
 *
 * @param stay id of the stay
 * @param from what the first judgement rests on
 * @param to what the second rests on
 * @param sum what the payable days cost, in both
 * @param days that are not the same in both, in order
 * @param deadlines that are not the same in both
 * @param doubts about the stay as a whole that came or went
 * @param recorded what was recorded between the two and can matter to the stay, in order
 */
public record DifferencesAnswer(
    UUID stay,
    Basis from,
    Basis to,
    BothSums sum,
    List<Day> days,
    List<Deadline> deadlines,
    List<ChangedDoubt> doubts,
    List<Event> recorded) {

  /** The sum before and after. */
  public record BothSums(Sum before, Sum after) {}

  /**
   * What the payable days cost.
   *
   * @param days how many are payable
   * @param amount in whole kroner; null where a year's rate is not known
   */
  public record Sum(long days, @Nullable Long amount) {
    static Sum of(Outcome outcome) {
      return new Sum(outcome.payable(), outcome.amount());
    }
  }

  /**
   * A day that is not the same in both judgements.
   *
   * @param date calendar day in Norway
   * @param changed what of it is another
   * @param before the day by what was known first; null where there was none
   * @param after the day by what was known later; null where there is none
   * @param because ids of the recorded events that made the change together
   */
  public record Day(
      LocalDate date,
      List<DayPart> changed,
      @Nullable DayAnswer before,
      @Nullable DayAnswer after,
      List<String> because) {}

  /** What can be another about a day. */
  public enum DayPart {
    VERDICT,
    PAYER,
    HOSPITAL,
    RATE,
    SETTLEMENT,
    REASONS,
    DOUBTS
  }

  /**
   * A duty that is not the same in both judgements. It is the same duty where it is the same
   * obligation and the same triggered it, in whatever wording.
   *
   * @param obligation code of the deadline table
   * @param changed what of it is another
   * @param before the duty by what was known first; null where there was none
   * @param after the duty by what was known later; null where there is none
   * @param because ids of the recorded events that made the change together
   */
  public record Deadline(
      Obligation obligation,
      List<DeadlinePart> changed,
      @Nullable DeadlineAnswer before,
      @Nullable DeadlineAnswer after,
      List<String> because) {}

  /** What can be another about a duty. */
  public enum DeadlinePart {
    STATE,
    SINCE,
    DUE,
    FULFILLED,
    TRIGGER,
    DOUBTS
  }

  /**
   * A doubt that came or went.
   *
   * @param came whether it came; else it went
   * @param doubt what is in doubt
   * @param because ids of the recorded events that made the change together
   */
  public record ChangedDoubt(boolean came, DoubtAnswer doubt, List<String> because) {}

  /** What an event is about. */
  public enum About {
    /** The stay. */
    STAY,
    /** A dispute about the stay. */
    DISPUTE,
    /** What holds around the stays: rates, addresses, terms, holidays, the rule set. */
    SURROUNDINGS
  }

  /**
   * An event that was recorded between the two.
   *
   * @param id event id
   * @param about the stay, or what is around it
   * @param type stored name of the type
   * @param name what people call it, in Norwegian
   * @param occurredAt when it happened, of an event of the stay or of a dispute
   * @param recordedAt when the ledger was told
   * @param position of its commit in the log
   * @param reference which rate, address or agreement it is, of what holds around the stays; which
   *     dispute
   * @param source where it comes from, of what holds around the stays
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Event(
      String id,
      About about,
      String type,
      String name,
      @Nullable OffsetDateTime occurredAt,
      OffsetDateTime recordedAt,
      long position,
      @Nullable String reference,
      @Nullable String source) {

    public static Event of(News news) {
      OffsetDateTime recordedAt = Objects.requireNonNull(DeadlineAnswer.local(news.recordedAt()));
      return switch (news) {
        case News.OfStay one ->
            new Event(
                one.id(),
                About.STAY,
                one.entry().event().getClass().getSimpleName(),
                EventLabels.of(one.entry().event()),
                DeadlineAnswer.local(one.entry().event().told().occurredAt()),
                recordedAt,
                one.position(),
                null,
                null);
        case News.OfDispute one ->
            new Event(
                one.id(),
                About.DISPUTE,
                one.entry().event().getClass().getSimpleName(),
                DisputeLabels.of(one.entry().event()),
                DeadlineAnswer.local(one.entry().event().told().occurredAt()),
                recordedAt,
                one.position(),
                DisputeEvent.stream(one.dispute()),
                null);
        case News.Around one ->
            new Event(
                one.id(),
                About.SURROUNDINGS,
                one.known().stored().type(),
                AroundLabels.of(one.known().event()),
                null,
                recordedAt,
                one.position(),
                one.known().stored().stream(),
                one.known().event().source());
      };
    }
  }

  static DifferencesAnswer of(Differences.Found found) {
    Retrials retrials = found.retrials();
    List<Day> days = new ArrayList<>();
    List<Deadline> deadlines = new ArrayList<>();
    List<ChangedDoubt> doubts = new ArrayList<>();
    Instant asOf = found.to().asOf().toInstant();
    for (Retrials.Explained explained : retrials.explained()) {
      List<String> because = explained.because().stream().map(News::id).toList();
      switch (explained.difference()) {
        case Difference.OfDay day -> days.add(day(day, because));
        case Difference.OfDuty duty -> deadlines.add(deadline(duty, asOf, because));
        case Difference.OfDoubt doubt ->
            doubts.add(
                new ChangedDoubt(
                    doubt.came(),
                    DoubtAnswer.all(List.of(doubt.doubt()), EventNames.BY_ID).getFirst(),
                    because));
      }
    }
    return new DifferencesAnswer(
        found.stay().id(),
        found.from(),
        found.to(),
        new BothSums(Sum.of(retrials.before()), Sum.of(retrials.after())),
        days,
        deadlines,
        doubts,
        retrials.news().stream().map(Event::of).toList());
  }

  private static Day day(Difference.OfDay day, List<String> because) {
    PaymentDay before = day.before();
    PaymentDay after = day.after();
    List<DayPart> changed = new ArrayList<>();
    add(changed, DayPart.VERDICT, before, after, PaymentDay::verdict);
    add(changed, DayPart.PAYER, before, after, PaymentDay::payer);
    add(changed, DayPart.HOSPITAL, before, after, PaymentDay::hospital);
    add(changed, DayPart.RATE, before, after, PaymentDay::rate);
    add(changed, DayPart.SETTLEMENT, before, after, PaymentDay::settled);
    add(changed, DayPart.REASONS, before, after, PaymentDay::reasons);
    add(changed, DayPart.DOUBTS, before, after, PaymentDay::doubts);
    return new Day(
        day.date(),
        changed,
        before == null ? null : DayAnswer.of(before, EventNames.BY_ID),
        after == null ? null : DayAnswer.of(after, EventNames.BY_ID),
        because);
  }

  private static Deadline deadline(Difference.OfDuty duty, Instant asOf, List<String> because) {
    DeadlineAnswer before =
        duty.before() == null ? null : DeadlineAnswer.of(duty.before(), asOf, EventNames.BY_ID);
    DeadlineAnswer after =
        duty.after() == null ? null : DeadlineAnswer.of(duty.after(), asOf, EventNames.BY_ID);
    List<DeadlinePart> changed = new ArrayList<>();
    add(changed, DeadlinePart.STATE, before, after, DeadlineAnswer::state);
    add(changed, DeadlinePart.SINCE, before, after, DeadlineAnswer::since);
    add(changed, DeadlinePart.DUE, before, after, answer -> list(answer.due(), answer.limit()));
    add(
        changed,
        DeadlinePart.FULFILLED,
        before,
        after,
        answer -> list(answer.fulfilledAt(), answer.fulfilledBy()));
    add(changed, DeadlinePart.TRIGGER, before, after, DeadlineAnswer::triggeredBy);
    add(changed, DeadlinePart.DOUBTS, before, after, DeadlineAnswer::doubts);
    Obligation obligation =
        Stream.of(before, after)
            .filter(Objects::nonNull)
            .map(DeadlineAnswer::obligation)
            .findFirst()
            .orElseThrow();
    return new Deadline(obligation, changed, before, after, because);
  }

  private static List<String> list(@Nullable Object one, Object other) {
    return List.of(String.valueOf(one), other.toString());
  }

  private static <T, P> void add(
      List<P> changed,
      P part,
      @Nullable T before,
      @Nullable T after,
      Function<T, @Nullable Object> value) {
    Object one = before == null ? null : value.apply(before);
    Object other = after == null ? null : value.apply(after);
    if (!Objects.equals(one, other)) {
      changed.add(part);
    }
  }
}
