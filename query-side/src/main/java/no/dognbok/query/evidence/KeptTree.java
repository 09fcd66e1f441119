package no.dognbok.query.evidence;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.events.StatementEvent.StatementFrozen;
import no.dognbok.log.EventLog;
import no.dognbok.log.EventTypes;
import no.dognbok.log.Leaf;
import no.dognbok.log.LogDamaged;
import no.dognbok.log.StoredCommit;
import no.dognbok.query.evidence.check.Checkpoint;
import no.dognbok.query.evidence.check.Hash;
import no.dognbok.query.evidence.tree.MerkleTree;
import no.dognbok.query.evidence.tree.Tiles;
import no.dognbok.query.evidence.tree.TreeDamaged;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tree over the log, as it is kept: opened at the last head, brought up to the log, and given
 * up and opened again where something could not be written.
 */
final class KeptTree {

  /** How long a process waits for what another has seen already. */
  private static final Duration LAG = Duration.ofSeconds(2);

  /** How long somebody who asks waits while the tree is being built. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final int AT_ONCE = 10_000;

  /** Of so few commits the events are read, to see whether a statement was frozen. */
  private static final int FEW = 500;

  private static final String FROZEN = EventTypes.name(StatementFrozen.class);
  private static final Logger LOG = LoggerFactory.getLogger(KeptTree.class);

  private final EventLog log;
  private final Tiles tiles;
  private final Heads heads;
  private final Alarm alarm;

  /**
   * Held by who adds to the tree, or signs; in turn, or who asks would wait for the whole of it.
   */
  private final ReentrantLock work = new ReentrantLock(true);

  private volatile @Nullable MerkleTree tree;
  private boolean mayHoldAFreeze;

  /** In what the log was another than the tree when that was opened. */
  private @Nullable String unlike;

  KeptTree(EventLog log, Tiles tiles, Heads heads, Alarm alarm) {
    this.log = log;
    this.tiles = tiles;
    this.heads = heads;
    this.alarm = alarm;
  }

  /** How many commits it holds. */
  long size() {
    MerkleTree there = tree;
    return there == null ? 0 : there.size();
  }

  /** Work that adds to the tree, or signs it. */
  interface Work<R> {
    R on(MerkleTree tree);
  }

