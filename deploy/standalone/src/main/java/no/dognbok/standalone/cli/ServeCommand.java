package no.dognbok.standalone.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import no.dognbok.standalone.Server;
import no.dognbok.standalone.Side;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code dognbok serve}: both sides on the embedded store, or one or both on a MongoDB that other
 * processes share, until the process is ended.
 */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = "Serves a ledger over HTTP, on this machine only.")
final class ServeCommand implements Callable<Integer> {

  @Mixin private LedgerOptions ledger = new LedgerOptions();

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8180",
      description = "Port on 127.0.0.1 (default: ${DEFAULT-VALUE}; 0 for any that is free).")
  private int port = 8180;

  @Option(
      names = "--mongodb",
      paramLabel = "URI",
      arity = "0..1",
      fallbackValue = "${env:DOGNBOK_MONGODB}",
      defaultValue = "${env:DOGNBOK_MONGODB}",
      description =
          "The ledger lies in this database and not in a folder: mongodb://HOST,…/NAME?replicaSet=…"
              + " (or the environment's DOGNBOK_MONGODB, which other users of this machine do not"
              + " see).")
  private @Nullable String mongodb;

  @Option(
      names = "--side",
      defaultValue = "both",
      description =
          "On MongoDB: this process takes what is told (command), answers questions (query), or"
              + " both (default).")
  private Side side = Side.BOTH;

  @Option(
      names = "--pseudonym-keys",
      paramLabel = "FILE",
      description =
          "On MongoDB: the secret keys of the pseudonyms, the same file for all processes; see"
              + " 'dognbok keygen'.")
  private @Nullable Path keys;

  @Option(
      names = "--evidence-keys",
      paramLabel = "FILE",
      description =
          "On MongoDB: the keys that sign evidence, the same file for all processes that do (each"
              + " that answers questions gives proofs, also without); see 'dognbok evidence-keys'.")
  private @Nullable Path evidenceKeys;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    if (port < 0 || port > 65_535) {
      throw new ParameterException(
          spec.commandLine(), "--port is %d; a port lies from 0 to 65535".formatted(port));
    }
    PrintWriter out = spec.commandLine().getOut();
    Server.Settings settings = settings();
    Server server = Server.start(settings);
    out.println(
        "Døgnbok serves %s at %s/api/v1"
            .formatted(
                settings.shared() == null
                    ? ledger.data.toAbsolutePath()
                    : "%s of %s".formatted(sides(), MongoAddress.of(settings.shared().mongodb())),
                server.address()));
    if (ledger.simulated) {
      out.println(
          "This ledger is SIMULATED: everything in it is made up, and every answer says so.");
    }
    out.println(
        "Until callers can prove who they are it listens on this machine only, and takes the header"
            + " Dognbok-Organisation at its word.");
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(ended::countDown));
    ended.await();
    return 0;
  }

  private String sides() {
    return switch (side) {
      case COMMAND -> "the command side";
      case QUERY -> "the query side";
      case BOTH -> "both sides";
    };
  }

  private Server.Settings settings() {
    Server.Settings settings = ledger.settings(port);
    if (mongodb == null || mongodb.isBlank()) {
      if (side != Side.BOTH || keys != null || evidenceKeys != null) {
        throw new ParameterException(
            spec.commandLine(),
            "--side, --pseudonym-keys and --evidence-keys are for a ledger on MongoDB: say"
                + " --mongodb too");
      }
      return settings;
    }
    if (keys == null) {
      throw new ParameterException(
          spec.commandLine(),
          "a ledger on MongoDB needs --pseudonym-keys FILE; 'dognbok keygen FILE' makes one");
    }
    return settings.on(new Server.Shared(MongoAddress.valid(mongodb), keys, side, evidenceKeys));
  }
}
