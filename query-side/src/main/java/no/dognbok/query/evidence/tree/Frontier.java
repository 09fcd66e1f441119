package no.dognbok.query.evidence.tree;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import no.dognbok.query.evidence.check.Hash;
import no.dognbok.query.evidence.check.Merkle;

/** A tree that grows leaf by leaf, of which nothing is kept but what its next root needs. */
public final class Frontier {

  /** Roots of whole subtrees, the smallest first. */
  private final Deque<Hash> roots = new ArrayDeque<>();

  private long size;

  public void add(Hash leaf) {
    Hash hash = leaf;
    for (long left = size; (left & 1) == 1; left >>= 1) {
      hash = Merkle.nodeHash(roots.pop(), hash);
    }
    roots.push(hash);
    size++;
  }

  public long size() {
    return size;
  }

  public Hash root() {
    if (roots.isEmpty()) {
      return Merkle.emptyRoot();
    }
    Iterator<Hash> fromTheRight = roots.iterator();
    Hash root = fromTheRight.next();
    while (fromTheRight.hasNext()) {
      root = Merkle.nodeHash(fromTheRight.next(), root);
    }
    return root;
  }
}
