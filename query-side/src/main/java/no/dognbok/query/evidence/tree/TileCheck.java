package no.dognbok.query.evidence.tree;

import java.util.ArrayList;
import java.util.List;
import no.dognbok.query.evidence.check.Hash;

/**
 * Follows the leaves, in order, and holds what each whole tile comes to to what is kept above it.
 */
public final class TileCheck {

  private final MerkleTree tree;

  /** Of each level what has come of the tile that is being filled. */
  private final List<Frontier> filling = new ArrayList<>();

  private final List<Long> filled = new ArrayList<>();

  public TileCheck(MerkleTree tree) {
    this.tree = tree;
  }

  /**
   * Takes the next leaf.
   *
   * @return whether all tiles that are whole with it lead to what is kept above them
   */
  public boolean add(Hash leaf) {
    return add(0, leaf);
  }

  private boolean add(int level, Hash hash) {
    if (filling.size() == level) {
      filling.add(new Frontier());
      filled.add(0L);
    }
    filling.get(level).add(hash);
    if (filling.get(level).size() < Tiles.WIDTH) {
      return true;
    }
    Hash root = filling.get(level).root();
    long index = filled.get(level);
    filling.set(level, new Frontier());
    filled.set(level, index + 1);
    return tree.kept(level + 1, index).equals(root) & add(level + 1, root);
  }
}
