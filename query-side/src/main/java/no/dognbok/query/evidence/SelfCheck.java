package no.dognbok.query.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import no.dognbok.events.StayEvent.IdentityErased;
import no.dognbok.log.EventJson;
import no.dognbok.log.EventLog;
import no.dognbok.log.EventTypes;
import no.dognbok.log.LogDamaged;
import no.dognbok.log.StoredCommit;
import no.dognbok.log.StoredEvent;
import no.dognbok.query.evidence.check.Checkpoint;
import no.dognbok.query.evidence.check.Hash;
import no.dognbok.query.evidence.check.PublishedKeys;
import no.dognbok.query.evidence.tree.Frontier;
import no.dognbok.query.evidence.tree.MerkleTree;
import no.dognbok.query.evidence.tree.TileCheck;
import no.dognbok.query.evidence.tree.TreeDamaged;
import org.jspecify.annotations.Nullable;

/**
 * Reads the whole log against the tree and against every head that was signed. It changes nothing.
 *
 * <p>An identity that was erased is not an alarm, as long as an event says that it was.
 */
final class SelfCheck {

  private static final int AT_ONCE = 1_000;

  /** So many findings are named; the others are counted. */
  private static final int MOST_NAMED = 100;

  private static final String ERASURE = EventTypes.name(IdentityErased.class);

  private final EventLog log;
  private final MerkleTree tree;
  private final Heads heads;
  private final Supplier<@Nullable PublishedKeys> keys;
  private final Clock clock;
  private final Consumer<SelfCheckReport> progress;

  private final Instant began;
  private final List<Mismatch> findings = new ArrayList<>();
  private final Frontier frontier = new Frontier();
  private final TileCheck tiles;

  /** Events without identity of which nobody has said yet that it was erased: a few bytes each. */
  private final Set<Long> unexplained = new HashSet<>();

  private long found;
  private long read;
  private final long of;

  /**
   * Prepares one.
   *
   * @param keys public keys of the ledger; null where there are none
   * @param progress is told after each step
   */
  SelfCheck(
      EventLog log,
      MerkleTree tree,
      Heads heads,
      Supplier<@Nullable PublishedKeys> keys,
      Clock clock,
      Consumer<SelfCheckReport> progress) {
    this.log = log;
    this.tree = tree;
    this.heads = heads;
    this.keys = keys;
    this.clock = clock;
    this.progress = progress;
    this.began = clock.instant();
    this.of = tree.size();
    this.tiles = new TileCheck(tree);
  }

  /**
   * Reads all that was in the tree when it began.
   *
   * @param stop whether it is to be broken off
   * @throws no.dognbok.log.LogUnavailable where the log cannot be read; that says nothing about it
   */
  SelfCheckReport run(BooleanSupplier stop) {
    long there = Math.min(of, log.head().commits());
    HeadsInOrder signed = new HeadsInOrder();
    for (long from = 0; from < there && !stop.getAsBoolean(); from = read) {
      long to = Math.min(from + AT_ONCE, there);
      compare(from, to, signed);
      read = to;
      progress.accept(report(null));
    }
    if (stop.getAsBoolean()) {
      return report(null);
    }
    if (there < of) {
      found(
          there,
          "it is missing, and all after it: the tree holds %d commits, the log %d"
              .formatted(of, there));
    }
    if (findings.isEmpty() && !tree.root(of).equals(frontier.root())) {
      found(of - 1, "what is kept of the tree does not lead from the commits to its root");
    }
    signed.beyond();
    // Where something else is wrong, what explains them may be what is gone.
    if (found == 0 && !isExplained()) {
      found(
          there - 1,
          "up to here %d events are without identity, and no event says that it was erased"
              .formatted(unexplained.size()));
    }
    SelfCheckReport report = report(clock.instant());
    progress.accept(report);
    return report;
  }

  private void compare(long from, long to, HeadsInOrder signed) {
    List<Hash> kept = hashes(from, to);
    List<@Nullable StoredCommit> commits = commits(from, to);
    for (int i = 0; i < to - from; i++) {
      StoredCommit commit = commits.get(i);
      Hash inTree = i < kept.size() ? kept.get(i) : null;
      Hash inLog = commit == null ? null : Hash.of(commit.leaf().hash());
      if (inTree != null && inLog != null && !inTree.equals(inLog)) {
        found(from + i, "it is not the commit that the tree was made of");
      }
      if (commit != null) {
        lookAtIdentities(commit);
      }
      // One that cannot be read is found once, and not in every head after it.
      Hash leaf =
          Objects.requireNonNullElseGet(
              inTree, () -> inLog == null ? Hash.ofContent(new byte[0]) : inLog);
      frontier.add(leaf);
      if (!tiles.add(leaf)) {
        found(from + i, "what is kept of the tree above it is not what its leaves come to");
      }
      signed.compareHere();
    }
  }

