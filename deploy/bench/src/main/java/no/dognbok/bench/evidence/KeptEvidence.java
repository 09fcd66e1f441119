package no.dognbok.bench.evidence;

import java.nio.file.Path;
import java.time.Clock;
import no.dognbok.log.EventLog;
import no.dognbok.query.evidence.Evidence;
import no.dognbok.query.evidence.EvidenceKeeper;
import no.dognbok.query.evidence.EvidenceKeys;
import no.dognbok.query.evidence.HeadsInFolder;
import no.dognbok.query.evidence.tree.TilesInFolder;

/** The evidence of a log as the program keeps it on the embedded store: tiles, heads, a key. */
final class KeptEvidence implements AutoCloseable {

  private final TilesInFolder files;
  private final CountedTiles tiles;
  private final HeadsInFolder heads;
  private final EvidenceKeeper keeper;
  private final Evidence evidence;

  private KeptEvidence(
      TilesInFolder files,
      CountedTiles tiles,
      HeadsInFolder heads,
      EventLog log,
      EvidenceKeeper keeper) {
    this.files = files;
    this.tiles = tiles;
    this.heads = heads;
    this.keeper = keeper;
    this.evidence = new Evidence(log, keeper);
  }

  /** Of a log that has none, in a folder. */
  static KeptEvidence anew(EventLog log, Path folder, Clock clock) {
    HeadsInFolder heads = HeadsInFolder.open(folder);
    TilesInFolder files = new TilesInFolder(folder.resolve(HeadsInFolder.FOLDER));
    CountedTiles tiles = new CountedTiles(files);
    EvidenceKeys keys =
        EvidenceKeys.make(folder.resolve(EvidenceKeys.NAME), "dognbok/bench", clock.instant());
    return new KeptEvidence(
        files, tiles, heads, log, new EvidenceKeeper(log, tiles, heads, keys, clock));
  }

  /** Keeps it from now on, on a thread of its own, as a server does. */
  void start() {
    keeper.start();
  }

  Evidence evidence() {
    return evidence;
  }

  CountedTiles tiles() {
    return tiles;
  }

  @Override
  public void close() {
    keeper.close();
    files.close();
    heads.close();
  }
}
