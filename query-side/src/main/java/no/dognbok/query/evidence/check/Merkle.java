package no.dognbok.query.evidence.check;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/** The arithmetic of the tree: RFC 9162, 2.1, with SHA-256. */
public final class Merkle {

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private Merkle() {}

  /** Of a tree without leaves. */
  public static Hash emptyRoot() {
    return Hash.ofContent(new byte[0]);
  }

  public static Hash leafHash(byte[] leaf) {
    MessageDigest sha256 = Hash.sha256();
    sha256.update(LEAF);
    return Hash.of(sha256.digest(leaf));
  }

  public static Hash nodeHash(Hash left, Hash right) {
    MessageDigest sha256 = Hash.sha256();
    sha256.update(NODE);
    sha256.update(left.bytes());
    return Hash.of(sha256.digest(right.bytes()));
  }

  /**
   * Whether a leaf is in a tree, at its index (RFC 9162, 2.1.3.2).
   *
   * @param index of the leaf, from 0
   * @param size how many leaves the tree has
   * @param path from the leaf up
   */
  public static boolean includes(long index, long size, Hash leaf, List<Hash> path, Hash root) {
    if (index < 0 || index >= size) {
      return false;
    }
    long node = index;
    long last = size - 1;
    Hash hash = leaf;
    for (Hash beside : path) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        hash = nodeHash(beside, hash);
        int up = (node & 1) == 1 ? 0 : Long.numberOfTrailingZeros(node);
        node >>= up;
        last >>= up;
      } else {
        hash = nodeHash(hash, beside);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && hash.equals(root);
  }

  /**
   * Whether a tree begins with all leaves of a smaller one (RFC 9162, 2.1.4.2). Every tree begins
   * with that of no leaf.
   *
   * @param from how many leaves the smaller one has
   * @param to how many the other has
   * @param path the consistency path
   */
  public static boolean extendsTree(
      long from, Hash fromRoot, long to, Hash toRoot, List<Hash> path) {
    if (from < 0 || from > to) {
      return false;
    }
    if (from == 0 || from == to) {
      return path.isEmpty() && fromRoot.equals(from == 0 ? emptyRoot() : toRoot);
    }
    List<Hash> hashes = new ArrayList<>(path);
    if (Long.bitCount(from) == 1) {
      hashes.addFirst(fromRoot);
    }
    if (hashes.isEmpty()) {
      return false;
    }
    int odd = Long.numberOfTrailingZeros(from); // trailing ones of from − 1
    long node = (from - 1) >> odd;
    long last = (to - 1) >> odd;
    Hash before = hashes.getFirst();
    Hash after = before;
    for (Hash beside : hashes.subList(1, hashes.size())) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        before = nodeHash(beside, before);
        after = nodeHash(beside, after);
        int up = (node & 1) == 1 ? 0 : Long.numberOfTrailingZeros(node);
        node >>= up;
        last >>= up;
      } else {
        after = nodeHash(after, beside);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && before.equals(fromRoot) && after.equals(toRoot);
  }
}
