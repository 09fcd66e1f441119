package no.dognbok.query.law;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.dognbok.events.Moment;
import no.dognbok.events.Municipality;
import no.dognbok.events.Obligation;
import org.jspecify.annotations.Nullable;

/**
 * One obligation of one stay: who owes what to whom, since when, due when, fulfilled when and by
 * which event. What changes with time alone is not in it; {@link #state} says it for any moment.
 *
 * @param obligation code of the deadline table
 * @param since when the duty arose; absent where it has not
 * @param due the last instant at which it is in time; absent where there is no limit
 * @param limit what kind of limit that is
 * @param fulfilledAt when it was fulfilled
 * @param late whether it was fulfilled too late in every reading of the times
 * @param endedAt when there was nothing left to fulfil: the patient had left, the readiness was
 *     withdrawn
 * @param application whether the duty applies at all
 * @param triggeredBy ids of the events that made it due
 * @param fulfilledBy ids of the events that fulfilled it
 * @param exemptedBy ids of the events by which the parties agreed on an exception
 * @param wanting what of it is not done, where it has several parts
 * @param doubts about it, or about what it rests on
 * @param owedBy who owes it
 * @param standing on what it rests that it is owed
 * @param municipality that it is between, where that is not the one that the stay concerns
 */
public record Duty(
    Obligation obligation,
    @Nullable Instant since,
    @Nullable Instant due,
    Limit limit,
    @Nullable Instant fulfilledAt,
    boolean late,
    @Nullable Instant endedAt,
    Application application,
    List<String> triggeredBy,
    List<String> fulfilledBy,
    List<String> exemptedBy,
    List<Requirement> wanting,
    List<Doubt> doubts,
    Party owedBy,
    Standing standing,
    @Nullable Municipality municipality) {

  /** Who owes, and to whom. */
  public enum Party {
    HOSPITAL,
    MUNICIPALITY,
    BOTH,
    PATIENT_REGISTER
  }

  /** What a due time rests on. */
  public enum Limit {
    /** A number in the regulation or the agreement. */
    STATED,
    /** "At once", shown with the agreement's working limit; never law. */
    WORKING_LIMIT,
    /** To be striven for ("tilstrebes"): shown, and no breach where it is missed. */
    STRIVEN_FOR,
    /** What the agreement says is normal ("normalt"): shown, and no breach where it is missed. */
    NORMALLY,
    /** No number anywhere. */
    NONE;

    /** Whether it is one to aim at: shown, and no breach where it is missed. */
    public boolean isAim() {
      return this == STRIVEN_FOR || this == NORMALLY;
    }
  }

  /** Whether a duty applies. */
  public enum Application {
    DUE,
    /** What it depends on has not happened, or makes it superfluous. */
    NOT_DUE,
    /** It applies, and whether it was fulfilled is not told to this ledger. */
    NOT_RECORDED_HERE,
    /** The parties have agreed that this routine need not be followed (Retn. 1, 3.1 b). */
    EXEMPT
  }

  /** Where a duty stands at a moment. */
  public enum State {
    OPEN,
    OVERDUE,
    FULFILLED,
    FULFILLED_LATE,
    /** Done, and not in the hours that were to be striven for: no breach, and not late. */
    OUTSIDE_WINDOW,
    /** Not fulfilled in time, and nothing is left to fulfil. */
    MISSED,
    /** What it was for ended before it was due. */
    LAPSED,
    NOT_DUE,
    NOT_RECORDED_HERE,
    EXEMPT
  }

  public Duty {
    triggeredBy = List.copyOf(triggeredBy);
    fulfilledBy = List.copyOf(fulfilledBy);
    exemptedBy = List.copyOf(exemptedBy);
    wanting = List.copyOf(wanting);
    doubts = List.copyOf(doubts);
  }

  /**
   * Where it stands at a moment; what happened after the judgement this came from is not known to
   * it.
   */
  public State state(Instant asOf) {
    switch (application) {
      case NOT_DUE -> {
        return State.NOT_DUE;
      }
      case NOT_RECORDED_HERE -> {
        return State.NOT_RECORDED_HERE;
      }
      case EXEMPT -> {
        return State.EXEMPT;
      }
      case DUE -> {}
    }
    if (fulfilledAt != null) {
      return late ? whereLate() : State.FULFILLED;
    }
    if (due == null) {
      return endedAt == null ? State.OPEN : State.LAPSED;
    }
    if (endedAt != null && !endedAt.isAfter(due)) {
      return State.LAPSED;
    }
    if (!asOf.isAfter(due)) {
      return State.OPEN;
    }
    return endedAt == null ? State.OVERDUE : State.MISSED;
  }

  private State whereLate() {
    return limit == Limit.STRIVEN_FOR ? State.OUTSIDE_WINDOW : State.FULFILLED_LATE;
  }

  /**
   * The last moment at which it stands open or overdue; {@link Instant#MAX} where it does until
   * something happens, {@link Instant#MIN} where it never does.
   */
  public Instant openUntil() {
    if (application != Application.DUE || fulfilledAt != null) {
      return Instant.MIN;
    }
    if (endedAt == null) {
      return Instant.MAX;
    }
    return due != null && endedAt.isAfter(due) ? due : Instant.MIN;
  }

  /** To whom. */
  public Party owedTo() {
    DeadlineTable.Line line = DeadlineTable.of(obligation);
    return owedBy == line.owedBy() ? line.owedTo() : line.owedBy();
  }

  /**
   * For how long it was overdue: until it was fulfilled or there was nothing left to fulfil, else
   * until now; in whole seconds, absent where it was not.
   */
  public Optional<Duration> overdueBy(Instant asOf) {
    Instant until =
        switch (state(asOf)) {
          case OVERDUE -> asOf;
          case FULFILLED_LATE -> fulfilledAt;
          case MISSED -> endedAt;
          case OPEN, FULFILLED, OUTSIDE_WINDOW, LAPSED -> null;
          case NOT_DUE, NOT_RECORDED_HERE, EXEMPT -> null;
        };
    return due == null || until == null
        ? Optional.empty()
        : Optional.of(Duration.ofSeconds(Duration.between(due, until).toSeconds()))
            .filter(Duration::isPositive);
  }

  /** Whether it was not fulfilled in time. */
  public boolean isBroken(Instant asOf) {
    return switch (state(asOf)) {
      case OVERDUE, FULFILLED_LATE, MISSED -> !limit.isAim();
      case OPEN, FULFILLED, OUTSIDE_WINDOW, LAPSED -> false;
      case NOT_DUE, NOT_RECORDED_HERE, EXEMPT -> false;
    };
  }

  /** The same, where what it rests on was not due. */
  Duty superfluous() {
    return as(Application.NOT_DUE, due, limit, late, exemptedBy, doubts);
  }

  /**
   * The same, where the parties have agreed on an exception.
   *
   * @param agreed ids of the events by which they did
   */
  Duty exempted(List<String> agreed, List<Doubt> more) {
    return as(Application.EXEMPT, due, limit, late, agreed, and(more));
  }

  /** The same, where the deadline alone was agreed on, and the parties agreed on an exception. */
  Duty withoutDeadline(List<String> agreed, List<Doubt> more) {
    return as(application, null, Limit.NONE, false, agreed, and(more));
  }

  private List<Doubt> and(List<Doubt> more) {
    return Stream.concat(doubts.stream(), more.stream()).toList();
  }

  private Duty as(
      Application newApplication,
      @Nullable Instant newDue,
      Limit newLimit,
      boolean newLate,
      List<String> newExemptedBy,
      List<Doubt> newDoubts) {
    return new Duty(
        obligation,
        since,
        newDue,
        newLimit,
        fulfilledAt,
        newLate,
        endedAt,
        newApplication,
        triggeredBy,
        fulfilledBy,
        newExemptedBy,
        wanting,
        newDoubts,
        owedBy,
        standing,
        municipality);
  }

  /** The same, with these doubts and no others. */
  Duty doubted(List<Doubt> all) {
    return as(application, due, limit, late, exemptedBy, all);
  }

  static Draft of(Obligation obligation) {
    return new Draft(obligation);
  }

  /** A duty that is being written down. */
  static final class Draft {
    private final Obligation obligation;
    private final List<String> triggeredBy = new ArrayList<>();
    private final List<String> fulfilledBy = new ArrayList<>();
    private final List<Doubt> doubts = new ArrayList<>();
    private final List<Requirement> wanting = new ArrayList<>();
    private boolean missedAim;
    private @Nullable Instant since;
    private @Nullable Instant due;
    private @Nullable Instant fulfilledAt;
    private @Nullable Instant earliestFulfilment;
    private @Nullable Instant endedAt;
    private Limit limit = Limit.NONE;
    private Party owedBy;
    private Standing standing;
    private @Nullable Municipality municipality;

    private Draft(Obligation obligation) {
      this.obligation = obligation;
      this.owedBy = DeadlineTable.of(obligation).owedBy();
      this.standing = DeadlineTable.of(obligation).standing();
    }

    /** By the other party than the one that the table names. */
    Draft owedBy(Party party) {
      owedBy = party;
      return this;
    }

    /** On something weaker than what the table says. */
    Draft standing(Standing weaker) {
      standing = weaker;
      return this;
    }

    /** Between the hospital and another municipality than the one that the stay concerns. */
    Draft concerning(Optional<Municipality> other) {
      municipality = other.orElse(null);
      return this;
    }

    Draft since(Fact trigger) {
      return since(trigger.at().instant(), trigger);
    }

    Draft since(Instant moment, Fact trigger) {
      since = moment;
      triggeredBy.add(trigger.id());
      return this;
    }

    Draft due(@Nullable Instant newDue, Limit newLimit) {
      due = newDue;
      limit = newDue == null ? Limit.NONE : newLimit;
      return this;
    }

    Draft fulfilled(@Nullable Fact fact) {
      return fact == null ? this : fulfilled(fact, fact.at());
    }

    Draft fulfilled(Fact fact, Moment at) {
      fulfilledAt = at.instant();
      earliestFulfilment = at.earliest();
      fulfilledBy.add(fact.id());
      return this;
    }

    Draft ended(@Nullable Fact fact) {
      return endedAt(fact == null ? null : fact.at().instant());
    }

    Draft endedAt(@Nullable Instant moment) {
      endedAt = moment;
      return this;
    }

    /** Breaking it is over in a moment: there is nothing left to fulfil. */
    Draft endedOnceDue() {
      endedAt = due == null ? null : due.plusNanos(1);
      return this;
    }

    Draft doubting(List<Doubt> more) {
      doubts.addAll(more);
      return this;
    }

    Draft wanting(List<Requirement> more) {
      wanting.addAll(more);
      return this;
    }

    /** It was to be striven for, and was not reached. */
    Draft missedAim(boolean missed) {
      missedAim = missed;
      return this;
    }

    Duty apply() {
      return as(Application.DUE);
    }

    Duty as(Application application) {
      boolean late =
          missedAim || due != null && earliestFulfilment != null && earliestFulfilment.isAfter(due);
      return new Duty(
          obligation,
          since,
          due,
          limit,
          fulfilledAt,
          late,
          endedAt,
          application,
          triggeredBy,
          fulfilledBy,
          List.of(),
          wanting,
          doubts,
          owedBy,
          standing,
          municipality);
    }
  }
}
