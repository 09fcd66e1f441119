package no.dognbok.query.evidence;

import java.util.Map;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.log.EventLog;
import no.dognbok.log.Leaf;
import no.dognbok.query.evidence.check.Checkpoint;
import no.dognbok.query.evidence.check.ConsistencyProof;
import no.dognbok.query.evidence.check.InclusionProof;
import no.dognbok.query.evidence.check.PublishedKeys;

/** What can be asked for as evidence: signed heads, and proofs that lead to them. */
public final class Evidence {

  private final EventLog log;
  private final EvidenceKeeper keeper;

  /** Of a log whose evidence is kept. */
  public Evidence(EventLog log, EvidenceKeeper keeper) {
    this.log = log;
    this.keeper = keeper;
  }

  /**
   * The last head that was signed; where none was yet, one of all that there is.
   *
   * @throws Refusal where nothing may be signed
   */
  public Checkpoint last() {
    return keeper.heads().last().orElseGet(keeper::signNow);
  }

  /**
   * The first head whose log holds the commit at a position: always the same one, once there is
   * one.
   *
   * @throws Refusal where the log has no such commit yet, or nothing may be signed
   */
  public Checkpoint covering(long position) {
    requirePosition(position);
    return keeper
        .heads()
        .above(position)
        .orElseGet(() -> {
          keeper.signNow();
          return keeper.heads().above(position).orElseThrow(() -> aheadOfLog(position));
        });
  }

  /**
   * That the commit at a position is in the log of a head.
   *
   * @throws Refusal where it is not
   */
  public InclusionProof inclusion(long position, Checkpoint at) {
    requirePosition(position);
    if (position >= at.size()) {
      throw new Refusal(
          Code.AHEAD_OF_LOG,
          "the commit at position %d is not among the %d of the checkpoint"
              .formatted(position, at.size()),
          Map.of("position", at.size() - 1));
    }
    keeper.tree().require(at.size());
    Leaf leaf = log.leaves(position, 1).getFirst();
    InclusionProof proof =
        InclusionProof.of(
            leaf.bytes(),
            position,
            keeper.tree().read(tree -> tree.inclusion(position, at.size())),
            at);
    if (!proof.holds()) {
      throw keeper
          .alarms()
          .raise(
              "the commit at position %d does not lead to the checkpoint of %d commits"
                  .formatted(position, at.size()));
    }
    return proof;
  }

  /**
   * That the log of {@code to} commits begins with all that it was of {@code from} commits.
   *
   * @throws Refusal where the log is shorter
   */
  public ConsistencyProof consistency(long from, long to) {
    if (from < 0 || from > to) {
      throw new Refusal(
          Code.INVALID_VALUE,
          "'from' is %d and 'to' is %d: expected two sizes of the log, the smaller one first"
              .formatted(from, to),
          Map.of("field", "from"));
    }
    keeper.tree().require(to);
    return new ConsistencyProof(from, to, keeper.tree().read(tree -> tree.consistency(from, to)));
  }

  /** Whether the log begins with what a checkpoint says, whoever has signed that. */
  public boolean extendsLog(Checkpoint brought) {
    if (!keeper.tree().isThere(brought.size())) {
      return false; // it was cut short, or restored from an older backup
    }
    keeper.tree().require(brought.size());
    return keeper.tree().read(tree -> tree.root(brought.size())).equals(brought.root());
  }

  /**
   * The public keys.
   *
   * @throws Refusal where there are none
   */
  public PublishedKeys keys() {
    return keeper.keys().published();
  }

  /**
   * Who signs for the ledger now, with the public keys that go with that.
   *
   * @throws Refusal where nothing may be signed
   */
  public EvidenceKeys.Current signer() {
    keeper.alarms().require();
    return keeper.keys();
  }

  /** What the last reading of the log against the tree has come to. */
  public SelfCheckReport lastCheck() {
    return keeper.lastCheck();
  }

  /** Reads the log against the tree, in the background, unless that is being done. */
  public SelfCheckReport check() {
    return keeper.check();
  }

  private void requirePosition(long position) {
    if (position < 0) {
      throw new Refusal(
          Code.INVALID_VALUE,
          "positions start at 0, and this is %d".formatted(position),
          Map.of("field", "position"));
    }
    if (position >= log.head().commits()) {
      throw aheadOfLog(position);
    }
  }

  private Refusal aheadOfLog(long position) {
    long last = log.head().commits() - 1;
    return new Refusal(
        Code.AHEAD_OF_LOG,
        "you asked for position %d and the log ends at %d".formatted(position, last),
        Map.of("position", last));
  }
}
