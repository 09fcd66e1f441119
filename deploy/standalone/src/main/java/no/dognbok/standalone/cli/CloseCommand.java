package no.dognbok.standalone.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.Callable;
import no.dognbok.standalone.cli.Closed.Stand;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code dognbok close}: the month of all municipalities of a hospital trust, each as far as it can
 * go now: presented, frozen, invoiced. A client of the API, which takes each step once.
 */
@Command(
    name = "close",
    mixinStandardHelpOptions = true,
    description =
        "Takes a month's statements with all municipalities as far as they can go now: presented,"
            + " and, when the time for objections is over, frozen and invoiced. Safe to break off"
            + " and to run again.")
final class CloseCommand implements Callable<Integer> {

  @Mixin private LedgerOptions ledger = new LedgerOptions();

  @Option(
      names = "--at",
      paramLabel = "URL",
      description =
          "Address of the server to go through, where it holds no data folder: one on MongoDB,"
              + " which is both sides.")
  private @Nullable String at;

  @Option(
      names = "--trust",
      paramLabel = "ORG",
      required = true,
      description = "Organisation number of the hospital trust, which is also the one that asks.")
  private String trust = "";

  @Option(
      names = "--month",
      paramLabel = "YYYY-MM",
      required = true,
      description = "The month; it must be over.")
  private YearMonth month = YearMonth.of(1970, 1);

  @Option(
      names = "--municipality",
      paramLabel = "NUMBER",
      description = "Only this municipality; may be repeated.")
  private List<String> only = List.of();

  @Option(
      names = "--early",
      description = "Freezes what is presented though the municipality can still object.")
  private boolean early;

  /** How far to go. */
  enum Until {
    PRESENTED(Stand.PRESENTED),
    FROZEN(Stand.FROZEN),
    INVOICED(Stand.INVOICED);

    private final Stand stand;

    Until(Stand stand) {
      this.stand = stand;
    }
  }

  @Option(
      names = "--until",
      paramLabel = "STEP",
      defaultValue = "INVOICED",
      description = "The last step to take: presented, frozen or invoiced (default).")
  private Until until = Until.INVOICED;

  @Option(
      names = "--issued",
      paramLabel = "DATE",
      description = "Date of the invoices that get a number now (default: today).")
  private @Nullable LocalDate issued;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Folder for the files of what is frozen, with manifest.json; what lies there is never"
              + " overwritten.")
  private @Nullable Path files;

  @Option(names = "--dry-run", description = "Says what it would do, and does nothing.")
  private boolean dryRun;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    try (Ledger opened = Ledger.there(ledger, at)) {
      Closing closing =
          new Closing(
              opened,
              new Closing.Order(trust, month, only, early, until.stand, issued, dryRun),
              out);
      List<Closed> closed = closing.run();
      if (files != null && !dryRun) {
        new StatementFiles(opened, trust, month, files).fetch(closed, out);
      }
      return closed.stream().anyMatch(Closed::failed) ? DognbokCommand.NOT_AS_IT_SHOULD_BE : 0;
    }
  }
}
