package no.dognbok.query.evidence;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicReference;
import no.dognbok.query.evidence.check.Checkpoint;
import org.jspecify.annotations.Nullable;

/**
 * The tree heads that were signed, for good: what somebody holds in their hand must be here. Beside
 * them stands an alarm, as long as there is one: while it stands nothing more is signed.
 */
public interface Heads {

  /** The last one. */
  Optional<Checkpoint> last();

  /** The first one of more commits than these. */
  Optional<Checkpoint> above(long commits);

  /** In order, those of more commits than these, at most {@code limit}. */
  List<Checkpoint> after(long commits, int limit);

  /**
   * Keeps one, for good. Where one of as many commits is kept, that stands.
   *
   * @throws no.dognbok.log.LogUnavailable where it cannot be kept
   */
  void keep(Checkpoint head);

  /** What was found to be wrong; empty where nothing was. */
  Optional<String> alarm();

  /** Raises the alarm, or ends it where there is nothing wrong any more. */
  void alarm(@Nullable String what);

  /** As long as the process runs: for a ledger that is read, not lived in. */
  static Heads inMemory() {
    ConcurrentNavigableMap<Long, Checkpoint> heads = new ConcurrentSkipListMap<>();
    AtomicReference<@Nullable String> alarm = new AtomicReference<>();
    return new Heads() {
      @Override
      public Optional<Checkpoint> last() {
        return Optional.ofNullable(heads.lastEntry()).map(entry -> entry.getValue());
      }

      @Override
      public Optional<Checkpoint> above(long commits) {
        return Optional.ofNullable(heads.higherEntry(commits)).map(entry -> entry.getValue());
      }

      @Override
      public List<Checkpoint> after(long commits, int limit) {
        return heads.tailMap(commits, false).values().stream().limit(limit).toList();
      }

      @Override
      public void keep(Checkpoint head) {
        heads.putIfAbsent(head.size(), head);
      }

      @Override
      public Optional<String> alarm() {
        return Optional.ofNullable(alarm.get());
      }

      @Override
      public void alarm(@Nullable String what) {
        alarm.set(what);
      }
    };
  }
}