  private List<Hash> hashes(long from, long to) {
    try {
      return tree.leaves(from, to);
    } catch (TreeDamaged e) {
      found(from, String.valueOf(e.getMessage()));
      return List.of();
    }
  }

  /** Those of a stretch; null where one cannot be read. */
  private List<@Nullable StoredCommit> commits(long from, long to) {
    List<@Nullable StoredCommit> commits = new ArrayList<>();
    while (from + commits.size() < to) {
      long next = from + commits.size();
      try {
        List<StoredCommit> some = log.commits(next, (int) (to - next));
        requireColumns(some);
        some.stream().limit(to - next).forEach(commits::add);
        if (some.isEmpty()) {
          throw new LogDamaged("the commit at position %d is missing".formatted(next));
        }
      } catch (LogDamaged e) {
        oneByOne(commits, from, to);
      }
    }
    return commits;
  }

  private void oneByOne(List<@Nullable StoredCommit> commits, long from, long to) {
    while (from + commits.size() < to) {
      long position = from + commits.size();
      try {
        List<StoredCommit> one = log.commits(position, 1);
        if (one.isEmpty()) {
          throw new LogDamaged("the commit at position %d is missing".formatted(position));
        }
        requireColumns(one.subList(0, 1));
        commits.add(one.getFirst());
      } catch (LogDamaged e) {
        found(position, String.valueOf(e.getMessage()));
        commits.add(null);
      }
    }
  }

  /** What is looked up by the columns beside the bytes must lead to the same. */
  private void requireColumns(List<StoredCommit> commits) {
    if (commits.isEmpty()) {
      return;
    }
    List<StoredEvent> events = commits.stream().flatMap(one -> one.events().stream()).toList();
    long first = commits.getFirst().firstIndex();
    List<StoredEvent> found = events.isEmpty() ? List.of() : log.events(first, events.size());
    for (int i = 0; i < events.size(); i++) {
      if (i >= found.size() || !found.get(i).id().equals(events.get(i).id())) {
        throw new LogDamaged("event %d is found elsewhere".formatted(first + i));
      }
    }
  }

  private void lookAtIdentities(StoredCommit commit) {
    for (StoredEvent event : commit.events()) {
      if (event.metadata() == null) {
        unexplained.add(key(event.id()));
      }
    }
    lookAtErasures(commit);
  }

  private void lookAtErasures(StoredCommit commit) {
    for (StoredEvent event : commit.events()) {
      if (event.type().equals(ERASURE) && EventJson.read(event) instanceof IdentityErased erasure) {
        erasure.events().forEach(id -> unexplained.remove(key(id)));
      }
    }
  }

  /** What was erased meanwhile is said behind what was to be read. */
  private boolean isExplained() {
    for (long next = of; !unexplained.isEmpty(); ) {
      List<StoredCommit> more = log.commits(next, AT_ONCE);
      if (more.isEmpty()) {
        return false;
      }
      more.forEach(this::lookAtErasures);
      next += more.size();
    }
    return true;
  }

  private static long key(String id) {
    return ByteBuffer.wrap(Hash.ofContent(id.getBytes(StandardCharsets.UTF_8)).bytes()).getLong();
  }

  /** The heads that were signed, each held to the root of the commits that were read. */
  private final class HeadsInOrder {
    private Iterator<Checkpoint> some = heads.after(-1, AT_ONCE).iterator();
    private @Nullable Checkpoint next = some.hasNext() ? some.next() : null;
    private long last = -1;

    /** That of as many commits as have been read, where one was signed. */
    void compareHere() {
      while (next != null && next.size() <= frontier.size()) {
        compare(next);
        step();
      }
    }

    private void compare(Checkpoint head) {
      PublishedKeys published = keys.get();
      if (published != null && published.signerOf(head.note()) == null) {
        found(head.size() - 1, "no key of the ledger has signed the checkpoint of here");
      }
      if (head.size() == frontier.size() && !head.root().equals(frontier.root())) {
        found(head.size() - 1, "what lies up to here is not what the checkpoint of here signed");
      }
    }

    /** Those of more commits than there are; meanwhile others may have been signed. */
    void beyond() {
      long there = log.head().commits();
      if (next != null && next.size() > there) {
        found(there, "it is missing: a checkpoint of %d commits was signed".formatted(next.size()));
      }
    }

    private void step() {
      last = Objects.requireNonNull(next).size();
      if (!some.hasNext()) {
        some = heads.after(last, AT_ONCE).iterator();
      }
      next = some.hasNext() ? some.next() : null;
    }
  }

  private void found(long position, String what) {
    found++;
    if (findings.size() < MOST_NAMED) {
      findings.add(new Mismatch(position, what));
    }
  }

  private SelfCheckReport report(@Nullable Instant ended) {
    return new SelfCheckReport(began, ended, read, of, findings, found);
  }
}
