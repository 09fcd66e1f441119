package no.dognbok.query.law;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import no.dognbok.events.ReferenceEvent.RuleSetAdopted;

/**
 * The rules that answers are judged by. Sets are numbered and never changed: a new reading is a new
 * number, so that an answer can say which one it was judged by and be asked again.
 *
 * @param number as it stands in every answer
 * @param rules in it
 */
public record RuleSet(int number, Set<Rule> rules) {

  /** P1 to P23: § 13 alone. */
  public static final RuleSet ONE = new RuleSet(1, EnumSet.complementOf(EnumSet.of(Rule.SETTLED)));

  /** The same, and what the parties of a dispute have settled. */
  public static final RuleSet TWO = new RuleSet(RuleSetAdopted.NEWEST, EnumSet.allOf(Rule.class));

  /** The newest that this program knows. */
  public static final RuleSet NEWEST = TWO;

  public RuleSet {
    rules = Collections.unmodifiableSet(EnumSet.copyOf(rules));
  }

  /** The set of this number. */
  public static RuleSet numbered(int number) {
    return switch (number) {
      case 1 -> ONE;
      case RuleSetAdopted.NEWEST -> TWO;
      default ->
          throw new IllegalArgumentException(
              "rule set %d is unknown; this program knows 1 to %d"
                  .formatted(number, NEWEST.number));
    };
  }

  boolean has(Rule rule) {
    return rules.contains(rule);
  }

  /** The set with one rule taken out: how a test shows that a case really rests on that rule. */
  RuleSet without(Rule rule) {
    EnumSet<Rule> rest = EnumSet.copyOf(rules);
    rest.remove(rule);
    return new RuleSet(number, rest);
  }
}
