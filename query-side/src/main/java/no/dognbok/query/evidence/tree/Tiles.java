package no.dognbok.query.evidence.tree;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import no.dognbok.query.evidence.check.Hash;

/**
 * Where the hashes of the tree are kept. A tile holds up to 256 that stand side by side; those of
 * level 0 are hashes of leaves, and each of a level above is the root of a whole tile below it. A
 * hash that is kept never changes; a tile only grows.
 */
public interface Tiles {

  /** How many hashes a whole tile has. */
  int WIDTH = 256;

  /** How many levels of the tree one level of tiles stands for. */
  int HEIGHT = 8;

  /** How many bytes a whole tile has. */
  int BYTES = WIDTH * Hash.LENGTH;

  /** The hashes of a tile that are kept, one after the other; perhaps none. */
  byte[] read(int level, long index);

  /**
   * Keeps a tile, unless as much of it is kept already.
   *
   * @param hashes all of the tile that there are, from its first on
   * @throws no.dognbok.log.LogUnavailable where it cannot be kept
   */
  void keep(int level, long index, byte[] hashes);

  /** Makes what is kept durable: a head that is signed never stands for hashes that can be lost. */
  void force();

  /** As long as the process runs: for a ledger that is read, not lived in. */
  static Tiles inMemory() {
    record Place(int level, long index) {}
    Map<Place, byte[]> tiles = new ConcurrentHashMap<>();
    return new Tiles() {
      @Override
      public byte[] read(int level, long index) {
        return tiles.getOrDefault(new Place(level, index), new byte[0]).clone();
      }

      @Override
      public void keep(int level, long index, byte[] hashes) {
        tiles.merge(
            new Place(level, index),
            hashes.clone(),
            (before, now) -> now.length > before.length ? now : before);
      }

      @Override
      public void force() {
        // there is no disk
      }
    };
  }
}
