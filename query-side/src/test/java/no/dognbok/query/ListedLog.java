package no.dognbok.query;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.dognbok.log.EventLog;
import no.dognbok.log.StoredCommit;
import no.dognbok.log.StoredEvent;
import no.dognbok.query.feed.View;

/** A log of commits that a test makes up, for whoever reads one. */
public final class ListedLog implements View {

  private final List<StoredCommit> commits = new ArrayList<>();
  private final List<StoredEvent> events = new ArrayList<>();

  @Override
  public String name() {
    return "log";
  }

  @Override
  public synchronized void apply(StoredCommit commit) {
    commits.add(commit);
    events.addAll(commit.events());
    notifyAll();
  }

  private synchronized EventLog.Head head() {
    return new EventLog.Head(
        commits.size(), events.size(), commits.isEmpty() ? 0 : commits.getLast().recordedAt());
  }

  private synchronized <T> List<T> part(List<T> all, long from, int limit) {
    int first = (int) Math.min(from, all.size());
    return List.copyOf(all.subList(first, Math.min(first + limit, all.size())));
  }

  private synchronized List<StoredEvent> stream(String stream, long from, int limit) {
    return part(
        events.stream().filter(event -> stream.equals(event.stream())).toList(), from, limit);
  }

  private synchronized boolean await(long position, Duration patience) throws InterruptedException {
    if (commits.size() <= position) {
      wait(patience.toMillis());
    }
    return commits.size() > position;
  }

  /** What can be read of it. */
  public EventLog log() {
    return (EventLog)
        Proxy.newProxyInstance(
            EventLog.class.getClassLoader(),
            new Class<?>[] {EventLog.class},
            (_, method, arguments) ->
                switch (method.getName()) {
                  case "head" -> head();
                  case "commits" -> part(commits, (long) arguments[0], (int) arguments[1]);
                  case "events" -> part(events, (long) arguments[0], (int) arguments[1]);
                  case "stream" ->
                      stream((String) arguments[0], (long) arguments[1], (int) arguments[2]);
                  case "await" -> await((long) arguments[0], (Duration) arguments[1]);
                  case "isInUse" -> false;
                  case "keyChecks" -> Map.of();
                  case "keepKeyChecks" -> true;
                  case "close" -> null;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
