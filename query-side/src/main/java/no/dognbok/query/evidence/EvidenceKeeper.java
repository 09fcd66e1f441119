package no.dognbok.query.evidence;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.log.EventLog;
import no.dognbok.query.evidence.check.Checkpoint;
import no.dognbok.query.evidence.check.SignedNote;
import no.dognbok.query.evidence.check.Unreadable;
import no.dognbok.query.evidence.tree.MerkleTree;
import no.dognbok.query.evidence.tree.Tiles;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the tree up to the log and signs its heads: when a statement is frozen, and while the log
 * grows at least once in {@link #BETWEEN_HEADS}. A thread of its own does that, and another reads
 * the log against the tree once at the start and when that is asked for.
 *
 * <p>What is found to be wrong stops the signing. A head is signed only when the one before it
 * leads to it, and the end of the tree is that of the log.
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

  private static final String MISSING =
      "the keys that sign are not there: put the ledger's own back, without which nobody can tell"
          + " what it signs from what another does; a new ledger's are made by 'dognbok"
          + " evidence-keys FILE'";

  private static final Logger LOG = LoggerFactory.getLogger(EvidenceKeeper.class);

  private final EventLog log;
  private final Heads heads;
  private final EvidenceKeys keys;
  private final Alarm alarm;
  private final KeptTree tree;
  private final SelfChecks checks;
  private final Thread thread = Thread.ofPlatform().name("evidence").daemon().unstarted(this::run);
  private volatile boolean closed;

  /** Why nothing could be added or signed when it was last tried; null where it could. */
  private volatile @Nullable String waitsFor;

  /** As far as this process has signed, and when by the clock that never goes back. */
  private long signedSize;

  private long signedAt = System.nanoTime() - BETWEEN_HEADS.toNanos();

  /** Does nothing before it is started. */
  public EvidenceKeeper(EventLog log, Tiles tiles, Heads heads, EvidenceKeys keys, Clock clock) {
    this.log = log;
    this.heads = heads;
    this.keys = keys;
    this.alarm = new Alarm(heads);
    this.tree = new KeptTree(log, tiles, heads, alarm);
    this.checks = new SelfChecks(log, tree, heads, keys, alarm, clock);
  }

  /** Begins to keep the tree. */
  public void start() {
    thread.start();
  }

  Heads heads() {
    return heads;
  }

  KeptTree tree() {
    return tree;
  }

  Alarm alarms() {
    return alarm;
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
      throw Alarm.stopped(String.valueOf(e.getMessage()));
    }
  }

  /** Why nothing is signed, or cannot be at this time; empty where it can. */
  public Optional<String> alarm() {
    return alarm
        .standing()
        .or(() -> keys.areExpected() && !keys.isThere() ? Optional.of(MISSING) : Optional.empty())
        .or(() -> Optional.ofNullable(waitsFor));
  }

  /** Whether this process signs, where nothing is wrong. */
  public boolean signs() {
    return keys.areExpected();
  }

  /** How many commits the tree holds. */
  public long size() {
    return tree.size();
  }

  /** What the last reading of the log against the tree has come to, or has come to so far. */
  public SelfCheckReport lastCheck() {
    return checks.last();
  }

  SelfCheckReport check() {
    return checks.begin();
  }

  private void run() {
    checks.begin();
    while (!closed) {
      try {
        if (log.await(size(), PATIENCE)) {
          Thread.sleep(PAUSE);
        }
        while (!closed && tree.alone(tree::extend)) {
          // who asks for a proof comes in between
        }
        tree.alone(this::signWhereDue);
        waitsFor = null;
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        waits(String.valueOf(e.getMessage()));
      }
    }
  }

  /** Says once what it waits for, and waits a little. */
  private void waits(String why) {
    if (!closed && !why.equals(waitsFor)) {
      LOG.warn("evidence waits: {}", why);
      waitsFor = why;
    }
    try {
      Thread.sleep(AFTER_A_FAILURE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closed = true;
    }
  }

  private boolean signWhereDue(MerkleTree there) {
    Duration since = Duration.ofNanos(System.nanoTime() - signedAt);
    boolean isDue = since.compareTo(tree.mayHoldAFreeze() ? SOON : BETWEEN_HEADS) >= 0;
    if (keys.areExpected() && there.size() > signedSize && isDue) {
      sign(there);
    }
    return isDue;
  }

  /**
   * Signs a head of all that the log has now.
   *
   * @throws Refusal where nothing may be signed
   */
  Checkpoint signNow() {
    alarm.require();
    tree.require(log.head().commits());
    return tree.alone(this::sign);
  }

  private Checkpoint sign(MerkleTree there) {
    alarm.require();
    if (there.size() == 0) {
      throw new Refusal(Code.AHEAD_OF_LOG, "the log is empty", Map.of("position", -1L));
    }
    EvidenceKeys.Current signer = keys();
    Optional<Checkpoint> last = last();
    if (last.filter(head -> head.size() > there.size()).isPresent()) {
      throw Alarm.stopped(
          "another process has signed %d commits, and this one has seen %d of them; ask again in a moment"
              .formatted(last.get().size(), there.size()));
    }
    last.ifPresent(head -> requireFollows(there, head, signer));
    tree.requireSameEnd(there);
    tree.force();
    SignedNote note =
        signer
            .signing()
            .sign(
                Checkpoint.text(
                    signer.published().origin(), there.size(), there.root(there.size())));
    heads.keep(Checkpoint.parse(note.toString()));
    signedSize = there.size();
    signedAt = System.nanoTime();
    tree.signed();
    return last().orElseThrow();
  }

  private Optional<Checkpoint> last() {
    try {
      return heads.last();
    } catch (Unreadable e) {
      throw alarm.raise("the last checkpoint cannot be read: " + e.getMessage());
    }
  }

  /** The tree begins with all of the last head, and who signs now has signed that, or follows. */
  private void requireFollows(MerkleTree there, Checkpoint last, EvidenceKeys.Current signer) {
    if (!there.root(last.size()).equals(last.root())) {
      throw alarm.raise(
          "the log does not begin with what was signed at %d commits".formatted(last.size()));
    }
    if (signer.published().signerOf(last.note()) == null) {
      throw Alarm.stopped(
          "the keys are not those of this ledger: they have not signed its last checkpoint, of %d commits; put the ledger's own back"
              .formatted(last.size()));
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    checks.close();
  }
}
