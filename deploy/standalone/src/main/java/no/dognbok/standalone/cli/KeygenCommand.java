package no.dognbok.standalone.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import no.dognbok.identity.Pseudonyms;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dognbok keygen}: the keys of a new ledger that several processes will share. */
@Command(
    name = "keygen",
    mixinStandardHelpOptions = true,
    description =
        "Makes the secret keys of a new ledger's pseudonyms. All processes of a ledger on MongoDB"
            + " are given the same file.")
final class KeygenCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "The file to make; only its owner can read it.")
  private Path file = Path.of("");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Pseudonyms.make(file);
    spec.commandLine()
        .getOut()
        .println(
            "%s holds a new key. Keep a copy of it apart from the ledger: without it no patient is found again."
                .formatted(file));
    return 0;
  }
}
