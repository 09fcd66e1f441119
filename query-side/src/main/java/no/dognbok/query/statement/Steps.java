package no.dognbok.query.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import no.dognbok.log.EventJson;
import no.dognbok.log.EventLog;
import no.dognbok.log.StoredEvent;
import no.dognbok.query.statement.Account.Step;

/**
 * What the streams of statements and invoices hold. What was read once is kept, as nothing in them
 * ever changes: the series of a trust has an event for each of its invoices, and every statement of
 * the trust asks for it.
 */
final class Steps {

  private static final int EVENTS = 100_000;

  private final EventLog log;
  private final Map<String, List<Step<?>>> read = new ConcurrentHashMap<>();

  Steps(EventLog log) {
    this.log = log;
  }

  /** What lies in a stream up to a position of the log, in order. */
  List<Step<?>> upTo(long position, String stream) {
    return all(stream).stream().takeWhile(step -> step.position() <= position).toList();
  }

  private List<Step<?>> all(String stream) {
    List<Step<?>> known = read.getOrDefault(stream, List.of());
    List<StoredEvent> news = log.stream(stream, known.size(), EVENTS);
    if (news.isEmpty()) {
      return known;
    }
    List<Step<?>> all = new ArrayList<>(known);
    news.forEach(stored ->
        all.add(new Step<>(EventJson.read(stored), stored.position(), stored.recordedAt())));
    // another reader may have come further meanwhile
    read.merge(stream, List.copyOf(all), (one, other) -> one.size() < other.size() ? other : one);
    return all;
  }
}
