package no.dognbok.query.judgement;

import java.util.List;
import no.dognbok.query.law.Doubt;
import no.dognbok.query.law.Rule;

/**
 * Something that the record does not settle.
 *
 * @param rule that it touches
 * @param code of the sentence
 * @param text the sentence, in Norwegian
 * @param events that it is about
 */
public record DoubtAnswer(Rule rule, String code, String text, List<Object> events) {

  static DoubtAnswer of(Doubt doubt, EventNames names) {
    return new DoubtAnswer(
        doubt.code().rule(), doubt.code().name(), doubt.code().text(), names.of(doubt.events()));
  }

  public static List<DoubtAnswer> all(List<Doubt> doubts, EventNames names) {
    return doubts.stream().map(doubt -> of(doubt, names)).toList();
  }
}
