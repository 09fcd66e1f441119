package no.dognbok.query.evidence.tree;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class TilesInFolderTest extends TilesContract {

  @TempDir Path folder;

  @Override
  Tiles open() {
    return new TilesInFolder(folder.resolve("made"));
  }
}
