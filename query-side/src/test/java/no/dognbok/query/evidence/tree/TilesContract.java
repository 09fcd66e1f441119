package no.dognbok.query.evidence.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import no.dognbok.query.evidence.check.Hash;
import org.junit.jupiter.api.Test;

/** What every store of tiles guarantees. */
abstract class TilesContract {

  abstract Tiles open();

  private static byte[] hashes(int number) {
    byte[] bytes = new byte[number * Hash.LENGTH];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 31 + i / 97);
    }
    return bytes;
  }

  @Test
  void aTileIsWhatWasKeptLast_andGrows() {
    Tiles tiles = open();
    assertThat(tiles.read(0, 0)).isEmpty();
    tiles.keep(0, 0, hashes(Tiles.WIDTH));
    tiles.keep(0, 1, hashes(3));
    tiles.keep(1, 0, hashes(1));
    tiles.keep(0, 1, hashes(100));
    tiles.force();
    assertThat(tiles.read(0, 0)).isEqualTo(hashes(Tiles.WIDTH));
    assertThat(tiles.read(0, 1)).isEqualTo(hashes(100));
    assertThat(tiles.read(1, 0)).isEqualTo(hashes(1));
    assertThat(tiles.read(2, 0)).isEmpty();
    assertThat(tiles.read(0, 2)).isEmpty();
  }

  @Test
  void whoeverIsBehindTakesNothingAway() {
    Tiles tiles = open();
    tiles.keep(0, 0, hashes(100));
    tiles.keep(0, 0, hashes(40));
    assertThat(tiles.read(0, 0)).isEqualTo(hashes(100));
    tiles.keep(0, 0, hashes(100));
    assertThat(Arrays.copyOf(tiles.read(0, 0), 32)).isEqualTo(hashes(1));
  }

  @Test
  void whatIsKeptIsThereAfterOpeningAgain() {
    open().keep(0, 0, hashes(7));
    assertThat(open().read(0, 0)).isEqualTo(hashes(7));
  }
}
