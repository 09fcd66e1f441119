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
 */
public record Matter(
    List<Recorded> told, Stated stated, Surroundings around, Instant asOf, RuleSet rules) {

  public Matter {
    told = List.copyOf(told);
    asOf = ReckonedTime.within(asOf);
  }
}
