package no.dognbok.query.evidence.tree;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.dognbok.log.Leaf;
import no.dognbok.query.evidence.check.Hash;
import no.dognbok.query.evidence.check.Merkle;

/**
 * The tree over the leaves of the log. One thread at a time may add to it; any may ask for what was
 * added before.
 */
public final class MerkleTree {

  private static final byte NODE = 1;

  private final Tiles tiles;

  /** Of each level the tile that grows, as far as it has come. */
  private final List<Growing> growing = new ArrayList<>();

  private final MessageDigest sha256 = Hash.sha256();
  private volatile long size;

  private MerkleTree(Tiles tiles) {
    this.tiles = tiles;
  }

  /** A tile that is not whole yet. */
  private static final class Growing {
    private final byte[] hashes = new byte[Tiles.BYTES];
    private long index;
    private int number;
    private boolean changed;
  }

  /**
   * Goes on with a tree that is kept.
   *
   * @param size how many leaves of it are to be trusted; what is kept beyond is written anew
   * @throws TreeDamaged where less is kept
   */
  public static MerkleTree open(Tiles tiles, long size) {
    MerkleTree tree = new MerkleTree(tiles);
    long left = size;
    for (int level = 0; left > 0; level++) {
      Growing tile = tree.growing(level);
      tile.index = left / Tiles.WIDTH;
      tile.number = (int) (left % Tiles.WIDTH);
      byte[] kept = tile.number == 0 ? new byte[0] : tiles.read(level, tile.index);
      if (kept.length < tile.number * Hash.LENGTH) {
        throw new TreeDamaged(
            "the tree has %d leaves, and tile %d of level %d has %d bytes"
                .formatted(size, tile.index, level, kept.length));
      }
      System.arraycopy(kept, 0, tile.hashes, 0, tile.number * Hash.LENGTH);
      left /= Tiles.WIDTH;
    }
    tree.size = size;
    return tree;
  }

  private Growing growing(int level) {
    while (growing.size() <= level) {
      growing.add(new Growing());
    }
    return growing.get(level);
  }

  /** How many leaves it has. */
  public long size() {
    return size;
  }

  /** Adds leaves, in the order of the log, and keeps what that makes. */
  public void add(List<Leaf> leaves) {
    addHashes(leaves.stream().map(Leaf::hash).toList());
  }

  /** The same of leaves whose hashes are made. */
  void addHashes(List<byte[]> hashes) {
    for (byte[] hash : hashes) {
      add(0, hash);
    }
    for (int level = 0; level < growing.size(); level++) {
      Growing tile = growing.get(level);
      if (tile.changed) {
        keep(level, tile);
      }
    }
    size += hashes.size();
  }

  private void add(int level, byte[] hash) {
    Growing tile = growing(level);
    System.arraycopy(hash, 0, tile.hashes, tile.number * Hash.LENGTH, Hash.LENGTH);
    tile.number++;
    tile.changed = true;
    if (tile.number == Tiles.WIDTH) {
      keep(level, tile);
      tile.index++;
      tile.number = 0;
      add(level + 1, fold(sha256, tile.hashes, 0, Tiles.WIDTH));
    }
  }

  private void keep(int level, Growing tile) {
    tiles.keep(level, tile.index, Arrays.copyOf(tile.hashes, tile.number * Hash.LENGTH));
    tile.changed = false;
  }

  /** The root of hashes that stand side by side; their number is a power of two. */
  private static byte[] fold(MessageDigest sha256, byte[] hashes, int from, int number) {
    byte[] row = Arrays.copyOfRange(hashes, from * Hash.LENGTH, (from + number) * Hash.LENGTH);
    for (int left = number; left > 1; left /= 2) {
      for (int i = 0; i < left / 2; i++) {
        sha256.update(NODE);
        sha256.update(row, 2 * i * Hash.LENGTH, 2 * Hash.LENGTH);
        System.arraycopy(sha256.digest(), 0, row, i * Hash.LENGTH, Hash.LENGTH);
      }
    }
    return Arrays.copyOf(row, Hash.LENGTH);
  }

