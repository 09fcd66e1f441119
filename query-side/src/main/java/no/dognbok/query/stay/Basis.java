package no.dognbok.query.stay;

import com.fasterxml.jackson.annotation.JsonInclude;
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
 * @param simulated whether everything in this ledger is made up; not shown where it is not
 */
public record Basis(
    int ruleSet,
    OffsetDateTime asOf,
    OffsetDateTime knownAt,
    long position,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean simulated) {

  public static Basis of(RuleSet rules, When when, long position, boolean simulated) {
    return new Basis(
        rules.number(),
        when.asOf().atZone(Moment.OSLO).toOffsetDateTime(),
        when.knownAt().atZone(Moment.OSLO).toOffsetDateTime(),
        position,
        simulated);
  }
}
