package no.dognbok.standalone;

import java.util.Optional;
import no.dognbok.command.statement.Reader;
import no.dognbok.log.EventLog;
import no.dognbok.query.statement.StatementQuestions;

/**
 * Where both sides are in one process: whoever presents or freezes a statement is told at once
 * where it is not the one that was seen.
 *
 * @param questions of the query side
 * @param log up to whose end the views must have read
 */
record ReadsStatements(StatementQuestions questions, EventLog log) implements Reader {

  @Override
  public Optional<Seen> read(Asked asked, At at) {
    StatementQuestions.Seen seen =
        questions.seen(
            asked.trust(),
            asked.municipality(),
            asked.month(),
            asked.frozen(),
            at.position(),
            at.asOf(),
            log.head().commits() - 1);
    return Optional.of(
        new Seen(
            seen.position(), seen.digest(), seen.ruleSet(), seen.empty(), seen.objectionWindow()));
  }
}
