package no.dognbok.query.changes;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.dognbok.events.Refusal;
import no.dognbok.identity.Caller;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.SynchronousSink;

/**
 * The changes for one follower as server-sent events: a commit each, with its position as the id,
 * so that a follower that was cut off has the whole of a commit or nothing of it. The next is made
 * when the follower has taken the one before.
 */
final class ChangeStream {

  private static final int AT_ONCE = 100;

  private final Followers followers;
  private final Caller caller;
  private final Duration heartbeat;
  private final Queue<ChangesPage> commits = new ArrayDeque<>();
  private long position;
  private boolean begun;

  /**
   * A stream that nobody reads yet.
   *
   * @param after position to begin after
   * @param heartbeat how long nothing may come before a comment shows that the stream lives
   */
  ChangeStream(Followers followers, Caller caller, long after, Duration heartbeat) {
    this.followers = followers;
    this.caller = caller;
    this.position = after;
    this.heartbeat = heartbeat;
  }

  /** Hands over the next message, and waits for it where there is none. */
  void next(SynchronousSink<ServerSentEvent<ChangesPage>> sink) {
    try {
      if (commits.isEmpty()) {
        // The first answer comes at once, so that the follower knows that it is heard.
        look(begun ? heartbeat : Duration.ZERO);
      }
      if (!commits.isEmpty()) {
        ChangesPage commit = commits.remove();
        sink.next(message(commit.next()).event("changes").data(commit).build());
      } else if (begun && followers.isOver()) {
        sink.complete();
      } else {
        sink.next(message(position).comment("nothing more yet").build());
      }
      begun = true;
    } catch (Refusal e) {
      if (!begun) {
        throw e; // is answered as a problem
      }
      sink.complete(); // whoever asks again is told why
    } catch (InterruptedException e) { // nobody reads any more
      Thread.currentThread().interrupt();
      sink.complete();
    }
  }

  private static ServerSentEvent.Builder<ChangesPage> message(long position) {
    return ServerSentEvent.<ChangesPage>builder().id(String.valueOf(position));
  }

  private void look(Duration wait) throws InterruptedException {
    ChangesPage page = followers.next(caller, position, AT_ONCE, wait, null);
    TreeMap<Long, List<Change>> byCommit =
        page.changes().stream()
            .collect(Collectors.groupingBy(Change::position, TreeMap::new, Collectors.toList()));
    byCommit.forEach((commit, changes) -> {
      boolean more = page.more() || commit < byCommit.lastKey();
      commits.add(new ChangesPage(changes, position, commit, more, page.simulated()));
      position = commit;
    });
    position = page.next();
  }
}
