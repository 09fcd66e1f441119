package no.dognbok.bench.http;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import no.dognbok.bench.Program;
import no.dognbok.bench.ScratchFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code bench http}: the built program with a ledger full of stays, beside an endpoint that writes
 * one row durably and nothing else. Both are up all the time, and take turns.
 */
@Command(
    name = "http",
    mixinStandardHelpOptions = true,
    description = "How long clients wait for commands and queries over HTTP.")
public final class HttpBenchCommand implements Callable<Integer> {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of the ledger, filled where it is new and kept (default: a new one).")
  private @Nullable Path data;

  @Option(names = "--stays", defaultValue = "100000", description = "Default: ${DEFAULT-VALUE}.")
  private int stays;

  @Option(names = "--clients", defaultValue = "64", description = "Default: ${DEFAULT-VALUE}.")
  private int clients;

  @Option(
      names = "--seconds",
      defaultValue = "10",
      description = "How long each is asked in a round (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--rounds",
      defaultValue = "3",
      description = "How often they take turns (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--warm-up",
      defaultValue = "20",
      description = "Seconds before anything counts (default: ${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(
      names = "--rate",
      description = "Requests a second for the second part (default: half of what the slower did).")
  private @Nullable Double rate;

  @Option(names = "--jvm", hidden = true, description = "Options for the ledger's own JVM.")
  private List<String> jvm = List.of();

  @Spec private CommandSpec spec = CommandSpec.create();

  /** A server, and what it is asked. */
  private record Asked(String name, ServerProcess server, Requests requests) {}

  @Override
  public Integer call() throws Exception {
    try (ScratchFolder scratch =
        ScratchFolder.onDisk(Path.of(System.getProperty("java.io.tmpdir")))) {
      Path folder = data == null ? scratch.path().resolve("ledger") : data;
      PrintWriter out = spec.commandLine().getOut();
      out.println("a ledger in %s, filled first where it is new (some minutes)".formatted(folder));
      FilledLedger ledger = FilledLedger.in(folder, stays);
      Path rows = Files.createDirectory(scratch.path().resolve("rows"));
      try (ServerProcess ours =
              ServerProcess.start(
                  port -> Program.dognbok(jvm, "serve", "--data", "" + folder, "--port", "" + port),
                  "/api/v1/stays/" + ledger.stays().getFirst(),
                  scratch.path().resolve("ledger.out"));
          ServerProcess oneRow =
              ServerProcess.start(
                  port -> Program.thisOne("one-row", "--data", "" + rows, "--port", "" + port),
                  "/rows/1",
                  scratch.path().resolve("rows.out"))) {
        out.println(
            "%,d stays (%,d open); the ledger answers after %.1f s"
                .formatted(
                    ledger.stays().size(),
                    ledger.open().size(),
                    ours.startedIn().toMillis() / 1e3));
        measure(
            List.of(
                new Asked("Døgnbok", ours, new Requests.ToTheLedger(ledger)),
                new Asked("one row", oneRow, new Requests.ToOneRow(OneRowServer.ROWS))),
            new HttpTable(out));
      }
    }
    return 0;
  }

  private void measure(List<Asked> servers, HttpTable table) throws Exception {
    Clients asFastAsAnswered = new Clients(clients, 0);
    takeTurns(servers, asFastAsAnswered, 1, warmUp);
    List<Figures> fastest = takeTurns(servers, asFastAsAnswered, rounds, seconds);
    table.print(
        "%d clients, as fast as they are answered".formatted(clients), names(servers), fastest);
    double both =
        rate != null
            ? rate
            : fastest.stream().mapToDouble(Figures::perSecond).min().orElseThrow() / 2;
    List<Figures> paced = takeTurns(servers, new Clients(clients, both), rounds, seconds);
    table.print(
        "%d clients, %,.0f requests a second".formatted(clients, both), names(servers), paced);
  }

  private static List<String> names(List<Asked> servers) {
    return servers.stream().map(Asked::name).toList();
  }

  private static List<Figures> takeTurns(
      List<Asked> servers, Clients clients, int rounds, int seconds) throws Exception {
    List<Figures> sums = servers.stream().map(_ -> new Figures()).toList();
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < servers.size(); i++) {
        Asked asked = servers.get(i);
        sums.get(i)
            .add(
                clients.run(
                    asked.server, asked.requests, Duration.ofSeconds(seconds), System.nanoTime()));
      }
    }
    sums.forEach(Figures::requireSuccess);
    return sums;
  }
}
