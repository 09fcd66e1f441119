package no.dognbok.standalone.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import no.dognbok.log.sqlite.DataFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dognbok statement}: the draft of a month between a hospital trust and a municipality. */
@Command(
    name = "statement",
    mixinStandardHelpOptions = true,
    description = "Prints the draft of a statement (avregning) for a month.")
final class StatementCommand implements Callable<Integer> {

  @Mixin private LedgerOptions ledger = new LedgerOptions();

  @Option(
      names = "--trust",
      paramLabel = "ORG",
      required = true,
      description = "Organisation number of the hospital trust, which is also the one that asks.")
  private String trust = "";

  @Option(
      names = "--municipality",
      paramLabel = "NUMBER",
      required = true,
      description = "Number of the municipality, four digits.")
  private String municipality = "";

  @Option(names = "--month", paramLabel = "YYYY-MM", required = true, description = "The month.")
  private String month = "";

  @Option(names = "--json", description = "The whole draft as JSON, with reasons and doubts.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (!DataFolder.hasLog(ledger.data)) {
      throw new IllegalStateException(
          "there is no ledger in %s; name its folder with --data".formatted(ledger.data));
    }
    try (Ledger opened = Ledger.open(ledger)) {
      Ledger.Answer answer =
          opened.get("/statements/%s/%s/%s".formatted(trust, municipality, month), trust);
      if (json) {
        out.println(answer.body());
      } else {
        new Reports(out).statement(answer.json());
      }
    }
    return 0;
  }
}