  /**
   * Does it while nobody else does such a thing.
   *
   * @throws Refusal where others have been at it for too long, or something is damaged
   */
  <R> R alone(Work<R> some) {
    try {
      if (!work.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new Refusal(
            Code.CATCHING_UP,
            "the tree holds %d of %d commits; ask again in a moment"
                .formatted(size(), log.head().commits()),
            Map.of("applied", size(), "of", log.head().commits()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Alarm.stopped("it was not waited for");
    }
    try {
      return some.on(opened());
    } catch (TreeDamaged e) {
      throw alarm.raise(damaged(e));
    } catch (LogDamaged e) {
      throw alarm.raise("the log cannot be read: " + e.getMessage());
    } finally {
      work.unlock();
    }
  }

  /** Reads what was added before. */
  <R> R read(Function<MerkleTree, R> question) {
    MerkleTree there = tree;
    try {
      return there == null ? alone(question::apply) : question.apply(there);
    } catch (TreeDamaged e) {
      throw alarm.raise(damaged(e));
    }
  }

  private static String damaged(TreeDamaged e) {
    return "what is kept of the tree is damaged (%s): see what has happened to it; when it is deleted and the process started again, it is built from the log"
        .formatted(e.getMessage());
  }

  /**
   * As it is kept up to the last head. What was kept behind that may have been lost half, and is
   * made again. What lies before it leads to the head; where the log is another there, nothing is
   * added to it.
   */
  private MerkleTree opened() {
    MerkleTree there = tree;
    if (there == null) {
      there = heads.last().map(this::openedAt).orElseGet(() -> MerkleTree.open(tiles, 0));
      tree = there;
    }
    return there;
  }

  private MerkleTree openedAt(Checkpoint last) {
    if (tiles.read(0, 0).length == 0) {
      LOG.warn("nothing is kept of the tree of {} commits: it is built from the log", last.size());
      return MerkleTree.open(tiles, 0);
    }
    MerkleTree there = MerkleTree.open(tiles, last.size());
    if (!there.root(last.size()).equals(last.root())) {
      throw new TreeDamaged(
          "it does not lead to the checkpoint of %d commits".formatted(last.size()));
    }
    unlike = unlikeness(there);
    return there;
  }

  /** In what the log's end is another than the tree's; null where it is the same. */
  private @Nullable String unlikeness(MerkleTree there) {
    if (!isThere(there.size())) {
      return "the log has %d commits, and %d were signed: the rest is missing"
          .formatted(log.head().commits(), there.size());
    }
    try {
      return otherEnd(there, Math.max(0, there.size() - Tiles.WIDTH));
    } catch (LogDamaged e) {
      return "the log cannot be read: " + e.getMessage();
    }
  }

  /** Whether the log has so many commits; another process may have seen them before this one. */
  boolean isThere(long commits) {
    try {
      return commits <= log.head().commits() || log.await(commits - 1, LAG);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Holds the last leaf of the tree to the log, before a head of it is signed.
   *
   * @throws Refusal where it is another
   */
  void requireSameEnd(MerkleTree there) {
    String other = otherEnd(there, there.size() - 1);
    if (other != null) {
      throw alarm.raise(other);
    }
  }

  private @Nullable String otherEnd(MerkleTree there, long from) {
    List<Hash> kept = there.leaves(from, there.size());
    List<Leaf> leaves = log.leaves(from, kept.size());
    for (int i = 0; i < kept.size(); i++) {
      if (i >= leaves.size() || !Arrays.equals(leaves.get(i).hash(), kept.get(i).bytes())) {
        return "the commit at position %d is not the one that the tree was made of"
            .formatted(from + i);
      }
    }
    return null;
  }

  /**
   * Adds some of what the log has got.
   *
   * @return whether there is more
   */
  boolean extend(MerkleTree there) {
    if (unlike != null) { // it can be read, by the check that names what is wrong
      throw alarm.raise(unlike);
    }
    long left = log.head().commits() - there.size();
    if (left <= 0) {
      return false;
    }
    List<Leaf> leaves =
        left <= FEW ? fewLeaves(there.size(), (int) left) : manyLeaves(there.size());
    try {
      there.add(leaves);
    } catch (RuntimeException e) {
      tree = null; // what was written of it is not known: it is opened again at the last head
      throw e;
    }
    return there.size() < log.head().commits();
  }

  private List<Leaf> fewLeaves(long from, int number) {
    List<StoredCommit> commits = log.commits(from, number);
    mayHoldAFreeze |=
        commits.stream()
            .flatMap(commit -> commit.events().stream())
            .anyMatch(event -> event.type().equals(FROZEN));
    return commits.stream().map(StoredCommit::leaf).toList();
  }

  /** Among so many there may be a statement that was frozen. */
  private List<Leaf> manyLeaves(long from) {
    mayHoldAFreeze = true;
    return log.leaves(from, AT_ONCE);
  }

  /** Whether a statement may have been frozen in what was added since a head was signed. */
  boolean mayHoldAFreeze() {
    return mayHoldAFreeze;
  }

  /** Makes it durable; a head of it is to be signed. */
  void force() {
    tiles.force();
  }

  void signed() {
    mayHoldAFreeze = false;
  }

  /**
   * Waits until it holds so many commits.
   *
   * @throws Refusal where the log has not got so many
   */
  void require(long commits) {
    if (commits < 0 || !isThere(commits)) {
      throw new Refusal(
          Code.AHEAD_OF_LOG,
          "you asked for %d commits and the log has %d".formatted(commits, log.head().commits()),
          Map.of("position", log.head().commits() - 1));
    }
    while (size() < commits) {
      alone(this::extend);
    }
  }

  /** The tree, opened. */
  MerkleTree get() {
    return alone(there -> there);
  }
}
