package no.dognbok.bench.evidence;

import no.dognbok.query.evidence.tree.Tiles;

/** Tiles of which it is known how many were read; for one thread. */
final class CountedTiles implements Tiles {

  private final Tiles tiles;
  private long read;

  CountedTiles(Tiles tiles) {
    this.tiles = tiles;
  }

  /** How many so far. */
  long read() {
    return read;
  }

  @Override
  public byte[] read(int level, long index) {
    read++;
    return tiles.read(level, index);
  }

  @Override
  public void keep(int level, long index, byte[] hashes) {
    tiles.keep(level, index, hashes);
  }

  @Override
  public void force() {
    tiles.force();
  }
}
