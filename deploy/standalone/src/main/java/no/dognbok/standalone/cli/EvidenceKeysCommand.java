package no.dognbok.standalone.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import no.dognbok.query.evidence.EvidenceKeys;
import no.dognbok.query.evidence.check.PublishedKeys;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code dognbok evidence-keys}: makes the key that signs for a ledger on MongoDB, or changes that
 * of any ledger. A server that is running takes up the new key by itself.
 */
@Command(
    name = "evidence-keys",
    mixinStandardHelpOptions = true,
    description =
        "Makes the key that signs the evidence of a ledger (a ledger in a folder makes its own), or"
            + " puts a new one in its place, endorsed by the old one, whose secret is gone then.")
final class EvidenceKeysCommand implements Runnable {

  @Parameters(
      paramLabel = "FILE",
      description =
          "The file of the keys; only its owner can read it (in a folder: evidence-keys).")
  private Path file = Path.of("");

  @Option(names = "--rotate", description = "Puts a new key in the place of the one in the file.")
  private boolean rotate;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description =
          "How the ledger is called in all that it signs, without blanks and plus signs, such as"
              + " dognbok.example.no/hnt; it stays when the key is changed (default: made up).")
  private @Nullable String name;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    PublishedKeys keys = rotate ? rotated() : made();
    spec.commandLine()
        .getOut()
        .println(
            """
            %s holds the key that signs from now on:
              %s
              fingerprint %s
            Make the fingerprint known where people can find it without this ledger, and keep a copy of the file apart from the ledger's.\
            """
                .formatted(file, keys.current(), keys.current().fingerprint()));
  }

  private PublishedKeys made() {
    return EvidenceKeys.make(
            file, name == null ? "dognbok/" + UUID.randomUUID() : name, Clock.systemUTC().instant())
        .current()
        .published();
  }

  private PublishedKeys rotated() {
    if (name != null) {
      throw new ParameterException(
          spec.commandLine(), "--name is of a new ledger: it stays when the key is changed");
    }
    return EvidenceKeys.in(file).rotate(Clock.systemUTC().instant());
  }
}
