package no.dognbok.query.evidence;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.events.StatementEvent.StatementFrozen;
import no.dognbok.log.EventLog;
import no.dognbok.log.EventTypes;
import no.dognbok.log.Leaf;
import no.dognbok.log.LogDamaged;
import no.dognbok.log.LogUnavailable;
import no.dognbok.log.StoredCommit;
import no.dognbok.query.evidence.check.Checkpoint;
import no.dognbok.query.evidence.check.SignedNote;
import no.dognbok.query.evidence.tree.MerkleTree;
import no.dognbok.query.evidence.tree.Tiles;
import no.dognbok.query.evidence.tree.TreeDamaged;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the tree up to the log and signs its heads: when a statement is frozen, and while the log
 * grows at least once in {@link #BETWEEN_HEADS}. A thread of its own does that, and another reads
 * the log against the tree once at the start and when that is asked for.
 *
 * <p>What is found to be wrong stops the signing, also after a start, until a reading finds nothing
 * any more. A head is signed only when the one before it leads to it.
 */
public final class EvidenceKeeper implements AutoCloseable {

  /** At most so long after a commit a head is signed that holds it. */
  private static final Duration BETWEEN_HEADS = Duration.ofSeconds(30);

  /** The same where a statement was frozen, or so much has come that one may have been. */
  private static final Duration SOON = Duration.ofSeconds(1);

  /** Commits that come in the meantime are added together: a commit by itself costs more. */
  private static final Duration PAUSE = Duration.ofMillis(200);

  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(1);
  private static final int AT_ONCE = 10_000;

  /** Of so few commits the events are read, to see whether a statement was frozen. */
  private static final int FEW = 500;

  private static final String MISSING =
      "the keys that sign are not there: put the ledger's own back, without which nobody can tell"
          + " what it signs from what another does";

  private static final String FROZEN = EventTypes.name(StatementFrozen.class);
  private static final Logger LOG = LoggerFactory.getLogger(EvidenceKeeper.class);

  private final EventLog log;
  private final Tiles tiles;
  private final Heads heads;
  private final EvidenceKeys keys;
  private final Clock clock;

  /** Held by who adds to the tree, or signs. */
  private final ReentrantLock work = new ReentrantLock();

  private final Thread thread = Thread.ofPlatform().name("evidence").daemon().unstarted(this::run);
  private volatile @Nullable MerkleTree tree;
  private volatile @Nullable SelfCheckReport lastCheck;
  private volatile @Nullable Thread checking;
  private volatile @Nullable String broken;
  private volatile boolean closed;
  private boolean signSoon;

  /** As far as this process has signed, and when by the clock that never goes back. */
  private long signedSize;

  private long signedAt = System.nanoTime() - BETWEEN_HEADS.toNanos();

  /** Does nothing before it is started. */
  public EvidenceKeeper(EventLog log, Tiles tiles, Heads heads, EvidenceKeys keys, Clock clock) {
    this.log = log;
    this.tiles = tiles;
    this.heads = heads;
    this.keys = keys;
    this.clock = clock;
  }

  /** Begins to keep the tree. */
  public void start() {
    thread.start();
  }

  Heads heads() {
    return heads;
  }

  /**
   * The keys.
   *
   * @throws Refusal where there are none that can be used
   */
  EvidenceKeys.Current keys() {
    try {
      return keys.current();
    } catch (IllegalStateException e) {
      throw stopped(String.valueOf(e.getMessage()));
    }
  }

  /**
   * The tree.
   *
   * @throws Refusal where it is not there yet, or what is kept of it is damaged
   */
  MerkleTree tree() {
    MerkleTree there = tree;
    if (there == null) {
      work.lock();
      try {
        there = opened();
      } finally {
        work.unlock();
      }
    }
    return there;
  }

  /** What is wrong, so that nothing is signed; empty where nothing is. */
  public Optional<String> alarm() {
    return Optional.ofNullable(broken)
        .or(heads::alarm)
        .or(() -> keys.areExpected() && !keys.isThere() ? Optional.of(MISSING) : Optional.empty());
  }

  /** Whether this process signs, where nothing is wrong. */
  public boolean signs() {
    return keys.areExpected();
  }

  /** How many commits the tree holds. */
  public long size() {
    MerkleTree there = tree;
    return there == null ? 0 : there.size();
  }

  /** What the last reading of the log against the tree has come to, or has come to so far. */
  public SelfCheckReport lastCheck() {
    SelfCheckReport report = lastCheck;
    return report == null
        ? new SelfCheckReport(clock.instant(), null, 0, size(), List.of(), 0)
        : report;
  }

  private void run() {
    check();
    while (!closed) {
      try {
        long had = size();
        if (log.await(had, PATIENCE)) {
          Thread.sleep(PAUSE);
        }
        work.lock();
        try {
          extend();
          signWhereDue();
        } finally {
          work.unlock();
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        if (!closed) {
          LOG.warn("evidence waits: {}", e.getMessage());
          pause();
        }
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(AFTER_A_FAILURE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closed = true;
    }
  }

  /**
   * The tree as it is kept up to the last head; what was kept behind that may have been lost half,
   * and is made again.
   */
  private MerkleTree opened() {
    MerkleTree there = tree;
    if (there != null) {
      return there;
    }
    requireNotBroken();
    Optional<Checkpoint> last = heads.last();
    long size = last.map(Checkpoint::size).orElse(0L);
    try {
      there = MerkleTree.open(tiles, size);
      if (last.isPresent() && !there.root(size).equals(last.get().root())) {
        throw new TreeDamaged("it does not lead to the checkpoint of %d commits".formatted(size));
      }
    } catch (TreeDamaged e) {
      if (tiles.read(0, 0).length > 0) {
        throw breaks(
            "what is kept of the tree is damaged (%s): see what has happened to it; when it is deleted, it is built from the log again"
                .formatted(e.getMessage()));
      }
      LOG.warn("nothing is kept of the tree of {} commits: it is built from the log", size);
      there = MerkleTree.open(tiles, 0);
    }
    tree = there;
    return there;
  }

  /** Adds what the log has got. */
  private void extend() {
    MerkleTree there = opened();
    try {
      while (!closed && there.size() < log.head().commits()) {
        long left = log.head().commits() - there.size();
        there.add(left <= FEW ? fewLeaves(there.size(), (int) left) : manyLeaves(there.size()));
      }
    } catch (LogDamaged e) {
      throw breaks("the log cannot be read: " + e.getMessage());
    }
  }

  private List<Leaf> fewLeaves(long from, int number) {
    List<StoredCommit> commits = log.commits(from, number);
    signSoon |=
        commits.stream()
            .flatMap(commit -> commit.events().stream())
            .anyMatch(event -> event.type().equals(FROZEN));
    return commits.stream().map(StoredCommit::leaf).toList();
  }

  /** Among so many there may be a statement that was frozen. */
  private List<Leaf> manyLeaves(long from) {
    signSoon = true;
    return log.leaves(from, AT_ONCE);
  }

  private void signWhereDue() {
    MerkleTree there = opened();
    Duration since = Duration.ofNanos(System.nanoTime() - signedAt);
    if (there.size() > signedSize
        && since.compareTo(signSoon ? SOON : BETWEEN_HEADS) >= 0
        && alarm().isEmpty()
        && keys.areExpected()) {
      sign(there);
    }
  }

  /**
   * Signs a head of all that the log has now.
   *
   * @throws Refusal where nothing may be signed
   */
  Checkpoint signNow() {
    work.lock();
    try {
      requireNotBroken();
      extend();
      sign(opened());
      return heads.last().orElseThrow();
    } finally {
      work.unlock();
    }
  }

  private void sign(MerkleTree there) {
    requireNotBroken();
    heads.last().ifPresent(last -> requireFollows(there, last));
    long size = there.size();
    tiles.force();
    SignedNote note =
        keys().signing().sign(Checkpoint.text(keys().published().origin(), size, there.root(size)));
    heads.keep(Checkpoint.parse(note.toString()));
    signedSize = size;
    signedAt = System.nanoTime();
    signSoon = false;
  }

  /** The tree begins with all of the last head, and who signs now has signed that, or follows. */
  private void requireFollows(MerkleTree there, Checkpoint last) {
    if (there.size() < last.size() || !there.root(last.size()).equals(last.root())) {
      throw breaks(
          "the log does not begin with what was signed at %d commits".formatted(last.size()));
    }
    if (keys().published().signerOf(last.note()) == null) {
      throw stopped(
          "the keys are not those of this ledger: they have not signed its last checkpoint, of %d commits; put the ledger's own back"
              .formatted(last.size()));
    }
  }

  SignedNote sign(String text) {
    requireNotBroken();
    return keys().signing().sign(text);
  }

  private void requireNotBroken() {
    alarm()
        .ifPresent(what -> {
          throw stopped(what);
        });
  }

  private RuntimeException breaks(String what) {
    if (!what.equals(broken)) {
      LOG.error("EVIDENCE STOPS: {}", what);
      broken = what;
    }
    return stopped(what);
  }

  private static Refusal stopped(String why) {
    return new Refusal(
        Code.EVIDENCE_STOPPED, "no evidence is given: " + why, Map.of("reason", why));
  }

  /**
   * Waits until the tree holds so many commits.
   *
   * @throws Refusal where the log has not got so many
   */
  void require(long commits) {
    if (commits < 0 || commits > log.head().commits()) {
      throw new Refusal(
          Code.AHEAD_OF_LOG,
          "you asked for %d commits and the log has %d".formatted(commits, log.head().commits()),
          Map.of("position", log.head().commits() - 1));
    }
    if (size() < commits) {
      work.lock();
      try {
        extend();
      } finally {
        work.unlock();
      }
    }
  }

  /**
   * Reads the log against the tree, in the background, unless that is being done.
   *
   * @return how far it has come
   */
  synchronized SelfCheckReport check() {
    Thread before = checking;
    if (!closed && (before == null || !before.isAlive())) {
      SelfCheckReport begun = new SelfCheckReport(clock.instant(), null, 0, size(), List.of(), 0);
      lastCheck = begun;
      checking = Thread.ofPlatform().name("evidence-check").daemon().start(this::runCheck);
      return begun;
    }
    return lastCheck();
  }

  private void runCheck() {
    try {
      MerkleTree there = tree();
      require(Math.min(log.head().commits(), heads.last().map(Checkpoint::size).orElse(0L)));
      SelfCheckReport report =
          new SelfCheck(
                  log,
                  there,
                  heads,
                  () -> keys.isThere() ? keys().published() : null,
                  clock,
                  now -> lastCheck = now)
              .run(() -> closed);
      if (report.ended() != null) {
        heads.alarm(report.isClean() ? null : report.inShort());
        if (!report.isClean()) {
          LOG.error("THE LOG IS NOT WHAT IT WAS: {}", report.inShort());
          report.findings().forEach(finding -> LOG.error("{}", finding));
        }
      }
    } catch (Refusal | LogUnavailable e) {
      if (!closed) {
        LOG.warn("the log could not be read against the tree: {}", e.getMessage());
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    join(thread);
    Thread check = checking;
    if (check != null) {
      join(check);
    }
  }

  private static void join(Thread ending) {
    try {
      ending.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
