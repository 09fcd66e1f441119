package no.dognbok.query.statement;

import java.util.List;
import no.dognbok.events.StatementEvent.StatementFrozen;

/**
 * Whether a frozen statement is the one that follows from the log. Under the same rule set a
 * difference is an alarm; what a newer one reads differently is a correction in the next statement.
 *
 * @param ruleSet by which it was judged, then and now
 * @param position of the last commit that it looks at
 * @param recordedDigest that was recorded when it was frozen
 * @param keptDigest of what was issued, and is kept
 * @param drawnDigest of what follows from the log now
 * @param same whether all three are one
 * @param alarms what does not fit
 */
record StatementCheck(
    int ruleSet,
    long position,
    String recordedDigest,
    String keptDigest,
    String drawnDigest,
    boolean same,
    List<String> alarms) {

  static StatementCheck of(StatementFrozen frozen, Statement kept, Statement drawn) {
    String ofKept = StatementJson.digest(kept.content());
    return new StatementCheck(
        drawn.basis().ruleSet(),
        frozen.drawn().position(),
        frozen.drawn().digest(),
        ofKept,
        drawn.digest(),
        frozen.drawn().digest().equals(drawn.digest()) && ofKept.equals(drawn.digest()),
        drawn.alarms());
  }
}