  /** The root of the tree of so many leaves. */
  public Hash root(long ofSize) {
    requireSize(ofSize);
    return ofSize == 0 ? Merkle.emptyRoot() : new Reading().hash(0, ofSize);
  }

  /** The hash that is kept at a place of a level of tiles: a leaf's, or a whole tile's root. */
  Hash kept(int level, long index) {
    return new Reading().node(level * Tiles.HEIGHT, index);
  }

  /** The hashes of the leaves from one position to before another. */
  public List<Hash> leaves(long from, long to) {
    requireSize(to);
    Reading reading = new Reading();
    List<Hash> leaves = new ArrayList<>();
    for (long position = from; position < to; position++) {
      leaves.add(reading.hash(position, position + 1));
    }
    return leaves;
  }

  /** The path from a leaf up to the root of the tree of so many leaves (RFC 9162, 2.1.3.1). */
  public List<Hash> inclusion(long position, long ofSize) {
    requireSize(ofSize);
    if (position < 0 || position >= ofSize) {
      throw new IllegalArgumentException(
          "there is no leaf %d in a tree of %d".formatted(position, ofSize));
    }
    return new Reading().inclusion(position, 0, ofSize);
  }

  /** What shows that the tree of so many leaves begins with a smaller one (RFC 9162, 2.1.4.1). */
  public List<Hash> consistency(long from, long to) {
    requireSize(to);
    if (from < 0 || from > to) {
      throw new IllegalArgumentException(
          "a tree of %d leaves cannot begin with one of %d".formatted(to, from));
    }
    return from == 0 ? List.of() : new Reading().consistency(from, 0, to, true);
  }

  private void requireSize(long asked) {
    if (asked < 0 || asked > size) {
      throw new IllegalArgumentException("the tree has %d leaves, not %d".formatted(size, asked));
    }
  }

  /** One look at the tree: it reads each tile once. */
  private final class Reading {

    private record Place(int level, long index) {}

    private final Map<Place, byte[]> read = new HashMap<>();
    private final MessageDigest digest = Hash.sha256();

    /** Of the leaves of a part that stands as the tree divides them. */
    Hash hash(long from, long to) {
      long number = to - from;
      if (Long.bitCount(number) == 1) {
        return node(Long.numberOfTrailingZeros(number), from / number);
      }
      long middle = from + Long.highestOneBit(number);
      return Merkle.nodeHash(hash(from, middle), hash(middle, to));
    }

    /** Of a whole subtree. */
    private Hash node(int height, long index) {
      int level = height / Tiles.HEIGHT;
      int number = 1 << (height % Tiles.HEIGHT);
      long first = index * number;
      byte[] tile =
          read.computeIfAbsent(
              new Place(level, first / Tiles.WIDTH),
              place -> tiles.read(place.level(), place.index()));
      int in = (int) (first % Tiles.WIDTH);
      if (tile.length < (in + number) * Hash.LENGTH) {
        throw new TreeDamaged(
            "tile %d of level %d has %d bytes: too few"
                .formatted(first / Tiles.WIDTH, level, tile.length));
      }
      return Hash.of(fold(digest, tile, in, number));
    }

    List<Hash> inclusion(long position, long from, long to) {
      if (to - from == 1) {
        return new ArrayList<>();
      }
      long middle = middle(from, to);
      List<Hash> path =
          position < middle ? inclusion(position, from, middle) : inclusion(position, middle, to);
      path.add(position < middle ? hash(middle, to) : hash(from, middle));
      return path;
    }

    List<Hash> consistency(long old, long from, long to, boolean isKnown) {
      if (old == to) {
        List<Hash> path = new ArrayList<>();
        if (!isKnown) {
          path.add(hash(from, to));
        }
        return path;
      }
      long middle = middle(from, to);
      List<Hash> path =
          old <= middle
              ? consistency(old, from, middle, isKnown)
              : consistency(old, middle, to, false);
      path.add(old <= middle ? hash(middle, to) : hash(from, middle));
      return path;
    }

    /** Left of it are as many leaves as a power of two, and fewer than all. */
    private long middle(long from, long to) {
      return from + Long.highestOneBit(to - from - 1);
    }
  }
}
