package no.dognbok.query.statement;

import java.time.YearMonth;
import java.util.List;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.events.StatementEvent.StatementFrozen;
import no.dognbok.log.EventJson;
import no.dognbok.log.EventLog;
import no.dognbok.log.StoredEvent;
import no.dognbok.query.evidence.Evidence;
import no.dognbok.query.evidence.check.Checkpoint;
import no.dognbok.query.evidence.check.InclusionProof;
import no.dognbok.query.statement.Account.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What proves a frozen statement: the event that froze it, which holds its digest, and the first
 * signed head of the log that holds that. It lies beside the statement and is no part of it.
 */
@Component
final class StatementEvidence {

  private final StatementQuestions statements;
  private final Evidence evidence;
  private final EventLog log;

  StatementEvidence(StatementQuestions statements, Evidence evidence, EventLog log) {
    this.statements = statements;
    this.evidence = evidence;
    this.log = log;
  }

  /**
   * The first head of the log that holds the freezing.
   *
   * @throws Refusal where the statement is not frozen, or nothing may be signed
   */
  Checkpoint checkpoint(Pair pair, YearMonth month) {
    return evidence.covering(frozenAt(pair, month));
  }

  /** That the freezing is in the log of that head. */
  InclusionProof proof(Pair pair, YearMonth month) {
    long position = frozenAt(pair, month);
    return evidence.inclusion(position, evidence.covering(position));
  }

  /** The facts block of the event that froze it, as the proof's leaf knows it. */
  byte[] facts(Pair pair, YearMonth month) {
    long position = frozenAt(pair, month);
    List<StoredEvent> events = log.commits(position, 1).getFirst().events();
    for (int i = 0; i < events.size(); i++) {
      if (EventJson.read(events.get(i)) instanceof StatementFrozen frozen
          && frozen.month().equals(month)) {
        return log.facts(position).orElseThrow().blocks().get(i);
      }
    }
    throw notFrozen(month);
  }

  /** What is printed of the head; null where there is none, or nothing may be signed. */
  @Nullable Seal seal(Pair pair, YearMonth month) {
    try {
      Checkpoint head = checkpoint(pair, month);
      return new Seal(head.origin(), head.size(), head.root().toString());
    } catch (Refusal e) {
      if (e.code() == Code.STATEMENT_NOT_FROZEN || e.code() == Code.EVIDENCE_STOPPED) {
        return null;
      }
      throw e;
    }
  }

  private long frozenAt(Pair pair, YearMonth month) {
    return statements
        .account(pair)
        .frozen(month)
        .map(Step::position)
        .orElseThrow(() -> notFrozen(month));
  }

  private static Refusal notFrozen(YearMonth month) {
    return new Refusal(
        Code.STATEMENT_NOT_FROZEN,
        "the statement of %s is not frozen: there is nothing to prove".formatted(month));
  }
}
