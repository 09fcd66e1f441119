package no.dognbok.query.evidence.tree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.dognbok.query.evidence.check.Hash;
import no.dognbok.query.evidence.check.Merkle;

/** The tree as RFC 9162, 2.1.1, 2.1.3.1 and 2.1.4.1 write it down, and nothing cleverer. */
final class NaiveTree {

  private record Part(int from, int to) {}

  private final List<Hash> leaves;
  private final Map<Part, Hash> known = new HashMap<>();

  NaiveTree(List<Hash> leaves) {
    this.leaves = leaves;
  }

  private static int split(int number) {
    int k = 1;
    while (2 * k < number) {
      k *= 2;
    }
    return k;
  }

  Hash root(int size) {
    return size == 0 ? Merkle.emptyRoot() : mth(0, size);
  }

  private Hash mth(int from, int to) {
    Hash before = known.get(new Part(from, to));
    if (before != null) {
      return before;
    }
    int k = split(to - from);
    Hash hash =
        to - from == 1 ? leaves.get(from) : Merkle.nodeHash(mth(from, from + k), mth(from + k, to));
    known.put(new Part(from, to), hash);
    return hash;
  }

  List<Hash> path(int m, int size) {
    return path(m, 0, size);
  }

  private List<Hash> path(int m, int from, int to) {
    if (to - from == 1) {
      return new ArrayList<>();
    }
    int k = split(to - from);
    List<Hash> path = m < k ? path(m, from, from + k) : path(m - k, from + k, to);
    path.add(m < k ? mth(from + k, to) : mth(from, from + k));
    return path;
  }

  List<Hash> proof(int m, int size) {
    return m == 0 ? List.of() : subproof(m, 0, size, true);
  }

  private List<Hash> subproof(int m, int from, int to, boolean known) {
    if (m == to - from) {
      return known ? new ArrayList<>() : new ArrayList<>(List.of(mth(from, to)));
    }
    int k = split(to - from);
    List<Hash> path =
        m <= k ? subproof(m, from, from + k, known) : subproof(m - k, from + k, to, false);
    path.add(m <= k ? mth(from + k, to) : mth(from, from + k));
    return path;
  }
}
