package no.dognbok.bench.log;

import static java.util.stream.Collectors.joining;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import no.dognbok.bench.ScratchFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code bench log}: writers that each wait for their own commit, on the ledger's log, beside a
 * bare JDBC loop and Axon's own JDBC engine on the same disk. The three take turns, so that
 * whatever else the machine does hits all of them.
 */
@Command(
    name = "log",
    mixinStandardHelpOptions = true,
    description = "Appends per second, and how long a writer waits for the disk.")
public final class LogCommand implements Callable<Integer> {

  @Option(
      names = "--writers",
      split = ",",
      defaultValue = "1,32,256",
      paramLabel = "N",
      description = "How many write at the same time (default: ${DEFAULT-VALUE}).")
  private List<Integer> writers = List.of();

  @Option(
      names = "--seconds",
      defaultValue = "5",
      description = "How long each writes in a round (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--rounds",
      defaultValue = "3",
      description = "How often they take turns (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--warm-up",
      defaultValue = "5",
      description = "Seconds before anything counts (default: ${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "Where to write, on a real disk (default: the folder for temporary files).")
  private Path parent = Path.of(System.getProperty("java.io.tmpdir"));

  @Option(
      names = "--strace",
      description = "Also count how often a group has the disk written, in a run under strace.")
  private boolean strace;

  @Option(
      names = "--sync-takes",
      paramLabel = "MS",
      description =
          "Have each forced write take so many milliseconds more, as on a slower disk (strace).")
  private int syncTakes;

  @Option(names = "--alone", hidden = true, description = "Only the log, and say how many groups.")
  private boolean alone;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    if (alone) {
      logAlone(out);
      return 0;
    }
    if (syncTakes > 0) {
      out.printf("each forced write takes %d ms more%n", syncTakes);
      out.flush();
      return Strace.slowed(Duration.ofMillis(syncTakes), again());
    }
    LogTable table = new LogTable(out);
    for (int count : writers) {
      try (ScratchFolder folder = ScratchFolder.onDisk(parent)) {
        beside(count, folder.path(), table);
      }
    }
    if (strace) {
      out.println();
      out.println(Strace.countSyncs(parent, writers));
    }
    return 0;
  }

  /** The same without the slower disk. */
  private String[] again() {
    return new String[] {
      "log",
      "--writers",
      writers.stream().map(String::valueOf).collect(joining(",")),
      "--seconds",
      "" + seconds,
      "--rounds",
      "" + rounds,
      "--warm-up",
      "" + warmUp,
      "--folder",
      "" + parent
    };
  }

  private void beside(int count, Path folder, LogTable table) throws Exception {
    Stories stories = new Stories(count);
    try (OurLog log = new OurLog(folder.resolve("log"), stories);
        BareLoop bare = new BareLoop(folder.resolve("bare"), stories);
        AxonJdbc axon = new AxonJdbc(folder, stories)) {
      List<Contender> contenders = List.of(log, bare, axon);
      takeTurns(contenders, count, Duration.ofSeconds(warmUp));
      Result[] sums = {Result.nothing(), Result.nothing(), Result.nothing()};
      for (int round = 0; round < rounds; round++) {
        List<Result> turn = takeTurns(contenders, count, Duration.ofSeconds(seconds));
        Arrays.setAll(sums, i -> sums[i].and(turn.get(i)));
      }
      table.print(count, contenders, List.of(sums));
    }
  }

  /** One after the other; the bare loop writes in groups of the size that the log just had. */
  private static List<Result> takeTurns(List<Contender> contenders, int writers, Duration time)
      throws Exception {
    List<Result> results = new ArrayList<>();
    for (Contender contender : contenders) {
      double batch = results.isEmpty() ? 1 : results.getFirst().meanBatch();
      results.add(contender.run(writers, batch, time));
    }
    return results;
  }

  private void logAlone(PrintWriter out) throws Exception {
    try (ScratchFolder folder = ScratchFolder.onDisk(parent);
        OurLog log = new OurLog(folder.path().resolve("log"), new Stories(0))) {
      log.run(writers.getFirst(), 1, Duration.ofSeconds(seconds));
      out.println(Strace.GROUPS + log.groups());
    }
  }
}
