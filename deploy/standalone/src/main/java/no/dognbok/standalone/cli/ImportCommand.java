package no.dognbok.standalone.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dognbok import}: messages from files, once each, however often it is run. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description =
        "Takes PLO messages (XML) and events (newline-delimited JSON) from files and folders. Safe"
            + " to run twice.")
final class ImportCommand implements Callable<Integer> {

  @Mixin private LedgerOptions ledger = new LedgerOptions();

  @Option(
      names = "--organisation",
      paramLabel = "ORG",
      description =
          "Organisation number of who tells, for lines of JSON. PLO messages say it themselves.")
  private @Nullable String organisation;

  @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files or folders.")
  private List<Path> paths = List.of();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    try (Ledger opened = Ledger.open(ledger)) {
      Importer importer = new Importer(opened, organisation, out, spec.commandLine().getErr());
      importer.take(paths);
      out.println(importer.summary());
      return importer.refused() == 0 ? 0 : DognbokCommand.NOT_AS_IT_SHOULD_BE;
    }
  }
}
