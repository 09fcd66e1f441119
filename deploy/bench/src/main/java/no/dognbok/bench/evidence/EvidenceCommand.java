package no.dognbok.bench.evidence;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import no.dognbok.bench.ScratchFolder;
import no.dognbok.log.sqlite.DataFolder;
import no.dognbok.log.sqlite.SqliteEventLog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code bench evidence}: what the tree, proofs, and appends beside them cost on the embedded
 * store, and how soon a dossier is there and checked.
 */
@Command(
    name = "evidence",
    mixinStandardHelpOptions = true,
    description = {
      "Builds the tree over a log and proves from it; appends with evidence and without;",
      "asks the built program for dossiers, and checks one with the small program."
    })
public final class EvidenceCommand implements Callable<Integer> {

  @Option(
      names = "--commits",
      defaultValue = "1000000",
      description =
          "In the log, of one event each; 0 leaves the tree and proofs out (default:"
              + " ${DEFAULT-VALUE}).")
  private long commits;

  @Option(
      names = "--rounds",
      defaultValue = "3",
      description = "How often the tree is built (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--proofs",
      defaultValue = "2000",
      description = "How many of each kind (default: ${DEFAULT-VALUE}).")
  private int proofs;

  @Option(
      names = "--pairs",
      defaultValue = "20",
      description =
          "Laps of appends with evidence and without; 0 leaves them out (default:"
              + " ${DEFAULT-VALUE}).")
  private int pairs;

  @Option(
      names = "--lap",
      defaultValue = "2000",
      paramLabel = "MS",
      description =
          "How long each is counted, in milliseconds; half as long goes before (default:"
              + " ${DEFAULT-VALUE}).")
  private int lap;

  @Option(
      names = "--dossiers",
      defaultValue = "20",
      description =
          "Of 40 events, as many go before; 0 leaves them out (default: ${DEFAULT-VALUE}).")
  private int dossiers;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "Where to write, on a real disk (default: the folder for temporary files).")
  private Path parent = Path.of(System.getProperty("java.io.tmpdir"));

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    if (commits > 0) {
      tree(out);
    }
    if (pairs > 0) {
      new AppendPairs(parent, Duration.ofMillis(lap)).print(pairs, out);
      out.println();
    }
    if (dossiers > 0) {
      try (ScratchFolder scratch = ScratchFolder.onDisk(parent)) {
        DossierTimes.print(scratch.path(), dossiers, out);
      }
    }
    return 0;
  }

  private void tree(PrintWriter out) throws Exception {
    try (ScratchFolder scratch = ScratchFolder.onDisk(parent);
        DataFolder folder = DataFolder.open(scratch.path().resolve("ledger"));
        SqliteEventLog log = SqliteEventLog.open(folder, Clock.systemUTC())) {
      FilledLog.fill(log, Clock.systemUTC(), commits);
      new Building(log, scratch.path()).print(rounds, out);
      out.println();
      Proofs.print(log, scratch.path().resolve("proofs"), proofs, out);
      out.println();
    }
  }
}
