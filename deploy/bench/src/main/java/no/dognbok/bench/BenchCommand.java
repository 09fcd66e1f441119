package no.dognbok.bench;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import no.dognbok.bench.evidence.EvidenceCommand;
import no.dognbok.bench.http.HttpBenchCommand;
import no.dognbok.bench.http.OneRowCommand;
import no.dognbok.bench.http.StartCommand;
import no.dognbok.bench.log.LogCommand;
import no.dognbok.bench.statements.StatementsCommand;
import no.dognbok.bench.views.ReplayCommand;
import no.dognbok.bench.views.StatisticsCommand;
import no.dognbok.bench.views.WorklistCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dognbok bench}: a benchmark for each claim that the README makes of speed and memory. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures what the ledger costs.",
    subcommands = {
      LogCommand.class,
      HttpBenchCommand.class,
      StartCommand.class,
      OneRowCommand.class,
      ReplayCommand.class,
      WorklistCommand.class,
      StatementsCommand.class,
      StatisticsCommand.class,
      EvidenceCommand.class
    })
public final class BenchCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new BenchCommand())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
            .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
            .execute(arguments));
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
