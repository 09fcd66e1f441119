package no.dognbok.query.changes;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.identity.Caller;
import no.dognbok.query.dispute.Disputes;
import no.dognbok.query.feed.Progress;
import no.dognbok.query.scope.Scopes;
import no.dognbok.query.surroundings.SurroundingsView;
import org.jspecify.annotations.Nullable;

/**
 * Those who wait for changes. Each is a virtual thread that sleeps until the views move: it costs
 * some kilobytes, and no time. Where much is told at once each looks only now and then, and reads
 * what has come together.
 */
public final class Followers {

  private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(20);

  private final ChangeReader reader;
  private final Scopes scopes;
  private final Progress progress;

  public Followers(
      EventOrder order,
      SurroundingsView surroundings,
      Disputes disputes,
      Scopes scopes,
      Progress progress) {
    this.reader = new ChangeReader(order, surroundings, disputes, progress::position);
    this.scopes = scopes;
    this.progress = progress;
  }

  /**
   * The changes after a position; where there are none, those that come within a time. Who asks is
   * looked up each time: what the address map says of them may change while they wait.
   *
   * @param wanted how many changes are enough
   * @param atLeast a position that the views must hold; absent where the asker does not mind
   * @return a page without changes when the time is over, when the server ends, and where it has
   *     come past very much that the asker may not see
   * @throws Refusal where the asker is nobody here, the position lies ahead of the log, or the
   *     views cannot be asked
   */
  ChangesPage next(Caller caller, long after, int wanted, Duration wait, @Nullable Long atLeast)
      throws InterruptedException {
    long deadline = System.nanoTime() + wait.toNanos();
    scopes.of(caller, atLeast); // who asks must be somebody before they are told where it ends
    requireReached(after);
    long position = after;
    while (true) {
      long looked = System.nanoTime();
      ChangesPage page = reader.read(scopes.of(caller, null), position, wanted);
      position = page.next();
      long left = deadline - System.nanoTime();
      if (!page.changes().isEmpty() || page.more() || left <= 0 || progress.isLettingGo()) {
        return page.after(after);
      }
      if (progress.await(position + 1, Duration.ofNanos(left))) {
        pause(looked + BETWEEN_LOOKS - System.nanoTime());
      }
    }
  }

  private static void pause(long nanos) throws InterruptedException {
    if (nanos > 0) {
      TimeUnit.NANOSECONDS.sleep(nanos);
    }
  }

  private void requireReached(long after) {
    long last = progress.ofCommits() - 1;
    if (after > last) {
      throw new Refusal(
          Code.AHEAD_OF_LOG,
          "you ask for what came after position %d, and the log ends at position %d: it is another ledger, or was restored from an older backup; start again from -1, or from where you and it agree"
              .formatted(after, last),
          Map.of("position", last));
    }
  }

  /** Whether the server ends, and nobody is to wait any more. */
  boolean isOver() {
    return progress.isLettingGo();
  }
}
