package no.dognbok.query.evidence.tree;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import no.dognbok.log.LogUnavailable;
import no.dognbok.log.sqlite.OwnerOnly;

/**
 * Tiles in files beside the log, one for each level, each tile at its place. Not through channels:
 * a reader that is interrupted would close them for all.
 */
public final class TilesInFolder implements Tiles, AutoCloseable {

  private static final String NAME = "tiles-";

  private final Path folder;
  private final List<RandomAccessFile> levels = new ArrayList<>();

  /** In a folder that is made where there is none. */
  public TilesInFolder(Path folder) {
    this.folder = folder;
  }

  @Override
  public synchronized byte[] read(int level, long index) {
    try {
      RandomAccessFile file = level(level);
      long there = file.length() - index * BYTES;
      byte[] hashes = new byte[(int) Math.clamp(there, 0, BYTES)];
      file.seek(index * BYTES);
      file.readFully(hashes);
      return hashes;
    } catch (IOException e) {
      throw unavailable(level, e);
    }
  }

  @Override
  public synchronized void keep(int level, long index, byte[] hashes) {
    try {
      RandomAccessFile file = level(level);
      file.seek(index * BYTES);
      file.write(hashes);
    } catch (IOException e) {
      throw unavailable(level, e);
    }
  }

  @Override
  public synchronized void force() {
    for (int level = 0; level < levels.size(); level++) {
      try {
        levels.get(level).getFD().sync();
      } catch (IOException e) {
        throw unavailable(level, e);
      }
    }
  }

  private RandomAccessFile level(int level) throws IOException {
    while (levels.size() <= level) {
      Files.createDirectories(folder);
      levels.add(OwnerOnly.open(path(levels.size())));
    }
    return levels.get(level);
  }

  private Path path(int level) {
    return folder.resolve(NAME + level);
  }

  @Override
  public synchronized void close() {
    for (int level = 0; level < levels.size(); level++) {
      try {
        levels.get(level).close();
      } catch (IOException e) {
        throw unavailable(level, e);
      }
    }
  }

  private LogUnavailable unavailable(int level, IOException e) {
    return new LogUnavailable("%s cannot be read or written: %s".formatted(path(level), e), e);
  }
}
