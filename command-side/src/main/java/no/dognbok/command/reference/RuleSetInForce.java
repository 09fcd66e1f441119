package no.dognbok.command.reference;

import java.util.List;
import no.dognbok.events.ReferenceEvent.RuleSetAdopted;
import no.dognbok.log.EventJson;
import no.dognbok.log.EventLog;
import no.dognbok.log.StoredEvent;

/** The number of the rule set that was adopted last, read from its own stream. */
public final class RuleSetInForce {

  static final String STREAM = "reference/rule-set";

  private final EventLog log;

  public RuleSetInForce(EventLog log) {
    this.log = log;
  }

  /** The number; the newest, by which answers are judged, where none was adopted. */
  public int number() {
    long last = log.lastSequence(STREAM).orElse(-1);
    List<StoredEvent> events = last < 0 ? List.of() : log.stream(STREAM, last, 1);
    return events.isEmpty()
        ? RuleSetAdopted.NEWEST
        : ((RuleSetAdopted) EventJson.read(events.getLast())).number();
  }
}
