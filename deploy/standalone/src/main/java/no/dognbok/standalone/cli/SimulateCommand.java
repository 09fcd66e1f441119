package no.dognbok.standalone.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import no.dognbok.standalone.simulation.Country;
import no.dognbok.standalone.simulation.ReferenceForm;
import no.dognbok.standalone.simulation.Telling;
import no.dognbok.standalone.simulation.Traffic;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dognbok simulate}: made-up traffic, like the real one, for trying and measuring. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = "Makes up realistic traffic; the same seed makes the same.")
final class SimulateCommand implements Callable<Integer> {

  /** In which form the traffic is written. */
  enum Form {
    /** Newline-delimited JSON, one file. */
    NDJSON,
    /** PLO messages, and lines for what they cannot tell: numbered files in a folder. */
    PLO
  }

  @Option(names = "--stays", paramLabel = "N", required = true, description = "How many stays.")
  private int stays;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Any whole number (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "Where to: a file of lines, or a new folder with --form plo.")
  private Path out = Path.of("");

  @Option(
      names = "--form",
      defaultValue = "ndjson",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Form form = Form.NDJSON;

  @Option(
      names = "--month",
      paramLabel = "YYYY-MM",
      description = "Month in which the patients are admitted, instead of --from and --to.")
  private @Nullable YearMonth month;

  @Option(
      names = "--from",
      paramLabel = "DATE",
      defaultValue = "2025-01-01",
      description = "First day of admissions (default: ${DEFAULT-VALUE}).")
  private LocalDate from = LocalDate.of(2025, 1, 1);

  @Option(
      names = "--to",
      paramLabel = "DATE",
      description = "Last day of admissions (default: a year after the first).")
  private @Nullable LocalDate to;

  @Option(
      names = "--cut",
      description = "Leave out what arrives after the last day, so that stays are open then.")
  private boolean cut;

  @Option(
      names = "--whole-country",
      description =
          "All 357 municipalities and 19 hospital trusts, instead of Helse Nord-Trøndelag's 22.")
  private boolean wholeCountry;

  @Option(
      names = "--reference-out",
      paramLabel = "FILE",
      description =
          "Where to write the addresses, for --reference of other commands (default, with"
              + " --whole-country: beside the traffic).")
  private @Nullable Path referenceOut;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Country country = wholeCountry ? Country.whole() : Country.nordTrondelag();
    Traffic traffic = Traffic.of(settings(country));
    long tellings = form == Form.PLO ? writeMessages(traffic, country) : writeLines(traffic);
    PrintWriter report = spec.commandLine().getOut();
    report.println(
        "%d stays, %d tellings in the order of their arrival, in %s"
            .formatted(stays, tellings, out));
    writeReference(country, report);
    return 0;
  }

  private Traffic.Settings settings(Country country) {
    LocalDate first = month == null ? from : month.atDay(1);
    LocalDate last =
        month != null ? month.atEndOfMonth() : to != null ? to : from.plusYears(1).minusDays(1);
    try {
      return new Traffic.Settings(stays, seed, first, last, country, cut);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
    }
  }

  private long writeLines(Traffic traffic) throws IOException {
    long written = 0;
    try (BufferedWriter file = Files.newBufferedWriter(out);
        Stream<String> lines = traffic.lines()) {
      for (Iterator<String> each = lines.iterator(); each.hasNext(); written++) {
        file.write(each.next());
        file.write('\n');
      }
    }
    return written;
  }

  private long writeMessages(Traffic traffic, Country country) throws IOException {
    Files.createDirectories(out);
    try (Stream<Path> inside = Files.list(out)) {
      if (inside.findAny().isPresent()) {
        throw new ParameterException(
            spec.commandLine(), "%s is not empty; name a new folder".formatted(out));
      }
    }
    try (NumberedFiles files = new NumberedFiles(out, country);
        Stream<Telling> tellings = traffic.tellings()) {
      for (Iterator<Telling> each = tellings.iterator(); each.hasNext(); ) {
        files.write(each.next());
      }
      return files.written();
    }
  }

  private void writeReference(Country country, PrintWriter report) throws IOException {
    Path file = referenceOut;
    if (file == null && wholeCountry) {
      file =
          form == Form.PLO
              ? out.resolve("reference.yaml")
              : out.resolveSibling(out.getFileName() + ".reference.yaml");
    }
    if (file != null) {
      Files.writeString(file, ReferenceForm.of(country));
      report.println("the addresses, most of them made up, in " + file);
    }
  }
}
