package no.dognbok.query.evidence.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.dognbok.query.evidence.check.Hash;
import no.dognbok.query.evidence.check.Merkle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tree in tiles against published vectors, and against the tree as the RFC writes it down. */
class MerkleTreeTest {

  /** Those of Certificate Transparency (RFC 6962): eight leaves, and the root after each. */
  private static final List<String> LEAVES =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");

  private static final List<String> ROOTS =
      List.of(
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  private static final String A =
      "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7";
  private static final String B =
      "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e";
  private static final String C =
      "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4";
  private static final String D =
      "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b";
  private static final String E =
      "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0";
  private static final String F =
      "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a";

  private static final int MOST = 1_000;

  /** Up to here every pair of a leaf and a size is tried, and every pair of two sizes. */
  private static final int ALL_PAIRS = 150;

  @TempDir Path folder;

  private static Hash hash(int leaf) {
    return Merkle.leafHash(("leaf " + leaf).getBytes(StandardCharsets.UTF_8));
  }

  private static List<byte[]> bytes(List<Hash> hashes) {
    return hashes.stream().map(Hash::bytes).toList();
  }

  private static List<String> hex(List<Hash> hashes) {
    return hashes.stream().map(Hash::hex).toList();
  }

  @Test
  void publishedVectors() {
    MerkleTree tree = MerkleTree.open(Tiles.inMemory(), 0);
    assertThat(tree.root(0).hex()).isEqualTo(ROOTS.getFirst());
    for (int i = 0; i < LEAVES.size(); i++) {
      byte[] leaf = HexFormat.of().parseHex(LEAVES.get(i));
      tree.addHashes(List.of(Merkle.leafHash(leaf).bytes()));
      assertThat(tree.root(i + 1).hex()).as("root of %d", i + 1).isEqualTo(ROOTS.get(i + 1));
    }
    assertThat(hex(tree.inclusion(0, 8))).containsExactly(A, B, C);
    assertThat(hex(tree.inclusion(5, 8))).containsExactly(D, E, ROOTS.get(4));
    assertThat(hex(tree.inclusion(2, 3))).containsExactly(ROOTS.get(2));
    assertThat(hex(tree.consistency(1, 8))).containsExactly(A, B, C);
    assertThat(hex(tree.consistency(6, 8))).containsExactly(F, E, ROOTS.get(4));
    assertThat(tree.consistency(8, 8)).isEmpty();
  }

  @Test
  void everySizeIsAsTheRfcWritesItDown_andEveryProofHolds() {
    List<Hash> leaves = IntStream.range(0, MOST).mapToObj(MerkleTreeTest::hash).toList();
    NaiveTree naive = new NaiveTree(leaves);
    MerkleTree tree = MerkleTree.open(Tiles.inMemory(), 0);
    tree.addHashes(bytes(leaves));
    Frontier frontier = new Frontier();
    for (int size = 0; size <= MOST; size++) {
      Hash root = tree.root(size);
      assertThat(root).as("root of %d", size).isEqualTo(naive.root(size));
      assertThat(frontier.root()).as("root of %d as it grows", size).isEqualTo(root);
      for (int one : some(size)) {
        if (one < size) {
          List<Hash> path = tree.inclusion(one, size);
          assertThat(path).isEqualTo(naive.path(one, size));
          assertThat(Merkle.includes(one, size, leaves.get(one), path, root))
              .as("leaf %d of %d", one, size)
              .isTrue();
        }
        List<Hash> path = tree.consistency(one, size);
        assertThat(path).isEqualTo(naive.proof(one, size));
        assertThat(Merkle.extendsTree(one, naive.root(one), size, root, path))
            .as("%d of %d", one, size)
            .isTrue();
      }
      if (size < MOST) {
        frontier.add(leaves.get(size));
      }
    }
  }

  /** All there are, or some of them: the first, the last, those at the edges of tiles. */
  private static Iterable<Integer> some(int size) {
    if (size <= ALL_PAIRS) {
      return IntStream.rangeClosed(0, size).boxed().toList();
    }
    return new TreeSet<>(
        Stream.of(0, 1, 127, 255, 256, 257, 511, 512, 767, 768, size / 3, size - 1, size)
            .filter(one -> one <= size)
            .toList());
  }

  @Test
  void whatIsProvedOfOneLeafOrSizeDoesNotHoldForAnother() {
    List<Hash> leaves = IntStream.range(0, 40).mapToObj(MerkleTreeTest::hash).toList();
    MerkleTree tree = MerkleTree.open(Tiles.inMemory(), 0);
    tree.addHashes(bytes(leaves));
    for (int size = 2; size <= 40; size++) {
      Hash root = tree.root(size);
      for (int one = 0; one < size; one++) {
        List<Hash> path = tree.inclusion(one, size);
        int other = (one + 1) % size;
        assertThat(Merkle.includes(other, size, leaves.get(one), path, root)).isFalse();
        assertThat(Merkle.includes(one, size, leaves.get(other), path, root)).isFalse();
        assertThat(Merkle.includes(one, size, leaves.get(one), path, tree.root(size - 1)))
            .isFalse();
        List<Hash> longer = new ArrayList<>(path);
        longer.add(root);
        assertThat(Merkle.includes(one, size, leaves.get(one), longer, root)).isFalse();
        assertThat(
                Merkle.includes(one, size, leaves.get(one), path.subList(0, path.size() - 1), root))
            .isFalse();
        if (one > 0) {
          List<Hash> proof = tree.consistency(one, size);
          Hash before = tree.root(one);
          assertThat(Merkle.extendsTree(one, before, size, tree.root(size - 1), proof)).isFalse();
          assertThat(Merkle.extendsTree(one, tree.root(one - 1), size, root, proof)).isFalse();
          assertThat(Merkle.extendsTree(one, before, size, root, longer(proof))).isFalse();
          assertThat(Merkle.extendsTree(one, before, size, root, List.of())).isFalse();
        }
      }
    }
    assertThat(Merkle.includes(-1, 5, leaves.getFirst(), List.of(), tree.root(1))).isFalse();
    assertThat(Merkle.includes(5, 5, leaves.getFirst(), List.of(), tree.root(1))).isFalse();
    assertThat(Merkle.extendsTree(3, tree.root(3), 2, tree.root(2), List.of())).isFalse();
  }

  private static List<Hash> longer(List<Hash> path) {
    List<Hash> longer = new ArrayList<>(path);
    longer.add(hash(0));
    return longer;
  }

  @Test
  void aTreeThatIsOpenedAgainAtAnySizeGoesOnAsIfNothingHadHappened() {
    List<Hash> leaves = IntStream.range(0, 70_000).mapToObj(MerkleTreeTest::hash).toList();
    NaiveTree naive = new NaiveTree(leaves);
    try (TilesInFolder tiles = new TilesInFolder(folder)) {
      int size = 0;
      int to = 0;
      for (int step = 1; to < leaves.size(); step = step * 3 % 8_191 + 1) {
        MerkleTree tree = MerkleTree.open(tiles, size);
        to = Math.min(size + step, leaves.size());
        tree.addHashes(bytes(leaves.subList(size, to)));
        assertThat(tree.size()).isEqualTo(to);
        // What is behind the last head may be lost: it is written again.
        size = to - step / 5;
        assertThat(tree.root(to)).as("root of %d", to).isEqualTo(naive.root(to));
      }
      MerkleTree again = MerkleTree.open(tiles, leaves.size());
      assertThat(again.root(70_000)).isEqualTo(naive.root(70_000));
      assertThat(again.leaves(65_530, 65_540)).isEqualTo(leaves.subList(65_530, 65_540));
      assertThat(again.inclusion(65_535, 70_000)).isEqualTo(naive.path(65_535, 70_000));
      assertThat(again.consistency(65_536, 70_000)).isEqualTo(naive.proof(65_536, 70_000));
    }
  }

  @Test
  void whereLessIsKeptThanThereShouldBeItIsSaid() {
    Tiles tiles = Tiles.inMemory();
    MerkleTree tree = MerkleTree.open(tiles, 0);
    tree.addHashes(bytes(List.of(hash(0), hash(1))));
    assertThatThrownBy(() -> MerkleTree.open(tiles, 3)).isInstanceOf(TreeDamaged.class);
    assertThatIllegalArgumentException().isThrownBy(() -> tree.root(3));
    assertThatIllegalArgumentException().isThrownBy(() -> tree.inclusion(2, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> tree.consistency(2, 1));
  }
}
