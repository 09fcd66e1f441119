package no.dognbok.log;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import no.dognbok.identity.KeyChecks;
import org.jspecify.annotations.Nullable;

/**
 * The one record that both parties trust: commits in one order, without gaps.
 *
 * <ul>
 *   <li>A commit is whole or absent.
 *   <li>A commit's <em>position</em> starts at 0 and is dense: position <i>p</i> exists only if
 *       <i>p−1</i> does. An event's <em>index</em> counts the events before it and is dense too.
 *       Whoever has seen a number has missed nothing before it.
 *   <li>{@code recordedAt} never goes back, whatever the clock does.
 *   <li>Unique over the whole log: position, commit id, event id, sequence in a stream, and claims.
 *   <li>A returned {@link #append} is durable: it survives {@code kill -9} and, as far as the disk
 *       keeps its promises, a power cut.
 * </ul>
 *
 * <p>All methods may be called from many threads.
 */
public interface EventLog extends KeyChecks, AutoCloseable {

  /**
   * Appends a commit and waits until it is durable. Appending the same commit id again, with the
   * same events, is one commit and gives the first answer again.
   *
   * <p>A commit that erases is answered when the bytes are off the disk.
   *
   * @throws AppendRefused where something in it is taken, or what it erases is not there; nothing
   *     of it is stored then
   * @throws ErasurePending where it is stored, and the bytes it erases are still on the disk
   * @throws LogUnavailable where the store cannot be written; nothing of it is stored then, unless
   *     the message says that this is not known
   */
  Appended append(Commit commit);

  /** How much there is. */
  Head head();

  /**
   * Whole commits in order from a position on: as many as bring at least {@code events} events, or
   * all there are.
   *
   * @throws LogDamaged where what is stored does not agree with its leaf
   */
  List<StoredCommit> commits(long fromPosition, int events);

  /**
   * The leaves of the commits from a position on, in order, at most {@code limit}. The blocks are
   * not looked at.
   *
   * @throws LogDamaged where a commit is missing, or a leaf is none
   */
  List<Leaf> leaves(long fromPosition, int limit);

  /**
   * The facts blocks of the commit at a position, salts and all: what a proof shows of it. Empty
   * where there is no such commit.
   *
   * @throws LogDamaged where they do not agree with the leaf
   */
  Optional<FactsOfCommit> facts(long position);

  /** Events in order from an index on, at most {@code limit}. */
  List<StoredEvent> events(long fromIndex, int limit);

  /** The events of a stream in order from a sequence number on, at most {@code limit}. */
  List<StoredEvent> stream(String stream, long fromSequence, int limit);

  /** The sequence number of a stream's last event. */
  OptionalLong lastSequence(String stream);

  /** The last event of a stream; empty where there is none. */
  default Optional<StoredEvent> lastEvent(String stream) {
    OptionalLong last = lastSequence(stream);
    return last.isEmpty()
        ? Optional.empty()
        : stream(stream, last.getAsLong(), 1).stream().findFirst();
  }

  /** Who holds a claim. */
  Optional<Claim> find(String claim);

  /** The last claim, in the order of its characters, that starts with {@code prefix}. */
  Optional<Claim> last(String prefix);

  /** The claims that the commit at a position holds; those that were erased are gone. */
  Set<String> claims(long position);

  /**
   * Whether bytes that were erased, by whomever and whenever, may still be there; it is seen to
   * until they are not.
   */
  boolean erasurePending();

  /**
   * Waits until there is a commit at {@code position}, or the time is up.
   *
   * @return whether there is
   */
  boolean await(long position, Duration timeout) throws InterruptedException;

  /** Keeps a snapshot of a stream, unless there is one of a later sequence number. */
  void store(Snapshot snapshot);

  /** The latest snapshot of a stream. */
  Optional<Snapshot> snapshot(String stream);

  @Override
  default boolean isInUse() {
    return head().commits() > 0;
  }

  @Override
  void close();

  /**
   * What an append is answered with.
   *
   * @param position of the commit
   * @param firstIndex index of its first event, or of the next event of the log where it has none
   * @param recordedAt when the ledger was told, in microseconds since 1970-01-01T00:00Z
   */
  record Appended(long position, long firstIndex, long recordedAt) {}

  /**
   * The end of the log.
   *
   * @param commits how many commits there are: the next position
   * @param events how many events there are: the next index
   * @param recordedAt of the last commit, in microseconds since 1970-01-01T00:00Z
   */
  record Head(long commits, long events, long recordedAt) {

    /** When the last commit was recorded; the epoch where there is none. */
    public Instant recordedUntil() {
      return commits == 0 ? Instant.EPOCH : Micros.instant(recordedAt);
    }
  }

  /**
   * A string that is unique over the whole log, and the commit that holds it.
   *
   * @param claim the string
   * @param position of the commit
   */
  record Claim(String claim, long position) {}

  /**
   * A stored state of a stream, from which it can be read on.
   *
   * @param stream whose
   * @param sequence of the last event in it
   * @param eventId of the snapshot itself
   * @param type name of the state's type
   * @param revision of that type
   * @param time when it was made
   * @param payload the state
   * @param metadata of the snapshot
   */
  record Snapshot(
      String stream,
      long sequence,
      String eventId,
      String type,
      @Nullable String revision,
      String time,
      byte[] payload,
      byte[] metadata) {}
}
