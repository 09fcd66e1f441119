package no.dognbok.bench.log;

import static java.util.stream.Collectors.joining;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import no.dognbok.bench.ScratchFolder;
import no.dognbok.log.sqlite.DataFolder;
import no.dognbok.log.sqlite.SqliteEventLog;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code bench log}: writers that each wait for their own commit, on the ledger's log, beside
 * others that keep the same on the same disk, or on the same MongoDB.
 */
@Command(
    name = "log",
    mixinStandardHelpOptions = true,
    description = "Appends per second, and how long a writer waits for the disk.")
public final class LogCommand implements Callable<Integer> {

  /** Where the log lies. */
  enum Store {
    SQLITE(List.of(1, 32, 256)),
    MONGO(List.of(1, 8, 32));

    private final List<Integer> writers;

    Store(List<Integer> writers) {
      this.writers = writers;
    }
  }

  @Option(
      names = "--store",
      defaultValue = "sqlite",
      description = "sqlite or mongo (default: ${DEFAULT-VALUE}).")
  private Store store = Store.SQLITE;

  @Option(
      names = "--mongodb",
      paramLabel = "URI",
      defaultValue = "${env:" + AppendingProcess.ADDRESS + "}",
      description =
          "The server, for --store mongo (default: what "
              + AppendingProcess.ADDRESS
              + " says, else one in memory, whose figures claim nothing). A database is made on"
              + " it, and dropped.")
  private @Nullable String mongodb;

  @Option(
      names = "--writers",
      split = ",",
      paramLabel = "N",
      description = "How many write at the same time (default: 1,32,256; on MongoDB 1,8,32).")
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
      description =
          "Where to write, on a real disk (default: the folder for temporary files); SQLite only.")
  private Path parent = Path.of(System.getProperty("java.io.tmpdir"));

  @Option(
      names = "--strace",
      description =
          "Also count how often a group has the disk written, in a run under strace; SQLite only.")
  private boolean strace;

  @Option(
      names = "--sync-takes",
      paramLabel = "MS",
      description =
          "Have each forced write take so many milliseconds more, as on a slower disk (strace);"
              + " SQLite only.")
  private int syncTakes;

  @Option(
      names = "--alone",
      hidden = true,
      description = "Only the log, in a process that this program has started.")
  private boolean alone;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    if (writers.isEmpty()) {
      writers = store.writers;
    }
    PrintWriter out = spec.commandLine().getOut();
    return switch (store) {
      case SQLITE -> onSqlite(out);
      case MONGO -> onMongo(out);
    };
  }

  private int onSqlite(PrintWriter out) throws Exception {
    if (alone) {
      sqliteAlone(out);
      return 0;
    }
    if (syncTakes > 0) {
      out.printf("each forced write takes %d ms more%n", syncTakes);
      out.flush();
      return Strace.slowed(Duration.ofMillis(syncTakes), again());
    }
    beside(new SqlitePlace(parent), out);
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

  private void sqliteAlone(PrintWriter out) throws Exception {
    try (ScratchFolder scratch = ScratchFolder.onDisk(parent);
        DataFolder folder = DataFolder.open(scratch.path().resolve("log"));
        SqliteEventLog log = SqliteEventLog.open(folder, Clock.systemUTC());
        OurLog ours = new OurLog(log, () -> log.written().groups(), "", new Stories(0))) {
      ours.run(writers.getFirst(), 1, Duration.ofSeconds(seconds));
      out.println(Strace.GROUPS + log.written().groups());
    }
  }

  private int onMongo(PrintWriter out) throws Exception {
    if (strace || syncTakes > 0) {
      throw new ParameterException(
          spec.commandLine(), "--strace and --sync-takes see this machine's disk: SQLite only");
    }
    Duration before = Duration.ofSeconds(warmUp);
    Duration turn = Duration.ofSeconds(seconds);
    if (alone) {
      String uri = Objects.requireNonNull(mongodb, AppendingProcess.ADDRESS);
      AppendingProcess.run(uri, writers.getFirst(), before, turn, out);
      return 0;
    }
    try (MongoServers server = MongoServers.at(mongodb)) {
      out.println(server.describe());
      beside(new MongoPlace(server), out);
      out.println();
      new TwoProcesses(server, before, turn, out).print(writers);
      out.println();
      new SeenByOthers(server, out).print();
    }
    return 0;
  }

  private void beside(Place place, PrintWriter out) throws Exception {
    Contest contest = new Contest(Duration.ofSeconds(warmUp), rounds, Duration.ofSeconds(seconds));
    LogTable table = new LogTable(out);
    for (int count : writers) {
      place.hold(
          new Stories(count),
          contenders -> table.print(count, contenders, contest.between(contenders, count)));
    }
  }
}
