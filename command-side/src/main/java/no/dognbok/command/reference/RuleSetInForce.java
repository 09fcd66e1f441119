package no.dognbok.command.reference;

import no.dognbok.events.ReferenceEvent.RuleSetAdopted;
import no.dognbok.log.EventJson;
import no.dognbok.log.EventLog;

/** The number of the rule set that was adopted last, read from its own stream. */
public final class RuleSetInForce {

  static final String STREAM = "reference/rule-set";

  private final EventLog log;

  public RuleSetInForce(EventLog log) {
    this.log = log;
  }

  /** The number; the newest, by which answers are judged, where none was adopted. */
  public int number() {
    return log.lastEvent(STREAM)
        .map(last -> ((RuleSetAdopted) EventJson.read(last)).number())
        .orElse(RuleSetAdopted.NEWEST);
  }
}
