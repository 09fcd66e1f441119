package no.dognbok.query.law;

import java.time.Instant;
import java.util.List;

/**
 * What is to be judged.
 *
 * @param told everything about the stay that was known, in any order
 * @param stated what is stated outside the events
 * @param around what is known around it
 * @param asOf the moment of judgement; what happened later is dropped
 * @param rules to judge by
 * @param disputes about the stay, as far as they were known
 * @param settledBy what came of them later is dropped; as a rule the moment of judgement
 */
public record Matter(
    List<Recorded> told,
    Stated stated,
    Surroundings around,
    Instant asOf,
    RuleSet rules,
    List<Disputed> disputes,
    Instant settledBy) {

  public Matter {
    told = List.copyOf(told);
    asOf = ReckonedTime.within(asOf);
    disputes = List.copyOf(disputes);
    settledBy = ReckonedTime.within(settledBy);
  }

  /** Settlements as of the moment of judgement. */
  public Matter(
      List<Recorded> told,
      Stated stated,
      Surroundings around,
      Instant asOf,
      RuleSet rules,
      List<Disputed> disputes) {
    this(told, stated, around, asOf, rules, disputes, asOf);
  }

  /** A stay that nobody disputes. */
  public Matter(
      List<Recorded> told, Stated stated, Surroundings around, Instant asOf, RuleSet rules) {
    this(told, stated, around, asOf, rules, List.of());
  }
}
