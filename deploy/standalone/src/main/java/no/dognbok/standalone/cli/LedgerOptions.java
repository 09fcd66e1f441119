package no.dognbok.standalone.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which ledger a command works on. */
final class LedgerOptions {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "dognbok-data",
      description = "Folder of the ledger (default: ${DEFAULT-VALUE}).")
  Path data = Path.of("dognbok-data");

  @Option(
      names = "--reference",
      paramLabel = "FILE",
      description = "YAML with rates, addresses and terms to propose where the ledger knows none.")
  @Nullable Path reference;

  @Option(
      names = "--auditor",
      paramLabel = "ORG",
      description = "Organisation number of somebody who may see everything; may be repeated.")
  List<String> auditors = List.of();
}
