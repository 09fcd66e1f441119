package no.dognbok.command.statement;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;
import no.dognbok.events.Moment;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.events.StatementEvent;
import no.dognbok.events.StatementEvent.StatementFrozen;
import no.dognbok.events.StatementEvent.StatementPresented;
import no.dognbok.log.EventJson;
import no.dognbok.log.StoredEvent;
import org.jspecify.annotations.Nullable;

/**
 * How far the months between two parties have come, and what can be done next.
 *
 * @param months that were presented, in order
 */
record Standing(TreeMap<YearMonth, Month> months) {

  /**
   * How far a month has come.
   *
   * @param presented as it was presented last
   * @param presentedAs number of that event in its stream
   * @param frozen as it was frozen; absent before that
   * @param frozenAs number of that event in its stream
   */
  record Month(
      StatementPresented presented,
      long presentedAs,
      @Nullable StatementFrozen frozen,
      long frozenAs) {}

  /** Of two parties between whom nothing was presented. */
  static final Standing NOTHING = new Standing(new TreeMap<>());

  /** Of two parties, by their stream. */
  static Standing of(List<StoredEvent> events) {
    Standing standing = NOTHING;
    for (StoredEvent stored : events) {
      standing = standing.after((StatementEvent) EventJson.read(stored), stored.sequence());
    }
    return standing;
  }

  Standing after(StatementEvent event, long sequence) {
    TreeMap<YearMonth, Month> next = new TreeMap<>(months);
    switch (event) {
      case StatementPresented presented ->
          next.put(event.month(), new Month(presented, sequence, null, -1));
      case StatementFrozen frozen ->
          next.computeIfPresent(
              event.month(),
              (_, month) -> new Month(month.presented(), month.presentedAs(), frozen, sequence));
    }
    return new Standing(next);
  }

  Optional<Month> month(YearMonth month) {
    return Optional.ofNullable(months.get(month));
  }

  boolean isPresentedAs(StatementPresented event) {
    Month month = months.get(event.month());
    return month != null
        && month.frozen() == null
        && month.presented().drawn().equals(event.drawn());
  }

  boolean isFrozenAs(StatementFrozen event) {
    Month month = months.get(event.month());
    return month != null && month.frozen() != null && month.frozen().drawn().equals(event.drawn());
  }

  /**
   * Lets pass a month that can be presented.
   *
   * @param position of an event of the stream in the log, by its number
   * @throws Refusal where it cannot
   */
  void check(StatementPresented event, LongUnaryOperator position) {
    Month month = months.get(event.month());
    if (month != null && month.frozen() != null) {
      throw frozen(event.month());
    }
    months.forEach((other, standing) -> {
      if (!other.equals(event.month()) && standing.frozen() == null) {
        throw new Refusal(
            Code.ANOTHER_STATEMENT_PRESENTED,
            "the statement of %s lies before the municipality; freeze it first: what is learned of it goes into this one"
                .formatted(other),
            Map.of("month", other.toString()));
      }
    });
    months.values().stream()
        .mapToLong(Month::frozenAs)
        .max()
        .ifPresent(last -> requireSeen(event, last, position));
  }

  /**
   * Lets pass a month that can be frozen.
   *
   * @param early whether the municipality can still object, and nobody waits for it
   * @throws Refusal where it cannot
   */
  void check(StatementFrozen event, Instant now, boolean early, LongUnaryOperator position) {
    Month month = months.get(event.month());
    if (month == null) {
      throw new Refusal(
          Code.STATEMENT_NOT_PRESENTED,
          "the statement of %s has not been presented: present it first, so that the municipality can object"
              .formatted(event.month()));
    }
    if (month.frozen() != null) {
      throw frozen(event.month());
    }
    Instant until = month.presented().objectionsUntil();
    if (!early && !now.isAfter(until)) {
      throw new Refusal(
          Code.OBJECTIONS_STILL_OPEN,
          "the municipality can object to the statement of %s until %s; freeze it after that, or say with 'early' that you do not wait"
              .formatted(event.month(), until.atZone(Moment.OSLO).toOffsetDateTime()),
          Map.of("objectionsUntil", until.toString()));
    }
    requireSeen(event, month.presentedAs(), position);
  }

  /** What was drawn before another step was recorded does not know of it. */
  private static void requireSeen(StatementEvent event, long last, LongUnaryOperator position) {
    if (last < 0) {
      return;
    }
    long at = position.applyAsLong(last);
    if (event.drawn().position() < at) {
      throw new Refusal(
          Code.STATEMENT_CHANGED,
          "the draft at position %d is older than what was done at position %d; read it again first"
              .formatted(event.drawn().position(), at),
          Map.of("position", at));
    }
  }

  private static Refusal frozen(YearMonth month) {
    return new Refusal(
        Code.STATEMENT_FROZEN,
        "the statement of %s is frozen; what has been learned since is a correction in the next one"
            .formatted(month));
  }
}
