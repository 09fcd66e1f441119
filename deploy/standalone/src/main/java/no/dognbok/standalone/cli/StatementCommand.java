package no.dognbok.standalone.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import no.dognbok.log.sqlite.InPlace;
import no.dognbok.log.sqlite.OwnerOnly;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code dognbok statement}: a month between a hospital trust and a municipality, as far as it has
 * come, for people to read or as a file.
 */
@Command(
    name = "statement",
    mixinStandardHelpOptions = true,
    description = "Prints a statement (avregning) of a month as far as it has come, or its files.")
final class StatementCommand implements Callable<Integer> {

  @Mixin private LedgerOptions ledger = new LedgerOptions();

  @Option(
      names = "--at",
      paramLabel = "URL",
      description = "Address of the server to ask, where it holds no data folder: one on MongoDB.")
  private @Nullable String at;

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

  @Option(names = "--json", description = "The same as --form json: all, with reasons and doubts.")
  private boolean json;

  /** In which form it can be had, and where its address ends. */
  enum Form {
    JSON(".json"),
    CSV(".csv"),
    XLSX(".xlsx"),
    PDF(".pdf"),
    HTML(".html"),
    EHF("/invoice.xml");

    private final String ending;

    Form(String ending) {
      this.ending = ending;
    }

    private boolean isText() {
      return this != XLSX && this != PDF;
    }
  }

  @Option(
      names = "--form",
      paramLabel = "FORM",
      description = "json, csv, xlsx, pdf, html, or ehf: the invoice or credit note.")
  private @Nullable Form form;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "File to make in that form; nothing is overwritten.")
  private @Nullable Path file;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Form wanted = json ? Form.JSON : form;
    if (wanted == null && file != null) {
      throw new ParameterException(
          spec.commandLine(), "say with --form in which form %s is wanted".formatted(file));
    }
    if (wanted != null && !wanted.isText() && file == null) {
      throw new ParameterException(
          spec.commandLine(),
          "say with --out where the file goes: %s is nothing to print".formatted(wanted));
    }
    try (Ledger opened = Ledger.there(ledger, at)) {
      String address = "/statements/%s/%s/%s".formatted(trust, municipality, month);
      if (wanted == null) {
        new Reports(out).statement(opened.get(address, trust).json());
        return 0;
      }
      byte[] bytes = opened.file(address + wanted.ending, trust);
      if (file == null) {
        out.println(new String(bytes, StandardCharsets.UTF_8));
      } else {
        write(bytes, file);
        out.println("%s: %d byte".formatted(file, bytes.length));
      }
    }
    return 0;
  }

  private static void write(byte[] bytes, Path file) throws IOException {
    Path draft =
        Files.createTempFile(file.toAbsolutePath().resolveSibling(""), "dognbok-", ".draft");
    try {
      OwnerOnly.restrict(draft);
      Files.write(draft, bytes);
      InPlace.put(draft, file);
    } catch (FileAlreadyExistsException e) {
      throw new IllegalStateException(
          "%s is there already, and is not overwritten".formatted(file));
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
