package no.dognbok.bench.evidence;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import no.dognbok.log.EventLog;
import no.dognbok.query.evidence.Evidence;
import no.dognbok.query.evidence.check.Checkpoint;
import no.dognbok.query.evidence.check.ConsistencyProof;
import no.dognbok.query.evidence.check.Hash;
import no.dognbok.query.evidence.check.InclusionProof;
import no.dognbok.query.evidence.check.Merkle;
import no.dognbok.query.evidence.tree.MerkleTree;

/** Proofs of random commits, and of random smaller sizes, as they are given and then checked. */
final class Proofs {

  private final Evidence evidence;
  private final CountedTiles tiles;
  private final MerkleTree tree;
  private final Checkpoint head;

  private Proofs(KeptEvidence kept) {
    evidence = kept.evidence();
    tiles = kept.tiles();
    head = evidence.last();
    tree = MerkleTree.open(tiles, head.size());
  }

  /**
   * Builds the tree over a log in a folder, and prints what proofs from it take.
   *
   * @param number how many of each kind count; as many go before them
   */
  static void print(EventLog log, Path folder, int number, PrintWriter out) {
    try (KeptEvidence kept = KeptEvidence.anew(log, folder, Clock.systemUTC())) {
      Proofs proofs = new Proofs(kept);
      RandomGenerator random = new SplittableRandom(11);
      proofs.inclusion(random, number);
      ProofFigures inclusion = proofs.inclusion(random, number);
      proofs.consistency(random, number);
      ProofFigures consistency = proofs.consistency(random, number);
      ProofFigures.begin(
          out, "%,d of each in a log of %,d commits".formatted(number, proofs.head.size()));
      inclusion.print(out, "that a commit is in the log");
      consistency.print(out, "that the log begins with a smaller one");
    }
  }

  private ProofFigures inclusion(RandomGenerator random, int number) {
    ProofFigures figures = new ProofFigures();
    for (int i = 0; i < number; i++) {
      long position = random.nextLong(head.size());
      long before = tiles.read();
      String text = figures.making(() -> evidence.inclusion(position, head).toString());
      long read = tiles.read() - before;
      figures.checking(() -> InclusionProof.parse(text).holds());
      figures.size(InclusionProof.parse(text).path().size(), text.length(), read);
    }
    return figures;
  }

  private ProofFigures consistency(RandomGenerator random, int number) {
    ProofFigures figures = new ProofFigures();
    for (int i = 0; i < number; i++) {
      long from = 1 + random.nextLong(head.size());
      Hash root = tree.root(from);
      long before = tiles.read();
      byte[] json = figures.making(() -> evidence.consistency(from, head.size()).json());
      long read = tiles.read() - before;
      figures.checking(() ->
          Merkle.extendsTree(
              from, root, head.size(), head.root(), ConsistencyProof.parse(json).hashes()));
      figures.size(ConsistencyProof.parse(json).hashes().size(), json.length, read);
    }
    return figures;
  }
}
