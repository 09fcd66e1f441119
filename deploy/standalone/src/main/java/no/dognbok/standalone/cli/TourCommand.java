package no.dognbok.standalone.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dognbok tour}: the main job in one go, on the sample messages that the project brings. */
@Command(
    name = "tour",
    mixinStandardHelpOptions = true,
    description =
        "Imports sample messages and prints a worklist, the timeline of a stay and a draft"
            + " statement.")
final class TourCommand implements Callable<Integer> {

  private static final String TRUST = "983974791";
  private static final String STAY = "10000000-0000-4000-8000-000000000001";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "dognbok-tour",
      description = "Folder of the ledger (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("dognbok-tour");

  @Option(
      names = "--samples",
      paramLabel = "DIR",
      defaultValue = "${sys:dognbok.home:-deploy}/samples",
      description = "Folder with the sample messages (default: those of the project).")
  private Path samples = Path.of("deploy/samples");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    LedgerOptions options = new LedgerOptions();
    options.data = data;
    options.reference = samples.resolve("reference.yaml");
    if (!Files.isRegularFile(options.reference)) {
      throw new IllegalStateException(
          "the samples are not in %s; name their folder with --samples".formatted(samples));
    }
    try (Ledger ledger = Ledger.open(options)) {
      out.println("Importerer eksempelmeldingene i " + samples);
      Importer importer = new Importer(ledger, TRUST, out, spec.commandLine().getErr());
      importer.take(List.of(samples));
      out.println("  " + importer.summary());
      Reports reports = new Reports(out);
      out.println();
      reports.worklist(ledger.get("/worklist?asOf=2025-10-17T12:00&size=12", TRUST).json());
      out.println();
      reports.timeline(ledger.get("/stays/%s/timeline".formatted(STAY), TRUST).json());
      out.println();
      reports.statement(ledger.get("/statements/%s/5006/2025-10".formatted(TRUST), TRUST).json());
      out.println();
      out.println(
          "Se videre: deploy/dognbok serve --data %s, og README, «Five minutes with curl»."
              .formatted(data));
      return importer.refused() == 0 ? 0 : DognbokCommand.NOT_AS_IT_SHOULD_BE;
    }
  }
}
