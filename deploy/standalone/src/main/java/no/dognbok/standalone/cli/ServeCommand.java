package no.dognbok.standalone.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import no.dognbok.standalone.Server;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dognbok serve}: both sides on the embedded store, until the process is ended. */
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

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    if (port < 0 || port > 65_535) {
      throw new ParameterException(
          spec.commandLine(), "--port is %d; a port lies from 0 to 65535".formatted(port));
    }
    PrintWriter out = spec.commandLine().getOut();
    Server server = Server.start(ledger.settings(port));
    out.println(
        "Døgnbok serves %s at %s/api/v1".formatted(ledger.data.toAbsolutePath(), server.address()));
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
}
