package no.dognbok.query.judgement;

import java.util.List;
import no.dognbok.query.law.Reason;
import no.dognbok.query.law.Rule;
import no.dognbok.query.law.Standing;

/**
 * Why a day is what it is.
 *
 * @param rule P1 to P23
 * @param code of the sentence
 * @param standing what it stands on
 * @param basis paragraph
 * @param text the sentence, in Norwegian
 * @param events that it rests on
 */
public record ReasonAnswer(
    Rule rule, String code, Standing standing, String basis, String text, List<Object> events) {

  static ReasonAnswer of(Reason reason, EventNames names) {
    return new ReasonAnswer(
        reason.rule(),
        reason.ground().name(),
        reason.standing(),
        reason.rule().basis(),
        reason.text(),
        names.of(reason.events()));
  }
}
