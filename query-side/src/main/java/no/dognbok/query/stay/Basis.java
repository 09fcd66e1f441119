package no.dognbok.query.stay;

import java.time.OffsetDateTime;
import no.dognbok.events.Moment;
import no.dognbok.query.law.RuleSet;

/**
 * What an answer rests on; asked again with the same, it is the same.
 *
 * @param ruleSet that it was judged by
 * @param asOf the moment of judgement
 * @param knownAt what was recorded later is not in it
 * @param position of the last commit that the views held
 */
public record Basis(int ruleSet, OffsetDateTime asOf, OffsetDateTime knownAt, long position) {

  public static Basis of(RuleSet rules, When when, long position) {
    return new Basis(
        rules.number(),
        when.asOf().atZone(Moment.OSLO).toOffsetDateTime(),
        when.knownAt().atZone(Moment.OSLO).toOffsetDateTime(),
        position);
  }
}
