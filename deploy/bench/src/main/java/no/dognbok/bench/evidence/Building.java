package no.dognbok.bench.evidence;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import no.dognbok.log.EventLog;
import no.dognbok.log.Leaf;
import no.dognbok.query.evidence.tree.MerkleTree;
import no.dognbok.query.evidence.tree.TilesInFolder;

/**
 * How quickly the tree over a log is built: all of it as the program does it, and by itself what
 * reading the leaves takes, and what hashing them and keeping the tiles takes.
 */
final class Building {

  /** As many leaves as the program reads at once. */
  private static final int AT_ONCE = 10_000;

  private final EventLog log;
  private final Path scratch;
  private final long commits;

  Building(EventLog log, Path scratch) {
    this.log = log;
    this.scratch = scratch;
    this.commits = log.head().commits();
  }

  /**
   * Builds it so many times from nothing and prints the middle one, by processor time.
   *
   * @param rounds an odd number, else the slower of the two in the middle counts
   */
  void print(int rounds, PrintWriter out) throws IOException {
    List<Stopwatch> all = new ArrayList<>();
    List<Stopwatch> reading = new ArrayList<>();
    List<Stopwatch> adding = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      all.add(all(folder("all", round)));
      Stopwatch read = new Stopwatch();
      Stopwatch add = new Stopwatch();
      inParts(folder("parts", round), read, add);
      reading.add(read);
      adding.add(add);
    }
    out.printf("building the tree over %,d commits, %d times%n", commits, rounds);
    out.println("| | commits/s of CPU | commits/s | CPU µs a commit | the first time, of CPU |");
    out.println("|---|---:|---:|---:|---:|");
    row(out, "all: read, hashed, kept, forced, its head signed", all);
    row(out, "reading the leaves", reading);
    row(out, "hashing them, keeping the tiles", adding);
  }

  private Path folder(String name, int round) throws IOException {
    return Files.createDirectory(scratch.resolve(name + round));
  }

  /** As the program does it when it finds none: on the thread that asks. */
  private Stopwatch all(Path folder) {
    Stopwatch watch = new Stopwatch();
    try (KeptEvidence kept = KeptEvidence.anew(log, folder, Clock.systemUTC())) {
      watch.run(() -> requireAll(kept.evidence().last().size()));
    }
    return watch;
  }

  private void inParts(Path folder, Stopwatch reading, Stopwatch adding) {
    try (TilesInFolder tiles = new TilesInFolder(folder)) {
      MerkleTree tree = MerkleTree.open(tiles, 0);
      while (tree.size() < commits) {
        List<Leaf> leaves = reading.time(() -> log.leaves(tree.size(), AT_ONCE));
        adding.run(() -> tree.add(leaves));
      }
      requireAll(tree.size());
    }
  }

  private void requireAll(long built) {
    if (built != commits) {
      throw new IllegalStateException(
          "the tree has %d leaves, and the log %d commits".formatted(built, commits));
    }
  }

  private void row(PrintWriter out, String what, List<Stopwatch> rounds) {
    Stopwatch first = rounds.getFirst();
    Stopwatch middle =
        rounds.stream()
            .sorted(Comparator.comparingDouble(Stopwatch::processorSeconds))
            .skip(rounds.size() / 2)
            .findFirst()
            .orElseThrow();
    out.printf(
        "| %s | %,.0f | %,.0f | %.2f | %,.0f |%n",
        what,
        commits / middle.processorSeconds(),
        commits / middle.seconds(),
        middle.processorSeconds() * 1e6 / commits,
        commits / first.processorSeconds());
    out.flush();
  }
}
