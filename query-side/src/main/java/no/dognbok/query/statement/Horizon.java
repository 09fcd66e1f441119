package no.dognbok.query.statement;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.dognbok.events.StatementEvent.Drawn;
import no.dognbok.events.StatementEvent.StatementFrozen;
import no.dognbok.events.StatementEvent.StatementPresented;
import no.dognbok.query.law.Disputed;
import no.dognbok.query.law.Judgement;
import no.dognbok.query.law.Law;
import no.dognbok.query.law.Matter;
import no.dognbok.query.law.Recorded;
import no.dognbok.query.law.Stated;
import no.dognbok.query.stay.StayRecord;
import no.dognbok.query.surroundings.SurroundingsView;
import no.dognbok.query.surroundings.SurroundingsView.Current;

/**
 * How much of the log a statement looks at. What is frozen looks at what was told of the stays
 * until it was presented, and at disputes until it was frozen.
 *
 * @param position of the last commit that counts for the stays and what is around them
 * @param asOf moment of judgement
 * @param settled position of the last commit that counts for disputes, and for what was done about
 *     statements
 * @param settledBy what came of disputes later is dropped
 * @param around what was known around the stays, and the rules to judge by
 */
record Horizon(long position, Instant asOf, long settled, Instant settledBy, Current around) {

  /** All that there is up to a position. */
  static Horizon at(long position, Instant asOf, Current around) {
    return new Horizon(position, asOf, position, asOf, around);
  }

  /** What a statement looked at when it was presented. */
  static Horizon of(Drawn drawn, SurroundingsView surroundings) {
    return at(
        drawn.position(),
        drawn.asOf(),
        surroundings.upTo(drawn.position()).judgedBy(surroundings.ruleSet(drawn.ruleSet())));
  }

  /** What a statement looked at when it was frozen. */
  static Horizon of(
      StatementPresented presented, StatementFrozen frozen, SurroundingsView surroundings) {
    return of(presented.drawn(), surroundings)
        .settledAt(frozen.drawn().position(), frozen.drawn().asOf());
  }

  /** The same, with what came of disputes until something else was drawn. */
  Horizon settledAt(long later, Instant moment) {
    return new Horizon(position, asOf, later, moment, around);
  }

  /** A stay as it was known; empty where nothing was. */
  Optional<StayRecord> known(StayRecord stay) {
    return Optional.of(stay.upTo(position)).filter(some -> !some.entries().isEmpty());
  }

  /** Disputes as they were known. */
  List<Disputed> known(List<Disputed> disputes) {
    return disputes.stream()
        .flatMap(one -> one.only(entry -> entry.position() <= settled).stream())
        .toList();
  }

  /** Judges a stay. */
  Judgement judge(List<Recorded> told, List<Disputed> disputes) {
    return Law.judge(
        new Matter(
            told,
            Stated.NOTHING,
            around.surroundings(),
            asOf,
            around.rules(),
            disputes,
            settledBy));
  }
}
