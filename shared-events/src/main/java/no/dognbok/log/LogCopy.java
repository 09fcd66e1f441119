package no.dognbok.log;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import no.dognbok.events.StayEvent.IdentityErased;

/**
 * Copies a log to another store: the same commits at the same positions, in the same bytes, with
 * their claims. It begins with what the copy holds already, which is compared, so it can be broken
 * off and begun again at any time; and reads back what it writes.
 */
public final class LogCopy {

  private static final int EVENTS_AT_ONCE = 2_000;
  private static final String ERASURE = EventTypes.name(IdentityErased.class);

  private final TransferableLog from;
  private final TransferableLog to;
  private final Consumer<Progress> progress;

  /**
   * How far it has come.
   *
   * @param compared commits that were there and are the same
   * @param copied commits that were written and read back
   * @param of how many commits there are
   */
  public record Progress(long compared, long copied, long of) {

    public long done() {
      return compared + copied;
    }
  }

  private LogCopy(TransferableLog from, TransferableLog to, Consumer<Progress> progress) {
    this.from = from;
    this.to = to;
    this.progress = progress;
  }

  /**
   * Copies all that there is, and what comes meanwhile.
   *
   * @param progress is told after each step
   * @return what was done
   * @throws LogDamaged where the copy holds something else, or is not as it was written
   */
  public static Progress run(
      TransferableLog from, TransferableLog to, Consumer<Progress> progress) {
    return new LogCopy(from, to, progress).run();
  }

  private Progress run() {
    long had = to.head().commits();
    if (had > from.head().commits()) {
      throw new LogDamaged(
          "the copy holds %d commits, and what is to be copied only %d: it is no copy of that"
              .formatted(had, from.head().commits()));
    }
    Progress done = new Progress(0, 0, from.head().commits());
    progress.accept(done);
    long began = from.head().commits();
    boolean erased = false;
    while (done.done() < from.head().commits()) {
      List<WholeCommit> commits = from.whole(done.done(), EVENTS_AT_ONCE);
      erased |= commits.stream().anyMatch(one -> one.position() >= began && erases(one));
      to.hold(commits);
      compare(commits, to.whole(done.done(), EVENTS_AT_ONCE));
      long compared = Math.clamp(had - done.done(), 0, commits.size());
      done =
          new Progress(
              done.compared() + compared,
              done.copied() + commits.size() - compared,
              from.head().commits());
      progress.accept(done);
    }
    to.keepKeyChecks(to.keyChecks(), from.keyChecks());
    if (erased) { // meanwhile, perhaps of what had been copied before
      run();
    }
    return done;
  }

  private static boolean erases(WholeCommit commit) {
    return commit.read().events().stream().anyMatch(event -> event.type().equals(ERASURE));
  }

  private static void compare(List<WholeCommit> commits, List<WholeCommit> copies) {
    for (int i = 0; i < commits.size(); i++) {
      WholeCommit commit = commits.get(i);
      if (i >= copies.size() || !isSame(commit, copies.get(i))) {
        throw new LogDamaged(
            "the copy of the commit at position %d is not what was copied"
                .formatted(commit.position()));
      }
    }
  }

  /** Byte for byte. */
  private static boolean isSame(WholeCommit one, WholeCommit other) {
    boolean same =
        one.id().equals(other.id())
            && one.firstIndex() == other.firstIndex()
            && one.claims().equals(other.claims())
            && Arrays.equals(one.leaf().bytes(), other.leaf().bytes())
            && one.blocks().size() == other.blocks().size();
    for (int i = 0; same && i < one.blocks().size(); i++) {
      WholeCommit.Blocks a = one.blocks().get(i);
      WholeCommit.Blocks b = other.blocks().get(i);
      same = Arrays.equals(a.facts(), b.facts()) && Objects.deepEquals(a.identity(), b.identity());
    }
    return same;
  }
}
