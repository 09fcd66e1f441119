package no.dognbok.standalone.cli;

import java.nio.file.Path;
import java.util.List;
import no.dognbok.standalone.Server;
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
      description =
          "YAML with rates, addresses, terms and retention to propose where the ledger knows none.")
  @Nullable Path reference;

  @Option(
      names = "--auditor",
      paramLabel = "ORG",
      description = "Organisation number of somebody who may see everything; may be repeated.")
  List<String> auditors = List.of();

  @Option(
      names = "--simulated",
      description =
          "The ledger is made up, and says so in every answer: reportedAt takes the place of the"
              + " clock. Decided when it is made, for good.")
  boolean simulated;

  /** A server on this ledger. */
  Server.Settings settings(int port) {
    return new Server.Settings(data, port, reference, auditors, simulated);
  }
}
